import type { EnumWord } from './column.js';

/** Kinds of territories, as lists print them; which city a “Thành phố” is follows from its level. */
export const territoryKindWords = [
  { value: 'CENTRAL_CITY', vi: 'Thành phố Trung ương', also: ['Thành phố trực thuộc trung ương'] },
  { value: 'PROVINCE', vi: 'Tỉnh' },
  { value: 'URBAN_DISTRICT', vi: 'Quận' },
  { value: 'RURAL_DISTRICT', vi: 'Huyện' },
  { value: 'TOWN', vi: 'Thị xã' },
  { value: 'PROVINCIAL_CITY', vi: 'Thành phố', also: ['Thành phố thuộc tỉnh'] },
  { value: 'MUNICIPAL_CITY', vi: 'Thành phố thuộc thành phố', also: ['Thành phố thuộc thành phố trực thuộc trung ương'] },
  { value: 'WARD', vi: 'Phường' },
  { value: 'RURAL_COMMUNE', vi: 'Xã' },
  { value: 'TOWNSHIP', vi: 'Thị trấn' },
  { value: 'SPECIAL_ZONE', vi: 'Đặc khu' },
] as const satisfies readonly EnumWord[];

/** Kinds of agencies. */
const agencyKindWords = [
  { value: 'DEPARTMENT', vi: 'Sở', also: ['Sở, ban, ngành', 'Cơ quan chuyên môn cấp tỉnh'] },
  { value: 'DIVISION', vi: 'Phòng', also: ['Phòng, ban', 'Phòng chuyên môn'] },
  { value: 'ONE_STOP_CENTRE', vi: 'Bộ phận một cửa', also: ['Trung tâm Phục vụ hành chính công', 'TTPVHCC'] },
  { value: 'COUNCIL', vi: 'Hội đồng nhân dân', also: ['HĐND'] },
  { value: 'COUNCIL_COMMITTEE', vi: 'Ban của Hội đồng nhân dân', also: ['Ban của HĐND', 'Ban HĐND'] },
  { value: 'OFFICE', vi: 'Văn phòng' },
] as const satisfies readonly EnumWord[];

/** Kinds of units that can be founded. */
export const unitKindWords = [...territoryKindWords, ...agencyKindWords] as const satisfies readonly EnumWord[];

/** What a kind is called in Vietnamese. */
export const kindText = (kind: string): string => unitKindWords.find(({ value }) => value === kind)?.vi ?? kind;
