import { columnLetters } from './cell-address.js';
import { harmless } from './csv-text.js';

/** How a cell or a column looks: a title, text that keeps its zeros, a date, a paragraph, an instant, text that stays text when it is edited. */
export type Look = 'PLAIN' | 'TITLE' | 'TEXT' | 'DATE' | 'PARAGRAPH' | 'INSTANT' | 'QUOTED';

/** In the order of the formats of a workbook. */
export const LOOKS: readonly Look[] = ['PLAIN', 'TITLE', 'TEXT', 'DATE', 'PARAGRAPH', 'INSTANT', 'QUOTED'];

/** What a cell holds; null is nothing. A date is `2018-11-30`, or `2018-11-30T16:30:00+07:00` and then shown as the clock of that offset. */
export type SheetCell = string | number | boolean | null | { readonly date: string };

/** A column of a sheet to be written. */
export interface ColumnPlan {
  /** In characters. */
  readonly width: number;
  readonly look: Look;
  /** The cells that its drop-down list offers, such as `'Danh mục'!$A$1:$A$4`. */
  readonly list?: string;
}

/** A row of a sheet; `look` is that of its texts. */
export interface SheetRow {
  readonly look: Look;
  readonly cells: readonly SheetCell[];
}

/** A sheet to be written; its first row stays in sight. Rows are asked for once, while they are written. */
export interface SheetPlan {
  readonly name: string;
  readonly hidden?: boolean;
  readonly columns: readonly ColumnPlan[];
  readonly rows: Iterable<SheetRow>;
}

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LAST_ROW = 200_000;
/** Beyond it Excel calls the file broken. */
const LONGEST_TEXT = 32_767;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text inside XML, without the signs that XML has no way to write. */
export const xml = (text: string): string =>
  text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replaceAll(/[&<>"]/gu, (sign) => ENTITIES[sign]!);

/** The text of a cell: `_x0041_` would be read as a sign, so its first letter is written as one. */
function cellText(text: string): string {
  const whole = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
  return xml(whole.replaceAll(/\r\n?/gu, '\n')).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_');
}

const DATE = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}):(\d{2}))?/u;
const DAY = 86_400_000;
const DAYS_TO_1970 = 25_569;
/** 1 March 1900: before it Excel counts a day that never was. */
const FIRST_SURE_DAY = 61;

/** The day of a date as Excel counts, with the part of the day that has passed; null where it has no such day. */
function serialOf(date: string): number | null {
  const [, day, hours, minutes, seconds] = DATE.exec(date) ?? [];
  if (day === undefined) return null;
  const serial = Date.parse(`${day}T00:00:00Z`) / DAY + DAYS_TO_1970;
  if (!(serial >= FIRST_SURE_DAY)) return null;
  return hours === undefined ? serial : serial + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86_400;
}

const styled = (look: Look): number => LOOKS.indexOf(look);

function textXml(place: string, text: string, look: Look): string {
  const style = styled(harmless(text) === text ? look : 'QUOTED');
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;
}

function cellXml(place: string, cell: SheetCell, look: Look): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return textXml(place, cell, look);
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  const serial = serialOf(cell.date);
  if (serial === null) return textXml(place, cell.date, look);
  return `<c r="${place}" s="${styled(cell.date.includes('T') ? 'INSTANT' : 'DATE')}"><v>${serial}</v></c>`;
}

/** The XML of a sheet, piece by piece: its head, each row, its end. */
export function* sheetXml({ columns, rows }: SheetPlan): Generator<string> {
  const cols = columns.map(
    ({ width, look }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${styled(look)}" customWidth="1"/>`,
  );
  yield `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>\
${cols.length === 0 ? '' : `<cols>${cols.join('')}</cols>`}<sheetData>`;
  const letters = columns.map((_, at) => columnLetters(at));
  let number = 0;
  for (const { look, cells } of rows) {
    number += 1;
    yield `<row r="${number}">${cells.map((cell, at) => cellXml(`${letters[at] ?? columnLetters(at)}${number}`, cell, look)).join('')}</row>`;
  }
  yield `</sheetData>${listsXml(columns)}</worksheet>`;
}

/** The drop-down lists of columns. */
function listsXml(columns: readonly ColumnPlan[]): string {
  const lists = columns.flatMap(({ list }, at) => {
    const place = `${columnLetters(at)}2:${columnLetters(at)}${LAST_ROW}`;
    return list === undefined
      ? []
      : `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${place}"><formula1>${xml(list)}</formula1></dataValidation>`;
  });
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}
