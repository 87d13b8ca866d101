import type { NewDossierReport } from '../dossiers/index.js';
import type { ColumnSpec } from './column.js';
import type { RowComplaint } from './row-complaint.rules.js';
import type { TableRow } from './row-reader.js';

/** What a call says beside its file: of which unit and period a form is, that does not say so in its table. */
export interface ImportWords {
  readonly unit?: string | undefined;
  /** Days as `YYYY-MM-DD`, both ends inclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** How a row names its unit: by code, or by name where it has none. */
export interface UnitWords {
  readonly code: string | null;
  readonly name: string | null;
  /** A unit above it, by code or name. */
  readonly parent: string | null;
}

/** A row of a file, read; its unit is still a word. */
export interface ReportDraft {
  readonly sheet: string | null;
  readonly row: number;
  readonly unit: UnitWords;
  readonly report: Omit<NewDossierReport, 'unit' | 'source' | 'locator'>;
}

/** What becomes of a row: a report, or why not. */
export type RowOutcome = { readonly draft: ReportDraft } | { readonly complaints: readonly RowComplaint[] };

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
  /** Reads a row, with the words that were said. */
  readonly outcome: (row: TableRow, words: ImportWords) => RowOutcome;
}
