import pg from 'pg';

/** Any number that no other program on the same database is likely to take. */
const KEY = 4_302_019_110;

/**
 * Runs `work` while no other hub migrates or seeds this database; `onWait` hears that another one is at it. The lock
 * belongs to a transaction, as a pooler between hub and database needs it, and ends with the connection.
 */
export async function inTurn<Result>(databaseUrl: string, onWait: () => void, work: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'cchc-hub turn' });
  client.on('error', () => undefined); // lost with its database: the work itself then fails, and says why
  await client.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ free: boolean }>(`select pg_try_advisory_xact_lock(${KEY}) as free`);
    if (!rows[0]?.free) {
      onWait();
      await client.query(`select pg_advisory_xact_lock(${KEY})`);
    }
    return await work();
  } finally {
    await client.end();
  }
}
