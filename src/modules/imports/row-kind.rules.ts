import { cellText, tidyText, wordKey } from './cell-text.rules.js';
import type { RawCell, RawRow } from './cell.js';
import type { TableLayout } from './layout.rules.js';

/** Why a row of the file is no row of the table. */
export type SkipReason =
  /** It stands above the header. */
  | 'TITLE'
  | 'BLANK'
  /** "(1) (2) (3)" under the header. */
  | 'COLUMN_NUMBERS'
  /** "hồ sơ", "%" under the header. */
  | 'UNITS'
  | 'REPEATED_HEADER'
  | 'TOTAL'
  /** A heading between rows, a note or a signature below them. */
  | 'NOTE';

const TOTAL =
  /^(?:(?:tong(?: cong| so)?|cong|cong don|total|grand total|sub ?total|sum)(?: (?:toan )?(?:quan|huyen|thanh pho|tinh|phuong|xa|thi xa|thi tran|nganh|don vi|khoi))?|toan (?:quan|huyen|thanh pho|tinh|phuong|xa|thi xa|nganh))$/u;
/** Spares most texts the folding. */
const MAY_BE_TOTAL = /^\s*(?:t[oôổ]|c[oôộ]|gr|su)/iu;
const MEASURE = /^(?:ho so|diem|%|phan tram|ty le %?|ngay|nguoi|thu tuc|dong|trieu dong|lan|phieu|don vi|van ban|don vi tinh.*|dvt.*)$/u;
/** "(1)" typed into Excel becomes -1. */
const COLUMN_NUMBER = /^[(-]?(\d{1,3})\)?(?:\s*=.*)?$/u;
const NOTE_WORDS =
  /^(?:ghi chu|luu y|nguon|nguoi lap|nguoi bao cao|nguoi ky|ky ten|ky ghi ro|noi nhan|tm|kt|thu truong|chu tich|ngay \d+ thang)(?: |$)/u;
const ORDINAL = /^(?:[IVXLC]+|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*)[.)]?$/iu;

/** A formula without a result is not empty: something should stand there. */
const isEmpty = (cell: RawCell | undefined): boolean =>
  cell === undefined ||
  cell === '' ||
  (typeof cell === 'string' && !(cell.charCodeAt(0) > SPACE && cell.charCodeAt(0) < DELETE) && cell.trim() === '');

const SPACE = 0x20;
const DELETE = 0x7f;

const textOf = (cell: RawCell | undefined): string => tidyText(cellText(cell ?? ''));

/** Why a row is none of the table's by its own cells, and by what is merged into it from above; null where it is one. */
export function skipReasonOfMerged(raw: RawRow, cells: readonly RawCell[], layout: TableLayout, under: boolean): SkipReason | null {
  const own = skipReason(raw, layout, under);
  return own === 'NOTE' || (own === null && cells !== raw.cells) ? skipReason({ ...raw, cells }, layout, under) : own;
}

/** Why a row below the header is none of the table's; null where it is one. `under` says that only such rows stand above it. */
export function skipReason({ cells }: RawRow, layout: TableLayout, under: boolean): SkipReason | null {
  if (cells.every(isEmpty)) return 'BLANK';
  // First: the lower row of a header may be nothing but "Tổng số".
  if (repeatsHeader(cells, layout)) return 'REPEATED_HEADER';
  if (isTotal(cells)) return 'TOTAL';
  if (under && numbersColumns(cells)) return 'COLUMN_NUMBERS';
  if ((under || measuresNumbers(cells, layout)) && namesMeasures(cells)) return 'UNITS';
  return isNote(cells, layout) ? 'NOTE' : null;
}

/** The first text among the first three filled cells is a word for a total. */
function isTotal(cells: readonly RawCell[]): boolean {
  let seen = 0;
  for (const [at, cell] of cells.entries()) {
    if (isEmpty(cell)) continue;
    if (typeof cell === 'string' && MAY_BE_TOTAL.test(cell) && TOTAL.test(wordKey(cell))) {
      return !cells.slice(0, at).some((before) => typeof before === 'string' && /\p{L}{2}/u.test(before));
    }
    if (++seen === 3) return false;
  }
  return false;
}

/** What stands in the columns that are read is their own names, or those of their groups. */
function repeatsHeader(cells: readonly RawCell[], { read }: TableLayout): boolean {
  let repeated = 0;
  for (const [at, names] of read) {
    const cell = cells[at];
    if (isEmpty(cell)) continue;
    if (typeof cell !== 'string' || !mayBeName(cell, names) || !names.includes(wordKey(cell))) return false;
    repeated++;
  }
  return repeated > 0;
}

/** Spares most cells the folding: codes and dates have digits, which few headers have. */
const mayBeName = (text: string, names: readonly string[]): boolean =>
  text.length <= LONGEST_HEADER && (!/\d/u.test(text) || names.some((name) => /\d/u.test(name)));

const LONGEST_HEADER = 200;

/** Numbers in a row, each one more than the last, in brackets or at least three of them; letters may stand before them. */
function numbersColumns(cells: readonly RawCell[]): boolean {
  const texts = cells.map(textOf).filter((text) => text !== '');
  const numbered = texts.filter((text, at) => !(at < 3 && /^\(?[A-ZĐ]\)?$/u.test(text)));
  const numbers = numbered.map((text) => Number(COLUMN_NUMBER.exec(text)?.[1] ?? Number.NaN));
  if (numbers.length < 2 || !numbers.every((number, at) => (at === 0 ? number <= 3 : number === numbers[at - 1]! + 1))) return false;
  return numbers.length > 2 || numbered.every((text) => /^[(-]/u.test(text));
}

/** Letters or a percent sign where a number belongs; spares most rows a closer look. */
const measuresNumbers = (cells: readonly RawCell[], { numbers }: TableLayout): boolean =>
  numbers.some((at) => {
    const cell = cells[at];
    return typeof cell === 'string' && /^\s*[\p{L}%]/u.test(cell);
  });

/** Nothing but units of measure. */
function namesMeasures(cells: readonly RawCell[]): boolean {
  const texts = cells.map(textOf).filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => MEASURE.test(wordKey(text)));
}

/**
 * More than half of the required cells are empty, or it begins like a note and one is; and no cell that is read holds a code or a number,
 * an ordinal at the start aside. A row with a code in it is never a note: what is missing in it has to be told.
 */
function isNote(cells: readonly RawCell[], { required, read }: TableLayout): boolean {
  const empty = required.filter((at) => isEmpty(cells[at])).length;
  if (empty === 0) return false;
  const first = cells.findIndex((cell) => !isEmpty(cell));
  if (empty * 2 <= required.length && !NOTE_WORDS.test(wordKey(textOf(cells[first])))) return false;
  return [...read.keys()].every((at) => {
    const text = textOf(cells[at]);
    return text === '' || !/\d/u.test(text) || text.includes(' ') || (at === first && ORDINAL.test(text));
  });
}
