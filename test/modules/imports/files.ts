import { zipSync, type Zippable } from 'fflate';
import {
  openTable,
  readTable,
  type ColumnSpec,
  type OpenedTable,
  type RawRow,
  type ReadLimits,
  type TableRow,
} from '../../../src/modules/imports/index.js';

/** Bytes as a network hands them on: in pieces that respect nothing. */
export async function* pieces(bytes: Uint8Array, size = bytes.length): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const utf16 = (text: string, mark = '\uFEFF'): Uint8Array => Buffer.from(mark + text, 'utf16le');
export const utf16be = (text: string, mark = '\uFEFF'): Uint8Array => Buffer.from(mark + text, 'utf16le').swap16();

const windowsLetters = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1258').decode(Uint8Array.of(byte)), byte] as const),
);

/** Text as an old Vietnamese Windows writes it: a letter, then its tone. */
export function windows1258(text: string): Uint8Array {
  const bytes = [...text.normalize('NFC')].flatMap((letter) => {
    const whole = windowsLetters.get(letter);
    if (whole !== undefined) return [whole];
    const parts = letter.normalize('NFD');
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/u.exec(parts)?.[0] ?? '';
    return [windowsLetters.get(parts.replace(tone, '').normalize('NFC'))!, windowsLetters.get(tone)!];
  });
  return Uint8Array.from(bytes);
}

export const open = (bytes: Uint8Array | string, limits: Partial<ReadLimits> = {}, size?: number): Promise<OpenedTable> =>
  openTable(pieces(typeof bytes === 'string' ? utf8(bytes) : bytes, size), { name: 'test', limits });

export async function rowsOf(table: OpenedTable): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of table.rows) rows.push(...batch);
  return rows;
}

export async function cellsOf(bytes: Uint8Array | string, size?: number): Promise<RawRow['cells'][]> {
  return (await rowsOf(await open(bytes, {}, size))).map(({ cells }) => cells);
}

/** A table read to its end. */
export async function read<const Specs extends readonly ColumnSpec[]>(bytes: Uint8Array | string, specs: Specs) {
  const table = readTable(await open(bytes), specs);
  const rows: TableRow<Specs>[] = [];
  for await (const batch of table.rows) rows.push(...batch);
  return { rows, sheets: table.sheets(), headers: table.headers() };
}

/** What a refusal says, for comparing. */
export async function refusal(work: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await work;
  } catch (error) {
    const { message, extensions } = error as { message: string; extensions: Record<string, unknown> };
    return { message, ...extensions };
  }
  throw new Error('Nothing was refused.');
}

/** A cell for a test workbook: a value, or the inside of <c> with its attributes. */
export type TestCell = string | number | boolean | null | { readonly xml: string; readonly attributes?: string };

export interface TestSheet {
  readonly name: string;
  readonly state?: string;
  readonly rows: Readonly<Record<number, readonly TestCell[]>>;
  readonly merged?: readonly string[];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const letters = (at: number): string => String.fromCharCode(65 + at);
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function cellXml(cell: TestCell, place: string, shared: string[]): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return `<c r="${place}" ${cell.attributes ?? ''}>${cell.xml}</c>`;
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${Number(cell)}</v></c>`;
  return `<c r="${place}" t="s"><v>${shared.push(cell) - 1}</v></c>`;
}

export function sheetXml({ rows, merged = [] }: TestSheet, shared: string[] = []): string {
  const lines = Object.entries(rows).map(
    ([row, cells]) => `<row r="${row}">${cells.map((cell, at) => cellXml(cell, `${letters(at)}${row}`, shared)).join('')}</row>`,
  );
  const areas = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData>${areas && `<mergeCells>${areas}</mergeCells>`}</worksheet>`;
}

/** Styles by their place: 0 plain, 1 date, 2 percentage, 3 three digits, 4 month of a year, 5 date and time. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="170" formatCode="000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="170"/><xf numFmtId="17"/><xf numFmtId="22"/></cellXfs></styleSheet>`;

export interface WorkbookOptions {
  readonly date1904?: boolean;
  readonly parts?: Zippable;
}

/** A workbook made by hand, as Excel would lay it out. */
export function workbook(sheets: readonly TestSheet[], { date1904 = false, parts = {} }: WorkbookOptions = {}): Uint8Array {
  const shared: string[] = [];
  const bodies = sheets.map((sheet) => sheetXml(sheet, shared));
  const names = sheets.map(
    ({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}" ${state ? `state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const links = sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="http://x/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`);
  const texts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="r"><workbookPr date1904="${Number(date1904)}"/><sheets>${names.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}</Relationships>`,
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${shared.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
  };
  for (const [at, body] of bodies.entries()) texts[`xl/worksheets/sheet${at + 1}.xml`] = body;
  const all: Zippable = { ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, utf8(text)])), ...parts };
  return zipSync(all, { mtime: '2020-01-01T00:00:00Z' }); // the same workbook is the same bytes, whenever it is made
}
