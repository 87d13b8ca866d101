import type { Client } from 'pg';

interface Part {
  readonly tableName: string;
  readonly name: string;
  readonly definition: string;
  readonly constraint: boolean;
}

/**
 * Does `work` while the tables have no indexes, primary keys and foreign keys, then builds them again as they were: one pass
 * over all rows instead of a probe for each. Everything is still checked, at the end. For tables that are empty before.
 */
export async function withoutIndexes<Result>(client: Client, tables: readonly string[], work: () => Promise<Result>): Promise<Result> {
  const parts = await partsOf(client, tables);
  for (const part of parts.toReversed()) {
    await client.query(part.constraint ? `alter table ${part.tableName} drop constraint ${part.name}` : `drop index ${part.name}`);
  }
  const result = await work();
  await client.query(`set local maintenance_work_mem = '256MB'`);
  for (const part of parts) {
    await client.query(part.constraint ? `alter table ${part.tableName} add constraint ${part.name} ${part.definition}` : part.definition);
  }
  return result;
}

/** Keys first, then plain indexes, then foreign keys, which lean on keys. */
async function partsOf(client: Client, tables: readonly string[]): Promise<Part[]> {
  const { rows } = await client.query<Part>(
    `select conrelid::regclass::text as "tableName", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition, true as constraint,
       case contype when 'f' then 3 else 1 end as rank
     from pg_constraint where conrelid = any($1::text[]::regclass[]) and contype in ('p', 'u', 'f')
     union all
     select indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid), false, 2
     from pg_index where indrelid = any($1::text[]::regclass[])
       and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
     order by rank, 1, 2`,
    [tables],
  );
  return rows;
}
