import type { Transaction } from '../../kernel/command.js';
import { noteProgress, type ImportProgress } from './import-job.commands.js';

/** The sign of life of a job. */
export interface ImportPulse {
  /** What is said of the job from now on. */
  readonly at: (progress: ImportProgress) => void;
  readonly stop: () => void;
}

const EVERY_MS = 1_000;

/** Says every second that a job still runs, and how far it is, until it is stopped. */
export function keepPulse(transaction: Transaction, job: number): ImportPulse {
  let last: ImportProgress = { phase: 'WAITING', rowsRead: 0, bytesRead: 0, rejected: 0 };
  let busy = false;
  const beat = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    await noteProgress(transaction, job, last).catch(() => {}); // a database that does not answer is told by the work itself
    busy = false;
  };
  const timer = setInterval(() => void beat(), EVERY_MS);
  return {
    at: (progress) => {
      last = progress;
    },
    stop: () => clearInterval(timer),
  };
}
