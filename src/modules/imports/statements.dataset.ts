import type { ColumnSpec, EnumWord } from './column.js';
import type { Dataset } from './dataset.js';
import { scopeWords } from './report-scope-words.rules.js';
import { sourceColumns } from './source-columns.rules.js';
import { reasonColumn, VALUE } from './stated-value.rules.js';
import { statementIntake } from './statement-intake.js';
import { unitColumns } from './unit-columns.rules.js';

const operatorWords = [
  { value: 'EXACT', vi: 'Bằng', also: ['='] },
  { value: 'ABOUT', vi: 'Khoảng', also: ['Gần', 'Xấp xỉ'] },
  { value: 'AT_LEAST', vi: 'Ít nhất', also: ['Từ … trở lên', 'Không dưới', 'Tối thiểu'] },
  { value: 'AT_MOST', vi: 'Nhiều nhất', also: ['Không quá', 'Tối đa'] },
  { value: 'MORE_THAN', vi: 'Trên', also: ['Hơn', 'Lớn hơn'] },
  { value: 'LESS_THAN', vi: 'Dưới', also: ['Nhỏ hơn', 'Ít hơn'] },
] as const satisfies readonly EnumWord[];

const day = (key: string, vi: string, en: string, headers: readonly string[], explanation: string): ColumnSpec => ({
  key,
  title: { vi, en },
  headers,
  required: false,
  kind: 'DATE',
  explanation,
  example: '31/12/2023',
});

const columns: readonly ColumnSpec[] = [
  {
    key: 'metric',
    title: { vi: 'Mã chỉ tiêu', en: 'Metric code' },
    headers: ['Chỉ tiêu', 'Mã chỉ tiêu số liệu'],
    required: true,
    kind: 'CODE',
    explanation: 'Mã của chỉ tiêu trong hệ thống (truy vấn metrics).',
    example: 'DOSSIERS_RECEIVED',
  },
  ...unitColumns('ngày của số liệu'),
  {
    key: 'subject',
    title: { vi: 'Đối tượng chưa xác định', en: 'Unresolved subject' },
    headers: ['Đối tượng'],
    required: false,
    kind: 'TEXT',
    longest: 500,
    explanation: 'Chỉ ghi khi nguồn không nêu rõ là đơn vị nào; chép đúng lời của nguồn.',
  },
  {
    key: 'scope',
    title: { vi: 'Phạm vi số liệu', en: 'Scope' },
    headers: ['Phạm vi'],
    required: false,
    kind: 'WORD',
    words: scopeWords,
    explanation: 'Số liệu tính cho phần nào của đơn vị; bỏ trống nếu nguồn không nêu.',
  },
  {
    key: 'operator',
    title: { vi: 'Cách nêu số liệu', en: 'Operator' },
    headers: ['So sánh', 'Toán tử'],
    required: false,
    kind: 'WORD',
    words: operatorWords,
    explanation: 'Bỏ trống nghĩa là bằng.',
  },
  {
    key: 'value',
    title: { vi: VALUE, en: 'Value' },
    headers: ['Số liệu', 'Kết quả'],
    required: false,
    kind: 'POINTS',
    explanation: 'Chỉ ghi con số; nếu không có số thì ghi lý do.',
    example: '30778',
  },
  {
    key: 'outOf',
    title: { vi: 'Trên tổng số', en: 'Out of' },
    headers: ['Mẫu số', 'Tổng số'],
    required: false,
    kind: 'POINTS',
    explanation: 'Ví dụ 7/7 phường: giá trị 7, trên tổng số 7.',
    example: '7',
  },
  reasonColumn,
  {
    key: 'text',
    title: { vi: 'Nguyên văn', en: 'Text' },
    headers: ['Trích dẫn', 'Nội dung'],
    required: true,
    kind: 'TEXT',
    explanation: 'Câu của nguồn nêu số liệu này.',
    example: 'Tổng số hồ sơ tiếp nhận: 30.778 hồ sơ.',
  },
  day('from', 'Từ ngày', 'From', ['Kỳ từ ngày'], 'Ngày đầu của kỳ số liệu, nếu có.'),
  day('to', 'Đến ngày', 'To', ['Kỳ đến ngày'], 'Ngày cuối của kỳ số liệu, nếu có.'),
  day('asOf', 'Tính đến ngày', 'As of', ['Thời điểm', 'Tại ngày'], 'Ngày mà số liệu được chốt, nếu nguồn nêu.'),
  ...sourceColumns,
];

/** Published figures and claims, a row each, with the document that states them or as stated by the file itself. */
export const statementsDataset: Dataset = {
  name: 'statements',
  title: { vi: 'Số liệu công bố', en: 'Published figures' },
  columns,
  words: [],
  totalsOnly: false,
  stewardsOnly: false,
  lock: 'statement',
  checked: true,
  ...statementIntake,
};
