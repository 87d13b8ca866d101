import { globalId } from '../../src/kernel/global-id.js';

/** A job as whoever runs it would write it. */
export interface WrittenJob {
  /** Its global id. */
  readonly id: string;
  set(columns: string): Promise<unknown>;
}

/** A connection, or whatever else answers statements. */
interface Connection {
  query(sql: string, parameters: unknown[]): Promise<{ readonly rows: any[] }>;
}

/** Writes an import job of a sender that runs, below the graph; `set` changes its row, each time in a transaction of its own. */
export async function runningJob(client: Connection, actor: string): Promise<WrittenJob> {
  const { rows } = await client.query(
    `insert into import_job (dataset, mode, atomicity, status, phase, file_name, sha256, bytes, actor, started_at)
     values ('dossier-reports', 'COMMIT', 'ALL', 'RUNNING', 'WAITING', 'quy-1.csv', repeat('a', 64), 1000, $1, clock_timestamp()) returning id`,
    [actor],
  );
  const key = Number(rows[0].id);
  return {
    id: globalId('ImportJob', key),
    set: (columns) => client.query(`update import_job set ${columns}, heard_at = clock_timestamp() where id = $1`, [key]),
  };
}
