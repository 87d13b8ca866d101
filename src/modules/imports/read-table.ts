import type { ColumnSpec } from './column.js';
import type { TableRow } from './row-reader.js';
import { SheetTable } from './sheet-table.js';
import { noTable } from './table-complaints.js';
import type { OpenedTable } from './table-facts.js';
import type { SheetHeader, SheetReport } from './table-report.js';

/** A table on its way out of a file. */
export interface ReadTable<Specs extends readonly ColumnSpec[]> {
  /** Its rows in their order, some hundreds at a time. Ends with a refusal where the file holds no such table. */
  readonly rows: AsyncIterable<readonly TableRow<Specs>[]>;
  /** How the sheets were understood, as far as they have been read. */
  readonly sheets: () => readonly SheetReport[];
  /** The headers of the sheets that hold the table, as far as they have been read. */
  readonly headers: () => readonly SheetHeader[];
}

export interface ReadTableOptions {
  /** Rows that sum up others are rows of the table too, marked so; otherwise they are skipped. */
  readonly totals?: boolean;
}

/** Reads the table of a dataset, described by its columns, out of a file: on each sheet that has it. */
export function readTable<const Specs extends readonly ColumnSpec[]>(
  table: OpenedTable,
  specs: Specs,
  { totals = false }: ReadTableOptions = {},
): ReadTable<Specs> {
  const sheets: SheetTable<Specs>[] = [];
  return {
    rows: rowsOf(table, specs, sheets, totals),
    sheets: () => sheets.map((sheet) => sheet.report()),
    headers: () => sheets.map((sheet) => sheet.header()).filter((header) => header !== null),
  };
}

async function* rowsOf<Specs extends readonly ColumnSpec[]>(
  { facts, rows, mostRows }: OpenedTable,
  specs: Specs,
  sheets: SheetTable<Specs>[],
  totals: boolean,
): AsyncGenerator<readonly TableRow<Specs>[]> {
  let name: string | null | undefined;
  let current: SheetTable<Specs> | null = null;
  for await (const batch of rows) {
    const sheet = batch[0]?.sheet ?? null;
    if (current === null || sheet !== name) {
      const last = current?.end() ?? [];
      if (last.length > 0) yield last;
      const merged = facts.sheets.find((fact) => fact.name === sheet)?.merged ?? [];
      current = new SheetTable({ sheet, specs, merged, date1904: facts.date1904, totals, mostRows });
      sheets.push(current);
      name = sheet;
    }
    const read = current.push(batch);
    if (read.length > 0) yield read;
  }
  const last = current?.end() ?? [];
  if (last.length > 0) yield last;
  if (sheets.every((sheet) => sheet.report().header === null)) {
    throw sheets.find((sheet) => sheet.doubt)?.doubt ?? noTable(specs);
  }
}
