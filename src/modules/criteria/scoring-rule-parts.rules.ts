import type { ScoringRule } from './scoring-rule.rules.js';
import { partsTold, type Told } from './set-told.rules.js';

type Kind = ScoringRule['kind'];

/** A scoring rule as a caller writes it: a kind, and any of the parts that the kinds have, numbers as texts. */
export interface RuleParts {
  readonly kind: Kind;
  readonly target?: string | null;
  readonly steps?: readonly { readonly from: string; readonly percent: string }[] | null;
  readonly each?: string | null;
  readonly plus?: string | null;
  readonly minus?: string | null;
  readonly floor?: string | null;
  readonly cap?: string | null;
  readonly percents?: readonly string[] | null;
}

type Part = Exclude<keyof RuleParts, 'kind'>;

/** The parts of each kind of rule; each kind needs all of its own and takes no other. */
export const PARTS: Readonly<Record<Kind, readonly Part[]>> = {
  YES_NO: [],
  RATIO: ['target'],
  LADDER: ['steps'],
  COUNT: ['each', 'cap'],
  PLUS_MINUS: ['plus', 'minus', 'floor', 'cap'],
  SHARE_OF_LEADER: [],
  SURVEY_OPTIONS: ['percents'],
  SURVEY_SHARE: [],
};

const ALL: readonly Part[] = [...new Set(Object.values(PARTS).flat())];

/** Which parts a rule misses and which it has too much, and what its kind has; null where it has exactly its own. */
export function partsComplaint(rule: RuleParts): Told | null {
  const own = PARTS[rule.kind];
  return partsTold(`A scoring rule of kind ${rule.kind}`, `Cách tính điểm ${rule.kind}`, {
    own,
    missing: own.filter((part) => rule[part] == null),
    extra: ALL.filter((part) => rule[part] != null && !own.includes(part)),
  });
}

/** The rule that complete parts make; see `partsComplaint`. */
export function ruleOfParts(rule: RuleParts): ScoringRule {
  const number = (part: Exclude<Part, 'steps' | 'percents'>): number => Number(rule[part]);
  switch (rule.kind) {
    case 'RATIO':
      return { kind: rule.kind, target: number('target') };
    case 'LADDER':
      return { kind: rule.kind, steps: (rule.steps ?? []).map(({ from, percent }) => ({ from: Number(from), percent: Number(percent) })) };
    case 'COUNT':
      return { kind: rule.kind, each: number('each'), cap: number('cap') };
    case 'PLUS_MINUS':
      return { kind: rule.kind, plus: number('plus'), minus: number('minus'), floor: number('floor'), cap: number('cap') };
    case 'SURVEY_OPTIONS':
      return { kind: rule.kind, percents: (rule.percents ?? []).map(Number) };
    case 'YES_NO':
    case 'SHARE_OF_LEADER':
    case 'SURVEY_SHARE':
      return { kind: rule.kind };
  }
}
