import { Decimal } from 'decimal.js';

/** Wide enough that a quotient of any counts is rounded to points once only, when it is published. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/** How many chose an option, and what the option weighs in percent. */
export interface WeighedAnswer {
  readonly count: number;
  readonly weight: Decimal.Value;
}

/**
 * Points from the options that were chosen: max × Σ(n × weight) / (100 × n_valid). Null when nobody answered: points that
 * nobody gave are unknown, not zero.
 */
export function pointsOfAnswers(maxPoints: Decimal.Value, answers: readonly WeighedAnswer[]): Decimal | null {
  const valid = answers.reduce((sum, answer) => sum + answer.count, 0);
  if (valid === 0) return null;
  const weighed = answers.reduce((sum, answer) => sum.plus(new Exact(answer.weight).times(answer.count)), new Exact(0));
  return weighed.times(maxPoints).div(valid).div(100);
}

/** Points as the share of the maximum that a result reaches on its own scale: 88.09 of 100 of 10 points are 8.809. */
export function pointsOfShare(maxPoints: Decimal.Value, value: Decimal.Value, scaleMax: Decimal.Value): Decimal {
  return new Exact(value).times(maxPoints).div(scaleMax);
}

/** A number as it is published: half up to 2 decimals. */
export const published = (value: Decimal.Value): string => new Exact(value).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2);

/** Groups of fewer answers than this are not shown. */
export const FEWEST_ANSWERS = 5;
