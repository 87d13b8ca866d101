import type { RawRow } from './cell.js';
import type { ColumnSpec } from './column.js';
import type { HubError } from '../../kernel/errors.js';
import { findHeader, HEAD_ROWS, type Header } from './header.rules.js';
import { layoutOf, type TableLayout } from './layout.rules.js';
import { skipReason } from './row-kind.rules.js';
import { rowReader, type RowReader, type TableRow } from './row-reader.js';
import type { MergedCells } from './sheet-outline.js';
import { columnTwice, missingColumns } from './table-complaints.js';
import { SkippedCount, type SheetReport } from './table-report.js';

/** Rows by which columns are understood before the first of them is read. */
const SAMPLE_ROWS = 1_000;

/** So many rows without a header in them, most of them empty, are none of a table's. */
const MOST_WAITED = 5_000;

const isBlank = ({ cells }: RawRow): boolean => cells.every((cell) => cell === '');

/** What a sheet is read with. */
export interface SheetContext<Specs> {
  readonly sheet: string | null;
  readonly specs: Specs;
  readonly merged: readonly MergedCells[];
  readonly date1904: boolean | null;
  /** Total rows are rows of the table. */
  readonly totals: boolean;
}

/** A row of the table before its cells are read. */
interface OwnRow {
  readonly raw: RawRow;
  readonly total: boolean;
}

/**
 * Finds the table in the rows of one sheet and reads it. It waits for the first rows to find the header, and for some more to
 * understand the columns; from then on it keeps nothing.
 */
export class SheetTable<Specs extends readonly ColumnSpec[]> {
  readonly #context: SheetContext<Specs>;
  readonly #skipped = new SkippedCount();
  /** Rows that came before the header was found. */
  #head: RawRow[] = [];
  /** Rows of the table that came before its columns were understood. */
  #sample: OwnRow[] = [];
  #layout: TableLayout | null = null;
  #read: RowReader<Specs> | null = null;
  #state: 'SEARCHING' | 'FOUND' | 'NO_TABLE' = 'SEARCHING';
  #doubt: HubError | null = null;
  #filled = 0;
  #under = true;
  #rows = 0;

  constructor(context: SheetContext<Specs>) {
    this.#context = context;
  }

  /** The rows of the table that can be read with these. */
  push(rows: readonly RawRow[]): TableRow<Specs>[] {
    if (this.#state === 'NO_TABLE') return [];
    if (this.#state === 'FOUND') return this.#body(rows);
    for (const row of rows) {
      this.#head.push(row);
      if (!isBlank(row)) this.#filled++;
    }
    return this.#filled < HEAD_ROWS && this.#head.length < MOST_WAITED ? [] : this.#search();
  }

  /** The rows that were waited with. */
  end(): TableRow<Specs>[] {
    const found = this.#state === 'SEARCHING' ? this.#search() : [];
    return this.#read === null && this.#layout !== null ? this.#understood(this.#layout) : found;
  }

  report(): SheetReport {
    const layout = this.#layout;
    return {
      sheet: this.#context.sheet,
      header: layout && { first: layout.firstRow, last: layout.lastRow },
      columns: layout?.columns ?? [],
      rows: this.#rows,
      skipped: this.#skipped.list(),
    };
  }

  /** Why this is no such table, where it is nearly one. */
  get doubt(): HubError | null {
    return this.#doubt;
  }

  /** Looks for the header in the rows that came; what stands below it is read. */
  #search(): TableRow<Specs>[] {
    const { specs, merged } = this.#context;
    const head = this.#head;
    this.#head = [];
    const filled = head.filter((row) => !isBlank(row));
    const header = findHeader(filled, merged, specs);
    this.#state = header && this.#isTable(header) ? 'FOUND' : 'NO_TABLE';
    if (!header || this.#state === 'NO_TABLE') return [];
    const layout = layoutOf(header, filled.slice(0, HEAD_ROWS), specs);
    this.#layout = layout;
    for (const row of head) if (row.row < layout.firstRow) this.#skipped.add(isBlank(row) ? 'BLANK' : 'TITLE', row.row);
    return this.#body(head.filter(({ row }) => row > layout.lastRow));
  }

  /**
   * Whether a header is one of this table. Two columns of it, and half of the required ones, make it so; what it then lacks is
   * refused. One column alone does only where it is all that is asked for, and not one of many: a sheet may explain a word.
   */
  #isTable({ match, paths }: Header): boolean {
    const { specs, sheet } = this.#context;
    const required = specs.filter((spec) => spec.required);
    const missing = required.filter(({ key }) => !match.has(key));
    if (missing.length * 2 > required.length) return false;
    const twice = specs.find(({ key }) => (match.get(key) ?? []).length > 1);
    const refused = twice
      ? columnTwice(twice, match.get(twice.key)!, sheet)
      : missing.length > 0
        ? missingColumns(missing, paths, sheet)
        : null;
    if (match.size > 1) {
      if (refused) throw refused;
      return true;
    }
    this.#doubt = refused;
    return refused === null && paths.filter((path) => path.length > 0).length <= 2;
  }

  #body(rows: readonly RawRow[]): TableRow<Specs>[] {
    const layout = this.#layout!;
    const own = rows.flatMap((row) => this.#ownRow(row, layout));
    this.#rows += own.length;
    const read = this.#read;
    if (read !== null) return own.map(({ raw, total }) => read(raw, total));
    this.#sample.push(...own);
    return this.#sample.length < SAMPLE_ROWS ? [] : this.#understood(layout);
  }

  /** The row where it is one of the table's; it is counted where it is none. */
  #ownRow(raw: RawRow, layout: TableLayout): OwnRow[] {
    const reason = skipReason(raw, layout, this.#under);
    const total = reason === 'TOTAL' && this.#context.totals;
    if (reason === null) this.#under = false;
    else if (!total) this.#skipped.add(reason, raw.row);
    return reason === null || total ? [{ raw, total }] : [];
  }

  #understood(layout: TableLayout): TableRow<Specs>[] {
    const sample = this.#sample;
    this.#sample = [];
    const raws = sample.map(({ raw }) => raw);
    const read = rowReader(this.#context.specs, layout, raws, this.#context.date1904);
    this.#read = read;
    return sample.map(({ raw, total }) => read(raw, total));
  }
}
