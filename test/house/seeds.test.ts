import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openOrm } from '../../src/database/orm.js';
import { prepare } from '../../src/database/prepare.js';
import { modules, seedSteps } from '../../src/hub.js';
import { databaseUrl, drop, query, told } from '../kit/databases.js';

/** When a row was written, and which migration table the library keeps, are no part of what the seeds say. */
const UNTOLD = ['done_at', 'at', 'executed_at'];

/** Each table with its number of rows and a sum over the hashes of its rows, which their order does not change. */
async function fingerprint(url: string): Promise<Record<string, unknown>> {
  const tables = await query(
    url,
    `select table_name as name, string_agg(format('%I', column_name), ', ' order by ordinal_position) filter (where column_name <> all($1)) as columns
       from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = 'public' and table_type = 'BASE TABLE' group by table_name order by table_name`,
    [UNTOLD],
  );
  const found: Record<string, unknown> = {};
  for (const { name, columns } of tables) {
    const [row] = await query(
      url,
      `select count(*)::int as rows, coalesce(sum(hashtextextended(row(${String(columns)})::text, 0)), 0)::text as hash from "${String(name)}"`,
    );
    found[String(name)] = row;
  }
  return found;
}

const second = `hub_test_second_${process.pid}`;
const secondUrl = () => databaseUrl(told('HUB_TEST_SERVER'), second);

beforeAll(async () => {
  await query(told('HUB_TEST_SERVER'), `create database ${second} encoding utf8 template template0`);
  const orm = openOrm(secondUrl(), modules, { poolSize: 2, poolWaitMs: 10_000 });
  try {
    await prepare(orm, secondUrl(), seedSteps(), () => {});
  } finally {
    await orm.close(true);
  }
}, 180_000);
afterAll(() => drop(told('HUB_TEST_SERVER'), second));

test('the seeds give the same rows, with the same keys, whenever they run', async () => {
  const [one, other] = [await fingerprint(databaseUrl(told('HUB_TEST_SERVER'), told('HUB_TEST_TEMPLATE'))), await fingerprint(secondUrl())];
  expect(Object.keys(one).length).toBeGreaterThan(20);
  expect(one['unit_version']).toMatchObject({ rows: expect.any(Number) });
  expect(other).toEqual(one);
}, 120_000);

test('a second start on the same data seeds nothing again', async () => {
  const said: string[] = [];
  const orm = openOrm(secondUrl(), modules, { poolSize: 2, poolWaitMs: 10_000 });
  try {
    await prepare(orm, secondUrl(), seedSteps(), (line) => said.push(line));
  } finally {
    await orm.close(true);
  }
  expect(said).toEqual([]);
});
