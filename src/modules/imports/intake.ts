import type { CommandClient } from '../../kernel/command.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ImportWords } from './import-words.js';
import type { RowComplaint, RowPlace } from './row-complaint.rules.js';
import type { TableRow } from './row-reader.js';

/** What the rows of one job are taken in with. */
export interface IntakeRun {
  /** In a transaction that sees what others commit meanwhile; whoever takes rows in locks what it changes. */
  readonly client: CommandClient;
  readonly viewer: Viewer;
  readonly words: ImportWords;
  /** When the job began: nothing that a row tells has happened later. */
  readonly now: Date;
  /** Code of the source document that stands for the file. */
  readonly source: string;
}

/** What becomes of the rows that were taken, beside what is there. */
export interface Settled {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Of rows that do not go with each other, or with what is there; one a row. */
  readonly complaints: readonly RowComplaint[];
  /** How many more rows there are about which nothing is said one by one, because there are too many. */
  readonly beyond?: number;
  /** What the balance identities say of the figures; for those who report sums. */
  readonly balances?: readonly BalanceOutcome[];
}

/** How often an identity held in a file. */
export interface BalanceOutcome {
  /** Such as B4. */
  readonly rule: string;
  readonly pass: number;
  readonly fail: number;
  readonly notTestable: number;
  /** The first rows in which it does not hold. */
  readonly rows: readonly number[];
  /** What is probably wrong, where that can be told. */
  readonly notes?: readonly { readonly row: number; readonly message: string; readonly messageVi: string }[];
}

/** What the rows that are written cite. */
export interface ImportSource {
  readonly id: number;
  readonly code: string;
  /** Where in the file a row stands. */
  readonly locatorOf: (place: RowPlace) => string;
}

/** Takes in the rows of one job: first all are taken, then settled, then, where they are to be, written. */
export interface Intake {
  /** Takes some rows, in their order; complains about those that cannot be, one complaint or more a row. */
  take(rows: readonly TableRow[]): Promise<readonly RowComplaint[]>;
  /** Compares all that were taken with what is there. Writes nothing. */
  settle(): Promise<Settled>;
  /** Writes what `settle` found new or changed. */
  write(source: ImportSource): Promise<void>;
}
