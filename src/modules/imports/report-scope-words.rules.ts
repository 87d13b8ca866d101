import type { EnumWord } from './column.js';

/** Which part of a unit a figure counts. */
export const scopeWords = [
  { value: 'OWN_DESK', vi: 'Bộ phận một cửa của đơn vị', also: ['Bộ phận một cửa', 'Đơn vị', 'Tại đơn vị', 'Cấp mình'] },
  { value: 'CHILDREN', vi: 'Các đơn vị trực thuộc', also: ['Đơn vị trực thuộc', 'Cấp dưới', 'Các phường, xã', 'Cấp xã'] },
  { value: 'ALL', vi: 'Toàn bộ', also: ['Tất cả', 'Toàn địa bàn', 'Tổng hợp'] },
] as const satisfies readonly EnumWord[];
