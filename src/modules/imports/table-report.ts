import type { RawRow } from './cell.js';
import type { ColumnPlace } from './layout.rules.js';
import type { SkipReason } from './row-kind.rules.js';

/** How a sheet, or a CSV, was understood. */
export interface SheetReport {
  /** Null for a CSV. */
  readonly sheet: string | null;
  /** Rows of the header in the file, both ends inclusive; null where the sheet holds no such table and was left out. */
  readonly header: { readonly first: number; readonly last: number } | null;
  readonly columns: readonly ColumnPlace[];
  /** Rows of the table. */
  readonly rows: number;
  readonly skipped: readonly SkippedRows[];
}

/** The header of a sheet as it stands in the file: what a download of rows in their own layout begins with. */
export interface SheetHeader {
  /** Null for a CSV. */
  readonly sheet: string | null;
  /** From the top; cells beyond the last column are left out. */
  readonly rows: readonly RawRow[];
}

/** Rows that are none of the table's. Their texts are not kept: they may name people. */
export interface SkippedRows {
  readonly reason: SkipReason;
  readonly count: number;
  /** The first of them, at most twenty. */
  readonly rows: readonly number[];
}

const MOST_NAMED = 20;

/** Counts skipped rows by their reason. */
export class SkippedCount {
  readonly #byReason = new Map<SkipReason, { count: number; readonly rows: number[] }>();

  add(reason: SkipReason, row: number): void {
    const known = this.#byReason.get(reason);
    const skipped = known ?? { count: 0, rows: [] };
    if (!known) this.#byReason.set(reason, skipped);
    skipped.count++;
    if (skipped.rows.length < MOST_NAMED) skipped.rows.push(row);
  }

  list(): readonly SkippedRows[] {
    return [...this.#byReason].map(([reason, { count, rows }]) => ({ reason, count, rows: [...rows] }));
  }
}
