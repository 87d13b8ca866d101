import type { ColumnSpec } from './column.js';
import type { ComplaintCode, ComplaintTexts } from './complaint.js';

const example = (spec: ColumnSpec, usual: string): string => spec.example ?? usual;

/** The bounds of a column of numbers, in the words of one language. */
function bounds(spec: ColumnSpec, leastWord: string, mostWord: string): string {
  if (spec.kind !== 'COUNT' && spec.kind !== 'POINTS' && spec.kind !== 'PERCENT') return '';
  const { least = spec.kind === 'COUNT' ? 0 : undefined, most } = spec;
  return [least === undefined ? '' : `${leastWord} ${least}`, most === undefined ? '' : `${mostWord} ${most}`].filter(Boolean).join(', ');
}

const words = (spec: ColumnSpec): string => (spec.kind === 'WORD' ? spec.words.map((word) => word.vi).join(', ') : '');
const widths = (spec: ColumnSpec): string => (spec.kind === 'CODE' ? (spec.widths ?? []).join('/') : '');

const texts = (message: string, messageVi: string, hint: string, hintVi: string) => (): ComplaintTexts => ({
  message,
  messageVi,
  hint,
  hintVi,
});

const AS_TEXT = 'Format the column as Text in Excel, then type or paste the codes again.';
const AS_TEXT_VI = 'Định dạng cột là Text trong Excel rồi nhập hoặc dán lại mã.';
const DAY_FORMS = 'Write dd/MM/yyyy, such as 05/06/2019.';
const DAY_FORMS_VI = 'Viết theo dạng ngày/tháng/năm, ví dụ 05/06/2019.';

const PERIOD_FORMS = [
  'Write such as Quý I/2020, Tháng 3/2020, 6 tháng đầu năm 2020, Năm 2020 or 01/01/2020 - 31/03/2020.',
  'Viết theo dạng Quý I/2020, Tháng 3/2020, 6 tháng đầu năm 2020, Năm 2020 hoặc 01/01/2020 - 31/03/2020.',
] as const;

/** What each complaint says; the value of the cell is not in it, so that equal complaints are equal texts. */
export const COMPLAINT_TEXTS: Readonly<Record<ComplaintCode, (spec: ColumnSpec) => ComplaintTexts>> = {
  MISSING_VALUE: (spec) => ({
    message: 'This column needs a value in every row; the cell has none.',
    messageVi: 'Cột này phải có giá trị ở mọi dòng; ô đang trống hoặc không có giá trị.',
    hint: `Fill in the cell, such as ${example(spec, 'in the other rows')}.`,
    hintVi: `Điền giá trị vào ô, ví dụ ${example(spec, 'như các dòng khác')}.`,
  }),
  BROKEN_TEXT: texts(
    'The text holds bytes that are no characters (shown as �).',
    'Nội dung ô có ký tự bị hỏng (hiện thành �).',
    'Type the text again, and save the file as "CSV UTF-8" or as .xlsx.',
    'Gõ lại nội dung ô, rồi lưu tệp dạng "CSV UTF-8" hoặc .xlsx.',
  ),
  EXCEL_ERROR: texts(
    'The formula of this cell has no result: it shows an error, or was never computed.',
    'Công thức của ô không có kết quả: bị lỗi hoặc chưa được tính.',
    'Mend the formula, or type its value; open and save the file in Excel so that it computes.',
    'Sửa công thức hoặc nhập trực tiếp giá trị; mở và lưu tệp bằng Excel để công thức được tính.',
  ),
  NOT_A_NUMBER: (spec) => ({
    message: 'This is no number.',
    messageVi: 'Giá trị không phải là số.',
    hint: `Leave only the number in the cell, such as ${example(spec, spec.kind === 'COUNT' ? '30.778' : '36,5')}.`,
    hintVi: `Chỉ để lại con số trong ô, ví dụ ${example(spec, spec.kind === 'COUNT' ? '30.778' : '36,5')}.`,
  }),
  NOT_WHOLE: texts(
    'A count is a whole number; this one has decimals.',
    'Số lượng phải là số nguyên; giá trị này có phần thập phân.',
    'Write the whole number, such as 30.778 or 30778.',
    'Viết số nguyên, ví dụ 30.778 hoặc 30778.',
  ),
  TWO_READINGS: texts(
    'This can be read as two numbers: the sign before three digits may stand for thousands or for decimals.',
    'Có thể hiểu thành hai số khác nhau: dấu trước ba chữ số có thể là phân cách hàng nghìn hoặc dấu thập phân.',
    'Write it without a sign for thousands, such as 1234, and decimals in the whole column with a comma, such as 36,5.',
    'Viết không có dấu phân cách hàng nghìn, ví dụ 1234; phần thập phân trong cả cột dùng dấu phẩy, ví dụ 36,5.',
  ),
  OTHER_NOTATION: texts(
    'This number is written in another way than the rows before it: comma and dot have changed places.',
    'Số được viết khác cách viết của các dòng trước: dấu phẩy và dấu chấm đổi chỗ cho nhau.',
    'Write all numbers of the column in one way, a comma before decimals.',
    'Viết mọi số trong cột theo một cách, dấu phẩy trước phần thập phân.',
  ),
  PERCENT_OR_SHARE: texts(
    'This can be read as a percentage or as a share of 1.',
    'Có thể hiểu là phần trăm hoặc là tỷ lệ trên 1.',
    'Write it with a sign, such as 95,5%.',
    'Ghi kèm dấu phần trăm, ví dụ 95,5%.',
  ),
  DATE_FOR_NUMBER: texts(
    'Excel has turned this into a date; a number was expected.',
    'Excel đã đổi giá trị thành ngày tháng; ở đây cần một con số.',
    'Format the cell as Number and type the number again.',
    'Định dạng ô là Number rồi nhập lại con số.',
  ),
  OUT_OF_RANGE: (spec) => ({
    message: `The number is outside of what is possible here: ${bounds(spec, 'at least', 'at most')}.`,
    messageVi: `Số nằm ngoài phạm vi cho phép: ${bounds(spec, 'ít nhất', 'nhiều nhất')}.`,
    hint: 'Check the number against its source.',
    hintVi: 'Đối chiếu lại với số liệu gốc.',
  }),
  NOT_A_DATE: texts('This is no date.', 'Giá trị không phải là ngày tháng.', DAY_FORMS, DAY_FORMS_VI),
  NO_SUCH_DAY: texts(
    'There is no such day: the day comes first, then the month.',
    'Không có ngày này: ngày viết trước, tháng viết sau.',
    DAY_FORMS,
    DAY_FORMS_VI,
  ),
  DAYS_FOR_DATE: texts(
    'This is a date as Excel counts days, and a CSV file does not say from which year it counts.',
    'Đây là ngày dưới dạng số đếm của Excel; tệp CSV không cho biết đếm từ năm nào.',
    'Format the column as Date dd/MM/yyyy and save the file again.',
    'Định dạng cột là Date dd/MM/yyyy rồi lưu lại tệp.',
  ),
  DATE_OUT_OF_RANGE: texts(
    'The date is not between 1976 and 2100.',
    'Ngày không nằm trong khoảng từ năm 1976 đến năm 2100.',
    'Check the year.',
    'Kiểm tra lại năm.',
  ),
  NOT_A_MONTH: texts(
    'This is no month of a year.',
    'Giá trị không phải là tháng của một năm.',
    'Write month and year, such as 03/2020.',
    'Viết tháng và năm, ví dụ 03/2020.',
  ),
  DAY_FOR_MONTH: texts(
    'A month was expected; this is a day within one.',
    'Cần một tháng; giá trị là một ngày trong tháng.',
    'Write month and year, such as 03/2020.',
    'Viết tháng và năm, ví dụ 03/2020.',
  ),
  NOT_A_YEAR: texts(
    'This is no year between 1976 and 2100.',
    'Giá trị không phải là năm từ 1976 đến 2100.',
    'Write the year in four digits, such as 2019.',
    'Viết năm bằng bốn chữ số, ví dụ 2019.',
  ),
  NOT_A_PERIOD: texts(
    'This is no period, or can be read as two.',
    'Giá trị không phải là kỳ, hoặc có thể hiểu thành hai kỳ.',
    ...PERIOD_FORMS,
  ),
  DAY_FOR_PERIOD: texts(
    'A period was expected; this is one day, or a month that Excel has turned into one.',
    'Cần một kỳ; giá trị là một ngày, hoặc là tháng đã bị Excel đổi thành ngày.',
    ...PERIOD_FORMS,
  ),
  PERIOD_REVERSED: texts('The period ends before it begins.', 'Kỳ kết thúc trước khi bắt đầu.', ...PERIOD_FORMS),
  NOT_A_LIST: texts(
    'The cell holds nothing but signs that part a list.',
    'Ô chỉ có dấu phân cách, không có mục nào.',
    'Write the entries with semicolons between them.',
    'Ghi các mục, cách nhau bằng dấu chấm phẩy.',
  ),
  MERGED_NUMBER: texts(
    'One number stands in a cell that is merged over several rows: it may be of each of them, or of all together.',
    'Một số nằm trong ô gộp nhiều dòng: có thể là của từng dòng hoặc của tất cả các dòng.',
    'Unmerge the cell and write the number of each row.',
    'Bỏ gộp ô và ghi số của từng dòng.',
  ),
  UNKNOWN_WORD: (spec) => ({
    message: `This is none of the words that the column may hold: ${words(spec)}.`,
    messageVi: `Giá trị không thuộc danh mục của cột: ${words(spec)}.`,
    hint: 'Choose one of the words; the template has them as a list.',
    hintVi: 'Chọn một giá trị trong danh mục; tệp mẫu có sẵn danh sách chọn.',
  }),
  NOT_YES_OR_NO: texts('Yes or no was expected.', 'Giá trị phải là có hoặc không.', 'Write Có or Không.', 'Ghi Có hoặc Không.'),
  LOST_ZEROS: (spec) => ({
    message: `The code seems to have lost zeros at its start or end; a code here has ${widths(spec) || 'a fixed form'}${widths(spec) && ' digits'}.`,
    messageVi: `Mã có vẻ đã mất các số 0 ở đầu hoặc ở cuối; mã phải có ${widths(spec) || 'dạng cố định'}${widths(spec) && ' chữ số'}.`,
    hint: `${AS_TEXT} It should look like ${example(spec, '001')}.`,
    hintVi: `${AS_TEXT_VI} Mã có dạng ${example(spec, '001')}.`,
  }),
  ROUNDED_CODE: texts(
    'Excel has turned this code into a number and lost some of its digits.',
    'Excel đã đổi mã thành số và làm mất một số chữ số.',
    AS_TEXT,
    AS_TEXT_VI,
  ),
  NOT_A_CODE: (spec) => ({
    message: 'This has not the form of a code of this column.',
    messageVi: 'Giá trị không đúng dạng mã của cột này.',
    hint: `Write the code as it is in the list, such as ${example(spec, '001')}.`,
    hintVi: `Viết mã đúng như trong danh mục, ví dụ ${example(spec, '001')}.`,
  }),
  TOO_LONG: texts('The text is too long for this column.', 'Nội dung quá dài so với cột này.', 'Shorten the text.', 'Rút ngắn nội dung.'),
};
