import { columnLetters } from '../../kernel/cell-address.js';
import { CSV_START, csvLine } from '../../kernel/csv-text.js';
import type { ColumnPlan, Look, SheetPlan } from '../../kernel/workbook-sheet.js';
import { workbookBytes } from '../../kernel/workbook-writer.js';
import type { ColumnSpec } from './column.js';

/** How the cells of each kind are written, and what one looks like. */
const KINDS: Readonly<Record<ColumnSpec['kind'], readonly [how: string, example: string, look: Look]>> = {
  TEXT: ['Chữ', '', 'TEXT'],
  LIST: ['Nhiều mục chữ, cách nhau bằng dấu chấm phẩy (;) hoặc xuống dòng trong ô', 'Mục một; Mục hai', 'TEXT'],
  CODE: ['Mã (định dạng Text để giữ số 0 ở đầu)', '', 'TEXT'],
  COUNT: ['Số nguyên, ví dụ 30.778 hoặc 30778', '30.778', 'PLAIN'],
  POINTS: ['Số thập phân, dấu phẩy trước phần thập phân, ví dụ 36,5', '36,5', 'PLAIN'],
  PERCENT: ['Tỷ lệ phần trăm, ví dụ 95,5%', '95,5%', 'PLAIN'],
  DATE: ['Ngày, dạng dd/mm/yyyy', '05/06/2019', 'DATE'],
  INSTANT: ['Ngày giờ, dạng dd/mm/yyyy hh:mm (giờ Việt Nam)', '05/06/2019 08:30', 'TEXT'],
  MONTH: ['Tháng, dạng mm/yyyy; cũng nhận "Tháng 3/2020" hoặc 2020-03', '03/2020', 'TEXT'],
  YEAR: ['Năm, bốn chữ số; cũng nhận "Năm 2019"', '2019', 'PLAIN'],
  PERIOD: [
    'Kỳ: Quý I/2020, Tháng 3/2020, 6 tháng đầu năm 2020, Năm 2020, hoặc ngày đầu - ngày cuối như 01/01/2020 - 31/03/2020',
    'Quý I/2020',
    'TEXT',
  ],
  BOOLEAN: ['Có hoặc Không', 'Có', 'PLAIN'],
  WORD: ['Chọn trong danh sách', '', 'PLAIN'],
};

/** An example for a column: its own, or one of its kind. */
const exampleOf = (spec: ColumnSpec): string => spec.example ?? (wordsOf(spec)[0] || KINDS[spec.kind][1]);

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
    return { width: Math.max(14, spec.title.vi.length + 4), look: KINDS[spec.kind][2], ...list };
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
      KINDS[spec.kind][0],
      spec.explanation ?? '',
      exampleOf(spec),
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
