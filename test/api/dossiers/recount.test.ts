import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { values } from '../../../src/database/values.js';
import { DossierStage, rebuildRollups, type DossierEvent, type StatedDossier } from '../../../src/modules/dossiers/index.js';
import { loadDossiers, type NewDossier } from '../../../src/modules/dossiers/dossier.commands.js';
import { lifeOf } from '../../../src/modules/dossiers/dossier.rules.js';
import { movementsOf } from '../../../src/modules/dossiers/timeliness.rules.js';
import { databaseForWriting } from '../../kit/hub.js';
import { FLOWS, recounted } from './recounted.js';
import { anyDossier } from '../../modules/dossiers/lives.js';

// Registered before the database's own clean-up, so that the connection is closed when the database goes.
afterAll(() => client.end());
const database = databaseForWriting();
let client: pg.Client;
let units: number[];
let procedures: number[];

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url, types: values });
  await client.connect();
  procedures = (
    await client.query<{ id: number }>('select min(id) as id from procedure where code = any($1) group by code order by code', [PROCEDURES])
  ).rows.map((row) => row.id);
  units = (await client.query<{ id: number }>('select id from unit order by id desc limit 3')).rows.map((row) => row.id);
});

const CHANNELS = ['DIRECT', 'ONLINE', 'POSTAL', 'OTHER'] as const;
const PROCEDURES = ['9.001001', '9.001002', '9.008001'];

/** A few codes, so that dossiers come again with other attributes and more events, each state but once or at its own instant. */
const anyStated = fc
  .tuple(anyDossier, fc.integer({ min: 1, max: 9 }), fc.nat(2), fc.nat(3), fc.nat(2), fc.boolean())
  .map(([dossier, code, unit, channel, procedure, online]) => (n: number): StatedDossier => ({
    ...dossier,
    n,
    sheet: null,
    row: n,
    code: `recount-${code}`,
    procedure: procedures[procedure]!,
    responsibleUnit: units[unit]!,
    receivingUnit: units[unit]!,
    channel: CHANNELS[channel]!,
    serviceLevel: online ? 'FULL' : null,
    events: stateOnce(dossier.events.map(({ state: of, at }) => ({ state: of, at: new Date(at.getTime() + 60_000) }))),
  }));

/** A row dates each of its states once, and says no event twice. */
const stateOnce = (events: readonly DossierEvent[]): DossierEvent[] =>
  events.filter(
    (event, at) => !events.slice(0, at).some((one) => (ONCE.has(event.state) && one.state === event.state) || same(one, event)),
  );

/** Dossiers of one file: no code comes twice. */
const anyFile = fc.array(anyStated, { minLength: 1, maxLength: 6 }).map((makers) => {
  const made = makers.map((make, at) => make(at + 1));
  return made.filter((dossier, at) => made.findIndex(({ code }) => code === dossier.code) === at);
});

/** What the rules say of the dossiers as stated: a row replaces what it says, and corrects its own dates; events add up. */
function told(statements: readonly (readonly StatedDossier[])[]) {
  const dossiers = new Map<string, StatedDossier>();
  for (const dossier of statements.flat()) {
    const before = dossiers.get(dossier.code);
    const once = (state: number): boolean => ONCE.has(state) && dossier.events.some((event) => event.state === state);
    const kept = (before?.events ?? []).filter((event) => !once(event.state) || dossier.events.some((one) => same(one, event)));
    const more = dossier.events.filter((event) => !kept.some((one) => same(one, event)));
    const { serviceLevel, dueOn, resultKind } = dossier;
    dossiers.set(dossier.code, {
      ...dossier,
      serviceLevel: serviceLevel ?? before?.serviceLevel ?? null,
      dueOn: dueOn ?? before?.dueOn ?? null,
      resultKind: resultKind ?? before?.resultKind ?? null,
      events: [...kept, ...more],
    });
  }
  return [...dossiers.values()];
}

/** Of these states a dossier has one each. */
const ONCE = new Set([1, 2, 9, 10]);
/** The events of these dossiers never lie at midnight, which would stand for the whole day. */
const same = (one: DossierEvent, other: DossierEvent): boolean => one.state === other.state && one.at.getTime() === other.at.getTime();

/** States dossiers as an import does. */
async function state(dossiers: readonly StatedDossier[]): Promise<void> {
  const stage = await DossierStage.open(client);
  await stage.addDossiers(dossiers);
  expect((await stage.settle(() => true)).unsettled).toEqual([]);
  const { rows } = await client.query<{ id: number }>('select min(id) as id from source_document');
  await stage.write(rows[0]!.id);
  await client.query('drop table staged_dossier, staged_event, stated_event, withdrawn_event, known_dossier, taken_dossier');
}

const counted = (rows: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const row of rows.toSorted()) counts[row] = (counts[row] ?? 0) + 1;
  return counts;
};

const LIFE = 'state, state_at, submitted_at, refused_at, received_at, closed_at, closing_state, paused';

describe('recorded dossiers', () => {
  test('the database moves dossiers as the rules do, and its roll-ups equal a recount after any files', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyFile, { minLength: 1, maxLength: 3 }), async (files) => {
        await client.query('begin');
        try {
          for (const file of files) await state(file);
          const expected = told(files).flatMap((dossier) =>
            movementsOf(lifeOf(dossier.events), dossier.dueOn, dossier.resultKind as never).map(
              ({ day, movement }) => `${dossier.code} ${dossier.responsibleUnit} ${dossier.channel} ${day} ${movement}`,
            ),
          );
          const ids = (await client.query<{ id: number }>(`select id from dossier where code ^@ 'recount-'`)).rows.map((row) => row.id);
          const { rows: moved } = await client.query<{ text: string }>(
            `select d.code || ' ' || m.unit_id || ' ' || m.channel || ' ' || m.day || ' ' || m.movement as text
             from dossier_movement m join dossier d on d.id = m.dossier_id where m.dossier_id = any($1::int[])`,
            [ids],
          );
          expect(counted(moved.map((row) => row.text))).toEqual(counted(expected));
          const { rows: wrong } = await client.query(
            `select l.dossier_id from dossier_life l join dossier d on d.id = l.dossier_id where l.dossier_id = any($1::int[])
               and row(${LIFE.replaceAll(/\w+/gu, 'l.$&')}) is distinct from row(${LIFE.replaceAll(/\w+/gu, 'd.$&')})`,
            [ids],
          );
          expect(wrong).toEqual([]);
          const kept = (await client.query(FLOWS)).rows;
          expect(kept).toEqual((await client.query(recounted, [ids])).rows);
        } finally {
          await client.query('rollback');
        }
      }),
      { numRuns: 20 },
    );
  }, 180_000);

  test('the roll-ups of the demo dossiers equal a recount', async () => {
    const fingerprint = `select count(*)::int as rows, sum(hashtextextended(f::text, 0))::text as sum from dossier_flow f`;
    const { rows: kept } = await client.query(fingerprint);
    await client.query('begin');
    await rebuildRollups(client, 'test');
    const { rows: rebuilt } = await client.query(fingerprint);
    await client.query('rollback');
    expect(rebuilt).toEqual(kept);
    expect(kept[0].rows).toBeGreaterThan(100_000);
  }, 180_000);

  test('an unknown procedure refuses a first load', async () => {
    await client.query('begin');
    const dossier: NewDossier = {
      code: 'recount-x',
      procedure: '0.000000',
      responsibleUnit: units[0]!,
      receivingUnit: units[0]!,
      channel: 'DIRECT',
      serviceLevel: null,
      dueOn: null,
      resultKind: null,
      events: [{ state: 2, at: new Date('2020-01-02T08:00:00+07:00') }],
    };
    await expect(loadDossiers(client, 'test', [[dossier]])).rejects.toMatchObject({
      extensions: { code: 'RULE_VIOLATION', rule: 'PROCEDURE_IN_CATALOGUE' },
    });
    await client.query('rollback');
  });

  test('events are append-only, whoever writes them', async () => {
    await expect(client.query('delete from dossier_event where dossier_id = 1')).rejects.toThrow('append-only');
    await expect(client.query('update dossier_event set state = 9 where dossier_id = 1')).rejects.toThrow('append-only');
    await expect(client.query('truncate dossier_event')).rejects.toThrow('append-only');
  });

  test('a wrong row cannot exist: versions of a procedure that overlap, reports that end before they begin', async () => {
    const overlap = `insert into procedure (code, name, field_id, level, valid_from, search_key)
      select code, name, field_id, level, '2020-06-01', search_key from procedure where code = '9.001001' limit 1`;
    await expect(client.query(overlap)).rejects.toThrow('one_procedure_of_a_code_a_day');
    await expect(client.query(`update dossier_report set period_to = '2015-01-01'`)).rejects.toThrow('check constraint');
    await expect(
      client.query(`update dossier set closed_at = received_at - interval '1 day' where closed_at is not null and id < 50`),
    ).rejects.toThrow('check constraint');
  });
});
