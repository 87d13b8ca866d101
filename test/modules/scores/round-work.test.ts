import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { roundWork, type RoundWork, type SeenStage } from '../../../src/modules/scores/round-work.rules.js';

const STATUSES = ['DRAFT', 'SUBMITTED', 'APPRAISED', 'EXPLANATION_REQUESTED', 'EXPLAINED', 'REAPPRAISED', 'FINALIZED'] as const;
type Status = (typeof STATUSES)[number];

interface Sheet {
  readonly status: Status;
  readonly late: boolean;
  readonly open: number;
  readonly isSeen: boolean;
}

const sheets = fc.array(
  fc
    .record({ status: fc.constantFrom(...STATUSES), late: fc.boolean(), open: fc.nat({ max: 5 }), isSeen: fc.boolean() })
    .map((sheet): Sheet => ({ ...sheet, late: sheet.late && sheet.status !== 'DRAFT' })),
  { maxLength: 12 },
);

const stagesOf = (all: readonly Sheet[]): SeenStage<Status>[] =>
  [...Map.groupBy(all, ({ status }) => status)].map(([status, of]) => ({
    status,
    units: of.length,
    late: of.filter(({ late }) => late).length,
    open: of.reduce((sum, { open }) => sum + open, 0),
  }));

function workOf(all: readonly Sheet[], seen: readonly Sheet[]): RoundWork<Status> {
  const submitted = all.filter(({ status }) => status !== 'DRAFT');
  const appraised = submitted.filter(({ status }) => status !== 'SUBMITTED');
  const counts = { units: all.length, submitted: submitted.length, appraised: appraised.length };
  return roundWork(counts, stagesOf(seen), STATUSES);
}

describe('the work of a round', () => {
  test('names every stage, and adds up to all units, for whoever sees all sheets', () => {
    fc.assert(
      fc.property(sheets, (all) => {
        const { byStatus, late, leavesToScore, leavesToAppraise, leavesToExplain } = workOf(all, all);
        const open = (...names: Status[]) =>
          all.reduce((sum, { status, open: leaves }) => (names.includes(status) ? sum + leaves : sum), 0);
        expect(byStatus).toEqual(STATUSES.map((status) => ({ status, units: all.filter((sheet) => sheet.status === status).length })));
        expect(late).toBe(all.filter((sheet) => sheet.late).length);
        expect([leavesToScore, leavesToAppraise, leavesToExplain]).toEqual([
          open('DRAFT'),
          open('SUBMITTED', 'EXPLAINED'),
          open('EXPLANATION_REQUESTED'),
        ]);
      }),
    );
  });

  test('is exact or null for whoever sees some of the sheets: never a part of a count', () => {
    fc.assert(
      fc.property(sheets, (all) => {
        const whole = workOf(all, all);
        const part = workOf(
          all,
          all.filter(({ isSeen }) => isSeen),
        );
        for (const name of ['byStatus', 'late', 'leavesToScore', 'leavesToAppraise', 'leavesToExplain'] as const)
          if (part[name] !== null) expect(part[name]).toEqual(whole[name]);
      }),
    );
  });

  test('tells a leader above, who sees no drafts, the stages but not the leaves that are still to be scored', () => {
    const sheet = (status: Status, isSeen: boolean): Sheet => ({ status, isSeen, late: false, open: 2 });
    const all = [sheet('DRAFT', false), sheet('SUBMITTED', false), sheet('EXPLANATION_REQUESTED', true), sheet('FINALIZED', true)];
    const { byStatus, ...rest } = workOf(
      all,
      all.filter(({ isSeen }) => isSeen),
    );
    expect(byStatus?.map(({ units }) => units)).toEqual([1, 1, 0, 1, 0, 0, 1]);
    expect(rest).toEqual({ late: null, leavesToScore: null, leavesToAppraise: null, leavesToExplain: 2 });
  });
});
