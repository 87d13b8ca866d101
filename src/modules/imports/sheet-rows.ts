import { columnOf } from '../../kernel/cell-address.js';
import type { RawCell, RawRow } from './cell.js';
import { PLAIN_FORMAT } from './number-format.rules.js';

import { LONGEST_CELL, longCell, unescaped } from './workbook-texts.js';
import type { Workbook } from './workbook.js';
import type { XmlAttributes } from './xml-attributes.js';
import { XmlParser } from './xml-parser.js';

/** Twice as many as a header is looked for in: what stands further out is no table, and a row is not to be filled up with empty cells. */
const MOST_COLUMNS = 1_000;

/** Puts the rows of a sheet together from its XML. */
export class SheetReader {
  readonly #workbook: Workbook;
  readonly #sheet: string;
  #rows: RawRow[] = [];
  #row = 0;
  #cells: RawCell[] = [];
  /** The cell that is open: its column, -1 where none is. */
  #column = -1;
  #type = 'n';
  #style = 0;
  #formula = false;
  #computed = false;
  #text = '';
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

  open(name: string, attributes: XmlAttributes): void {
    this.#takes = false;
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#takes = this.#computed = true;
    else if (name === 't') this.#takes = !this.#aside;
    else if (name === 'f') this.#formula = true;
    else if (name === 'row') this.#openRow(attributes.get('r'));
    else if (name === 'rPh') this.#aside = true;
  }

  text(text: string): void {
    if (!this.#takes || this.#column < 0) return;
    this.#text = this.#text === '' ? text : this.#text + text;
    if (this.#text.length > LONGEST_CELL) throw longCell();
  }

  close(name: string): void {
    this.#takes = false;
    if (name === 'c') this.#closeCell();
    else if (name === 'rPh') this.#aside = false;
    else if (name === 'row' && this.#cells.length > 0) this.#rows.push({ sheet: this.#sheet, row: this.#row, cells: this.#cells });
  }

  #openRow(row: string | undefined): void {
    const said = Number(row ?? Number.NaN);
    this.#row = Number.isSafeInteger(said) && said > 0 ? said : this.#row + 1;
    this.#cells = [];
  }

  #openCell(attributes: XmlAttributes): void {
    const place = attributes.get('r');
    this.#column = place === undefined ? this.#cells.length : columnOf(place);
    this.#type = attributes.get('t') ?? 'n';
    const style = attributes.get('s');
    this.#style = style === undefined ? 0 : Number(style);
    this.#formula = this.#computed = this.#aside = false;
    this.#text = '';
  }

  #closeCell(): void {
    const column = this.#column;
    this.#column = -1;
    if (column < 0 || column >= MOST_COLUMNS) return;
    const value = this.#value(this.#text);
    if (value === '') return;
    while (this.#cells.length < column) this.#cells.push('');
    this.#cells[column] = value;
  }

  #value(text: string): RawCell {
    // A formula may say "" ; one without any result was never computed.
    if (text === '') return this.#formula && !(this.#type === 'str' && this.#computed) ? this.#marked('') : '';
    if (this.#type === 'n') return this.#number(text);
    if (this.#type === 's') return this.#marked(this.#workbook.texts[Number(text)] ?? '');
    if (this.#type === 'b') return this.#marked(text === '1' || text === 'true');
    return this.#marked(this.#workbook.inUnicode(unescaped(text)));
  }

  #marked(value: string | number | boolean): RawCell {
    return this.#formula ? { value, shown: 'PLAIN', formula: true } : value;
  }

  #number(text: string): RawCell {
    const value = Number(text);
    if (!Number.isFinite(value)) return this.#marked(text);
    const { shown, width } = this.#workbook.formats[this.#style] ?? PLAIN_FORMAT;
    if (width > 0 && Number.isInteger(value) && value >= 0) return this.#marked(text.padStart(width, '0'));
    if (shown === 'PLAIN') return this.#marked(value);
    const counted = this.#workbook.date1904 && shown !== 'PERCENT' ? value + DAYS_TO_1904 : value;
    return { value: counted, shown, formula: this.#formula };
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
  const parser = new XmlParser(part, {
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
