import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ProcedureFieldRow, ProcedureRow } from '../../../src/modules/dossiers/index.js';
import { FieldFinder } from '../../../src/modules/imports/procedure-fields.js';
import { procedurePlan, type ProcedureDraft } from '../../../src/modules/imports/procedure-plan.rules.js';

const DAYS = ['2016-01-01', '2018-01-01', '2020-01-01', '2022-01-01', '2024-01-01'];
const FIELDS = [{ key: 1, code: 'ho-tich', name: 'Hộ tịch' }] as unknown as readonly ProcedureFieldRow[];

/** Versions of one code as a catalogue may have them: cuts of time, some of them left out. */
const catalogue = fc.subarray([null, ...DAYS]).map((starts) =>
  starts.map((from, at): ProcedureRow => {
    const row = {
      key: at + 1,
      code: '1.0',
      name: 'Tên',
      field: 1,
      level: 'COMMUNE',
      serviceLevel: null,
      statutoryDays: null,
      committedDays: null,
      fee: null,
    };
    return { ...row, validFrom: from, validTo: starts[at + 1] ?? null, demo: false, sourceId: null, locator: null } as ProcedureRow;
  }),
);

const drafts = fc
  .array(
    fc.record({
      from: fc.constantFrom(null, ...DAYS),
      to: fc.constantFrom(null, ...DAYS, '2026-01-01'),
      fee: fc.constantFrom(null, 1_000),
    }),
    { maxLength: 6 },
  )
  .map((some) =>
    some
      .filter(({ from, to }) => from === null || to === null || from < to)
      .map((one, at): ProcedureDraft => {
        const said = {
          name: 'Tên',
          fieldCode: 'ho-tich',
          fieldName: null,
          level: 'COMMUNE',
          serviceLevel: null,
          statutoryDays: null,
          committedDays: null,
        };
        return { ...said, ...one, code: '1.0', sheet: null, row: at + 2 } as ProcedureDraft;
      }),
  );

/** Versions that the catalogue has once a plan is carried out. */
function after(rows: readonly ProcedureRow[], plan: ReturnType<typeof procedurePlan>) {
  const planned = plan.flatMap((one) => ('fate' in one ? [one] : []));
  const changed = new Set(planned.map(({ key }) => key));
  const kept = rows.filter(({ key }) => !changed.has(key)).map(({ validFrom, validTo }) => ({ from: validFrom, to: validTo }));
  return [...kept, ...planned.map(({ version }) => ({ from: version.from, to: version.to }))].toSorted((one, other) =>
    (one.from ?? '') < (other.from ?? '') ? -1 : 1,
  );
}

test('whatever a file says, a procedure has one version on each day, and every row is taken or complained about', () => {
  fc.assert(
    fc.property(catalogue, drafts, (rows, said) => {
      const plan = procedurePlan(said, rows, new FieldFinder(FIELDS, said));
      expect(plan).toHaveLength(said.length);
      const versions = after(rows, plan);
      for (const [at, { to }] of versions.entries()) {
        const next = versions[at + 1];
        if (next) expect(to !== null && to <= (next.from ?? '')).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a file that is carried out says nothing new when it comes again', () => {
  fc.assert(
    fc.property(drafts, (said) => {
      const planned = procedurePlan(said, [], new FieldFinder(FIELDS, said)).flatMap((one) => ('fate' in one ? [one] : []));
      const rows = planned.map(({ version: { from, to, field: _, ...version } }, at) => ({
        ...version,
        key: at + 1,
        field: 1,
        validFrom: from,
        validTo: to,
        fee: version.fee === null ? null : `${version.fee}.00`,
      }));
      const again = procedurePlan(
        planned.map(({ draft }) => draft),
        rows as unknown as readonly ProcedureRow[],
        new FieldFinder(FIELDS, said),
      );
      expect(again.map((one) => ('fate' in one ? one.fate : one.code))).toEqual(planned.map(() => 'UNCHANGED'));
    }),
  );
});
