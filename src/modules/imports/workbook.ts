import { fromLegacy, legacyFontOf, mayBeLegacy, type LegacyFont } from './legacy-font.rules.js';
import { numberFormat, type NumberFormat } from './number-format.rules.js';
import type { WorkbookArchive } from './workbook-archive.js';
import { brokenPart, readXml } from './xml-parser.js';

/** A sheet of a workbook. */
export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Its part in the archive; null for a sheet of charts. */
  readonly part: string | null;
}

/** What the sheets of a workbook share. */
export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  /** Whether days count from 1904, as on old Macs. */
  readonly date1904: boolean;
  readonly texts: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly legacyFont: LegacyFont | 'UNSURE' | null;
}

const WORKBOOK = 'xl/workbook.xml';
const SAMPLE = 3_000;

export async function readWorkbook(archive: WorkbookArchive): Promise<Workbook> {
  const parts = await relations(archive);
  const sheets: WorkbookSheet[] = [];
  let date1904 = false;
  const bytes = await archive.open(WORKBOOK);
  if (!bytes) throw brokenPart(WORKBOOK);
  await readXml(bytes, WORKBOOK, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      sheets.push({
        name: attributes['name'] ?? '',
        hidden: (attributes['state'] ?? 'visible') !== 'visible',
        part: parts.get(relation ?? '') ?? null,
      });
    },
  });
  const texts = await sharedTexts(archive);
  const legacyFont = legacyFontOf(texts.slice(0, SAMPLE).join(' '));
  return { sheets, date1904, texts: inUnicode(texts, legacyFont), formats: await cellFormats(archive), legacyFont };
}

function inUnicode(texts: readonly string[], font: Workbook['legacyFont']): readonly string[] {
  if (font === null || font === 'UNSURE') return texts;
  return texts.map((text) => (mayBeLegacy(text) ? fromLegacy(font, text) : text));
}

/** Parts with rows by the key of their relation. */
async function relations(archive: WorkbookArchive): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>();
  const name = 'xl/_rels/workbook.xml.rels';
  const bytes = await archive.open(name);
  if (!bytes) throw brokenPart(name);
  await readXml(bytes, name, {
    open(element, { Id, Target = '', Type = '' }) {
      if (element !== 'Relationship' || Id === undefined || !Type.endsWith('/worksheet')) return;
      const part = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`;
      if (archive.names.includes(part)) parts.set(Id, part);
    },
  });
  return parts;
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
      if (inText) text += piece;
    },
    close(element) {
      if (element === 't') inText = false;
      if (element === 'rPh') aside = false;
      if (element === 'si') texts.push(unescaped(text));
    },
  });
  return texts;
}

/** Excel writes signs that XML does not take as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** What each style of cells makes of a number. */
async function cellFormats(archive: WorkbookArchive): Promise<readonly NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  const name = 'xl/styles.xml';
  const bytes = await archive.open(name);
  if (!bytes) return formats;
  let ofCells = false;
  await readXml(bytes, name, {
    open(element, attributes) {
      if (element === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (element === 'cellXfs') ofCells = true;
      if (element !== 'xf' || !ofCells) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      formats.push(numberFormat(id, codes.get(id)));
    },
    close(element) {
      if (element === 'cellXfs') ofCells = false;
    },
  });
  return formats;
}
