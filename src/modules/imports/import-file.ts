import { commandsOf, type CommandRun, type Transaction } from '../../kernel/command.js';
import { HubError } from '../../kernel/errors.js';
import { globalId } from '../../kernel/global-id.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Dataset } from './dataset.js';
import { datasetOf } from './datasets.js';
import type { ImportWords } from './import-words.js';
import { checkWords, fileRows, fingerprint, type ImportFile } from './file-rows.js';
import { wholeFile } from './file-refusal.js';
import { beginImportJob, endImportJob, type ImportEnd } from './import-job.commands.js';
import { keepPulse } from './import-pulse.js';
import { importWork, WORK_TERMS, type OnProgress } from './import-work.js';
import type { ImportCounts, ImportReport } from './import-report.js';
import type { ImportAtomicity, ImportMode } from './import.enums.js';
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

/** Does the work of jobs. */
export type JobRunner = (job: JobOrder, onProgress: OnProgress) => Promise<ImportReport>;

/** Does the work in this thread, one transaction a job. */
export const runJobsOn =
  (transaction: Transaction): JobRunner =>
  (job, onProgress) =>
    commandsOf(transaction, { actor: job.viewer.actor, requestId: job.requestId })(
      'imports.importFile',
      (run) => fileWork(run, job, onProgress),
      WORK_TERMS,
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
  const print = file.print ?? (await fingerprint(file.path));
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

/** The work of a job with its file. */
async function fileWork({ client }: CommandRun, { dataset: name, file, sha256, ...job }: JobOrder, onProgress: OnProgress) {
  const dataset = datasetOf(name);
  await client.query(WATCHED);
  return importWork(
    client,
    {
      ...job,
      sha256,
      dataset,
      name: file.name,
      rows: await fileRows(dataset, file),
      rejectedRows: (ledger) => rejectedRows(dataset, file, ledger),
      // Sixteen letters tell files apart, and can be read out.
      source: { code: `import-${sha256.slice(0, 16)}`, title: file.name, note: `SHA-256 ${sha256}` },
    },
    onProgress,
  );
}

/** A hub that dies in the middle of a statement is noticed by the database, which then lets go of what the job has locked; on Windows it cannot. */
const WATCHED = `select set_config('client_connection_check_interval', '2s', true) where version() !~* 'visual c|msvc|mingw'`;

/** Begins an import and waits for its end. */
export async function importFile(order: ImportOrder, sender: Sender, onProgress?: OnProgress): Promise<ImportReport> {
  const { report } = await beginImport(order, sender, onProgress);
  return report;
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

const stewardsOnly = (dataset: string): HubError =>
  new HubError('FORBIDDEN', {
    message: `${dataset} is everybody's: only data stewards import it.`,
    messageVi: `Bộ dữ liệu ${dataset} dùng chung cho mọi đơn vị, chỉ cán bộ quản trị dữ liệu được nhập.`,
    hint: 'viewer { roles { role } } tells which roles the caller has.',
  });
