import { columnOf } from '../../kernel/cell-address.js';
import type { RawCell, RawRow } from './cell.js';
import { PLAIN_FORMAT } from './number-format.rules.js';
import { unescaped, type Workbook } from './workbook.js';
import { xmlParser } from './xml-parser.js';

/** Twice as many as a header is looked for in: what stands further out is no table, and a row is not to be filled up with empty cells. */
const MOST_COLUMNS = 1_000;

/** A cell while it is read. */
interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  formula: boolean;
  text: string;
}

/** Puts the rows of a sheet together from its XML. */
export class SheetReader {
  readonly #workbook: Workbook;
  readonly #sheet: string;
  #rows: RawRow[] = [];
  #row = 0;
  #cells: RawCell[] = [];
  #cell: OpenCell | null = null;
  #takes = false;
  #aside = false;

  constructor(workbook: Workbook, sheet: string) {
    this.#workbook = workbook;
    this.#sheet = sheet;
  }

  /** The rows that are complete since the last call. */
  taken(): RawRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.#row = Number(attributes['r'] ?? this.#row + 1);
      this.#cells = [];
    } else if (name === 'c') this.#openCell(attributes);
    else if (name === 'f' && this.#cell) this.#cell.formula = true;
    else if (name === 'rPh') this.#aside = true;
    this.#takes = name === 'v' || (name === 't' && !this.#aside);
  }

  text(text: string): void {
    if (this.#takes && this.#cell) this.#cell.text += text;
  }

  close(name: string): void {
    this.#takes = false;
    if (name === 'rPh') this.#aside = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row' && this.#cells.length > 0) this.#rows.push({ sheet: this.#sheet, row: this.#row, cells: this.#cells });
  }

  #openCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    const column = r === undefined ? this.#cells.length : columnOf(r.replace(/\d+$/u, ''));
    this.#cell = { column, type: t, style: Number(s), formula: false, text: '' };
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (!cell || cell.column < 0 || cell.column >= MOST_COLUMNS) return;
    const value = this.#value(cell);
    if (value === '') return;
    while (this.#cells.length < cell.column) this.#cells.push('');
    this.#cells[cell.column] = value;
  }

  #value({ type, style, formula, text }: OpenCell): RawCell {
    // A formula may say "" ; one without any result was never computed.
    if (text === '') return formula && type !== 'str' ? { value: '', shown: 'PLAIN', formula } : '';
    const marked = (value: string | number | boolean): RawCell => (formula ? { value, shown: 'PLAIN', formula } : value);
    if (type === 's') return marked(this.#workbook.texts[Number(text)] ?? '');
    if (type === 'b') return marked(text === '1' || text === 'true');
    if (type !== 'n') return marked(unescaped(text));
    const value = Number(text);
    if (!Number.isFinite(value)) return marked(text);
    const { shown, width } = this.#workbook.formats[style] ?? PLAIN_FORMAT;
    if (width > 0 && Number.isInteger(value) && value >= 0) return marked(text.padStart(width, '0'));
    if (shown === 'PLAIN') return marked(value);
    return { value: shown === 'DATE' && this.#workbook.date1904 ? value + DAYS_TO_1904 : value, shown, formula };
  }
}

/** From day 0 of the 1900 system to day 0 of the 1904 system. */
const DAYS_TO_1904 = 1462;

/** The rows of a sheet that hold something, in their order. */
export async function* sheetRows(
  bytes: AsyncIterable<Uint8Array>,
  workbook: Workbook,
  sheet: string,
  part: string,
): AsyncGenerator<readonly RawRow[]> {
  const reader = new SheetReader(workbook, sheet);
  const parser = xmlParser(part, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.text(text),
    close: (name) => reader.close(name),
  });
  for await (const chunk of bytes) {
    parser.write(chunk);
    const rows = reader.taken();
    if (rows.length > 0) yield rows;
  }
  parser.end();
  const last = reader.taken();
  if (last.length > 0) yield last;
}
