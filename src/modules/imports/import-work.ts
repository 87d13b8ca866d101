import type { CommandClient } from '../../kernel/command.js';
import { HubError } from '../../kernel/errors.js';
import { globalId } from '../../kernel/global-id.js';
import type { Viewer } from '../../kernel/viewer.js';
import { keepSourceDocument } from '../documents/index.js';
import { runChecks } from '../quality/index.js';
import { ComplaintLedger } from './complaint-ledger.js';
import type { Dataset } from './dataset.js';
import type { FileRows } from './file-rows.js';
import { endImportJob, type ImportEnd, type ImportProgress } from './import-job.commands.js';
import type { ImportCounts, ImportReport } from './import-report.js';
import type { ImportWords } from './import-words.js';
import type { ImportAtomicity, ImportMode } from './import.enums.js';
import type { ImportSource, Settled } from './intake.js';
import type { RejectedRow } from './rejected-rows.js';

/** Listens to how far an import is. */
export type OnProgress = (progress: ImportProgress) => void;

/** As long as a file needs; each statement sees what others committed, and each intake locks what it changes. */
export const WORK_TERMS = { readCommitted: true, statementTimeoutMs: 0 } as const;

/** Rows on their way in, whether a file or a mutation brought them. */
export interface Work {
  /** Key of the job, which is RUNNING. */
  readonly id: number;
  readonly dataset: Dataset;
  /** What the rows came as. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: FileRows;
  readonly rejectedRows: (ledger: ComplaintLedger) => Promise<readonly RejectedRow[]>;
  /** The source document that stands for them, made where it is not there. */
  readonly source: { readonly code: string; readonly title: string; readonly note: string | null };
  readonly mode: `${ImportMode}`;
  readonly atomicity: `${ImportAtomicity}`;
  readonly words: ImportWords;
  readonly viewer: Viewer;
  readonly now: Date;
}

/** Takes rows in and ends their job, in the transaction of the client, which is the command's; done again from the start where that is. */
export async function importWork(client: CommandClient, job: Work, onProgress: OnProgress) {
  const { id, dataset, name, rows, words, sha256, bytes, viewer, now, mode, atomicity } = job;
  const ledger = new ComplaintLedger();
  const intake = await dataset.intake({ client, viewer, words, now, source: job.source.code });
  let rowsRead = 0;
  const tell = (phase: ImportProgress['phase']): void =>
    onProgress({ phase, rowsRead, bytesRead: rows.bytesRead(), rejected: ledger.rejected });
  for await (const batch of rows.batches) {
    ledger.add(await intake.take(batch));
    rowsRead += batch.length;
    tell('READING');
  }
  tell('COMPARING');
  const settled = await intake.settle();
  ledger.add(settled.complaints);
  const counts = countsOf(settled, ledger.rejected + (settled.beyond ?? 0), rows.skipped());
  const status = statusOf(job, counts);
  let source: ImportSource | null = null;
  if (status === 'COMMITTED' && settled.created + settled.updated + settled.unchanged > 0) {
    tell('WRITING');
    const { code, title, note } = job.source;
    source = { id: await keepSourceDocument(client, { code, kind: 'DATASET', title, note }), code, locatorOf };
    await client.query(`select set_config('hub.import_job', $1, true)`, [String(id)]);
    await intake.write(source);
    await client.query(`select set_config('hub.import_job', '', true)`);
    if (dataset.checked && settled.created + settled.updated > 0) await runChecks(client, viewer.actor);
  }
  const told = { status, counts, complaints: ledger.groups(), balances: settled.balances ?? [], facts: rows.facts() };
  const end: ImportEnd = {
    ...told,
    facts: { ...told.facts, headers: rows.headers() },
    rejectedRows: await job.rejectedRows(ledger),
    sourceId: source?.id ?? null,
  };
  if (!(await endImportJob(client, id, end))) throw takenForDead();
  const report: ImportReport = {
    job: globalId('ImportJob', id),
    dataset: dataset.name,
    mode,
    atomicity,
    file: { name, sha256, bytes },
    ...told,
    source: source?.code ?? null,
  };
  return {
    result: report,
    subject: `import:${id} ${dataset.name} ${name}: ${status}`,
    after: { status, ...counts, sha256, source: report.source },
  };
}

const locatorOf: ImportSource['locatorOf'] = ({ sheet, row }) => (sheet === null ? `row ${row}` : `${sheet}!${row}`);

const countsOf = ({ created, updated, unchanged }: Settled, rejected: number, skipped: number): ImportCounts => ({
  created,
  updated,
  unchanged,
  rejected,
  skipped,
});

function statusOf({ mode, atomicity }: Pick<Work, 'mode' | 'atomicity'>, { rejected }: ImportCounts): 'VALIDATED' | 'FAILED' | 'COMMITTED' {
  if (mode === 'VALIDATE') return 'VALIDATED';
  return atomicity === 'ALL' && rejected > 0 ? 'FAILED' : 'COMMITTED';
}

const takenForDead = (): HubError =>
  new HubError('UNAVAILABLE', {
    message: 'The import was taken for dead while it ran, because nothing was heard of it; nothing of it was written.',
    messageVi: 'Lần nhập bị coi là gián đoạn do mất liên lạc trong khi chạy; chưa có dữ liệu nào được ghi.',
    hint: 'Send the file again.',
  });
