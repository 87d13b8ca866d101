import type { TerritoryRow } from '../units/index.js';
import { complaintAt, type RowComplaint, type RowPlace } from './row-complaint.rules.js';
import { kindText } from './unit-kind-words.rules.js';
import type { ListedPart } from './listed-part.js';

const CODES: Readonly<Record<ListedPart['level'], string>> = { PROVINCE: 'Mã TP', DISTRICT: 'Mã QH', COMMUNE: 'Mã PX' };
const NAMES: Readonly<Record<ListedPart['level'], string>> = { PROVINCE: 'Tỉnh Thành Phố', DISTRICT: 'Quận Huyện', COMMUNE: 'Phường Xã' };
const PARENTS: Readonly<Record<ListedPart['level'], string | null>> = { PROVINCE: null, DISTRICT: 'Mã TP', COMMUNE: 'Mã QH' };

/** Nobody held the code on the day of the list. */
export const notThere = (place: RowPlace, { level, code, name }: ListedPart, on: string): RowComplaint =>
  complaintAt(place, 'UNIT_UNKNOWN', CODES[level], code, {
    message: `On ${on} the register has no ${code}; the list calls it ${name ?? 'nothing'}.`,
    messageVi: `Ngày ${on} danh mục của hệ thống không có mã ${code}; danh sách ghi "${name ?? ''}".`,
    hint: 'Check the day of the list and the code; a unit that is new is told with the document that founded it (dataset unit-changes).',
    hintVi: 'Kiểm tra lại ngày của danh sách và mã; đơn vị mới thì khai báo kèm văn bản thành lập (bộ dữ liệu unit-changes).',
  });

type Trait = 'name' | 'kind' | 'parent';
const TRAITS: Readonly<Record<Trait, readonly [en: string, vi: string]>> = {
  name: ['name', 'tên'],
  kind: ['kind', 'loại'],
  parent: ['unit above', 'đơn vị cấp trên'],
};

/** The list and the register disagree about a unit on the day of the list. */
export function partDiffers(place: RowPlace, part: ListedPart, trait: Trait, unit: TerritoryRow, on: string): RowComplaint {
  const column = { name: NAMES[part.level], kind: 'Cấp', parent: PARENTS[part.level] }[trait];
  const shown = (value: string | null): string => (trait === 'kind' ? kindText(value ?? '') : (value ?? '–'));
  const [listed, known] = [shown(part[trait]), shown(unit[trait])];
  return complaintAt(place, 'UNIT_DIFFERS', column, part[trait] ?? '', {
    message: `${TRAITS[trait][0]} of ${part.code} on ${on}: the list has ${JSON.stringify(listed)}, the register ${JSON.stringify(known)} (${unit.name}).`,
    messageVi: `Mã ${part.code} ngày ${on}: danh sách ghi ${TRAITS[trait][1]} "${listed}", hệ thống có "${known}" (${unit.name}).`,
    hint: 'Check the day of the list; what the register lacks is told with the document that changed it (dataset unit-changes).',
    hintVi: 'Kiểm tra lại ngày của danh sách; thay đổi mà hệ thống chưa có thì khai báo kèm văn bản (bộ dữ liệu unit-changes).',
  });
}

/** The list has a unit in two rows. */
export const listedTwice = (place: RowPlace, code: string, first: number): RowComplaint =>
  complaintAt(place, 'DUPLICATE_ROW', null, code, {
    message: `Row ${first} lists the same unit.`,
    messageVi: `Đơn vị này đã có ở dòng ${first}.`,
    hint: 'Keep one of the rows.',
    hintVi: 'Chỉ giữ lại một dòng.',
  });

/** The register has a commune below what the row names that no row of the list has. */
export const notListed = (place: RowPlace, { code, name }: TerritoryRow, on: string): RowComplaint =>
  complaintAt(place, 'UNIT_NOT_LISTED', 'Mã PX', code, {
    message: `On ${on} the register has ${name} (${code}) here; the list lacks it.`,
    messageVi: `Ngày ${on} hệ thống có ${name} (${code}) thuộc đơn vị này, danh sách không có.`,
    hint: 'Complete the list, or tell what became of the unit, with the document (dataset unit-changes).',
    hintVi: 'Bổ sung danh sách, hoặc khai báo đơn vị đã thay đổi thế nào kèm văn bản (bộ dữ liệu unit-changes).',
  });
