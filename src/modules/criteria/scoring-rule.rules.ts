import { Decimal } from 'decimal.js';
import { decimalVi } from './set-told.rules.js';

/** How the points of a leaf follow from a measure; stored with the leaf. Percents and shares are 0–100. */
export type ScoringRule =
  | { readonly kind: 'YES_NO' }
  /** max × actual / target, never above max. */
  | { readonly kind: 'RATIO'; readonly target: number }
  /** The percent of max of the highest step that the measure reaches; below the first step nothing. */
  | { readonly kind: 'LADDER'; readonly steps: readonly LadderStep[] }
  | { readonly kind: 'COUNT'; readonly each: number; readonly cap: number }
  /** Starts at max: minuses come off, pluses go on, between floor and cap. */
  | { readonly kind: 'PLUS_MINUS'; readonly plus: number; readonly minus: number; readonly floor: number; readonly cap: number }
  | { readonly kind: 'SHARE_OF_LEADER' }
  /** Percent of max that each answer option is worth, best option first. */
  | { readonly kind: 'SURVEY_OPTIONS'; readonly percents: readonly number[] }
  | { readonly kind: 'SURVEY_SHARE' };

export interface LadderStep {
  readonly from: number;
  readonly percent: number;
}

/** What was measured for one leaf; each kind of rule reads its own part. */
export interface Measure {
  /** A share, a count, a percentage, or 1 and 0 for yes and no. */
  readonly value?: Decimal.Value;
  readonly plus?: number;
  readonly minus?: number;
  /** The best value of the block. */
  readonly leader?: Decimal.Value;
  /** Valid answers per option, best option first. */
  readonly answers?: readonly number[];
}

/** Wide enough that a quotient of any counts is rounded once only, when it becomes points. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });
const HUNDRED = new Exact(100);
const between = (floor: Decimal.Value, value: Decimal, cap: Decimal.Value) => Exact.max(floor, Exact.min(value, cap));

/** The points of a leaf, exact, from 0 to its maximum; null where nothing was measured. */
export function pointsByRule(rule: ScoringRule, maxPoints: Decimal.Value, measure: Measure): Decimal | null {
  const max = new Exact(maxPoints);
  const share = shareByRule(rule, max, measure);
  return share === null ? null : between(0, max.times(share), max);
}

/** Finer than any two quotients of counts differ that are not the same number. */
const SAME = 20;

/**
 * The points of a leaf by one figure, as they are stored: with four decimals, half up. Null also where the set states no rule, and under
 * PLUS_MINUS, which no single figure fits.
 */
export function pointsOfFigure(rule: ScoringRule | null, maxPoints: Decimal.Value, figure: Measure): string | null {
  if (rule === null || rule.kind === 'PLUS_MINUS') return null;
  // A third of 3 is 1 again before it is rounded.
  const points = pointsByRule(rule, maxPoints, figure)?.toDecimalPlaces(SAME, Decimal.ROUND_HALF_UP);
  return points?.toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toFixed() ?? null;
}

/** The part of the maximum that a measure earns; may lie outside 0–1. */
function shareByRule(rule: ScoringRule, max: Decimal, { value, plus, minus, leader, answers }: Measure): Decimal | null {
  if (rule.kind === 'PLUS_MINUS') return plusMinus(rule, max, plus ?? 0, minus ?? 0).div(max);
  if (rule.kind === 'SURVEY_OPTIONS') return answers ? shareOfAnswers(rule.percents, answers) : null;
  if (value === undefined) return null;
  const actual = new Exact(value);
  switch (rule.kind) {
    case 'YES_NO':
      return new Exact(actual.gt(0) ? 1 : 0);
    case 'RATIO':
      return actual.div(rule.target);
    case 'LADDER':
      return new Exact(rule.steps.findLast((step) => actual.gte(step.from))?.percent ?? 0).div(HUNDRED);
    case 'COUNT':
      return Exact.min(actual.times(rule.each), rule.cap).div(max);
    case 'SHARE_OF_LEADER':
      return leader === undefined || new Exact(leader).isZero() ? null : actual.div(leader);
    case 'SURVEY_SHARE':
      return actual.div(HUNDRED);
  }
}

const plusMinus = (rule: ScoringRule & { kind: 'PLUS_MINUS' }, max: Decimal, plus: number, minus: number): Decimal =>
  between(rule.floor, max.plus(new Exact(rule.plus).times(plus)).minus(new Exact(rule.minus).times(minus)), rule.cap);

/** Σ(answers × percent) / (100 × valid answers); null without a valid answer. */
function shareOfAnswers(percents: readonly number[], answers: readonly number[]): Decimal | null {
  const valid = answers.reduce((sum, count) => sum + count, 0);
  if (valid === 0) return null;
  const weighed = answers.reduce((sum, count, option) => sum.plus(new Exact(percents[option] ?? 0).times(count)), new Exact(0));
  return weighed.div(HUNDRED.times(valid));
}

/** The rule as the printed sets word it, in Vietnamese. */
export function ruleText(rule: ScoringRule): string {
  switch (rule.kind) {
    case 'YES_NO':
      return 'Có: đạt điểm tối đa; không: 0 điểm.';
    case 'RATIO':
      return `Điểm = điểm tối đa × tỷ lệ đạt được / ${decimalVi(rule.target)}%.`;
    case 'LADDER':
      return `Theo bậc: ${rule.steps.map((step) => `từ ${decimalVi(step.from)}%: ${decimalVi(step.percent)}% điểm tối đa`).join('; ')}.`;
    case 'COUNT':
      return `Mỗi nội dung được ${decimalVi(rule.each)} điểm, không quá ${decimalVi(rule.cap)} điểm.`;
    case 'PLUS_MINUS':
      return `Mỗi lần vi phạm trừ ${decimalVi(rule.minus)} điểm, mỗi kết quả nổi trội cộng ${decimalVi(rule.plus)} điểm; tối thiểu ${decimalVi(rule.floor)}, tối đa ${decimalVi(rule.cap)} điểm.`;
    case 'SHARE_OF_LEADER':
      return 'Điểm = điểm tối đa × kết quả của đơn vị / kết quả của đơn vị dẫn đầu khối.';
    case 'SURVEY_OPTIONS':
      return `Theo phương án trả lời: ${rule.percents.map((percent, option) => `${'ABCDEFGH'[option]}: ${decimalVi(percent)}%`).join(', ')} điểm tối đa.`;
    case 'SURVEY_SHARE':
      return 'Điểm = điểm tối đa × tỷ lệ hài lòng (%).';
  }
}
