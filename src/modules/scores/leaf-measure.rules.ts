import { Decimal } from 'decimal.js';
import type { LeafMeasure, Measure } from '../criteria/index.js';
import type { NoValueReason, StatedFigureRow } from '../documents/index.js';
import type { DemoCounts } from '../dossiers/index.js';
import type { SurveyFigure } from '../surveys/index.js';

/** A document that states a figure, by its key, and the place in it. */
export interface FigureSource {
  readonly source: number;
  readonly locator: string | null;
}

/** A figure that a leaf is measured with, or why there is none. */
export interface Figure extends Measure {
  /** In percent where it is a share. */
  readonly value?: string;
  /** Of a share: the part, and the whole. */
  readonly numerator?: string;
  readonly denominator?: string;
  /** Version of the rules by which dossiers were counted. */
  readonly definition?: string;
  readonly noValueReason?: `${NoValueReason}`;
  readonly demo?: boolean;
  readonly sources?: readonly FigureSource[];
}

/** The same as it is kept with the leaf: what was measured, over which days, and the best of the block where the rule asks for it. */
export interface KeptMeasure extends Figure {
  readonly kind?: LeafMeasure['kind'];
  readonly from?: string;
  readonly to?: string;
}

/** Wide enough that points are the same as by part and whole. */
const Exact = Decimal.clone({ precision: 30, rounding: Decimal.ROUND_HALF_UP });

/** A share in percent with its part and whole; of nothing there is none. */
export function shareOf(part: Decimal.Value, whole: Decimal.Value): Figure {
  const [numerator, denominator] = [new Exact(part), new Exact(whole)];
  const parts = { numerator: numerator.toFixed(), denominator: denominator.toFixed() };
  if (denominator.isZero()) return { ...parts, noValueReason: 'NOT_APPLICABLE' };
  return { ...parts, value: numerator.times(100).div(denominator).toFixed() };
}

/** What the dossiers of a unit and of all below it say; null where the hub holds none of them, which is not known to be 0. */
export function dossierFigure(
  kind: 'DOSSIERS_ON_TIME' | 'DOSSIERS_ONLINE',
  counts: Omit<DemoCounts, 'onTimePercent'> | null,
  definition: string,
): Figure {
  if (counts === null) return { definition, noValueReason: 'NOT_MEASURED' };
  const { early, onTime, resolved, intakeOnline, intake, demo } = counts;
  const share = kind === 'DOSSIERS_ON_TIME' ? shareOf(early + onTime, resolved) : shareOf(intakeOnline, intake);
  return { ...share, definition, ...(demo && { demo }) };
}

/** What a source states, as it is or in percent of its total. */
export function statedFigure(kind: 'STATEMENT_SHARE' | 'STATEMENT_VALUE', stated: StatedFigureRow | undefined): Figure {
  if (!stated) return { noValueReason: 'NOT_MEASURED' };
  const { value, outOf, noValueReason, sourceId, locator } = stated;
  const sources = [{ source: sourceId, locator }];
  if (value === null) return { sources, noValueReason: noValueReason ?? 'NOT_MEASURED' };
  if (kind === 'STATEMENT_VALUE') return { sources, value };
  return outOf === null ? { sources, noValueReason: 'NOT_MEASURED' } : { sources, ...shareOf(value, outOf) };
}

/** What a survey found, in percent of its scale; of answers, what they weigh together. */
export function surveyedFigure({ value, scaleMax, answers, noValueReason, demo, sourceId, locator }: SurveyFigure): Figure {
  const cited = { ...(demo && { demo }), ...(sourceId !== null && { sources: [{ source: sourceId, locator }] }) };
  if (answers !== null) {
    const weighed = answers.reduce((sum, { count, weight }) => sum.plus(new Exact(weight).times(count)), new Exact(0));
    const valid = answers.reduce((sum, { count }) => sum + count, 0);
    return { ...cited, ...shareOf(weighed.div(100), valid), answers: answers.map(({ count }) => count) };
  }
  if (value === null || scaleMax === null) return { ...cited, noValueReason: noValueReason ?? 'NOT_MEASURED' };
  return { ...cited, ...shareOf(value, scaleMax) };
}

/** The best of the figures of a block; null where there is none. */
export function bestOf(figures: readonly Figure[]): string | null {
  const values = figures.flatMap(({ value }) => (value === undefined ? [] : [new Exact(value)]));
  return values.length === 0 ? null : Exact.max(...values).toFixed();
}
