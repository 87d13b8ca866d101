import { columnLetters } from '../../kernel/cell-address.js';
import type { ColumnSpec } from './column.js';
import { fileRefusal } from './file-refusal.js';
import type { Header } from './header.rules.js';
import { HEAD_ROWS } from './header.rules.js';

const titles = (specs: readonly ColumnSpec[]): string => specs.map(({ title }) => `"${title.vi}"`).join(', ');
const place = (sheet: string | null, vi: boolean): string =>
  sheet === null ? '' : vi ? ` trong trang tính "${sheet}"` : ` of the sheet "${sheet}"`;

/** No row names enough of the columns that are required. */
export const noTable = (specs: readonly ColumnSpec[]) => {
  const required = specs.filter((spec) => spec.required);
  return fileRefusal('NO_TABLE', {
    message: `None of the first ${HEAD_ROWS} rows is a header of this dataset; it has to name ${titles(required)}.`,
    messageVi: `Không tìm thấy dòng tiêu đề của bộ dữ liệu trong ${HEAD_ROWS} dòng đầu; dòng tiêu đề phải có ${titles(required)}.`,
    hint: 'Copy the rows into the template of the dataset, or check that this is the right file.',
    hintVi: 'Chép số liệu vào tệp mẫu của bộ dữ liệu, hoặc kiểm tra lại có đúng tệp cần gửi không.',
  });
};

/** The header is there, but columns are missing: what was found instead is listed. */
export const missingColumns = (missing: readonly ColumnSpec[], paths: Header['paths'], sheet: string | null) => {
  const found = paths.map((path) => path.join(' / ')).filter((name) => name !== '');
  const list = found.map((name) => `"${name}"`).join(', ');
  return fileRefusal('MISSING_COLUMNS', {
    message: `The header${place(sheet, false)} lacks ${titles(missing)}. It has ${list}.`,
    messageVi: `Dòng tiêu đề${place(sheet, true)} thiếu cột ${titles(missing)}. Các cột hiện có: ${list}.`,
    hint: 'Name the columns as in the template of the dataset.',
    hintVi: 'Đặt tên cột như trong tệp mẫu của bộ dữ liệu.',
  });
};

/** Several columns bear the name of one that is asked for. */
export const columnTwice = (spec: ColumnSpec, columns: readonly number[], sheet: string | null) => {
  const letters = columns.map(columnLetters).join(', ');
  return fileRefusal('COLUMN_TWICE', {
    message: `The columns ${letters}${place(sheet, false)} are all called "${spec.title.vi}"; only one can be read.`,
    messageVi: `Các cột ${letters}${place(sheet, true)} đều có tên "${spec.title.vi}"; chỉ được có một cột.`,
    hint: 'Keep one of them, or write the name of its group into the header.',
    hintVi: 'Chỉ giữ lại một cột, hoặc ghi rõ tên nhóm trong tiêu đề.',
  });
};

/** A sheet of a workbook has more rows than are read of one. */
export const tooManyRows = (sheet: string, most: number) =>
  fileRefusal('TOO_MANY_ROWS', {
    message: `A sheet of a workbook has at most ${most} rows; "${sheet}" has more.`,
    messageVi: `Mỗi trang tính Excel tối đa ${most} dòng; trang tính "${sheet}" có nhiều hơn.`,
    hint: 'Save the sheet as "CSV UTF-8": a CSV may have any number of rows.',
    hintVi: 'Lưu trang tính dạng "CSV UTF-8": tệp CSV không giới hạn số dòng.',
  });
