import { Temporal } from 'temporal-polyfill';
import type { ClosedPeriod } from '../../kernel/period.js';

export type TimeStep = 'MONTH' | 'QUARTER' | 'YEAR';

/** A part of a period: the whole of it, or a month, quarter or year clipped to it. */
export interface Bucket {
  readonly from: string;
  readonly year: number;
  readonly quarter: number;
  /** `YYYY-MM`. */
  readonly month: string;
}

/** Days that are read from sums of one span: `first` and `last` bound the first days of the sums; `first` null is from the beginning. */
export interface Slice {
  readonly span: 'DAY' | 'MONTH' | 'YEAR';
  readonly first: string | null;
  readonly last: string;
}

/** How all days up to the end of a period are read, with nothing left out and nothing twice. */
export interface Coverage {
  readonly buckets: readonly Bucket[];
  readonly slices: readonly Slice[];
}

const MONTHS: Readonly<Record<TimeStep, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** The parts of a period, in order; one part where no step is asked for. */
export function bucketsOf(period: ClosedPeriod, step: TimeStep | null): Bucket[] {
  const buckets: Bucket[] = [];
  let day = Temporal.PlainDate.from(period.from);
  const end = Temporal.PlainDate.from(period.to);
  do {
    buckets.push({ from: day.toString(), year: day.year, quarter: Math.ceil(day.month / 3), month: day.toString().slice(0, 7) });
    if (step === null) break;
    const months = MONTHS[step];
    day = day.with({ day: 1, month: Math.floor((day.month - 1) / months) * months + 1 }).add({ months });
  } while (Temporal.PlainDate.compare(day, end) <= 0);
  return buckets;
}

/** Covers the time before a period and the period itself, up to `asOf`, with the largest sums that cross no bucket's start. */
export function coverageOf(period: ClosedPeriod, asOf: string, step: TimeStep | null): Coverage {
  const end = asOf < period.to ? asOf : period.to;
  const from = Temporal.PlainDate.from(period.from);
  const before = from.subtract({ days: 1 }).toString();
  const slices =
    end < period.from ? piecesTo(end) : [...piecesTo(before), ...pieces(period.from, end, step === 'MONTH' || step === 'QUARTER')];
  const buckets =
    end < period.from ? bucketsOf({ from: period.from, to: period.from }, step) : bucketsOf({ from: period.from, to: end }, step);
  return { buckets, slices };
}

/** From the beginning to a day: whole years, then whole months, then days. */
function piecesTo(day: string): Slice[] {
  const year = Temporal.PlainDate.from(day).with({ month: 1, day: 1 });
  if (day.endsWith('-12-31')) return [{ span: 'YEAR', first: null, last: day }];
  return [{ span: 'YEAR', first: null, last: year.subtract({ days: 1 }).toString() }, ...pieces(year.toString(), day, false)];
}

/** From one day to another: days to the end of the month, months to the end of the year, years, and down again. */
function pieces(from: string, to: string, noYears: boolean): Slice[] {
  const start = Temporal.PlainDate.from(from);
  const after = Temporal.PlainDate.from(to).add({ days: 1 });
  const firstMonth = start.day === 1 ? start : start.with({ day: 1 }).add({ months: 1 });
  const lastMonth = after.with({ day: 1 });
  const days = (one: Temporal.PlainDate, next: Temporal.PlainDate): Slice[] => slice('DAY', one, next);
  if (Temporal.PlainDate.compare(firstMonth, lastMonth) >= 0) return days(start, after);
  const firstYear = firstMonth.month === 1 ? firstMonth : firstMonth.with({ month: 1 }).add({ years: 1 });
  const lastYear = lastMonth.with({ month: 1 });
  const middle =
    noYears || Temporal.PlainDate.compare(firstYear, lastYear) >= 0
      ? slice('MONTH', firstMonth, lastMonth)
      : [...slice('MONTH', firstMonth, firstYear), ...slice('YEAR', firstYear, lastYear), ...slice('MONTH', lastYear, lastMonth)];
  return [...days(start, firstMonth), ...middle, ...days(lastMonth, after)];
}

/** From a day to the day before another; nothing where they are the same. */
const slice = (span: Slice['span'], from: Temporal.PlainDate, before: Temporal.PlainDate): Slice[] =>
  Temporal.PlainDate.compare(from, before) < 0 ? [{ span, first: from.toString(), last: before.subtract({ days: 1 }).toString() }] : [];
