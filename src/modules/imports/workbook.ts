import { posix } from 'node:path';
import { numberFormat, type NumberFormat } from './number-format.rules.js';
import type { WorkbookArchive } from './workbook-archive.js';
import { workbookTexts, type WorkbookTexts } from './workbook-texts.js';
import { readXml } from './xml-parser.js';
import { brokenPart } from './xml-refusal.js';

/** A sheet of a workbook. */
export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Its part in the archive; null for a sheet of charts. */
  readonly part: string | null;
}

/** What the sheets of a workbook share. */
export interface Workbook extends WorkbookTexts {
  readonly sheets: readonly WorkbookSheet[];
  /** Whether days count from 1904, as on old Macs. */
  readonly date1904: boolean;
  readonly formats: readonly NumberFormat[];
}

const WORKBOOK = 'xl/workbook.xml';

export async function readWorkbook(archive: WorkbookArchive): Promise<Workbook> {
  const parts = await relations(archive);
  const sheets: WorkbookSheet[] = [];
  let date1904 = false;
  const bytes = await archive.open(WORKBOOK);
  if (!bytes) throw brokenPart(WORKBOOK);
  await readXml(bytes, WORKBOOK, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes.get('date1904') ?? '');
      if (name !== 'sheet') return;
      sheets.push({
        name: attributes.get('name') ?? '',
        hidden: (attributes.get('state') ?? 'visible') !== 'visible',
        part: parts.get(attributes.prefixed('id') ?? '') ?? null,
      });
    },
  });
  const read = sheets.map(({ part }) => part).filter((part) => part !== null);
  // Each part is read once, so that no list of sheets makes more of a workbook than was measured.
  if (new Set(read).size < read.length) throw brokenPart(WORKBOOK);
  const texts = await workbookTexts(archive, sheets.find(({ hidden, part }) => !hidden && part !== null)?.part ?? null);
  return { sheets, date1904, formats: await cellFormats(archive), ...texts };
}

/** Parts with rows by the key of their relation. */
async function relations(archive: WorkbookArchive): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>();
  const name = 'xl/_rels/workbook.xml.rels';
  const bytes = await archive.open(name);
  if (!bytes) throw brokenPart(name);
  await readXml(bytes, name, {
    open(element, attributes) {
      const id = attributes.get('Id');
      if (element !== 'Relationship' || id === undefined || !attributes.get('Type')?.endsWith('/worksheet')) return;
      const part = posix.resolve('/xl', attributes.get('Target') ?? '').slice(1);
      if (archive.names.includes(part)) parts.set(id, part);
    },
  });
  return parts;
}

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
      if (element === 'numFmt') codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
      if (element === 'cellXfs') ofCells = true;
      if (element !== 'xf' || !ofCells) return;
      const id = Number(attributes.get('numFmtId') ?? 0);
      formats.push(numberFormat(id, codes.get(id)));
    },
    close(element) {
      if (element === 'cellXfs') ofCells = false;
    },
  });
  return formats;
}
