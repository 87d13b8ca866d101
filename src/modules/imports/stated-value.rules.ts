import { Decimal } from 'decimal.js';
import type { NoValue } from './cell.js';
import type { ColumnSpec, EnumWord } from './column.js';
import { noValueStated, valueAndReason } from './record-complaint.rules.js';
import type { RowComplaint, RowPlace } from './row-complaint.rules.js';
import type { TableRow } from './row-reader.js';
import { textOf } from './unit-columns.rules.js';

const reasonWords = [
  { value: 'NOT_MEASURED', vi: 'Không đo lường', also: ['Không đánh giá', 'Chưa đo lường'] },
  { value: 'NOT_SAMPLED', vi: 'Không thuộc mẫu khảo sát', also: ['Không khảo sát', 'Không lấy mẫu', 'Không điều tra'] },
  { value: 'NOT_APPLICABLE', vi: 'Không áp dụng', also: ['KAD'] },
  { value: 'NOT_PUBLISHED', vi: 'Chưa công bố', also: ['Không công bố', 'Chưa có số liệu'] },
  { value: 'UNIT_DID_NOT_EXIST', vi: 'Đơn vị chưa hoặc không còn tồn tại', also: ['Đơn vị không tồn tại'] },
  { value: 'WITHHELD', vi: 'Không công khai', also: ['Bảo mật'] },
] as const satisfies readonly EnumWord[];

export type StatedReason = (typeof reasonWords)[number]['value'];

export const VALUE = 'Giá trị';
export const REASON = 'Lý do không có số liệu';

/** The column that says why there is no number. */
export const reasonColumn: ColumnSpec = {
  key: 'reason',
  title: { vi: REASON, en: 'No-value reason' },
  headers: ['Lý do', 'Lý do không có giá trị'],
  required: false,
  kind: 'WORD',
  words: reasonWords,
  explanation: 'Chỉ ghi khi không có số; có thể ghi ngay lý do vào ô giá trị, ví dụ “không khảo sát”.',
};

/** Words in the place of a value that say themselves why it is not there; a dash or an empty cell does not. */
const REASONS: Readonly<Partial<Record<NoValue, StatedReason>>> = {
  NOT_APPLICABLE: 'NOT_APPLICABLE',
  NOT_YET: 'NOT_PUBLISHED',
  NOT_SAMPLED: 'NOT_SAMPLED',
};

/** A number, or why there is none. */
export interface StatedValue {
  /** An exact decimal. */
  readonly value: string | null;
  readonly noValueReason: StatedReason | null;
}

/** The value of a row in column `value`, or its reason; a row says one of the two. */
export function statedValue(place: RowPlace, { values, none }: TableRow): StatedValue | RowComplaint {
  const value = textOf(values, 'value');
  const said = none['value'];
  const reason = (textOf(values, 'reason') ?? (said && REASONS[said]) ?? null) as StatedReason | null;
  if (value !== null && reason !== null) return valueAndReason(place, value);
  if (value === null && reason === null) return noValueStated(place);
  return { value, noValueReason: reason };
}

/** Whether two exact decimals are the same number; null is only null. */
export const sameNumber = (one: string | null, other: string | null): boolean =>
  one === null || other === null ? one === other : new Decimal(one).eq(other);
