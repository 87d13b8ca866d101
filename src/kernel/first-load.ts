import type { Client } from 'pg';

/** What of a table can wait until its rows are there. */
export type Waiting = 'keys' | 'exclusions' | 'indexes' | 'foreign keys';

const CONSTRAINTS: Readonly<Record<string, Waiting>> = { p: 'keys', u: 'keys', x: 'exclusions', f: 'foreign keys' };
const ALL: readonly Waiting[] = ['keys', 'exclusions', 'indexes', 'foreign keys'];

interface Part {
  readonly tableName: string;
  readonly name: string;
  readonly definition: string;
  readonly kind: string;
}

/**
 * Does `work` while these parts of the tables are off, then puts them back as they were: one pass over all rows instead of
 * a probe for each. Everything is still checked, at the end, and a row that breaks a rule makes the transaction fail as
 * ever. Locks the tables until the transaction ends; for first loads.
 */
export async function checkedAtOnce<Result>(
  client: Client,
  tables: readonly string[],
  waiting: readonly Waiting[],
  work: () => Promise<Result>,
): Promise<Result> {
  const parts = (await partsOf(client, tables)).filter(({ kind }) => waiting.includes(CONSTRAINTS[kind] ?? 'indexes'));
  for (const { tableName, name, kind } of parts.toReversed()) {
    await client.query(kind in CONSTRAINTS ? `alter table ${tableName} drop constraint ${name}` : `drop index ${name}`);
  }
  const result = await work();
  await client.query(`set local maintenance_work_mem = '256MB'`);
  for (const { tableName, name, definition, kind } of parts) {
    await client.query(kind in CONSTRAINTS ? `alter table ${tableName} add constraint ${name} ${definition}` : definition);
  }
  return result;
}

/** Keys first, then exclusions and plain indexes, then foreign keys, which lean on keys. */
async function partsOf(client: Client, tables: readonly string[]): Promise<Part[]> {
  const { rows } = await client.query<Part>(
    `select conrelid::regclass::text as "tableName", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition, contype::text as kind
     from pg_constraint where conrelid = any($1::text[]::regclass[]) and contype in ('p', 'u', 'x', 'f')
     union all
     select indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid), 'index'
     from pg_index where indrelid = any($1::text[]::regclass[])
       and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))`,
    [tables],
  );
  const rank = ({ kind }: Part): number => ALL.indexOf(CONSTRAINTS[kind] ?? 'indexes');
  return rows.toSorted((one, other) => rank(one) - rank(other) || (one.name < other.name ? -1 : 1));
}
