import type { EnumWord } from './column.js';

/** Levels of government, as files name them. */
export const levelWords = [
  { value: 'NATIONAL', vi: 'Trung ương', also: ['Cấp trung ương', 'Cấp bộ', 'Bộ', 'TW'] },
  { value: 'PROVINCE', vi: 'Cấp tỉnh', also: ['Tỉnh', 'Tỉnh, thành phố', 'Cấp tỉnh, thành phố', 'Sở'] },
  { value: 'DISTRICT', vi: 'Cấp huyện', also: ['Huyện', 'Quận', 'Quận, huyện', 'Cấp quận, huyện'] },
  { value: 'COMMUNE', vi: 'Cấp xã', also: ['Xã', 'Phường', 'Xã, phường', 'Phường, xã', 'Cấp phường, xã'] },
] as const satisfies readonly EnumWord[];
