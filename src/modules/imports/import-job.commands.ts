import { storableJson } from '../../kernel/audit.js';
import type { CommandClient } from '../../kernel/command.js';
import type { ImportReport } from './import-report.js';

/** What came of a file, to be remembered. */
export interface NewImportJob extends Omit<ImportReport, 'job' | 'source'> {
  readonly actor: string;
  readonly requestId: string | null;
  readonly startedAt: Date;
  readonly sourceId: number | null;
}

/** Writes a job with its complaints; answers its key. */
export async function recordImportJob(client: CommandClient, job: NewImportJob): Promise<number> {
  const { file, counts, complaints } = job;
  const { rows } = await client.query<{ id: number }>(
    `insert into import_job (dataset, mode, atomicity, status, file_name, sha256, bytes, facts, actor, request_id, started_at,
       created, updated, unchanged, rejected, skipped, source_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) returning id`,
    [
      job.dataset,
      job.mode,
      job.atomicity,
      job.status,
      file.name,
      file.sha256,
      file.bytes,
      storableJson(job.facts),
      job.actor,
      job.requestId,
      job.startedAt,
      counts.created,
      counts.updated,
      counts.unchanged,
      counts.rejected,
      counts.skipped,
      job.sourceId,
    ],
  );
  const { id } = rows[0]!;
  await client.query(
    `insert into import_complaint (job_id, place, code, sheet, column_title, message, message_vi, hint, hint_vi, sample, rows, count)
     select $1, c.place, c.code, c.sheet, c."column", c.message, c."messageVi", c.hint, c."hintVi", c.sample, c.rows, c.count
     from jsonb_to_recordset($2) as c(place int, code text, sheet text, "column" text, message text, "messageVi" text, hint text, "hintVi" text,
       sample text, rows int[], count int)`,
    [id, storableJson(complaints.map((complaint, place) => ({ place, ...complaint })))],
  );
  return id;
}
