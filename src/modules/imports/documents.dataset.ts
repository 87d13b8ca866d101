import type { ColumnSpec, EnumWord } from './column.js';
import type { Dataset } from './dataset.js';
import { documentIntake, ISSUER } from './document-intake.js';
import { PARTY_EXPLANATION } from './party.rules.js';

const kindWords = [
  { value: 'LAW', vi: 'Luật' },
  { value: 'DECREE', vi: 'Nghị định', also: ['NĐ'] },
  { value: 'RESOLUTION', vi: 'Nghị quyết', also: ['NQ'] },
  { value: 'DECISION', vi: 'Quyết định', also: ['QĐ'] },
  { value: 'DIRECTIVE', vi: 'Chỉ thị', also: ['CT'] },
  { value: 'CIRCULAR', vi: 'Thông tư', also: ['TT'] },
  { value: 'PLAN', vi: 'Kế hoạch', also: ['KH'] },
  { value: 'REPORT', vi: 'Báo cáo', also: ['BC'] },
  { value: 'OFFICIAL_LETTER', vi: 'Công văn', also: ['CV'] },
] as const satisfies readonly EnumWord[];

const statusWords = [
  { value: 'ISSUED', vi: 'Đã ban hành' },
  { value: 'DRAFT', vi: 'Dự thảo', also: ['Bản thảo'] },
] as const satisfies readonly EnumWord[];

const columns: readonly ColumnSpec[] = [
  {
    key: 'number',
    title: { vi: 'Số ký hiệu', en: 'Number' },
    headers: ['Số hiệu', 'Số và ký hiệu', 'Số văn bản'],
    required: true,
    kind: 'TEXT',
    longest: 100,
    explanation: 'Đúng như in trên văn bản.',
    example: '155/KH-UBND',
  },
  {
    key: 'kind',
    title: { vi: 'Loại văn bản', en: 'Kind' },
    headers: ['Hình thức văn bản', 'Loại'],
    required: true,
    kind: 'WORD',
    words: kindWords,
  },
  {
    key: 'title',
    title: { vi: 'Trích yếu', en: 'Title' },
    headers: ['Trích yếu nội dung', 'Tên văn bản'],
    required: false,
    kind: 'TEXT',
    example: 'Nâng cao Chỉ số PAPI năm 2018',
  },
  {
    key: 'issuer',
    title: { vi: ISSUER, en: 'Issuer' },
    headers: ['Nơi ban hành', 'Đơn vị ban hành'],
    required: false,
    kind: 'TEXT',
    longest: 300,
    explanation: `${PARTY_EXPLANATION} Cùng số ký hiệu nhưng khác cơ quan ban hành hoặc khác ngày là văn bản khác.`,
    example: 'UBND quận Long Biên (004)',
  },
  {
    key: 'issuedOn',
    title: { vi: 'Ngày ban hành', en: 'Issued on' },
    headers: ['Ngày văn bản', 'Ngày ký'],
    required: false,
    kind: 'DATE',
    example: '20/04/2018',
  },
  {
    key: 'issuedYear',
    title: { vi: 'Năm ban hành', en: 'Issued in' },
    headers: ['Năm'],
    required: false,
    kind: 'COUNT',
    least: 1945,
    most: 2200,
    explanation: 'Chỉ ghi khi không rõ ngày.',
    example: '2018',
  },
  {
    key: 'status',
    title: { vi: 'Tình trạng ban hành', en: 'Status' },
    headers: ['Tình trạng'],
    required: false,
    kind: 'WORD',
    words: statusWords,
    explanation: 'Bỏ trống nghĩa là đã ban hành.',
  },
  { key: 'note', title: { vi: 'Ghi chú', en: 'Note' }, required: false, kind: 'TEXT' },
];

/** Numbered administrative and legal documents, a row each; everybody's, so only data stewards import them. */
export const documentsDataset: Dataset = {
  name: 'documents',
  title: { vi: 'Văn bản', en: 'Legal documents' },
  columns,
  words: [],
  totalsOnly: false,
  stewardsOnly: true,
  lock: 'legal_document',
  checked: false,
  ...documentIntake,
};
