import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { openOrm, transactionsOn } from './database/index.js';
import { HubError } from './kernel/errors.js';
import { runJobsOn, type ImportProgress, type ImportReport, type JobOrder } from './modules/imports/index.js';

/** What the worker is started with. */
export interface ImportWorkerData {
  readonly databaseUrl: string;
  readonly poolWaitMs: number;
}

/** An error on its way between threads: a HubError as what it says, any other as its text. */
export interface SentError {
  readonly extensions: Readonly<Record<string, unknown>> | null;
  readonly message: string;
}

/** What the worker says of the one job that it does. */
export type FromImportWorker = { readonly progress: ImportProgress } | { readonly report: ImportReport } | { readonly error: SentError };

const { databaseUrl, poolWaitMs } = workerData as ImportWorkerData;
// Its tables are written in SQL: no entity of the modules is needed, and none is made ready.
const orm = openOrm(databaseUrl, [], { poolSize: 1, poolWaitMs });
const run = runJobsOn(transactionsOn(orm, { statementTimeoutMs: 0 }));
const port = parentPort!;
const say = (message: FromImportWorker): void => port.postMessage(message);

port.on('message', (job: JobOrder) => {
  run(job, (progress) => say({ progress })).then(
    (report) => say({ report }),
    (error: unknown) => say({ error: sent(error) }),
  );
});

const sent = (error: unknown): SentError => ({
  extensions: error instanceof HubError ? { ...error.extensions } : null,
  message: error instanceof HubError ? error.message : String((error as { stack?: unknown }).stack ?? error),
});
