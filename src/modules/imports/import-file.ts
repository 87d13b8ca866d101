import { commandsOf, type CommandRun, type Transaction } from '../../kernel/command.js';
import { HubError } from '../../kernel/errors.js';
import { globalId } from '../../kernel/global-id.js';
import type { Viewer } from '../../kernel/viewer.js';
import { keepSourceDocument } from '../documents/index.js';
import { runChecks } from '../quality/index.js';
import { ComplaintLedger } from './complaint-ledger.js';
import type { Dataset } from './dataset.js';
import { datasetOf } from './datasets.js';
import type { ImportWords } from './import-words.js';
import { checkWords, fileRows, fingerprint, type ImportFile } from './file-rows.js';
import { wholeFile } from './file-refusal.js';
import { beginImportJob, endImportJob, type ImportEnd, type ImportProgress } from './import-job.commands.js';
import { keepPulse } from './import-pulse.js';
import type { ImportCounts, ImportReport } from './import-report.js';
import type { ImportAtomicity, ImportMode } from './import.enums.js';
import type { ImportSource, Settled } from './intake.js';
import { rejectedRows } from './rejected-rows.js';

/** What is to become of a file. */
export interface ImportOrder {
  readonly dataset: Dataset;
  readonly file: ImportFile;
  readonly mode: `${ImportMode}`;
  readonly atomicity: `${ImportAtomicity}`;
  readonly words: ImportWords;
}

/** Who sends it, and who does the work. */
export interface Sender {
  readonly viewer: Viewer;
  readonly requestId: string | null;
  /** For what others are to see while the job runs. */
  readonly transaction: Transaction;
  readonly runner: JobRunner;
}

/** A job as whoever does its work needs it: plain data, which goes to another thread too. */
export interface JobOrder {
  readonly id: number;
  readonly dataset: string;
  readonly file: ImportFile;
  readonly mode: `${ImportMode}`;
  readonly atomicity: `${ImportAtomicity}`;
  readonly words: ImportWords;
  readonly sha256: string;
  readonly bytes: number;
  readonly viewer: Viewer;
  readonly requestId: string | null;
  readonly now: Date;
}

/** Listens to how far an import is. */
export type OnProgress = (progress: ImportProgress) => void;

/** Does the work of jobs. */
export type JobRunner = (job: JobOrder, onProgress: OnProgress) => Promise<ImportReport>;

/** As long as a file needs; each statement sees what others committed, and each intake locks what it changes. */
const TERMS = { readCommitted: true, statementTimeoutMs: 0 } as const;

/** Does the work in this thread, one transaction a job. */
export const runJobsOn =
  (transaction: Transaction): JobRunner =>
  (job, onProgress) =>
    commandsOf(transaction, { actor: job.viewer.actor, requestId: job.requestId })(
      'imports.importFile',
      (run) => work(run, job, onProgress),
      TERMS,
    );

/** A job that is written down before its file is read, so that it can be watched. */
export interface BegunImport {
  /** The global id of the job. */
  readonly job: string;
  /** What becomes of it. */
  readonly report: Promise<ImportReport>;
}

/**
 * Writes down that a file is to be imported, and has it done. Rows, their ledger, the end of the job and the one audit row stand in one
 * transaction: all of it is there afterwards, or nothing. The same file again changes nothing, also when it is sent twice at once.
 */
export async function beginImport(order: ImportOrder, sender: Sender, onProgress: OnProgress = () => {}): Promise<BegunImport> {
  const { dataset, file, mode, atomicity, words } = order;
  const { viewer, requestId, transaction, runner } = sender;
  checkWords(dataset, words);
  if (dataset.stewardsOnly && !viewer.scope.everything) throw stewardsOnly(dataset.name);
  const print = await fingerprint(file.path);
  const id = await beginImportJob(transaction, {
    dataset: dataset.name,
    mode,
    atomicity,
    file: { name: file.name, ...print },
    actor: viewer.actor,
    requestId,
  });
  const pulse = keepPulse(transaction, id);
  const tell: OnProgress = (progress) => {
    pulse.at(progress);
    onProgress(progress);
  };
  const job: JobOrder = { id, dataset: dataset.name, file, mode, atomicity, words, ...print, viewer, requestId, now: new Date() };
  const report = runner(job, tell).catch(async (error: unknown) => {
    await transaction((client) => endImportJob(client, id, failureOf(error))).catch(() => {}); // a dead database is found out by its silence
    throw error;
  });
  return { job: globalId('ImportJob', id), report: report.finally(pulse.stop) };
}

/** Begins an import and waits for its end. */
export async function importFile(order: ImportOrder, sender: Sender, onProgress?: OnProgress): Promise<ImportReport> {
  const { report } = await beginImport(order, sender, onProgress);
  return report;
}

/** The work of a job in its transaction; done again from the start where the transaction is. */
async function work({ client }: CommandRun, job: JobOrder, onProgress: OnProgress) {
  const { id, file, words, sha256, bytes, viewer, now, mode, atomicity } = job;
  const dataset = datasetOf(job.dataset);
  const code = `import-${sha256.slice(0, 16)}`; // sixteen letters tell files apart, and can be read out
  await client.query(WATCHED);
  const ledger = new ComplaintLedger();
  const rows = await fileRows(dataset, file);
  const intake = await dataset.intake({ client, viewer, words, now, source: code });
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
    source = {
      id: await keepSourceDocument(client, { code, kind: 'DATASET', title: file.name, note: `SHA-256 ${sha256}` }),
      code,
      locatorOf,
    };
    await client.query(`select set_config('hub.import_job', $1, true)`, [String(id)]);
    await intake.write(source);
    await client.query(`select set_config('hub.import_job', '', true)`);
    if (dataset.checked && settled.created + settled.updated > 0) await runChecks(client, viewer.actor);
  }
  const told = { status, counts, complaints: ledger.groups(), balances: settled.balances ?? [], facts: rows.facts() };
  const end: ImportEnd = {
    ...told,
    facts: { ...told.facts, headers: rows.headers() },
    rejectedRows: await rejectedRows(dataset, file, ledger),
    sourceId: source?.id ?? null,
  };
  if (!(await endImportJob(client, id, end))) throw takenForDead();
  const report: ImportReport = {
    job: globalId('ImportJob', id),
    dataset: dataset.name,
    mode,
    atomicity,
    file: { name: file.name, sha256, bytes },
    ...told,
    source: source?.code ?? null,
  };
  return {
    result: report,
    subject: `import:${id} ${dataset.name} ${file.name}: ${status}`,
    after: { status, ...counts, sha256, source: report.source },
  };
}

/** A hub that dies in the middle of a statement is noticed by the database, which then lets go of what the job has locked. */
const WATCHED = `set local client_connection_check_interval = '2s'`;

const locatorOf: ImportSource['locatorOf'] = ({ sheet, row }) => (sheet === null ? `row ${row}` : `${sheet}!${row}`);

const countsOf = ({ created, updated, unchanged }: Settled, rejected: number, skipped: number): ImportCounts => ({
  created,
  updated,
  unchanged,
  rejected,
  skipped,
});

function statusOf(
  { mode, atomicity }: Pick<JobOrder, 'mode' | 'atomicity'>,
  { rejected }: ImportCounts,
): 'VALIDATED' | 'FAILED' | 'COMMITTED' {
  if (mode === 'VALIDATE') return 'VALIDATED';
  return atomicity === 'ALL' && rejected > 0 ? 'FAILED' : 'COMMITTED';
}

const NOTHING: ImportCounts = { created: 0, updated: 0, unchanged: 0, rejected: 0, skipped: 0 };

/** How a job ends whose file could not be taken at all, or that broke down. */
function failureOf(error: unknown): ImportEnd {
  const refused = error instanceof HubError && error.extensions['code'] !== 'UNAVAILABLE' && error.extensions['code'] !== 'TIMEOUT';
  return {
    status: refused ? 'REFUSED' : 'INTERRUPTED',
    counts: NOTHING,
    facts: null,
    complaints: refused ? [wholeFile(error)] : [],
    balances: [],
    rejectedRows: [],
    sourceId: null,
  };
}

const takenForDead = (): HubError =>
  new HubError('UNAVAILABLE', {
    message: 'The import was taken for dead while it ran, because nothing was heard of it; nothing of it was written.',
    messageVi: 'Lần nhập bị coi là gián đoạn do mất liên lạc trong khi chạy; chưa có dữ liệu nào được ghi.',
    hint: 'Send the file again.',
  });

const stewardsOnly = (dataset: string): HubError =>
  new HubError('FORBIDDEN', {
    message: `${dataset} is everybody's: only data stewards import it.`,
    messageVi: `Bộ dữ liệu ${dataset} dùng chung cho mọi đơn vị, chỉ cán bộ quản trị dữ liệu được nhập.`,
    hint: 'viewer { roles { role } } tells which roles the caller has.',
  });
