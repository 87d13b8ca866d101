import type { RawRow } from './cell.js';
import type { ColumnSpec } from './column.js';
import type { HubError } from '../../kernel/errors.js';
import { findHeader, HEAD_ROWS, type Header } from './header.rules.js';
import { layoutOf, type TableLayout } from './layout.rules.js';
import { MergedRows } from './merged-rows.js';
import { skipReason, skipReasonOfMerged } from './row-kind.rules.js';
import { rowReader, type OwnRow, type RowReader, type TableRow } from './row-reader.js';
import type { MergedCells } from './sheet-outline.js';
import { columnTwice, missingColumns, tooManyRows } from './table-complaints.js';
import { SkippedCount, type SheetHeader, type SheetReport } from './table-report.js';

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
  readonly mostRows: number | null;
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
  #headerRows: readonly RawRow[] = [];
  #merged: MergedRows | null = null;
  /** Rows of the table from the first on that is merged with rows still to come. */
  #waiting: OwnRow[] = [];
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
    if (this.#layout === null) return found;
    const last = this.#taken(this.#waiting.splice(0));
    return [...found, ...last, ...(this.#read === null ? this.#understood(this.#layout) : [])];
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

  /** Null where the sheet holds no such table. */
  header(): SheetHeader | null {
    return this.#layout && { sheet: this.#context.sheet, rows: this.#headerRows };
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
    this.#merged = merged.length === 0 ? null : new MergedRows(merged, layout);
    this.#headerRows = head
      .filter(({ row }) => row >= layout.firstRow && row <= layout.lastRow)
      .map((row) => ({ ...row, cells: row.cells.slice(0, layout.width) }));
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
    const own = this.#waiting;
    const before = own.length;
    for (const row of rows) this.#addOwn(own, row, layout);
    this.#count(own.length - before);
    const last = rows.at(-1)?.row ?? 0;
    const open = own.findIndex(({ shared }) => shared.some(({ bottom }) => bottom > last));
    this.#waiting = open < 0 ? [] : own.slice(open);
    return this.#taken(open < 0 ? own : own.slice(0, open));
  }

  #count(rows: number): void {
    const { mostRows, sheet } = this.#context;
    this.#rows += rows;
    if (mostRows !== null && this.#rows > mostRows) throw tooManyRows(sheet ?? '', mostRows);
  }

  /** Reads rows of the table, once its columns are understood. */
  #taken(own: OwnRow[]): TableRow<Specs>[] {
    const read = this.#read;
    if (read !== null) return own.map(read);
    for (const row of own) this.#sample.push(row);
    return this.#sample.length < SAMPLE_ROWS ? [] : this.#understood(this.#layout!);
  }

  /** Adds the row where it is one of the table's; it is counted where it is none. */
  #addOwn(own: OwnRow[], raw: RawRow, layout: TableLayout): void {
    const merged = this.#merged?.row(raw) ?? null;
    const reason = merged ? skipReasonOfMerged(raw, merged.cells, layout, this.#under) : skipReason(raw, layout, this.#under);
    const total = reason === 'TOTAL' && this.#context.totals;
    if (reason === null) this.#under = false;
    // The numbers of columns are repeated with the header.
    else if (reason === 'REPEATED_HEADER') this.#under = true;
    if (reason !== null && !total) return this.#skipped.add(reason, raw.row);
    for (const number of merged?.shared ?? []) number.rows++;
    own.push({ raw, cells: merged?.cells ?? raw.cells, total, shared: merged?.shared ?? NOTHING });
  }

  #understood(layout: TableLayout): TableRow<Specs>[] {
    const sample = this.#sample;
    this.#sample = [];
    const { specs, date1904 } = this.#context;
    const read = rowReader(
      specs,
      layout,
      sample.map(({ cells }) => cells),
      date1904,
    );
    this.#read = read;
    return sample.map(read);
  }
}

const NOTHING: readonly never[] = [];
