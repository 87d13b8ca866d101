import { CSV_START, csvLine, type WrittenCell } from '../kernel/csv-text.js';
import type { Table } from './download.table.js';

/** How a CSV is written. */
export interface CsvManner {
  readonly separator: ',' | ';';
  /** What stands before the fraction of a number. */
  readonly decimal: '.' | ',';
}

/** The name of the column that says that the answer holds demo data: its path in the answer as JSON. */
export const DEMO_COLUMN = 'extensions.demo';
/** Between the values of a list that stands in one cell. */
const BETWEEN = '; ';
/** About how many letters go out at once. */
const PIECE = 1 << 16;

/** A table as CSV, in pieces. */
export function* csvPieces({ columns, rows }: Table, demo: boolean, { separator, decimal }: CsvManner): Generator<string> {
  const marks = demo ? [true] : [];
  let text = CSV_START + csvLine([...columns.map(({ path }) => path), ...(demo ? [DEMO_COLUMN] : [])], separator);
  for (const row of rows) {
    const cells = row.map(plain).map((cell) => (typeof cell === 'number' && decimal === ',' ? String(cell).replace('.', ',') : cell));
    text += csvLine([...cells, ...marks], separator);
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  yield text;
}

/** A value of an answer as one cell. */
export function plain(value: unknown): WrittenCell {
  if (Array.isArray(value)) return value.map((one) => plain(one) ?? '').join(BETWEEN);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value) ?? null;
}
