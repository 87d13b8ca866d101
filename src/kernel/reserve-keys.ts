import type { Client } from 'pg';

/**
 * The first of `count` consecutive keys of a table, so that rows copied with others can be named before they are there.
 * Whoever calls it holds a lock that lets nobody else write the table.
 */
export async function reserveKeys(client: Client, table: string, count: number): Promise<number> {
  const { rows } = await client.query<{ first: number }>(
    `select (setval(seq, nextval(seq) + $2 - 1) - $2 + 1)::int as first from pg_get_serial_sequence($1, 'id') as seq`,
    [table, count],
  );
  return rows[0]!.first;
}
