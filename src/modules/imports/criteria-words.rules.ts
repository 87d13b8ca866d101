import type { EnumWord } from './column.js';

/** Units that are ranked with each other, as sheets name them. */
export const blockWords = [
  { value: 'PROVINCE', vi: 'Các tỉnh, thành phố', also: ['Tỉnh, thành phố', 'Cấp tỉnh'] },
  { value: 'DISTRICT', vi: 'Các quận, huyện', also: ['Quận, huyện', 'Cấp huyện', 'Các quận, huyện, thị xã, thành phố'] },
  { value: 'WARD', vi: 'Các phường', also: ['Phường'] },
  { value: 'RURAL_COMMUNE', vi: 'Các xã, thị trấn', also: ['Xã, thị trấn', 'Xã'] },
  { value: 'COMMUNE_LEVEL', vi: 'Cấp xã', also: ['Các xã, phường', 'Xã, phường', 'Các xã, phường, thị trấn', 'Xã, phường, thị trấn'] },
  { value: 'DEPARTMENT', vi: 'Các sở, ban, ngành', also: ['Sở, ban, ngành', 'Sở'] },
  { value: 'DIVISION', vi: 'Các phòng, ban', also: ['Phòng, ban', 'Phòng chuyên môn', 'Các phòng, ban chuyên môn'] },
] as const satisfies readonly EnumWord[];

/** Where the points of a leaf come from. */
export const methodWords = [
  { value: 'SELF_APPRAISED', vi: 'Tự chấm, thẩm định', also: ['Tự chấm', 'Tự đánh giá', 'Thẩm định'] },
  { value: 'SURVEY', vi: 'Điều tra xã hội học', also: ['ĐTXHH', 'XHH', 'Khảo sát', 'Qua điều tra xã hội học'] },
  { value: 'APPRAISER_ONLY', vi: 'Cơ quan thẩm định chấm', also: ['Cơ quan thẩm định', 'Hội đồng thẩm định chấm'] },
  { value: 'DATA', vi: 'Tính từ dữ liệu', also: ['Dữ liệu', 'Số liệu hệ thống'] },
] as const satisfies readonly EnumWord[];

/** Rules of scoring that need no figures of their own; a share is of the whole, 100 %. */
export const ruleWords = [
  { value: 'YES_NO', vi: 'Có/Không', also: ['Có hoặc không', 'Đạt/Không đạt', 'Có: điểm tối đa; không: 0'] },
  { value: 'RATIO', vi: 'Theo tỷ lệ', also: ['Tỷ lệ', 'Tỷ lệ phần trăm', 'Điểm tối đa × tỷ lệ'] },
  { value: 'SURVEY_SHARE', vi: 'Theo tỷ lệ hài lòng', also: ['Tỷ lệ hài lòng', 'Mức độ hài lòng'] },
  { value: 'SHARE_OF_LEADER', vi: 'So với đơn vị dẫn đầu', also: ['So với đơn vị dẫn đầu khối'] },
] as const satisfies readonly EnumWord[];

/** What “not applicable” means for the points. */
export const policyWords = [
  { value: 'LEAVES_DENOMINATOR', vi: 'Loại khỏi tổng điểm', also: ['Trừ khỏi tổng điểm'] },
  { value: 'FULL_POINTS', vi: 'Tính điểm tối đa', also: ['Được điểm tối đa'] },
] as const satisfies readonly EnumWord[];

/** When bonus and penalty enter. */
export const bonusWords = [
  { value: 'BEFORE_RESCALING', vi: 'Trước khi quy đổi', also: ['Trước quy đổi'] },
  { value: 'AFTER_RESCALING', vi: 'Sau khi quy đổi', also: ['Sau quy đổi'] },
] as const satisfies readonly EnumWord[];

/** What a field is about, and by which words in its name it is known, without tone marks. */
const FIELDS = [
  { value: 'DIRECTION', vi: 'Chỉ đạo, điều hành', known: ['chi dao', 'dieu hanh'] },
  { value: 'INSTITUTIONS', vi: 'Cải cách thể chế', known: ['the che', 'van ban quy pham', 'van ban phap luat'] },
  { value: 'PROCEDURES', vi: 'Cải cách thủ tục hành chính', known: ['thu tuc hanh chinh', 'tthc'] },
  { value: 'APPARATUS', vi: 'Cải cách tổ chức bộ máy', known: ['bo may'] },
  { value: 'STAFF', vi: 'Đội ngũ cán bộ, công chức, chế độ công vụ', known: ['can bo', 'cong chuc', 'cong vu'] },
  { value: 'FINANCE', vi: 'Cải cách tài chính công', known: ['tai chinh'] },
  { value: 'MODERNISATION', vi: 'Hiện đại hóa hành chính', known: ['hien dai', 'chinh quyen so', 'chinh quyen dien tu', 'chuyen doi so'] },
  { value: 'ONE_STOP', vi: 'Cơ chế một cửa', known: ['mot cua'] },
  { value: 'IMPACT', vi: 'Tác động của cải cách hành chính', known: ['tac dong'] },
  { value: 'BONUS', vi: 'Điểm thưởng', known: ['diem thuong'] },
  { value: 'PENALTY', vi: 'Điểm phạt', known: ['diem phat', 'diem tru'] },
] as const satisfies readonly (EnumWord & { readonly known: readonly string[] })[];

export const canonicalFieldWords: readonly EnumWord[] = FIELDS.map(({ value, vi }) => ({ value, vi }));

/** What a field is about by its name, written without tone marks; null where it tells nothing, or several things. */
export function canonicalFieldOf(searchKey: string): (typeof FIELDS)[number]['value'] | null {
  const found = FIELDS.filter(({ known }) => known.some((words) => searchKey.includes(words)));
  return found.length === 1 ? found[0]!.value : null;
}
