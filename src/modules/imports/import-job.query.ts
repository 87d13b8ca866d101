import { sql } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import { importsSeen } from '../access/index.js';
import type { ImportAtomicity, ImportMode, ImportStatus } from './import.enums.js';

export interface ImportJobRow {
  key: number;
  dataset: string;
  mode: ImportMode;
  atomicity: ImportAtomicity;
  status: ImportStatus;
  fileName: string;
  sha256: string;
  bytes: number;
  actor: string;
  requestId: string | null;
  startedAt: Date;
  endedAt: Date;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  skipped: number;
  sourceId: number | null;
}

const columns = sql<ImportJobRow>`
  j.id as key, j.dataset, j.mode, j.atomicity, j.status, j.file_name as "fileName", j.sha256, j.bytes::int as bytes, j.actor,
  j.request_id as "requestId", j.started_at as "startedAt", j.ended_at as "endedAt", j.created, j.updated, j.unchanged, j.rejected, j.skipped,
  j.source_id as "sourceId"`;

/** Jobs that are seen. */
export const importJobsOfKeys = (reads: Reads, keys: readonly number[]) =>
  reads.rows(sql<ImportJobRow>`select ${columns} from import_job j where j.id = any(${keys}::int[]) and ${importsSeen(reads.scope)}`);

export const keysetOfImportJob = (job: ImportJobRow): Keyset => [job.key];

/** A page of the jobs that are seen, newest first. */
export function listedImportJobs(reads: Reads, page: Page) {
  const beyond = page.beyond ? sql`and j.id ${sql.raw(page.backward ? '>' : '<')} ${page.beyond[0]}::int` : sql``;
  return reads.rows(sql<ImportJobRow>`
    select ${columns} from import_job j where ${importsSeen(reads.scope)} ${beyond}
    order by j.id ${sql.raw(page.backward ? 'asc' : 'desc')} limit ${page.limit + 1}`);
}

export async function countOfImportJobs(reads: Reads): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`select count(*)::int as count from import_job j where ${importsSeen(reads.scope)}`);
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
    from import_complaint c where c.job_id = any(${jobs}::int[]) and ${importsSeen(reads.scope)} order by c.job_id, c.place`);
