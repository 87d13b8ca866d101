import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Link, ListedUnit, PublishedLists, KnownChange } from './list.rules.js';
import type { LevelName } from './unit.rules.js';

type Row = Readonly<Record<string, string>>;

const rowsOf = (folder: string, file: string): Row[] => parse(readFileSync(join(folder, 'reference', file)), { columns: true });

/** The file and table of each level in the packages that the lists come from. */
const TABLES_2019 = { NATIONAL: '', PROVINCE: 'provinces.json', DISTRICT: 'districts.json', COMMUNE: 'wards.json' };
const TABLES_2025 = { NATIONAL: '', PROVINCE: 'address.json, provinces', DISTRICT: '', COMMUNE: 'address.json, wards' };

function listed(row: Row, source: string, tables: Readonly<Record<LevelName, string>>): ListedUnit {
  const { level, code, name, parent } = row as unknown as ListedUnit;
  return { level, code, name, parent, origin: { source, locator: `${tables[level]} ${row['row']}` } };
}

function link(row: Row): Link {
  const { old_code, old_name, old_district, old_province, new_code, new_name, new_province } = row as Record<string, string>;
  return {
    oldCode: old_code || null,
    oldName: old_name ?? '',
    oldDistrict: old_district ?? '',
    oldProvince: old_province ?? '',
    newCode: new_code ?? '',
    newName: new_name ?? '',
    newProvince: new_province ?? '',
    origin: { source: LINKS, locator: `address.json, ${row['table']} ${row['row']}` },
  };
}

function change(row: Row, index: number): KnownChange {
  const { on, on_known, kind, code, name, new_code, new_name } = row as Record<string, string>;
  if (!on || !code || !name || !new_code || !new_name || (kind !== 'MERGE' && kind !== 'CHANGE')) {
    throw new Error(`changes.csv, row ${index + 1}: a value is missing, or its kind is neither MERGE nor CHANGE`);
  }
  const origin = { source: 'CHANGES', locator: `changes.csv ${index + 1}` };
  return { on, onKnown: on_known === 'true', kind, code, name, newCode: new_code, newName: new_name, origin };
}

const LINKS = 'LINKS-2025-07-01';

/** The official lists in `seeds/reference`, as its SOURCE.md describes them. */
export const publishedLists = (folder: string): PublishedLists => ({
  before: rowsOf(folder, 'register-2019-10-06.csv').map((row) => listed(row, 'REG-2019-10-06', TABLES_2019)),
  after: rowsOf(folder, 'register-2025-07-01.csv').map((row) => listed(row, 'REG-2025-07-01', TABLES_2025)),
  links: rowsOf(folder, 'succession-2025-07-01.csv').map(link),
  linkSource: LINKS,
  changes: rowsOf(folder, 'changes.csv').map(change),
  day: '2025-07-01',
  decision: 'Nghị quyết 202/2025/QH15',
});
