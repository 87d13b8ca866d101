import type { RawRow } from './cell.js';
import type { Delimiter } from './delimiter.rules.js';
import type { Encoding } from './encoding.rules.js';
import type { LegacyFont } from './legacy-font.rules.js';
import type { MergedCells } from './sheet-outline.js';

/** Something about a file that its reader should know, and that does not keep it from being read. */
export interface FileNote {
  readonly code: 'MACROS_IGNORED' | 'HIDDEN_SHEET' | 'LEGACY_FONT' | 'LEGACY_FONT_UNSURE';
  readonly message: string;
  readonly messageVi: string;
}

/** A sheet of a workbook. */
export interface SheetFacts {
  readonly name: string;
  /** Hidden sheets are not read. */
  readonly hidden: boolean;
  /** Rows with something in them; 0 for a hidden sheet, which nobody looks into. */
  readonly rows: number;
  /** Merged cells among its first rows, and those over several rows further down; from the top. */
  readonly merged: readonly MergedCells[];
}

/** What a file turned out to be. */
export interface TableFacts {
  readonly name: string;
  readonly format: 'CSV' | 'XLSX';
  /** Null for a workbook. */
  readonly encoding: Encoding | null;
  /** The font of the time before Unicode that its text was written in and converted from. */
  readonly legacyFont: LegacyFont | null;
  /** Null for a workbook, and for a CSV of one column. */
  readonly delimiter: Delimiter | null;
  /** Empty for a CSV. */
  readonly sheets: readonly SheetFacts[];
  /** Which year a workbook counts its days from; null in CSV, which does not say. */
  readonly date1904: boolean | null;
  readonly notes: readonly FileNote[];
}

/** A file that is open for reading, once. */
export interface OpenedTable {
  readonly facts: TableFacts;
  /** Its rows in their order, some hundreds at a time; a sheet ends before the next one begins, and no batch holds two. */
  readonly rows: AsyncIterable<readonly RawRow[]>;
  /** So many rows a table of it may have; null where there is no limit. */
  readonly mostRows: number | null;
  /** Lets go of a file whose rows are not read to their end. */
  readonly close: () => Promise<void>;
}

const FONT_NAMES: Readonly<Record<LegacyFont, string>> = { TCVN3: 'TCVN3 (ABC, .VnTime)', VNI: 'VNI (VNI-Times)' };

export const legacyFontNote = (font: LegacyFont | 'UNSURE'): FileNote =>
  font === 'UNSURE'
    ? {
        code: 'LEGACY_FONT_UNSURE',
        message: 'Some text may be in a font of the time before Unicode (TCVN3 or VNI), but it is not sure which; it is read as it stands.',
        messageVi: 'Một phần nội dung có thể dùng phông chữ cũ (TCVN3 hoặc VNI) nhưng không xác định chắc chắn; nội dung được giữ nguyên.',
      }
    : {
        code: 'LEGACY_FONT',
        message: `The text was written in a font of the time before Unicode, ${FONT_NAMES[font]}, and was converted.`,
        messageVi: `Nội dung dùng phông chữ cũ ${FONT_NAMES[font]} và đã được chuyển sang Unicode.`,
      };
