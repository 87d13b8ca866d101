import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { values } from '../../../src/database/values.js';
import { addAgencies, loadRegister, type NewAgency } from '../../../src/modules/units/unit.commands.js';
import { rebuildClosure } from '../../../src/modules/units/unit-closure.commands.js';
import { STILL, UNKNOWN_START, versionOn, type Identity, type Version } from '../../../src/modules/units/unit.rules.js';
import { databaseForWriting } from '../../kit/hub.js';

let client: pg.Client;
let made: readonly unknown[] = [];
// Before the copy is dropped, which is written next: jest runs them in this order.
afterAll(() => client.end());
const database = databaseForWriting();

/** Empty tables of the units in a schema of their own, beside the seeded ones. */
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url, types: values });
  await client.connect();
  await client.query('create schema trial');
  await client.query('set search_path = trial, public');
  await client.query(await readFile('schema/migrations/0002-units.sql', 'utf8'));
  made = await constraints();
});

/** Every constraint of these tables, in words. */
async function constraints(): Promise<readonly unknown[]> {
  const { rows } = await client.query(
    `select conrelid::regclass::text as "table", conname, pg_get_constraintdef(oid) as definition from pg_constraint
     where connamespace = 'trial'::regnamespace and conrelid::regclass::text ~ 'unit' order by 1, 2`,
  );
  return rows;
}

const DAYS = ['2016-01-01', '2018-01-01', '2020-02-01', '2025-07-01'];
const SPANS = [null, ...DAYS].map((from, index) => ({ from, to: DAYS[index] ?? null }));
const origin = { source: null, locator: null };

const country: Version = {
  code: 'VN',
  name: 'Việt Nam',
  kind: 'COUNTRY',
  level: 'NATIONAL',
  parent: null,
  from: UNKNOWN_START,
  to: STILL,
  origin,
};

/** Trees in time: each unit lives over some spans, in each under any unit that began before it in the list and lives then. */
const registers = fc
  .array(fc.record({ first: fc.nat(4), last: fc.nat(4), parents: fc.array(fc.nat(99), { minLength: 5, maxLength: 5 }) }), { maxLength: 12 })
  .map((seeds) => {
    const units: Identity[] = [{ key: 'VN', versions: [country] }];
    for (const [index, { first, last, parents }] of seeds.entries()) {
      const code = String(10_000 + index);
      const versions = SPANS.slice(Math.min(first, last), Math.max(first, last) + 1).map(({ from, to }, at): Version => {
        const above = units.filter(
          (unit) => versionOn(unit, from ?? '0000-01-01') && versionOn(unit, to === null ? '9999-12-31' : (from ?? '0000-01-01')),
        );
        const parent = above[(parents[at] ?? 0) % above.length]?.key ?? 'VN';
        const bounds = { from: { on: from, known: from !== null }, to: { on: to, known: true } };
        return { code, name: `Xã ${index}`, kind: 'RURAL_COMMUNE', level: 'COMMUNE', parent, ...bounds, origin };
      });
      units.push({ key: code, versions });
    }
    return units;
  });

/** The paths of one day by walking up from every unit, the slow way. */
function walked(units: readonly Identity[], day: string): string[] {
  const paths: string[] = [];
  for (const { key } of units.filter((unit) => versionOn(unit, day))) {
    let [at, depth]: [string | null, number] = [key, 0];
    while (at !== null) {
      paths.push(`${at} ${key} ${depth}`);
      at = versionOn(units.find((unit) => unit.key === at) as Identity, day)?.parent ?? null;
      depth += 1;
    }
  }
  return paths.sort();
}

async function stored(day: string): Promise<string[]> {
  const { rows } = await client.query<{ path: string }>(
    `select a.code || ' ' || d.code || ' ' || c.depth as path from unit_closure c
     join unit_version a on a.unit_id = c.ancestor_id and a.during @> $1::date
     join unit_version d on d.unit_id = c.descendant_id and d.during @> $1::date
     where c.during @> $1::date`,
    [day],
  );
  return rows.map(({ path }) => path).sort();
}

const load = async (units: readonly Identity[]) => {
  await client.query('truncate unit, unit_version, unit_closure, unit_succession, register_gap');
  await loadRegister(client, { units, successions: [], gaps: [] });
};

test('the closure is what walking up from every unit finds, on every day', async () => {
  await fc.assert(
    fc.asyncProperty(registers, async (units) => {
      await load(units);
      for (const day of ['2015-06-15', ...DAYS, '2019-06-15', '2026-06-15']) expect(await stored(day)).toEqual(walked(units, day));
    }),
    { numRuns: 15 },
  );
});

test('deriving it again changes nothing, and adjoining days of one path are one row', async () => {
  await fc.assert(
    fc.asyncProperty(registers, async (units) => {
      await load(units);
      const all = 'select ancestor_id, descendant_id, depth, during::text from unit_closure order by 1, 2, 3, 4';
      const before = (await client.query(all)).rows;
      await rebuildClosure(client);
      expect((await client.query(all)).rows).toEqual(before);
      const adjoining = await client.query(
        `select 1 from unit_closure a join unit_closure b using (ancestor_id, descendant_id, depth) where a.during -|- b.during`,
      );
      expect(adjoining.rows).toEqual([]);
    }),
    { numRuns: 5 },
  );
});

test('loading leaves every constraint of the tables as the migration made it', async () => {
  await load([{ key: 'VN', versions: [country] }]);
  expect(made.length).toBeGreaterThan(20);
  expect(await constraints()).toEqual(made);
});

test('a unit whose parent is not there on all of its days is refused', async () => {
  const [from, to] = [
    { on: '2020-01-01', known: true },
    { on: '2021-01-01', known: true },
  ];
  const province: Identity = {
    key: '10',
    versions: [{ ...country, code: '10', kind: 'PROVINCE', level: 'PROVINCE', parent: 'VN', from, to }],
  };
  const district: Identity = {
    key: '101',
    versions: [{ ...country, code: '101', kind: 'TOWN', level: 'DISTRICT', parent: '10', from, to: STILL }],
  };
  await client.query('begin');
  await expect(load([{ key: 'VN', versions: [country] }, province, district])).rejects.toThrow(
    /without a parent on some of their days: 101/,
  );
  await client.query('rollback');
});

test('two holders of a code on one day are refused', async () => {
  const twice = (key: string): Identity => ({
    key,
    versions: [{ ...country, code: '10', kind: 'PROVINCE', level: 'PROVINCE', parent: 'VN' }],
  });
  await client.query('begin');
  await expect(load([{ key: 'VN', versions: [country] }, twice('a'), twice('b')])).rejects.toThrow(/one_holder_of_a_code_a_day/);
  await client.query('rollback');
});

const agency = (more: Partial<NewAgency>): NewAgency => ({
  code: 'VN.van-phong',
  name: 'Văn phòng',
  kind: 'OFFICE',
  level: 'NATIONAL',
  parent: 'VN',
  from: null,
  fromKnown: false,
  to: '2025-07-01',
  toKnown: false,
  source: 'DEMO',
  locator: null,
  ...more,
});

test('agencies stand under their parents, also under one of the same list, with their paths', async () => {
  await load([{ key: 'VN', versions: [country] }]);
  await addAgencies(client, [agency({}), agency({ code: 'VN.van-phong.mot-cua', parent: 'VN.van-phong' })]);
  expect(await stored('2020-01-01')).toEqual([
    'VN VN 0',
    'VN VN.van-phong 1',
    'VN VN.van-phong.mot-cua 2',
    'VN.van-phong VN.van-phong 0',
    'VN.van-phong VN.van-phong.mot-cua 1',
    'VN.van-phong.mot-cua VN.van-phong.mot-cua 0',
  ]);
  const { rows } = await client.query(`select command, subject from audit_entry order by id desc limit 1`);
  expect(rows).toEqual([{ command: 'units.addAgencies', subject: '2 agencies' }]);
});

test('an agency under nobody, or from an unknown source, is refused', async () => {
  await load([{ key: 'VN', versions: [country] }]);
  await expect(addAgencies(client, [agency({ parent: '99' })])).rejects.toThrow(/"99" is not in the database/);
  await expect(addAgencies(client, [agency({ source: 'NONE' })])).rejects.toThrow(/"NONE" is not in the database/);
});
