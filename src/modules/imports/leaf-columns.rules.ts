import type { ColumnSpec, EnumWord } from './column.js';
import { textOf, unitColumns, UNIT_CODES, unitWordsOf } from './unit-columns.rules.js';
import type { TableRow } from './row-reader.js';
import type { UnitWords } from './unit-directory.js';

const blockWords = [
  { value: 'PROVINCE', vi: 'Cấp tỉnh', also: ['Tỉnh', 'Các tỉnh, thành phố'] },
  { value: 'DISTRICT', vi: 'Cấp huyện', also: ['Huyện', 'Các quận, huyện, thị xã'] },
  { value: 'WARD', vi: 'Phường', also: ['Các phường', 'Khối phường'] },
  { value: 'RURAL_COMMUNE', vi: 'Xã, thị trấn', also: ['Xã', 'Các xã, thị trấn', 'Khối xã'] },
  { value: 'COMMUNE_LEVEL', vi: 'Cấp xã', also: ['Các xã, phường, thị trấn'] },
  { value: 'DEPARTMENT', vi: 'Sở, ban, ngành', also: ['Sở', 'Khối sở'] },
  { value: 'DIVISION', vi: 'Phòng, ban chuyên môn', also: ['Phòng', 'Phòng, ban', 'Khối phòng'] },
] as const satisfies readonly EnumWord[];

/** The columns by which a row names a leaf of a sheet: its round, the unit and the criterion. */
export const leafColumns: readonly ColumnSpec[] = [
  {
    key: 'issuer',
    title: { vi: 'Mã đơn vị chấm điểm', en: 'Issuer code' },
    headers: ['Đơn vị chấm điểm', 'Mã đơn vị ban hành'],
    required: true,
    kind: 'CODE',
    ...UNIT_CODES,
    explanation: 'Mã của đơn vị tổ chức đợt chấm điểm tại ngày 31/12 của năm.',
    example: '004',
  },
  {
    key: 'block',
    title: { vi: 'Khối', en: 'Block' },
    headers: ['Khối xếp hạng'],
    required: true,
    kind: 'WORD',
    words: blockWords,
    explanation: 'Khối đơn vị được xếp hạng với nhau.',
  },
  {
    key: 'blockLabel',
    title: { vi: 'Tên khối', en: 'Block label' },
    required: false,
    kind: 'TEXT',
    longest: 200,
    explanation: 'Chỉ cần khi trong năm có nhiều đợt của cùng một khối.',
  },
  {
    key: 'year',
    title: { vi: 'Năm', en: 'Year' },
    headers: ['Năm chấm điểm', 'Năm đánh giá'],
    required: true,
    kind: 'COUNT',
    least: 1945,
    most: 2200,
    example: '2021',
  },
  ...unitColumns('ngày 31/12 của năm'),
  {
    key: 'criterion',
    title: { vi: 'Mã tiêu chí', en: 'Criterion code' },
    headers: ['Tiêu chí', 'Mã tiêu chí thành phần'],
    required: true,
    kind: 'CODE',
    explanation: 'Đúng như in trong bộ tiêu chí; chỉ những tiêu chí không có tiêu chí thành phần.',
    example: '3.1.2',
  },
];

/** How a row names a leaf of a sheet. */
export interface LeafWords {
  readonly issuer: string;
  readonly block: string;
  /** Null where the row does not say. */
  readonly blockLabel: string | null;
  readonly year: number;
  readonly unit: UnitWords;
  readonly criterion: string;
}

/** How a row names its leaf by these columns. */
export const leafWordsOf = ({ values }: TableRow): LeafWords => ({
  issuer: textOf(values, 'issuer')!,
  block: textOf(values, 'block')!,
  blockLabel: textOf(values, 'blockLabel'),
  year: (values as Readonly<Record<string, unknown>>)['year'] as number,
  unit: unitWordsOf(values),
  criterion: textOf(values, 'criterion')!,
});
