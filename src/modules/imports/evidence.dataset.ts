import type { ColumnSpec } from './column.js';
import { holdAllRounds } from '../scores/index.js';
import type { Dataset } from './dataset.js';
import { EVIDENCE_LINK, evidenceIntake } from './evidence-intake.js';
import { leafColumns } from './leaf-columns.rules.js';
import { SHEET_TABLES } from './score-intake.js';

const columns: readonly ColumnSpec[] = [
  ...leafColumns,
  {
    key: 'title',
    title: { vi: 'Tên tài liệu kiểm chứng', en: 'Evidence title' },
    headers: ['Tài liệu kiểm chứng', 'Tên tài liệu', 'Trích yếu'],
    required: true,
    kind: 'TEXT',
    longest: 500,
    explanation: 'Văn bản có ngày ban hành chứng minh điểm của tiêu chí.',
    example: 'Kế hoạch cải cách hành chính năm 2021',
  },
  {
    key: 'number',
    title: { vi: 'Số ký hiệu', en: 'Document number' },
    headers: ['Số hiệu', 'Số văn bản'],
    required: false,
    kind: 'TEXT',
    longest: 100,
    explanation: 'Trong một tiêu chí, tài liệu được nhận biết theo số ký hiệu, nếu không có thì theo tên.',
    example: '12/KH-UBND',
  },
  {
    key: 'issuedOn',
    title: { vi: 'Ngày ban hành', en: 'Issued on' },
    headers: ['Ngày văn bản'],
    required: false,
    kind: 'DATE',
    example: '15/01/2021',
  },
  {
    key: 'url',
    title: { vi: EVIDENCE_LINK, en: 'Link' },
    headers: ['Liên kết', 'Url'],
    required: false,
    kind: 'TEXT',
    longest: 1_000,
    explanation: 'Nơi lưu tài liệu trên mạng, bắt đầu bằng http.',
  },
];

/** Documents that prove leaves of sheets, a row a document; under the same locks as the points of the unit. */
export const evidenceDataset: Dataset = {
  name: 'evidence',
  title: { vi: 'Tài liệu kiểm chứng', en: 'Evidence' },
  columns,
  words: [],
  totalsOnly: false,
  stewardsOnly: false,
  lock: SHEET_TABLES,
  holdFirst: holdAllRounds,
  checked: false,
  ...evidenceIntake,
};
