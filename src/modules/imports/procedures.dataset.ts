import { catalogueRestorable } from '../dossiers/index.js';
import type { ColumnSpec } from './column.js';
import type { Dataset } from './dataset.js';
import { serviceLevelWords } from './dossier-words.rules.js';
import { levelWords } from './level-words.rules.js';
import { procedureIntake } from './procedure-intake.js';

const days = (key: string, vi: string, en: string, headers: readonly string[], explanation: string): ColumnSpec => ({
  key,
  title: { vi, en },
  headers,
  required: false,
  kind: 'COUNT',
  most: 10_000,
  explanation,
  example: '15',
});

const columns: readonly ColumnSpec[] = [
  {
    key: 'code',
    title: { vi: 'Mã thủ tục', en: 'Procedure code' },
    headers: ['Mã TTHC', 'Mã số TTHC', 'Mã thủ tục hành chính'],
    required: true,
    kind: 'CODE',
    explanation: 'Mã trong cơ sở dữ liệu quốc gia về thủ tục hành chính.',
    example: '1.013979',
  },
  {
    key: 'name',
    title: { vi: 'Tên thủ tục', en: 'Procedure name' },
    headers: ['Tên TTHC', 'Tên thủ tục hành chính', 'Thủ tục hành chính'],
    required: false,
    kind: 'TEXT',
    longest: 1_000,
    explanation: 'Bắt buộc với thủ tục mới; bỏ trống thì giữ tên đang có.',
    example: 'Đăng ký khai sinh',
  },
  {
    key: 'fieldCode',
    title: { vi: 'Mã lĩnh vực', en: 'Field code' },
    headers: ['Mã lĩnh vực TTHC'],
    required: false,
    kind: 'CODE',
    explanation: 'Mã lĩnh vực trong danh mục. Lĩnh vực mới phải ghi cả mã và tên.',
    example: 'ho-tich',
  },
  {
    key: 'fieldName',
    title: { vi: 'Lĩnh vực', en: 'Field' },
    headers: ['Tên lĩnh vực', 'Lĩnh vực TTHC', 'Lĩnh vực thủ tục hành chính'],
    required: false,
    kind: 'TEXT',
    longest: 300,
    explanation: 'Tên lĩnh vực; đủ để nhận ra lĩnh vực đã có trong danh mục.',
    example: 'Hộ tịch',
  },
  {
    key: 'level',
    title: { vi: 'Cấp thực hiện', en: 'Level' },
    headers: ['Cấp', 'Cấp giải quyết', 'Cấp hành chính'],
    required: false,
    kind: 'WORD',
    words: levelWords,
    explanation: 'Cấp giải quyết thủ tục; bắt buộc với thủ tục mới.',
  },
  {
    key: 'serviceLevel',
    title: { vi: 'Mức độ dịch vụ công', en: 'Service level' },
    headers: ['Mức độ', 'Mức độ DVC', 'Mức độ DVCTT', 'Mức độ dịch vụ công trực tuyến'],
    required: false,
    kind: 'WORD',
    words: serviceLevelWords,
    explanation: 'Mức độ 1–4 đến năm 2022, từ đó là toàn trình hoặc một phần.',
  },
  days(
    'statutoryDays',
    'Thời hạn theo quy định',
    'Statutory days',
    ['Thời hạn giải quyết', 'Thời gian theo quy định', 'Thời gian giải quyết theo quy định'],
    'Số ngày làm việc theo quy định của pháp luật.',
  ),
  days(
    'committedDays',
    'Thời hạn cam kết',
    'Committed days',
    ['Thời gian cam kết', 'Thời gian sau cắt giảm', 'Thời hạn sau cắt giảm'],
    'Số ngày làm việc mà cơ quan cam kết, sau khi cắt giảm.',
  ),
  {
    key: 'fee',
    title: { vi: 'Phí, lệ phí', en: 'Fee' },
    headers: ['Phí', 'Lệ phí', 'Mức phí', 'Phí/lệ phí', 'Phí, lệ phí (đồng)'],
    required: false,
    kind: 'COUNT',
    most: 999_999_999_999,
    explanation: 'Bằng đồng; 0 nếu không thu.',
    example: '15.000',
  },
  {
    key: 'from',
    title: { vi: 'Hiệu lực từ ngày', en: 'Valid from' },
    headers: ['Ngày hiệu lực', 'Ngày có hiệu lực', 'Có hiệu lực từ', 'Ngày bắt đầu'],
    required: false,
    kind: 'DATE',
    explanation:
      'Ngày đầu tiên nội dung của dòng có hiệu lực; cùng với mã thủ tục cho biết dòng nói về nội dung nào. Bỏ trống nếu không rõ.',
    example: '01/01/2019',
  },
  {
    key: 'to',
    title: { vi: 'Hết hiệu lực từ ngày', en: 'Valid to' },
    headers: ['Ngày hết hiệu lực', 'Hết hiệu lực', 'Ngày kết thúc'],
    required: false,
    kind: 'DATE',
    explanation: 'Ngày đầu tiên không còn hiệu lực; bỏ trống nếu vẫn còn hiệu lực hoặc không thay đổi.',
    example: '01/01/2024',
  },
];

/** The catalogue of procedures, a row a procedure and the days in which it was as the row says. */
export const proceduresDataset: Dataset = {
  name: 'procedures',
  title: { vi: 'Danh mục thủ tục hành chính', en: 'Catalogue of procedures' },
  columns,
  words: [],
  totalsOnly: false,
  stewardsOnly: true,
  lock: 'procedure',
  checked: false,
  intake: procedureIntake,
  restorable: catalogueRestorable,
};
