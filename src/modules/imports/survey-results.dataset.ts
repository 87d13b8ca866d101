import type { ColumnSpec } from './column.js';
import type { Dataset } from './dataset.js';
import { reasonColumn, VALUE } from './stated-value.rules.js';
import { surveyIntake } from './survey-intake.js';
import { unitColumns } from './unit-columns.rules.js';

const MOST_FORMS = 1_000_000;

const code = (key: string, vi: string, en: string, headers: readonly string[], explanation: string, example: string): ColumnSpec => ({
  key,
  title: { vi, en },
  headers,
  required: key === 'campaign',
  kind: 'TEXT',
  longest: 100,
  explanation,
  example,
});

const count = (key: string, vi: string, en: string, headers: readonly string[], explanation: string): ColumnSpec => ({
  key,
  title: { vi, en },
  headers,
  required: false,
  kind: 'COUNT',
  most: MOST_FORMS,
  explanation,
  example: '120',
});

const columns: readonly ColumnSpec[] = [
  code('campaign', 'Mã đợt khảo sát', 'Campaign code', ['Đợt khảo sát'], 'Mã của đợt khảo sát đã có trong hệ thống.', 'SIPAS-31-2021'),
  ...unitColumns('ngày cuối của đợt khảo sát'),
  code('dimension', 'Chỉ số thành phần', 'Dimension', ['Yếu tố', 'Nội dung thành phần'], 'Ghi mã nếu dòng là kết quả thành phần.', '1'),
  {
    key: 'value',
    title: { vi: VALUE, en: 'Value' },
    headers: ['Kết quả', 'Chỉ số', 'Điểm', 'Mức độ hài lòng'],
    required: false,
    kind: 'POINTS',
    least: 0,
    explanation: 'Đơn vị không được khảo sát thì ghi lý do, không ghi số thay thế.',
    example: '86,5',
  },
  {
    key: 'scale',
    title: { vi: 'Thang điểm', en: 'Scale' },
    headers: ['Điểm tối đa', 'Giá trị tối đa'],
    required: false,
    kind: 'POINTS',
    least: 1,
    explanation: 'Giá trị cao nhất có thể đạt; 100 nếu tính theo phần trăm.',
    example: '100',
  },
  reasonColumn,
  count('sent', 'Số phiếu phát ra', 'Sent', ['Phát ra', 'Phiếu phát ra'], 'Ghi ở dòng kết quả của đơn vị.'),
  count('received', 'Số phiếu thu về', 'Received', ['Thu về', 'Phiếu thu về'], 'Ghi ở dòng kết quả của đơn vị.'),
  count('valid', 'Số phiếu hợp lệ', 'Valid', ['Hợp lệ', 'Phiếu hợp lệ'], 'Ghi ở dòng kết quả của đơn vị.'),
  code('question', 'Câu hỏi', 'Question', ['Mã câu hỏi'], 'Chỉ ghi ở dòng số lượt trả lời.', 'Q1'),
  code('group', 'Nhóm đối tượng', 'Respondent group', ['Nhóm', 'Đối tượng khảo sát'], 'Chỉ ghi ở dòng số lượt trả lời.', 'CITIZEN'),
  code('option', 'Phương án trả lời', 'Option', ['Phương án'], 'Chỉ ghi ở dòng số lượt trả lời.', 'A'),
  count('count', 'Số lượt trả lời', 'Answers', ['Số lượt', 'Số người trả lời'], 'Chỉ ghi ở dòng số lượt trả lời.'),
];

/** What surveys found: rows of results of units, of results by dimension, and of counted answers, in one table. */
export const surveyResultsDataset: Dataset = {
  name: 'survey-results',
  title: { vi: 'Kết quả khảo sát', en: 'Survey results' },
  columns,
  words: [],
  totalsOnly: false,
  stewardsOnly: false,
  lock: 'survey_result',
  checked: false,
  ...surveyIntake,
};
