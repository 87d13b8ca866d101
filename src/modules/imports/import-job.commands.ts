import { storableJson } from '../../kernel/audit.js';
import type { CommandClient, Transaction } from '../../kernel/command.js';
import type { Kept } from '../../kernel/restore.js';
import type { ComplaintGroup } from './complaint-group.js';
import type { KeptFacts } from './file-rows.js';
import type { ImportCounts } from './import-report.js';
import type { ImportAtomicity, ImportMode, ImportPhase, ImportStatus } from './import.enums.js';
import type { BalanceOutcome } from './intake.js';
import type { RejectedRow } from './rejected-rows.js';

/** A job that begins. */
export interface NewImportJob {
  readonly dataset: string;
  readonly mode: `${ImportMode}`;
  readonly atomicity: `${ImportAtomicity}`;
  readonly file: { readonly name: string; readonly sha256: string; readonly bytes: number };
  readonly actor: string;
  readonly requestId: string | null;
}

/** Writes a job that waits to run; answers its key. */
export async function insertImportJob(
  client: CommandClient,
  { dataset, mode, atomicity, file, actor, requestId }: NewImportJob,
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into import_job (dataset, mode, atomicity, status, phase, file_name, sha256, bytes, actor, request_id, started_at)
     values ($1, $2, $3, 'RUNNING', 'WAITING', $4, $5, $6, $7, $8, clock_timestamp()) returning id`,
    [dataset, mode, atomicity, file.name, file.sha256, file.bytes, actor, requestId],
  );
  return rows[0]!.id;
}

/** The same, committed before the work begins, so that others see it run. */
export const beginImportJob = (transaction: Transaction, job: NewImportJob): Promise<number> =>
  transaction((client) => insertImportJob(client, job));

/** How far a job is. */
export interface ImportProgress {
  readonly phase: Exclude<`${ImportPhase}`, 'DONE'>;
  readonly rowsRead: number;
  readonly bytesRead: number;
  readonly rejected: number;
}

/** Says that a job is still running, and how far; nothing where it has ended. */
export const noteProgress = (
  transaction: Transaction,
  job: number,
  { phase, rowsRead, bytesRead, rejected }: ImportProgress,
): Promise<unknown> =>
  transaction(
    (client) =>
      client.query(
        `update import_job set phase = $2, rows_read = $3, bytes_read = $4, rejected = $5, heard_at = clock_timestamp()
       where id = $1 and status = 'RUNNING'`,
        [job, phase, rowsRead, bytesRead, rejected],
      ),
    { readCommitted: true },
  );

/** How a job ended. */
export interface ImportEnd {
  readonly status: Exclude<`${ImportStatus}`, 'RUNNING' | 'REVERTED'>;
  readonly counts: ImportCounts;
  readonly facts: KeptFacts | null;
  readonly complaints: readonly ComplaintGroup[];
  readonly balances: readonly BalanceOutcome[];
  readonly rejectedRows: readonly RejectedRow[];
  readonly sourceId: number | null;
}

/** Ends a job in the transaction of its rows. False where it was taken for dead meanwhile: then nothing of it may stay. */
export async function endImportJob(client: CommandClient, job: number, end: ImportEnd): Promise<boolean> {
  const { created, updated, unchanged, rejected, skipped } = end.counts;
  const { rowCount } = await client.query(
    `update import_job set status = $2, phase = 'DONE', ended_at = clock_timestamp(), facts = $3, created = $4::int, updated = $5::int, unchanged = $6::int,
       rejected = $7::int, skipped = $8, balances = $9, source_id = $10, rows_read = greatest(rows_read, $4::int + $5::int + $6::int + $7::int), bytes_read = bytes,
       transaction_id = pg_current_xact_id()
     where id = $1 and status = 'RUNNING'`,
    [
      job,
      end.status,
      end.facts && storableJson(end.facts),
      created,
      updated,
      unchanged,
      rejected,
      skipped,
      storableJson(end.balances),
      end.sourceId,
    ],
  );
  if (rowCount === 0) return false;
  await client.query(INSERT_COMPLAINTS, [job, storableJson(end.complaints.map((complaint, place) => ({ place, ...complaint })))]);
  await client.query(INSERT_REJECTED, [job, storableJson(end.rejectedRows.map((row, place) => ({ place, ...row })))]);
  return true;
}

const INSERT_COMPLAINTS = `
  insert into import_complaint (job_id, place, code, sheet, column_title, message, message_vi, hint, hint_vi, sample, rows, count)
  select $1, c.place, c.code, c.sheet, c."column", c.message, c."messageVi", c.hint, c."hintVi", c.sample, c.rows, c.count
  from jsonb_to_recordset($2) as c(place int, code text, sheet text, "column" text, message text, "messageVi" text, hint text, "hintVi" text,
    sample text, rows int[], count int)`;

const INSERT_REJECTED = `
  insert into import_rejected_row (job_id, place, sheet, row, cells, why, why_vi)
  select $1, r.place, r.sheet, r.row, r.cells, r.why, r."whyVi"
  from jsonb_to_recordset($2) as r(place int, sheet text, row int, cells jsonb, why text, "whyVi" text)`;

/** A job is taken for dead that nobody has spoken of for so long. */
const SILENCE = '20 seconds';

/** Marks jobs whose hub has died: of what they wrote nothing is there. */
export const noteInterruptedJobs = (transaction: Transaction): Promise<unknown> =>
  transaction((client) =>
    client.query(
      `update import_job set status = 'INTERRUPTED', phase = 'DONE', ended_at = clock_timestamp()
       where status = 'RUNNING' and heard_at < clock_timestamp() - interval '${SILENCE}'`,
    ),
  );

/** A job that is to be taken back. */
export interface RevertibleJob {
  readonly id: number;
  readonly dataset: string;
  readonly status: `${ImportStatus}`;
  readonly actor: string;
  readonly fileName: string;
  readonly transactionId: string;
}

/** A job, locked until the transaction ends; undefined where there is none. */
export async function lockedImportJob(client: CommandClient, id: number): Promise<RevertibleJob | undefined> {
  const { rows } = await client.query<RevertibleJob>(
    `select id, dataset, status, actor, file_name as "fileName", transaction_id::text as "transactionId" from import_job where id = $1 for update`,
    [id],
  );
  return rows[0];
}

/** Notes that a job was taken back, by whom and as far as that went; its ledger goes. */
export async function noteReverted(client: CommandClient, job: number, by: string, restored: number, kept: readonly Kept[]): Promise<void> {
  await client.query(
    `update import_job set status = 'REVERTED', reverted_at = clock_timestamp(), reverted_by = $2, restored = $3, kept = $4 where id = $1`,
    [job, by, restored, storableJson(kept)],
  );
  await client.query('delete from import_change where job_id = $1', [job]);
}
