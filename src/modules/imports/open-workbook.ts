import type { RawRow } from './cell.js';
import type { ReadLimits } from './read-limits.js';
import { HEAD_ROWS, sheetOutline } from './sheet-outline.js';
import { sheetRows } from './sheet-rows.js';
import { tooManyRows } from './table-complaints.js';
import { legacyFontNote, type FileNote, type OpenedTable, type SheetFacts } from './table-facts.js';
import { openArchive, type WorkbookArchive } from './workbook-archive.js';
import { readWorkbook, type Workbook, type WorkbookSheet } from './workbook.js';

/** Opens a workbook: every limit is looked at before its first row is read. */
export async function openWorkbook(bytes: Buffer, name: string, limits: ReadLimits): Promise<OpenedTable> {
  const archive = await openArchive(bytes, limits);
  const workbook = await readWorkbook(archive);
  const sheets = await sheetFacts(archive, workbook, limits);
  return {
    facts: {
      name,
      format: 'XLSX',
      encoding: null,
      legacyFont: workbook.legacyFont === 'UNSURE' ? null : workbook.legacyFont,
      delimiter: null,
      sheets,
      date1904: workbook.date1904,
      notes: notesOf(archive, workbook),
    },
    rows: workbookRows(archive, workbook, limits),
    mostRows: limits.sheetRows,
    close: async () => {},
  };
}

const isRead = (sheet: WorkbookSheet): sheet is WorkbookSheet & { readonly part: string } => !sheet.hidden && sheet.part !== null;

/** Rows of a sheet, its titles and header as well; how many its table has is counted when that is known. */
const mostRows = ({ sheetRows }: ReadLimits): number => sheetRows + HEAD_ROWS;

async function sheetFacts(archive: WorkbookArchive, workbook: Workbook, limits: ReadLimits): Promise<readonly SheetFacts[]> {
  const facts: SheetFacts[] = [];
  for (const sheet of workbook.sheets) {
    const bytes = isRead(sheet) ? await archive.open(sheet.part) : null;
    const { rows, merged } = bytes ? await sheetOutline(bytes, mostRows(limits)) : { rows: 0, merged: [] };
    if (rows > mostRows(limits)) throw tooManyRows(sheet.name, limits.sheetRows);
    facts.push({ name: sheet.name, hidden: sheet.hidden, rows, merged });
  }
  return facts;
}

/** Counts once more while it reads: what was looked through may have been written in a way that hides rows. */
async function* workbookRows(archive: WorkbookArchive, workbook: Workbook, limits: ReadLimits): AsyncGenerator<readonly RawRow[]> {
  for (const sheet of workbook.sheets.filter(isRead)) {
    let left = mostRows(limits);
    for await (const rows of sheetRows((await archive.open(sheet.part))!, workbook, sheet.name, sheet.part)) {
      left -= rows.length;
      if (left < 0) throw tooManyRows(sheet.name, limits.sheetRows);
      yield rows;
    }
  }
}

function notesOf(archive: WorkbookArchive, workbook: Workbook): readonly FileNote[] {
  const notes: FileNote[] = workbook.sheets
    .filter((sheet) => sheet.hidden)
    .map(({ name }) => ({
      code: 'HIDDEN_SHEET',
      message: `The sheet "${name}" is hidden and was not read.`,
      messageVi: `Trang tính "${name}" bị ẩn nên không được đọc.`,
    }));
  if (archive.names.some((part) => part.endsWith('vbaProject.bin') || part.startsWith('xl/macrosheets/'))) {
    notes.push({
      code: 'MACROS_IGNORED',
      message: 'The workbook holds macros; they were not looked at, and nothing of them runs.',
      messageVi: 'Tệp Excel có macro; hệ thống không đọc và không chạy macro.',
    });
  }
  return workbook.legacyFont === null ? notes : [...notes, legacyFontNote(workbook.legacyFont)];
}
