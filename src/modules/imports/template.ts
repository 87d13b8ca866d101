import { columnLetters } from '../../kernel/cell-address.js';
import { CSV_START, csvLine } from '../../kernel/csv-text.js';
import type { ColumnPlan, Look, SheetPlan } from '../../kernel/workbook-sheet.js';
import { workbookBytes } from '../../kernel/workbook-writer.js';
import type { ColumnSpec } from './column.js';

const KINDS: Readonly<Record<ColumnSpec['kind'], string>> = {
  TEXT: 'Chữ',
  CODE: 'Mã (định dạng Text để giữ số 0 ở đầu)',
  COUNT: 'Số nguyên, ví dụ 30.778 hoặc 30778',
  POINTS: 'Số thập phân, dấu phẩy trước phần thập phân, ví dụ 36,5',
  PERCENT: 'Tỷ lệ phần trăm, ví dụ 95,5%',
  DATE: 'Ngày, dạng dd/mm/yyyy',
  INSTANT: 'Ngày giờ, dạng dd/mm/yyyy hh:mm (giờ Việt Nam)',
  BOOLEAN: 'Có hoặc Không',
  WORD: 'Chọn trong danh sách',
};

const LOOKS: Readonly<Partial<Record<ColumnSpec['kind'], Look>>> = { CODE: 'TEXT', TEXT: 'TEXT', INSTANT: 'TEXT', DATE: 'DATE' };
const LISTS = 'Danh mục';

/** The words that a column offers, as its list shows them. */
const wordsOf = (spec: ColumnSpec): readonly string[] =>
  spec.kind === 'WORD' ? spec.words.map(({ vi }) => vi) : spec.kind === 'BOOLEAN' ? ['Có', 'Không'] : [];

/** The columns that have a list; each list is a column of the hidden sheet, in this order. */
const listed = (specs: readonly ColumnSpec[]): readonly ColumnSpec[] => specs.filter((spec) => wordsOf(spec).length > 0);

function dataSheet(specs: readonly ColumnSpec[]): SheetPlan {
  const lists = listed(specs);
  const columns = specs.map((spec): ColumnPlan => {
    const column = columnLetters(Math.max(0, lists.indexOf(spec)));
    const list = lists.includes(spec) ? { list: `'${LISTS}'!$${column}$1:$${column}$${wordsOf(spec).length}` } : {};
    return { width: Math.max(14, spec.title.vi.length + 4), look: LOOKS[spec.kind] ?? 'PLAIN', ...list };
  });
  return { name: 'Dữ liệu', columns, rows: [{ look: 'TITLE', cells: specs.map(({ title }) => title.vi) }] };
}

function explanationSheet(specs: readonly ColumnSpec[]): SheetPlan {
  const titles = ['Cột', 'Tên tiếng Anh', 'Bắt buộc', 'Cách ghi', 'Giải thích', 'Ví dụ', 'Giá trị cho phép'];
  const rows = specs.map((spec) => ({
    look: 'PARAGRAPH' as const,
    cells: [
      spec.title.vi,
      spec.title.en,
      spec.required ? (spec.emptyAllowed ? 'Phải có cột' : 'Bắt buộc') : 'Không bắt buộc',
      KINDS[spec.kind],
      spec.explanation ?? '',
      spec.example ?? '',
      wordsOf(spec).join('; '),
    ],
  }));
  const widths = [28, 24, 16, 34, 60, 24, 50];
  return {
    name: 'Hướng dẫn',
    columns: widths.map((width) => ({ width, look: 'PLAIN' })),
    rows: [{ look: 'TITLE', cells: titles }, ...rows],
  };
}

function listSheet(specs: readonly ColumnSpec[]): SheetPlan {
  const lists = listed(specs).map(wordsOf);
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const rows = Array.from({ length: longest }, (_, at) => ({ look: 'TEXT' as const, cells: lists.map((list) => list[at] ?? '') }));
  return { name: LISTS, hidden: true, columns: lists.map(() => ({ width: 24, look: 'TEXT' })), rows };
}

/** The template of a dataset as .xlsx: an empty table with drop-down lists, and a sheet that explains each column. */
export const templateWorkbook = (specs: readonly ColumnSpec[]): Uint8Array =>
  workbookBytes([dataSheet(specs), explanationSheet(specs), ...(listed(specs).length > 0 ? [listSheet(specs)] : [])]);

/** The template of a dataset as CSV: its header. */
export const templateCsv = (specs: readonly ColumnSpec[], delimiter: ',' | ';' | '\t' = ','): string =>
  CSV_START +
  csvLine(
    specs.map(({ title }) => title.vi),
    delimiter,
  );
