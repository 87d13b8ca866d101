import type { CellValue, ColumnSpec } from './column.js';
import { UNIT_CODE, UNIT_NAME } from './row-complaint.rules.js';
import type { UnitWords } from './unit-directory.js';

/** By which codes units are known: VN, two, three or five digits, agencies behind their territory. */
export const UNIT_CODES = { widths: [2, 3, 5], form: /^(?:VN|\d{2}|\d{3}|\d{5})(?:\.[a-z0-9-]+)?$/u } as const;

/** The three columns by which a row names its unit; `on` says at which day, for the explanation in Vietnamese. */
export const unitColumns = (on: string): readonly ColumnSpec[] => [
  {
    key: 'unit',
    title: { vi: UNIT_CODE, en: 'Unit code' },
    headers: ['Mã ĐVHC', 'Mã đơn vị hành chính', 'Mã đơn vị giải quyết'],
    required: false,
    kind: 'CODE',
    ...UNIT_CODES,
    explanation: `Mã hành chính của đơn vị tại ${on}; bỏ trống được nếu ghi tên đơn vị.`,
    example: '308',
  },
  {
    key: 'unitName',
    title: { vi: UNIT_NAME, en: 'Unit name' },
    headers: ['Đơn vị', 'Tên ĐVHC', 'Đơn vị báo cáo', 'Đơn vị giải quyết', 'Cơ quan giải quyết', 'Đơn vị xử lý'],
    required: false,
    kind: 'TEXT',
    longest: 200,
    explanation: 'Tên chính thức kèm loại đơn vị.',
    example: 'Quận Đồ Sơn',
  },
  {
    key: 'parent',
    title: { vi: 'Đơn vị cấp trên', en: 'Unit above' },
    headers: ['Trực thuộc', 'Thuộc', 'Cấp trên'],
    required: false,
    kind: 'TEXT',
    longest: 200,
    explanation: 'Mã hoặc tên một đơn vị cấp trên, để phân biệt các đơn vị cùng tên.',
    example: 'Thành phố Hải Phòng',
  },
];

type Values = Readonly<Record<string, CellValue | null>>;

/** The text of a cell; null where there is none. */
export const textOf = (values: Values, key: string): string | null => (values[key] as string | null | undefined) ?? null;

/** The instant of a cell; null where there is none. */
export const instantOf = (values: Values, key: string): Date | null => (values[key] as Date | null | undefined) ?? null;

/** How a row names its unit by these columns. */
export const unitWordsOf = (values: Values): UnitWords => ({
  code: textOf(values, 'unit'),
  name: textOf(values, 'unitName'),
  parent: textOf(values, 'parent'),
});
