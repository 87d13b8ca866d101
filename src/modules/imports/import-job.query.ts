import { sql } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import { importSeen } from '../access/index.js';
import type { Kept } from '../../kernel/restore.js';
import type { RawCell } from './cell.js';
import type { KeptFacts } from './file-rows.js';
import type { ImportAtomicity, ImportMode, ImportPhase, ImportStatus } from './import.enums.js';
import type { BalanceOutcome } from './intake.js';

export interface ImportJobRow {
  key: number;
  dataset: string;
  mode: ImportMode;
  atomicity: ImportAtomicity;
  status: ImportStatus;
  phase: ImportPhase;
  fileName: string;
  sha256: string;
  bytes: number;
  bytesRead: number;
  rowsRead: number;
  actor: string;
  requestId: string | null;
  startedAt: Date;
  endedAt: Date | null;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  skipped: number;
  balances: BalanceOutcome[];
  sourceId: number | null;
  revertedAt: Date | null;
  revertedBy: string | null;
  restored: number | null;
  kept: Kept[] | null;
}

const columns = sql<ImportJobRow>`
  j.id as key, j.dataset, j.mode, j.atomicity, j.status, j.phase, j.file_name as "fileName", j.sha256, least(j.bytes, 2147483647)::int as bytes,
  least(j.bytes_read, 2147483647)::int as "bytesRead", j.rows_read as "rowsRead", j.actor, j.request_id as "requestId", j.started_at as "startedAt",
  j.ended_at as "endedAt", j.created, j.updated, j.unchanged, j.rejected, j.skipped, j.balances, j.source_id as "sourceId",
  j.reverted_at as "revertedAt", j.reverted_by as "revertedBy", j.restored, j.kept`;

/** Jobs that are seen. */
export const importJobsOfKeys = (reads: Reads, keys: readonly number[]) =>
  reads.rows(sql<ImportJobRow>`select ${columns} from import_job j where j.id = any(${keys}::int[]) and ${importSeen(reads.scope)}`);

export const keysetOfImportJob = (job: ImportJobRow): Keyset => [job.key];

/** A page of the jobs that are seen, newest first. */
export function listedImportJobs(reads: Reads, page: Page) {
  const beyond = page.beyond ? sql`and j.id ${sql.raw(page.backward ? '>' : '<')} ${page.beyond[0]}::int` : sql``;
  return reads.rows(sql<ImportJobRow>`
    select ${columns} from import_job j where ${importSeen(reads.scope)} ${beyond}
    order by j.id ${sql.raw(page.backward ? 'asc' : 'desc')} limit ${page.limit + 1}`);
}

export async function countOfImportJobs(reads: Reads): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`select count(*)::int as count from import_job j where ${importSeen(reads.scope)}`);
  return row?.count ?? 0;
}

export interface ImportComplaintRow {
  job: number;
  code: string;
  sheet: string | null;
  column: string | null;
  message: string;
  messageVi: string;
  hint: string;
  hintVi: string;
  sample: string;
  rows: number[];
  count: number;
}

/** Complaints of jobs that are seen, in the order of their first rows. */
export const complaintsOfJobs = (reads: Reads, jobs: readonly number[]) =>
  reads.rows(sql<ImportComplaintRow>`
    select c.job_id as job, c.code, c.sheet, c.column_title as "column", c.message, c.message_vi as "messageVi", c.hint, c.hint_vi as "hintVi",
      c.sample, c.rows, c.count
    from import_complaint c join import_job j on j.id = c.job_id
    where c.job_id = any(${jobs}::int[]) and ${importSeen(reads.scope)} order by c.job_id, c.place`);

/** A rejected row as it stood. */
export interface RejectedRowRow {
  sheet: string | null;
  row: number;
  cells: RawCell[];
  why: string;
  whyVi: string;
}

/** The rejected rows that are kept of a job that is seen, in the order of the file. */
export const rejectedRowsOf = (reads: Reads, job: number) =>
  reads.rows(sql<RejectedRowRow>`
    select r.sheet, r.row, r.cells, r.why, r.why_vi as "whyVi" from import_rejected_row r join import_job j on j.id = r.job_id
    where r.job_id = ${job} and ${importSeen(reads.scope)} order by r.place`);

/** How the file of a job that is seen was understood; undefined where it is not seen or not read to its end. */
export async function factsOf(reads: Reads, job: number): Promise<KeptFacts | undefined> {
  const [row] = await reads.rows(
    sql<{ facts: KeptFacts | null }>`select j.facts from import_job j where j.id = ${job} and ${importSeen(reads.scope)}`,
  );
  return row?.facts ?? undefined;
}
