import { fileRefusal } from './file-refusal.js';
import { fromLegacy, legacyFontOf, mayBeLegacy, type LegacyFont } from './legacy-font.rules.js';
import type { WorkbookArchive } from './workbook-archive.js';
import { readXml } from './xml-parser.js';

/** The texts of a workbook, in Unicode. */
export interface WorkbookTexts {
  /** Those that cells share and point at. */
  readonly texts: readonly string[];
  /** The font of the time before Unicode that they were written in. */
  readonly legacyFont: LegacyFont | 'UNSURE' | null;
  /** What a text that stands in its cell is in Unicode. */
  readonly inUnicode: (text: string) => string;
}

const SAMPLE = 3_000;

/** Reads the texts that cells share; where they share none, the font is told by the texts at the start of a sheet. */
export async function workbookTexts(archive: WorkbookArchive, sheetPart: string | null): Promise<WorkbookTexts> {
  const texts = await sharedTexts(archive);
  const sample = texts.length > 0 || sheetPart === null ? texts.slice(0, SAMPLE) : await inlineTexts(archive, sheetPart);
  const legacyFont = legacyFontOf(sample.join(' '));
  if (legacyFont === null || legacyFont === 'UNSURE') return { texts, legacyFont, inUnicode: (text) => text };
  const inUnicode = (text: string): string => (mayBeLegacy(text) ? fromLegacy(legacyFont, text) : text);
  return { texts: texts.map(inUnicode), legacyFont, inUnicode };
}

/** Texts that cells point at, each put together from its runs; how a word is pronounced is no part of it. */
async function sharedTexts(archive: WorkbookArchive): Promise<readonly string[]> {
  const texts: string[] = [];
  const name = 'xl/sharedStrings.xml';
  const bytes = await archive.open(name);
  if (!bytes) return texts;
  let text = '';
  let inText = false;
  let aside = false;
  await readXml(bytes, name, {
    open(element) {
      if (element === 'si') text = '';
      if (element === 'rPh') aside = true;
      inText = element === 't' && !aside;
    },
    text(piece) {
      if (!inText) return;
      text += piece;
      if (text.length > LONGEST_CELL) throw longCell();
    },
    close(element) {
      if (element === 't') inText = false;
      if (element === 'rPh') aside = false;
      if (element === 'si') texts.push(unescaped(text));
    },
  });
  return texts;
}

const INLINE = /<(?:\w+:)?t(?:\s[^>]*)?>([^<]{1,2000})</gu;

/** Texts that stand in the cells of the first rows of a sheet, roughly: to tell a font by. */
async function inlineTexts(archive: WorkbookArchive, part: string): Promise<readonly string[]> {
  for await (const chunk of (await archive.open(part))!) {
    return Array.from(new TextDecoder().decode(chunk).matchAll(INLINE), ([, text]) => text!).slice(0, SAMPLE);
  }
  return [];
}

/** Excel writes signs that XML does not take as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** No cell of Excel is longer. */
export const LONGEST_CELL = 32_767;

export const longCell = () =>
  fileRefusal('TOO_LARGE', {
    message: `A cell of the workbook holds more than ${LONGEST_CELL} characters: no program of spreadsheets writes one.`,
    messageVi: `Có ô trong tệp Excel dài hơn ${LONGEST_CELL} ký tự; không phần mềm bảng tính nào ghi như vậy.`,
    hint: 'Shorten the text, and save the file again in Excel.',
    hintVi: 'Rút ngắn nội dung ô rồi lưu lại tệp bằng Excel.',
  });
