import pg from 'pg';

/** Any number; the lock it names means "a hub works on this cluster". */
const KEY = 4_302_019_111;
const WHO = 'cchc-hub of process ';

/** The right to work on a cluster: one hub has it at a time, and loses it with its process, however that ends. */
export interface Hold {
  /** Resolves when the connection that the hold stands on is gone; never rejects. */
  readonly lost: Promise<void>;
}

/** Takes the hold, or tells the process that has it. */
export async function takeHold(url: string): Promise<Hold | { readonly heldBy: string }> {
  const client = new pg.Client({ connectionString: url, application_name: WHO + process.pid, keepAlive: true });
  const lost = new Promise<void>((resolve) => client.on('end', () => resolve()).on('error', () => resolve()));
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${KEY}) as taken`);
  if (rows[0]?.taken) return { lost };
  const holder = await client.query<{ name: string }>(
    `select application_name as name from pg_stat_activity join pg_locks using (pid)
     where locktype = 'advisory' and granted and classid = ${Math.floor(KEY / 2 ** 32)} and objid = ${KEY % 2 ** 32}`,
  );
  await client.end();
  return { heldBy: holder.rows[0]?.name.slice(WHO.length) ?? 'unknown' };
}
