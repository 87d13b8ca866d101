import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { HubError, type ErrorCode } from './kernel/errors.js';
import type { FromImportWorker, ImportWorkerData, SentError } from './import-worker.js';
import type { ImportReport, JobOrder, JobRunner } from './modules/imports/index.js';

/** Where imports are done: a thread of their own, one job after the other, so that what is asked meanwhile is answered. */
export interface ImportRoom {
  readonly run: JobRunner;
  /** Ends the thread; a job that is being done is as if it never was. */
  close(): Promise<void>;
}

/** Jobs that may wait; more are told to come later. */
const MOST_WAITING = 20;
/** A thread that has nothing to do for so long ends, and its memory is free. */
const IDLE_MS = 60_000;
/** Rows come by the thousand and go: much room for what is young would only be filled before it is looked at. */
const LIMITS = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 24 };

/** Opens the room over the database of an address; its thread begins with the first job. */
export function openImportRoom(data: ImportWorkerData): ImportRoom {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let closed = false;

  function thread(): Worker {
    clearTimeout(idle);
    // What the process itself was started with would hold for the thread as well, and above its limits.
    setFlagsFromString('--max-semi-space-size=0');
    worker ??= new Worker(new URL('./import-worker.js', import.meta.url), { workerData: data, resourceLimits: LIMITS });
    return worker;
  }

  async function rest(): Promise<void> {
    const resting = worker;
    worker = null;
    await resting?.terminate();
  }

  function work(job: JobOrder, onProgress: Parameters<JobRunner>[1]): Promise<ImportReport> {
    if (closed) return Promise.reject(stopping());
    const busy = thread();
    return new Promise<ImportReport>((resolve, reject) => {
      const heard = (message: FromImportWorker): void => {
        if ('progress' in message) return onProgress(message.progress);
        settle();
        if ('report' in message) resolve(message.report);
        else reject(received(message.error));
      };
      const broken = (error: Error): void => gone(tooHard(error));
      const ended = (): void => gone(stopping());
      const gone = (error: Error): void => {
        settle();
        if (worker === busy) worker = null;
        reject(error);
      };
      const settle = (): void => {
        busy.off('message', heard).off('error', broken).off('exit', ended);
      };
      busy.on('message', heard).on('error', broken).on('exit', ended);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      busy.postMessage(job);
    });
  }

  return {
    async run(job, onProgress) {
      if (waiting >= MOST_WAITING) throw tooMany();
      waiting += 1;
      const done = last.then(() => work(job, onProgress));
      last = done.catch(() => {});
      try {
        return await done;
      } finally {
        waiting -= 1;
        if (waiting === 0) idle = setTimeout(() => void rest(), IDLE_MS).unref();
      }
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      await rest();
    },
  };
}

function received({ message, extensions }: SentError): Error {
  if (extensions === null) return new Error(message);
  const { code, messageVi, hint, ...more } = extensions as { readonly code: ErrorCode; readonly messageVi: string; readonly hint?: string };
  return new HubError(code, { message, messageVi, ...(hint !== undefined && { hint }) }, more);
}

const stopping = (): HubError =>
  new HubError('UNAVAILABLE', {
    message: 'The hub stops; nothing of the file was written.',
    messageVi: 'Hệ thống đang dừng; chưa có dữ liệu nào của tệp được ghi.',
    hint: 'Send the file again when the hub is back.',
  });

const tooHard = (cause: Error): HubError =>
  Object.assign(
    new HubError('UNAVAILABLE', {
      message: 'The import broke down, and nothing of the file was written.',
      messageVi: 'Lần nhập bị lỗi giữa chừng; chưa có dữ liệu nào của tệp được ghi.',
      hint: 'Send the file in smaller parts; where that fails too, ask the operator to look into the log.',
    }),
    { cause },
  );

const tooMany = (): HubError =>
  new HubError(
    'RATE_LIMITED',
    {
      message: `${MOST_WAITING} files wait to be imported already.`,
      messageVi: `Đã có ${MOST_WAITING} tệp đang chờ nhập.`,
      hint: 'Come again in a minute.',
    },
    { retryAfter: 60 },
  );
