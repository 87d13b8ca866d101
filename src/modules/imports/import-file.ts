import type { CommandRun, RunCommand, Transaction } from '../../kernel/command.js';
import { HubError } from '../../kernel/errors.js';
import { globalId } from '../../kernel/global-id.js';
import type { Viewer } from '../../kernel/viewer.js';
import { keepSourceDocument } from '../documents/index.js';
import { runChecks } from '../quality/index.js';
import { ComplaintLedger } from './complaint-ledger.js';
import type { Dataset } from './dataset.js';
import type { ImportWords } from './import-words.js';
import { checkWords, fileRows, fingerprint, type ImportFile } from './file-rows.js';
import { wholeFile } from './file-refusal.js';
import { beginImportJob, endImportJob, type ImportEnd, type ImportProgress, type NewImportJob } from './import-job.commands.js';
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

/** Who sends it. */
export interface Sender {
  readonly viewer: Viewer;
  readonly requestId: string | null;
  /** For what others are to see while it runs. */
  readonly transaction: Transaction;
  /** For the work itself. */
  readonly command: RunCommand;
}

/** Listens to how far an import is. */
export type OnProgress = (progress: ImportProgress) => void;

/** As long as a file needs; each statement sees what others committed, and each intake locks what it changes. */
const TERMS = { readCommitted: true, statementTimeoutMs: 0 } as const;

/** A job that has begun. */
interface Job {
  readonly id: number;
  readonly order: ImportOrder;
  readonly print: { readonly sha256: string; readonly bytes: number };
  readonly viewer: Viewer;
  readonly now: Date;
  readonly onProgress: OnProgress;
}

/** A job that is written down before its file is read, so that it can be watched. */
export interface BegunImport {
  /** The global id of the job. */
  readonly job: string;
  /** Reads the file, decides about each row and writes what is good. */
  readonly run: () => Promise<ImportReport>;
}

/**
 * Writes down that a file is to be imported. Running it puts rows, their ledger, the end of the job and the one audit row into one
 * transaction: all of it is there afterwards, or nothing. The same file again changes nothing, also when it is sent twice at once.
 */
export async function beginImport(order: ImportOrder, sender: Sender, onProgress: OnProgress = () => {}): Promise<BegunImport> {
  const { dataset, file, mode, atomicity } = order;
  const { viewer, requestId, transaction } = sender;
  checkWords(dataset, order.words);
  if (dataset.stewardsOnly && !viewer.scope.everything) throw stewardsOnly(dataset.name);
  const print = await fingerprint(file.path);
  const begun: NewImportJob = {
    dataset: dataset.name,
    mode,
    atomicity,
    file: { name: file.name, ...print },
    actor: viewer.actor,
    requestId,
  };
  const id = await beginImportJob(transaction, begun);
  const pulse = keepPulse(transaction, id);
  const job: Job = {
    id,
    order,
    print,
    viewer,
    now: new Date(),
    onProgress: (progress) => [pulse.at, onProgress].forEach((tell) => tell(progress)),
  };
  return {
    job: globalId('ImportJob', id),
    async run() {
      try {
        return await sender.command('imports.importFile', (run) => work(run, job), TERMS);
      } catch (error) {
        await transaction((client) => endImportJob(client, id, failureOf(error))).catch(() => {}); // a dead database is found out by its silence
        throw error;
      } finally {
        pulse.stop();
      }
    },
  };
}

/** Begins an import and runs it. */
export async function importFile(order: ImportOrder, sender: Sender, onProgress?: OnProgress): Promise<ImportReport> {
  const { run } = await beginImport(order, sender, onProgress);
  return run();
}

/** The work of a job in its transaction; run again from the start where the transaction is. */
async function work({ client }: CommandRun, job: Job) {
  const { id, order, print, viewer, now, onProgress } = job;
  const { dataset, file, words } = order;
  const code = `import-${print.sha256.slice(0, 16)}`; // sixteen letters tell files apart, and can be read out
  const ledger = new ComplaintLedger();
  const rows = await fileRows(dataset, file);
  const intake = await dataset.intake({ client, viewer, words, now, source: code });
  let rowsRead = 0;
  const tell = (phase: ImportProgress['phase']): void => onProgress({ phase, rowsRead, bytesRead: 0, rejected: ledger.rejected });
  for await (const batch of rows.batches) {
    ledger.add(await intake.take(batch));
    rowsRead += batch.length;
    tell('READING');
  }
  tell('COMPARING');
  const settled = await intake.settle();
  ledger.add(settled.complaints);
  const counts = countsOf(settled, ledger.rejected + (settled.beyond ?? 0), rows.skipped());
  const status = statusOf(order, counts);
  const taken = settled.created + settled.updated + settled.unchanged > 0;
  let source: ImportSource | null = null;
  if (status === 'COMMITTED' && taken) {
    tell('WRITING');
    source = {
      id: await keepSourceDocument(client, { code, kind: 'DATASET', title: file.name, note: `SHA-256 ${print.sha256}` }),
      code,
      locatorOf,
    };
    await client.query(`select set_config('hub.import_job', $1, true)`, [String(id)]);
    await intake.write(source);
    if (dataset.checked) await runChecks(client, viewer.actor);
    await client.query(`select set_config('hub.import_job', '', true)`);
  }
  const facts = rows.facts();
  const told = { status, counts, complaints: ledger.groups(), balances: settled.balances ?? [], facts };
  const end: ImportEnd = { ...told, rejectedRows: await rejectedRows(dataset, file, ledger), sourceId: source?.id ?? null };
  if (!(await endImportJob(client, id, end))) throw takenForDead();
  const { mode, atomicity } = order;
  const report: ImportReport = {
    job: globalId('ImportJob', id),
    dataset: dataset.name,
    mode,
    atomicity,
    file: { name: file.name, ...print },
    ...told,
    source: source?.code ?? null,
  };
  return {
    result: report,
    subject: `import:${id} ${dataset.name} ${file.name}: ${status}`,
    after: { status, ...counts, sha256: print.sha256, source: report.source },
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

function statusOf({ mode, atomicity }: ImportOrder, { rejected }: ImportCounts): 'VALIDATED' | 'FAILED' | 'COMMITTED' {
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
