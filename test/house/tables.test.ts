import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EntityProperty, MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { tablesText } from '../../scripts/tables-text.js';
import { openOrm } from '../../src/database/orm.js';
import { modules } from '../../src/hub.js';
import { told } from '../kit/databases.js';

let client: pg.Client;
let orm: MikroORM;
let stored: Map<string, string[]>;

beforeAll(async () => {
  client = new pg.Client({ connectionString: told('HUB_TEST_READING') });
  await client.connect();
  orm = openOrm(told('HUB_TEST_READING'), modules, { poolSize: 1, poolWaitMs: 5_000 });
  stored = await storedColumns();
});
afterAll(async () => {
  await orm.close(true);
  await client.end();
});

/** Tables that no module defines: the kernel's journal, the migrator's, and the runner's of the seeds. */
const NO_MODULES = ['audit_entry', 'migration', 'seed_step'];

async function storedColumns(): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `select relname as table, array_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod), case when not attnotnull then 'null' end) order by attname)::text[] as columns
     from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> all($1)
     group by relname order by relname`,
    [NO_MODULES],
  );
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

/** The database's own names of the types that definitions write shorter. */
const LONG: Readonly<Record<string, string>> = {
  int: 'integer',
  int4: 'integer',
  int8: 'bigint',
  int2: 'smallint',
  bool: 'boolean',
  timestamptz: 'timestamp with time zone',
};

function typeName(property: EntityProperty): string {
  const [, name = '', size = '', array = ''] = /^([a-z0-9 ]+?)(\(.*?\))?(\[\])?$/i.exec(property.columnTypes[0] ?? '') ?? [];
  const plain = name === 'timestamptz' ? '' : size.replaceAll(',', ', ').replaceAll(/,\s+/g, ',');
  return `${LONG[name] ?? name}${plain}${array}`;
}

const definedColumns = (): Map<string, string[]> =>
  new Map(
    [...orm.getMetadata().getAll().values()]
      .filter((meta) => meta.tableName)
      .map((meta) => [
        meta.tableName,
        meta.props
          .flatMap((property) =>
            (property.fieldNames ?? []).map((column) => [column, typeName(property), ...(property.nullable ? ['null'] : [])].join(' ')),
          )
          .sort(),
      ]),
  );

test('schema/tables.sql is what the migrations leave', async () => {
  expect(await tablesText(client)).toBe(readFileSync('schema/tables.sql', 'utf8'));
});

describe('definitions and tables', () => {
  test('every table is defined by one module, and every definition has its table', () => {
    const tables = modules.flatMap((module) => module.tables);
    expect(new Set(tables).size).toBe(tables.length);
    expect([...definedColumns().keys()].sort()).toEqual([...stored.keys()]);
  });

  test('a definition lists the columns that the table has, with the same type and nullability', () => {
    const defined = definedColumns();
    const both = [...stored.keys()].filter((table) => defined.has(table));
    expect(both.length).toBeGreaterThan(0);
    expect(Object.fromEntries(both.map((table) => [table, defined.get(table)]))).toEqual(
      Object.fromEntries(both.map((table) => [table, stored.get(table)])),
    );
  });

  test('every table says what it holds', async () => {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and relname <> 'migration' and obj_description(oid, 'pg_class') is null`,
    );
    expect(rows.map(({ name }) => name)).toEqual([]);
  });
});
