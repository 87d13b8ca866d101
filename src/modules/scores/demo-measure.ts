import type { Random } from '../../kernel/random.js';
import type { Measure, ScoringRule } from '../criteria/index.js';

/** What a survey or the dossiers would have given a unit that does as well as `share`, 0–1. */
export const demoMeasure = (rule: ScoringRule, share: number, chance: Random): Measure =>
  rule.kind === 'SURVEY_OPTIONS' ? { answers: answers(share, chance) } : { value: percentage(rule, share) };

/** Answers of some dozens of people, the more of the best option the better the unit. */
function answers(share: number, chance: Random): number[] {
  const valid = chance.whole(30, 60);
  const best = Math.round(valid * Math.max(0, Math.min(1, share * 1.5 - 0.55)));
  const good = Math.round((valid - best) * 0.8);
  const poor = Math.round((valid - best - good) * 0.7);
  return [best, good, poor, valid - best - good - poor];
}

/** A percentage as it is reported, with two decimals: a share online is far below a share in time. */
function percentage(rule: ScoringRule, share: number): string {
  if (rule.kind !== 'LADDER') return (share * 100).toFixed(2);
  const firstStep = rule.steps[0]!.from;
  return (firstStep >= 50 ? 100 - (1 - share) * 60 : share ** 3 * 70).toFixed(2);
}
