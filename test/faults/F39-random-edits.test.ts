import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MikroORM } from '@mikro-orm/postgresql';
import { openOrm } from '../../src/database/orm.js';
import { snapshotReads } from '../../src/database/snapshot.js';
import { transactionsOn } from '../../src/database/transaction.js';
import { modules } from '../../src/hub.js';
import { commandsOf, type RunCommand } from '../../src/kernel/command.js';
import { parseGlobalId } from '../../src/kernel/global-id.js';
import { ANONYMOUS, WHOLE_SCOPE } from '../../src/kernel/viewer.js';
import { dossierEventsDataset } from '../../src/modules/imports/dossier-events.dataset.js';
import { dossiersDataset } from '../../src/modules/imports/dossiers.dataset.js';
import { importItems, type Item } from '../../src/modules/imports/import-items.js';
import { revertImport, type ImportReport } from '../../src/modules/imports/index.js';
import { WORK_TERMS } from '../../src/modules/imports/import-work.js';
import { proceduresDataset } from '../../src/modules/imports/procedures.dataset.js';
import { unitChangesDataset } from '../../src/modules/imports/unit-changes.dataset.js';
import { differencesOf } from '../api/dossiers/recounted.js';
import { databaseForWriting } from '../kit/hub.js';

// Registered before the database's own clean-up, so that the connections are closed when the database goes.
afterAll(() => orm.close(true));
const database = databaseForWriting();
let orm: MikroORM;
let command: RunCommand;

const OPERATOR = { ...ANONYMOUS, actor: 'test', scope: WHOLE_SCOPE };

beforeAll(() => {
  orm = openOrm(database.url, modules, { poolSize: 2, poolWaitMs: 10_000 });
  command = commandsOf(transactionsOn(orm, { statementTimeoutMs: 20_000 }), { actor: 'test', requestId: null });
});

const datasets = {
  dossiers: dossiersDataset,
  events: dossierEventsDataset,
  procedures: proceduresDataset,
  units: unitChangesDataset,
} as const;

/** What somebody does: sends items of a dataset, or takes an earlier import back. */
type Edit = { readonly send: keyof typeof datasets; readonly items: readonly Item[] } | { readonly takeBack: number };

const DAY_MS = 86_400_000;
const START = Date.parse('2020-01-06T01:30:00Z');
/** Days, some of them a day and nothing more. */
const anyInstant = fc
  .tuple(fc.nat(70), fc.boolean())
  .map(([day, only]) => new Date(only ? Date.parse('2020-01-05T17:00:00Z') + day * DAY_MS : START + day * DAY_MS));
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value, { nil: null, freq: 2 });
const anyCode = fc.nat(60).map((at) => `F39-${at}`);
const UNITS = ['11443', '11446', '11449', '308', '307'];
const PROCEDURES = ['9.001001', '9.001002', '9.008001'];

const anyDossier: fc.Arbitrary<Item> = fc
  .record({
    code: anyCode,
    procedure: fc.constantFrom(...PROCEDURES),
    unit: fc.constantFrom(...UNITS),
    channel: fc.constantFrom('DIRECT', 'ONLINE', 'POSTAL', 'OTHER'),
    serviceLevel: maybe(fc.constantFrom('LEVEL_3', 'LEVEL_4')),
    dates: fc.uniqueArray(anyInstant, { minLength: 1, maxLength: 3, selector: (at) => Math.floor(at.getTime() / DAY_MS) }),
    dueOn: maybe(anyInstant.map((at) => at.toISOString().slice(0, 10))),
    resultKind: maybe(fc.constantFrom('GRANTED', 'DENIED', 'RETURNED', 'WITHDRAWN')),
  })
  .map(({ dates, ...dossier }) => {
    const [submittedAt, receivedAt, finishedAt] = dates.toSorted((one, other) => one.getTime() - other.getTime());
    return { ...dossier, submittedAt, receivedAt, finishedAt };
  });

const anyEvent: fc.Arbitrary<Item> = fc.record({
  code: anyCode,
  state: fc.integer({ min: 1, max: 10 }).map(String),
  at: anyInstant,
  withdrawn: fc.integer({ max: 4 }).map((at) => at < 1),
  resultKind: maybe(fc.constantFrom('GRANTED', 'RETURNED')),
});

/** A procedure whose dossiers come to count in another field. */
const anyProcedure: fc.Arbitrary<Item> = fc.tuple(fc.nat(2), fc.constantFrom('01', '02', '03')).map(([at, field]) => ({
  code: PROCEDURES[at]!,
  name: `Thủ tục ${at}`,
  fieldCode: `F39.${field}`,
  fieldName: `Lĩnh vực ${field}`,
  level: 'COMMUNE',
  from: '2020-06-01',
}));

/** Wards of quận Đồ Sơn and Kiến An that go to and fro, and are renamed. */
const anyMove: fc.Arbitrary<Item> = fc
  .tuple(
    fc.integer({ min: 1, max: 300 }),
    fc.constantFrom('11443', '11446', '11449'),
    fc.constantFrom('307', '308', '306'),
    fc.boolean(),
    fc.nat(99),
  )
  .map(([day, code, parent, move, number]) => ({
    on: new Date(Date.parse('2021-01-01') + day * DAY_MS).toISOString().slice(0, 10),
    kind: move ? 'REPARENT' : 'RENAME',
    code,
    ...(move ? { parent } : { newName: `Phường Số ${number}` }),
    decision: 'Nghị quyết thử nghiệm',
  }));

const some = <Value>(value: fc.Arbitrary<Value>, most: number): fc.Arbitrary<Value[]> => fc.array(value, { minLength: 1, maxLength: most });
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 8, arbitrary: some(anyDossier, 6).map((items) => ({ send: 'dossiers' as const, items })) },
  { weight: 6, arbitrary: some(anyEvent, 8).map((items) => ({ send: 'events' as const, items })) },
  { weight: 4, arbitrary: fc.nat(30).map((takeBack) => ({ takeBack })) },
  { weight: 1, arbitrary: some(anyProcedure, 1).map((items) => ({ send: 'procedures' as const, items })) },
  { weight: 1, arbitrary: some(anyMove, 1).map((items) => ({ send: 'units' as const, items })) },
);

const told = { edits: 0, committed: 0, rejected: 0, takenBack: 0, kept: 0 };

/** Jobs that could be taken back, the last one last. */
const jobs: number[] = [];

async function edit(one: Edit): Promise<void> {
  told.edits += 1;
  if ('takeBack' in one) {
    const [job] = jobs.splice(Math.max(0, jobs.length - 1 - one.takeBack), 1);
    if (job === undefined) return;
    const { kept } = await command('imports.revertImport', (run) => revertImport(run, job, OPERATOR), WORK_TERMS);
    told.takenBack += 1;
    if (kept.length > 0) told.kept += 1;
    return;
  }
  const order = { dataset: datasets[one.send], items: one.items, atomicity: 'ROW', mutation: one.send, viewer: OPERATOR } as const;
  const report: ImportReport = await command('imports.importItems', (run) => importItems(run, order), WORK_TERMS);
  told.rejected += report.counts.rejected;
  if (report.counts.created + report.counts.updated === 0) return;
  told.committed += 1;
  jobs.push(Number(parseGlobalId(report.job)!.key));
}

/** What `hub verify` says. */
async function verified(): Promise<readonly string[]> {
  const reads = snapshotReads(orm, { scope: WHOLE_SCOPE, statementTimeoutMs: 120_000 });
  try {
    const found: string[] = [];
    for (const { differences } of modules.flatMap(({ recounts }) => recounts ?? [])) found.push(...(await differences(reads)));
    return found;
  } finally {
    await reads.close();
  }
}

test('F39 after 1,000 random imports, events, withdrawals, moves of units and procedures, and reversals every stored figure equals a recount', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyEdit, { minLength: 50, maxLength: 50 }), async (edits) => {
      for (const one of edits) await edit(one);
      expect(await differencesOf(database.url)).toEqual([]);
    }),
    { numRuns: 20, endOnFailure: true },
  );
  expect(told.edits).toBe(1_000);
  for (const count of [told.committed, told.rejected, told.takenBack, told.kept]) expect(count).toBeGreaterThan(20);
  expect(await verified()).toEqual([]);
}, 600_000);
