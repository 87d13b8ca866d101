import type { ColumnSpec } from './column.js';
import { holdAllRounds } from '../scores/index.js';
import type { Dataset } from './dataset.js';
import { leafColumns } from './leaf-columns.rules.js';
import { scoreIntake, SHEET_TABLES } from './score-intake.js';
import { POINTS } from './score-row.rules.js';

const points = (key: keyof typeof POINTS, en: string, headers: readonly string[], explanation: string): ColumnSpec => ({
  key,
  title: { vi: POINTS[key], en },
  headers,
  required: false,
  kind: 'POINTS',
  least: 0,
  explanation,
  example: '1,5',
});

const text = (key: string, vi: string, en: string, headers: readonly string[], explanation: string): ColumnSpec => ({
  key,
  title: { vi, en },
  headers,
  required: false,
  kind: 'TEXT',
  explanation,
});

const columns: readonly ColumnSpec[] = [
  ...leafColumns,
  points(
    'self',
    'Self points',
    ['Tự chấm', 'Điểm tự đánh giá'],
    'Do đơn vị ghi khi chưa chốt tự chấm; tiêu chí không áp dụng thì ghi KAD.',
  ),
  points('appraised', 'Appraised points', ['Thẩm định', 'Điểm thẩm định lần 1'], 'Do đơn vị chấm điểm hoặc cấp trên ghi.'),
  points(
    'reappraised',
    'Reappraised points',
    ['Thẩm định lại', 'Điểm thẩm định lần 2'],
    'Do đơn vị chấm điểm hoặc cấp trên ghi, sau giải trình.',
  ),
  {
    key: 'notApplicable',
    title: { vi: 'Không áp dụng', en: 'Not applicable' },
    headers: ['KAD'],
    required: false,
    kind: 'BOOLEAN',
    explanation: 'Có: tiêu chí không áp dụng cho đơn vị.',
  },
  text('note', 'Thuyết minh', 'Note', ['Ghi chú của đơn vị', 'Ghi chú'], 'Của đơn vị.'),
  text('appraiserNote', 'Ý kiến thẩm định', 'Appraiser note', ['Ghi chú thẩm định'], 'Của đơn vị thẩm định.'),
  text('explanation', 'Giải trình', 'Explanation', ['Nội dung giải trình'], 'Của đơn vị, cho tiêu chí được yêu cầu giải trình.'),
];

/** Points and words of leaves of sheets, a row a leaf. */
export const scoresDataset: Dataset = {
  name: 'scores',
  title: { vi: 'Điểm tiêu chí', en: 'Scores' },
  columns,
  words: [],
  totalsOnly: false,
  stewardsOnly: false,
  lock: SHEET_TABLES,
  holdFirst: holdAllRounds,
  checked: true,
  ...scoreIntake,
};
