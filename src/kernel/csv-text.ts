/** A value on its way into a CSV. */
export type WrittenCell = string | number | boolean | null;

/** What Excel would take for a formula; a plain number with its sign is none. */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r])/u;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)*$/u;
const NEEDS_QUOTES = /[",;\t|\r\n]|^\s|\s$/u;

/** A text as a cell that Excel shows and does not run: an apostrophe stands before what begins like a formula. */
export const harmless = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);

/**
 * Where a program that takes another sign for the delimiter would begin a cell or a row, and see a formula: Excel in Vietnamese settings splits
 * `a,"b;=1",c` at the `;`.
 */
const INNER_FORMULA = /([,;\t|\r\n]\s*)(?=[=+\-@＝＋－＠])(?![+-]?\d+(?:[.,]\d+)*\s*[,;\t|\r\n])/gu;

function cellOf(value: WrittenCell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = harmless(value).replaceAll(INNER_FORMULA, "$1'");
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What Excel needs to see UTF-8; once, at the start of a file. */
export const CSV_START = '\uFEFF';

/** A row of a CSV with its line break. Excel in Vietnamese settings expects `;`. */
export const csvLine = (cells: readonly WrittenCell[], delimiter: ',' | ';' | '\t' = ','): string =>
  `${cells.map(cellOf).join(delimiter)}\r\n`;
