import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bucketsOf, coverageOf, type TimeStep } from '../../../src/modules/dossiers/coverage.rules.js';
import { lifeOf } from '../../../src/modules/dossiers/dossier.rules.js';
import { seriesOf } from '../../../src/modules/dossiers/dossier-series.rules.js';
import { countsOf, NO_FLOW, NO_STOCK, percent, stockAfter, type Counts, type Flow } from '../../../src/modules/dossiers/flow.rules.js';
import { movementsOf, type Movement } from '../../../src/modules/dossiers/timeliness.rules.js';
import { anyDay, anyDossier, FIRST_DAY } from './lives.js';

const FLOW_OF: Record<Movement['movement'], keyof Flow> = {
  INTAKE: 'intake',
  REFUSED: 'refused',
  EARLY: 'early',
  ON_TIME: 'onTime',
  LATE: 'late',
  RETURNED: 'returned',
  WITHDRAWN: 'withdrawn',
  PAUSED_IN: 'pausedIn',
  PAUSED_OUT: 'pausedOut',
  OVERDUE_IN: 'overdueIn',
  OVERDUE_OUT: 'overdueOut',
};

function flowOf(movements: readonly Movement[], from: string, to: string): Flow {
  const flow = { ...NO_FLOW };
  for (const { day, movement } of movements) if (from <= day && day <= to) (flow as Record<keyof Flow, number>)[FLOW_OF[movement]] += 1;
  return flow;
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** The counts of a period, from movements alone. */
function counted(movements: readonly Movement[], from: string, to: string): Counts {
  return countsOf(stockAfter(NO_STOCK, flowOf(movements, FIRST_DAY, dayBefore(from))), flowOf(movements, from, to));
}

const anyMovements = fc
  .array(anyDossier, { maxLength: 12 })
  .map((dossiers) => dossiers.flatMap(({ events, dueOn, resultKind }) => movementsOf(lifeOf(events), dueOn, resultKind)));
const anyPeriod = fc.tuple(anyDay, anyDay).map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one }));

describe('the balance of counts', () => {
  test('B1 to B4 and B7 hold for any dossiers over any period', () => {
    fc.assert(
      fc.property(anyMovements, anyPeriod, (movements, { from, to }) => {
        const counts = counted(movements, from, to);
        expect(counts.received).toBe(
          counts.intakeDirect + counts.intakeOnline + counts.intakePostal + counts.intakeOther + counts.carriedOver,
        );
        expect(counts.resolved).toBe(counts.early + counts.onTime + counts.late);
        expect(counts.open).toBe(counts.openInTime + counts.openLate);
        expect(counts.received).toBe(counts.resolved + counts.open + counts.paused + counts.returned + counts.withdrawn);
        for (const [name, count] of Object.entries(counts)) if (typeof count === 'number') expect([name, count >= 0]).toEqual([name, true]);
      }),
      { numRuns: 300 },
    );
  });

  test('B5: what is carried over is what was open and paused the day before', () => {
    fc.assert(
      fc.property(anyMovements, anyPeriod, (movements, { from, to }) => {
        const before = counted(movements, FIRST_DAY, dayBefore(from) < FIRST_DAY ? FIRST_DAY : dayBefore(from));
        if (from > FIRST_DAY) expect(counted(movements, from, to).carriedOver).toBe(before.open + before.paused);
      }),
    );
  });

  test('flows of months add up to the flows of their period, and the last month ends with its stocks', () => {
    fc.assert(
      fc.property(anyMovements, anyPeriod, (movements, period) => {
        const buckets = bucketsOf(period, 'MONTH');
        const ends = buckets.map((_, at) => (buckets[at + 1] ? dayBefore(buckets[at + 1]!.from) : period.to));
        const flows = [
          { key: '', bucket: 0, demo: false, flow: flowOf(movements, FIRST_DAY, dayBefore(period.from)) },
          ...buckets.map((bucket, at) => ({ key: '', bucket: at + 1, demo: false, flow: flowOf(movements, bucket.from, ends[at]!) })),
        ];
        const whole = counted(movements, period.from, period.to);
        const rows = seriesOf(flows, String, buckets);
        for (const name of ['intake', 'resolved', 'late', 'returned', 'withdrawn', 'refused', 'becameOverdue'] as const) {
          expect(rows.reduce((sum, row) => sum + row.counts[name], 0)).toBe(whole[name]);
        }
        const last = rows.at(-1);
        if (last?.bucket === buckets.at(-1))
          expect(last?.counts).toMatchObject({ open: whole.open, paused: whole.paused, openLate: whole.openLate });
      }),
    );
  });
});

describe('percentages', () => {
  test('have two decimals, rounded half up', () => {
    expect(percent(30_105, 30_139)).toBe('99.89');
    expect(percent(1, 8)).toBe('12.50');
    expect(percent(1, 16)).toBe('6.25');
    expect(percent(1, 32)).toBe('3.13');
    expect(percent(2, 3)).toBe('66.67');
    expect(percent(0, 7)).toBe('0.00');
  });

  test('are null where nothing was resolved', () => expect(percent(0, 0)).toBeNull());
});

describe('the coverage of a period', () => {
  const lastOf = (slice: { span: string; last: string }): string => slice.last;

  test('reads a year of a long history in two sums', () => {
    const { slices } = coverageOf({ from: '2020-01-01', to: '2020-12-31' }, '2026-03-02', null);
    expect(slices).toEqual([
      { span: 'YEAR', first: null, last: '2019-12-31' },
      { span: 'YEAR', first: '2020-01-01', last: '2020-12-31' },
    ]);
  });

  test('names days only at the edges', () => {
    const { slices } = coverageOf({ from: '2020-03-10', to: '2020-06-20' }, '2026-03-02', null);
    expect(slices).toEqual([
      { span: 'YEAR', first: null, last: '2019-12-31' },
      { span: 'MONTH', first: '2020-01-01', last: '2020-02-29' },
      { span: 'DAY', first: '2020-03-01', last: '2020-03-09' },
      { span: 'DAY', first: '2020-03-10', last: '2020-03-31' },
      { span: 'MONTH', first: '2020-04-01', last: '2020-05-31' },
      { span: 'DAY', first: '2020-06-01', last: '2020-06-20' },
    ]);
  });

  test('follows day on day without a gap, breaks where the period begins, and ends with it or today', () => {
    const day = fc
      .date({ min: new Date('2014-01-01'), max: new Date('2024-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const step = fc.constantFrom<TimeStep | null>(null, 'MONTH', 'QUARTER', 'YEAR');
    fc.assert(
      fc.property(day, day, day, step, (one, other, today, by) => {
        const period = one < other ? { from: one, to: other } : { from: other, to: one };
        const { slices, buckets } = coverageOf(period, today, by);
        for (const [at, slice] of slices.entries()) if (at > 0) expect(dayBefore(slice.first!)).toBe(lastOf(slices[at - 1]!));
        const end = today < period.to ? today : period.to;
        expect(lastOf(slices.at(-1)!)).toBe(end);
        const starts = slices.map((slice) => slice.first);
        if (end >= period.from) expect(starts).toContain(period.from);
        // Sums stand under their first day, which must tell the part: a part begins inside of no sum.
        const first = { DAY: '', MONTH: '-01', YEAR: '-01-01' };
        for (const { from } of buckets) {
          const around = slices.find((slice) => (slice.first ?? '') <= from && from <= slice.last);
          if (around) expect(from.endsWith(first[around.span])).toBe(true);
        }
      }),
    );
  });
});
