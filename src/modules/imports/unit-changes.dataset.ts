import { unitsRestorable } from '../units/index.js';
import type { ColumnSpec, EnumWord } from './column.js';
import type { Dataset } from './dataset.js';
import { UNIT_CODES } from './unit-columns.rules.js';
import { unitChangeIntake } from './unit-change-intake.js';
import { unitKindWords } from './unit-kind-words.rules.js';

const changeWords = [
  { value: 'BEGIN', vi: 'Thành lập', also: ['Thành lập mới', 'Lập mới', 'Đơn vị mới'] },
  { value: 'RENAME', vi: 'Đổi tên' },
  { value: 'RETYPE', vi: 'Đổi loại', also: ['Đổi loại hình', 'Chuyển loại', 'Nâng cấp', 'Chuyển thành'] },
  { value: 'REPARENT', vi: 'Đổi đơn vị cấp trên', also: ['Chuyển đơn vị cấp trên', 'Điều chuyển', 'Chuyển về'] },
  { value: 'RECODE', vi: 'Đổi mã' },
  { value: 'END', vi: 'Giải thể', also: ['Kết thúc', 'Chấm dứt hoạt động'] },
  { value: 'MERGE', vi: 'Nhập toàn bộ', also: ['Sáp nhập', 'Nhập', 'Hợp nhất'] },
  { value: 'PART', vi: 'Nhập một phần', also: ['Chuyển một phần', 'Điều chỉnh một phần', 'Tách'] },
] as const satisfies readonly EnumWord[];

const code = (key: string, vi: string, en: string, headers: readonly string[], required: boolean, explanation: string): ColumnSpec => ({
  key,
  title: { vi, en },
  headers,
  required,
  kind: 'CODE',
  ...UNIT_CODES,
  form: /^(?:VN|\d{2}|\d{3}|\d{5})(?:\.[a-z0-9]+(?:-[a-z0-9]+)*){0,2}$/u,
  explanation,
  example: '00139',
});

const name = (key: string, vi: string, en: string, headers: readonly string[], explanation: string, example: string): ColumnSpec => ({
  key,
  title: { vi, en },
  headers,
  required: false,
  kind: 'TEXT',
  longest: 200,
  explanation,
  example,
});

const columns: readonly ColumnSpec[] = [
  {
    key: 'on',
    title: { vi: 'Ngày hiệu lực', en: 'Effective on' },
    headers: ['Từ ngày', 'Có hiệu lực từ'],
    required: true,
    kind: 'DATE',
    explanation: 'Ngày đầu tiên của tình trạng mới.',
    example: '01/07/2025',
  },
  {
    key: 'kind',
    title: { vi: 'Thay đổi', en: 'Change' },
    headers: ['Loại thay đổi', 'Nội dung thay đổi'],
    required: true,
    kind: 'WORD',
    words: changeWords,
    explanation: '“Nhập một phần” không kết thúc đơn vị; nếu đơn vị kết thúc thì thêm dòng “Giải thể”.',
  },
  code(
    'code',
    'Mã đơn vị',
    'Unit code',
    ['Mã ĐVHC', 'Mã cũ'],
    true,
    'Mã ngay trước ngày hiệu lực; với đơn vị thành lập mới là mã mới. Cơ quan có mã dạng 004.noi-vu.',
  ),
  name(
    'name',
    'Tên đơn vị',
    'Unit name',
    ['Tên ĐVHC', 'Tên cũ'],
    'Tên ngay trước ngày hiệu lực, để đối chiếu; với đơn vị thành lập mới là tên mới (bắt buộc).',
    'Phường Bồ Đề',
  ),
  code(
    'newCode',
    'Mã mới',
    'New code',
    ['Nhập vào mã', 'Mã đơn vị mới', 'Mã sau thay đổi'],
    false,
    'Mã mới khi đổi mã; mã của đơn vị nhận khi nhập toàn bộ hoặc một phần.',
  ),
  name(
    'newName',
    'Tên mới',
    'New name',
    ['Nhập vào', 'Tên đơn vị mới', 'Tên sau thay đổi'],
    'Tên mới kèm loại đơn vị khi đổi tên hoặc đổi loại; tên đơn vị nhận, để đối chiếu.',
    'Phường Hồng Hà',
  ),
  {
    key: 'unitKind',
    title: { vi: 'Loại đơn vị', en: 'Kind' },
    headers: ['Loại', 'Cấp'],
    required: false,
    kind: 'WORD',
    words: unitKindWords,
    explanation: 'Bắt buộc với cơ quan thành lập mới; với đơn vị hành chính lấy theo tên.',
  },
  code(
    'parent',
    'Mã đơn vị cấp trên',
    'Unit above',
    ['Mã cấp trên', 'Trực thuộc mã', 'Thuộc mã'],
    false,
    'Mã đơn vị cấp trên từ ngày hiệu lực, khi thành lập hoặc đổi đơn vị cấp trên.',
  ),
  {
    key: 'weight',
    title: { vi: 'Tỷ lệ', en: 'Share' },
    headers: ['Tỷ lệ (%)', 'Tỷ lệ dân số'],
    required: false,
    kind: 'PERCENT',
    least: 0,
    most: 100,
    explanation: 'Phần của đơn vị đi vào đơn vị nhận, chỉ khi văn bản ghi.',
    example: '40%',
  },
  {
    key: 'decision',
    title: { vi: 'Văn bản', en: 'Document' },
    headers: ['Căn cứ', 'Số văn bản', 'Nghị quyết', 'Quyết định'],
    required: true,
    kind: 'TEXT',
    longest: 300,
    explanation: 'Số hiệu văn bản quyết định thay đổi.',
    example: 'Nghị quyết 1656/NQ-UBTVQH15',
  },
];

/** What documents change of the register of units: a row a change, whatever their order. */
export const unitChangesDataset: Dataset = {
  name: 'unit-changes',
  title: { vi: 'Biến động đơn vị hành chính', en: 'Changes of units' },
  columns,
  words: [],
  totalsOnly: false,
  stewardsOnly: true,
  lock: 'unit_version',
  checked: true,
  intake: unitChangeIntake,
  restorable: unitsRestorable,
};
