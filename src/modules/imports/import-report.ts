import type { ComplaintGroup } from './complaint-group.js';
import type { FileFacts } from './file-rows.js';
import type { ImportAtomicity, ImportMode, ImportStatus } from './import.enums.js';
import type { BalanceOutcome } from './intake.js';

/** Rows by what became of them, or would have where nothing was written. */
export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly skipped: number;
}

/** What became of a file. */
export interface ImportReport {
  /** The global id of the job. */
  readonly job: string;
  readonly dataset: string;
  readonly mode: `${ImportMode}`;
  readonly atomicity: `${ImportAtomicity}`;
  readonly status: `${ImportStatus}`;
  readonly file: { readonly name: string; readonly sha256: string; readonly bytes: number };
  readonly counts: ImportCounts;
  readonly complaints: readonly ComplaintGroup[];
  /** What the balance identities say of the figures of the file. */
  readonly balances: readonly BalanceOutcome[];
  /** Code of the source document that the imported figures cite; null where none was written. */
  readonly source: string | null;
  readonly facts: FileFacts | null;
}
