import type { CommandClient } from '../../kernel/command.js';
import type { Restorable } from '../../kernel/restore.js';
import type { ColumnSpec } from './column.js';
import type { ImportWords } from './import-words.js';
import type { Intake, IntakeRun } from './intake.js';

/** A kind of file that the hub takes. */
export interface Dataset {
  /** As addresses and the command line call it. */
  readonly name: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly columns: readonly ColumnSpec[];
  /** Which words a call has to say; it may say no others. */
  readonly words: readonly (keyof ImportWords)[];
  /** Only the total rows are imported; the others are what they sum up. */
  readonly totalsOnly: boolean;
  /** Only those who may write every unit's records import it: it is everybody's. */
  readonly stewardsOnly: boolean;
  /** The table that is locked while rows are compared, written or taken back; nobody else writes it meanwhile. */
  readonly lock: string;
  /** What is held before these tables are locked, where others that write them hold it first too. */
  readonly holdFirst?: (client: CommandClient) => Promise<unknown>;
  /** The rules of quality look at what it writes. */
  readonly checked: boolean;
  /** Begins to take in the rows of a job. */
  readonly intake: (run: IntakeRun) => Promise<Intake>;
  /** What it writes, so that it can be taken back. */
  readonly restorable: Restorable;
}
