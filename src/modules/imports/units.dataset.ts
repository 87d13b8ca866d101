import type { Restorable } from '../../kernel/restore.js';
import type { ColumnSpec } from './column.js';
import type { Dataset } from './dataset.js';
import { territoryKindWords } from './unit-kind-words.rules.js';
import { unitListIntake } from './unit-list-intake.js';

/** A column that a list may lack and whose cells may be empty. */
const open = { required: false } as const;

const nameColumn = (key: string, vi: string, en: string, headers: readonly string[], example: string): ColumnSpec => ({
  ...open,
  key,
  title: { vi, en },
  headers,
  kind: 'TEXT',
  longest: 200,
  example,
});

const codeColumn = (key: string, vi: string, en: string, headers: readonly string[], width: number, example: string): ColumnSpec => ({
  ...open,
  key,
  title: { vi, en },
  headers,
  kind: 'CODE',
  widths: [width],
  form: /^\d+$/u,
  example,
});

const columns: readonly ColumnSpec[] = [
  nameColumn('province', 'Tỉnh Thành Phố', 'Province', ['Tỉnh / Thành Phố', 'Tỉnh, thành phố', 'Tên tỉnh'], 'Thành phố Hà Nội'),
  { ...codeColumn('provinceCode', 'Mã TP', 'Province code', ['Mã tỉnh', 'Mã tỉnh, thành phố', 'Mã tỉnh (BNV)'], 2, '01'), required: true },
  nameColumn('district', 'Quận Huyện', 'District', ['Quận / Huyện', 'Quận, huyện', 'Tên huyện'], 'Quận Ba Đình'),
  {
    ...codeColumn('districtCode', 'Mã QH', 'District code', ['Mã huyện', 'Mã quận, huyện'], 3, '001'),
    explanation: 'Danh sách từ ngày 01/07/2025 không còn cấp huyện thì không có cột này.',
  },
  nameColumn('commune', 'Phường Xã', 'Commune', ['Phường / Xã', 'Phường, xã', 'Xã, phường', 'Tên xã'], 'Phường Phúc Xá'),
  {
    ...codeColumn('communeCode', 'Mã PX', 'Commune code', ['Mã xã', 'Mã phường, xã', 'Mã xã, phường'], 5, '00001'),
    required: true,
    emptyAllowed: true,
    explanation: 'Bỏ trống với huyện không có đơn vị cấp xã.',
  },
  { ...open, key: 'kind', title: { vi: 'Cấp', en: 'Kind' }, headers: ['Loại', 'Loại đơn vị'], kind: 'WORD', words: territoryKindWords },
];

/** Nothing: a list is only held against the register. */
const nothing: Restorable = { relations: [] };

/** The list of units as the General Statistics Office prints it, held against the register of its day; what differs is told, nothing is changed. */
export const unitsDataset: Dataset = {
  name: 'units',
  title: { vi: 'Danh mục đơn vị hành chính', en: 'List of administrative units' },
  columns,
  words: ['on'],
  totalsOnly: false,
  stewardsOnly: true,
  lock: 'unit_version',
  checked: false,
  intake: unitListIntake,
  restorable: nothing,
};
