import { Decimal } from 'decimal.js';

/** The dimensions that no item of a plan is for, in the order of the survey. */
export function uncovered<Dimension extends { readonly key: number }>(
  dimensions: readonly Dimension[],
  items: readonly { readonly dimension: number | null }[],
): Dimension[] {
  const covered = new Set(items.map((item) => item.dimension));
  return dimensions.filter((dimension) => !covered.has(dimension.key));
}

type Operator = 'EXACT' | 'ABOUT' | 'AT_LEAST' | 'AT_MOST' | 'MORE_THAN' | 'LESS_THAN';

/** A cut of processing time as it is claimed, and the days behind it as far as they are known. */
export interface TimeCut {
  readonly cutPercent: Decimal.Value | null;
  readonly operator: Operator;
  readonly statutoryDays: Decimal.Value | null;
  readonly committedDays: Decimal.Value | null;
}

/** By how many percent of the statutory days the committed days are shorter, exact; null without both. Negative when they are longer. */
export function cutOfDays({ statutoryDays, committedDays }: Pick<TimeCut, 'statutoryDays' | 'committedDays'>): Decimal | null {
  if (statutoryDays === null || committedDays === null) return null;
  return new Decimal(statutoryDays).minus(committedDays).times(100).div(statutoryDays);
}

/** Whether the days bear the claim out. Compared by products, so that thirds are not rounded into a verdict. */
export function timeTargetOutcome(cut: TimeCut): 'MET' | 'MISSED' | 'NOT_TESTABLE' {
  const { cutPercent, operator, statutoryDays, committedDays } = cut;
  if (cutPercent === null || statutoryDays === null || committedDays === null || operator === 'ABOUT') return 'NOT_TESTABLE';
  const saved = new Decimal(statutoryDays).minus(committedDays).times(100);
  const claimed = new Decimal(cutPercent).times(statutoryDays);
  const holds: Record<Exclude<Operator, 'ABOUT'>, boolean> = {
    EXACT: saved.equals(claimed),
    AT_LEAST: saved.greaterThanOrEqualTo(claimed),
    AT_MOST: saved.lessThanOrEqualTo(claimed),
    MORE_THAN: saved.greaterThan(claimed),
    LESS_THAN: saved.lessThan(claimed),
  };
  return holds[operator] ? 'MET' : 'MISSED';
}
