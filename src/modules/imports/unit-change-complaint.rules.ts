import type { UnitChange, UnitChangeProblem, Unchangeable } from '../units/index.js';
import type { ComplaintTexts } from './complaint.js';
import { complaintAt, type RowComplaint, type RowComplaintCode, type RowPlace } from './row-complaint.rules.js';

const COLUMNS: Readonly<Record<keyof UnitChange, string>> = {
  kind: 'Thay đổi',
  on: 'Ngày hiệu lực',
  code: 'Mã đơn vị',
  name: 'Tên đơn vị',
  newCode: 'Mã mới',
  newName: 'Tên mới',
  unitKind: 'Loại đơn vị',
  parent: 'Mã đơn vị cấp trên',
  decision: 'Văn bản',
  weight: 'Tỷ lệ',
};

type Texts = (
  known: string,
  change: UnitChange,
  column: string,
) => readonly [code: RowComplaintCode, en: string, vi: string, hint: string, hintVi: string];

const TEXTS: Readonly<Record<UnitChangeProblem, Texts>> = {
  NO_HOLDER: (known) => [
    'UNIT_UNKNOWN',
    `No unit has the code ${known} then.`,
    `Không có đơn vị nào mang mã ${known} tại thời điểm đó.`,
    'The unit that changes is named by its code on the day before, others by their codes on the day itself; a new unit needs a row “Thành lập”.',
    'Đơn vị thay đổi ghi theo mã của ngày liền trước, các đơn vị khác theo mã của chính ngày đó; đơn vị mới cần có dòng “Thành lập”.',
  ],
  NAME_DIFFERS: (known) => [
    'UNIT_DIFFERS',
    `The register has ${known}, which is called otherwise.`,
    `Hệ thống có ${known}, khác tên ghi trong dòng.`,
    'Mend the code or the name.',
    'Sửa lại mã hoặc tên.',
  ],
  INCOMPLETE: (_, __, column) => [
    'UNIT_CHANGE_INCOMPLETE',
    `This change needs “${column}”.`,
    `Thay đổi này phải có “${column}”.`,
    'Fill it in.',
    'Bổ sung cột này.',
  ],
  CODE_HELD: (known) => [
    'UNIT_CODE_HELD',
    `The code belongs to ${known} on some of these days.`,
    `Mã này thuộc về ${known} trong khoảng thời gian đó.`,
    'End or recode that unit from the same day on, or take another code.',
    'Thêm dòng kết thúc hoặc đổi mã đơn vị đó từ cùng ngày, hoặc dùng mã khác.',
  ],
  CODE_FORM: (known) => [
    'UNIT_CODE_HELD',
    `A code that follows ${known} has as many digits.`,
    `Mã thay cho ${known} phải có cùng số chữ số.`,
    'Mend the new code.',
    'Sửa lại mã mới.',
  ],
  KIND_UNKNOWN: (known) => [
    'UNIT_KIND_UNKNOWN',
    `${JSON.stringify(known)} does not tell a kind of unit of this level, or not the one that the row says.`,
    `"${known}" không cho biết loại đơn vị của cấp này, hoặc khác loại ghi trong dòng.`,
    'Write the name with its kind, such as “Phường Bồ Đề”; an agency needs “Loại đơn vị”.',
    'Ghi tên kèm loại đơn vị, ví dụ “Phường Bồ Đề”; cơ quan phải có “Loại đơn vị”.',
  ],
  PARENT_LEVEL: (known) => [
    'UNIT_PARENT_LEVEL',
    `A unit of this level does not lie under ${known}.`,
    `Đơn vị cấp này không thể trực thuộc ${known}.`,
    'Write the code of the unit above: a province lies under VN, a district under a province, a commune under one of both.',
    'Ghi mã đơn vị cấp trên: cấp tỉnh thuộc VN, cấp huyện thuộc tỉnh, cấp xã thuộc huyện hoặc tỉnh.',
  ],
  CHANGED_LATER: (known) => [
    'UNIT_CHANGED_LATER',
    `The register already has a later change of this unit, of ${known}; what came before it is not rewritten.`,
    `Hệ thống đã có biến động sau đó của đơn vị này, ngày ${known}; không sửa lại giai đoạn trước.`,
    'Check the day; if the later change is wrong, take back the import that told it first.',
    'Kiểm tra lại ngày; nếu biến động sau bị sai thì hoàn tác lần nhập đó trước.',
  ],
  ENDED: (known) => [
    'UNIT_ENDED',
    `The unit ends on ${known}.`,
    `Đơn vị đã kết thúc từ ngày ${known}.`,
    'Mend the day, or take the row out.',
    'Sửa lại ngày hoặc bỏ dòng này.',
  ],
  SO_ALREADY: (known) => [
    'UNIT_CHANGES_NOTHING',
    `The unit has been so since ${known === '' ? 'before the first list' : known}.`,
    `Đơn vị đã như vậy từ ${known === '' ? 'trước danh mục đầu tiên' : `ngày ${known}`}.`,
    'Mend the day, or take the row out.',
    'Sửa lại ngày hoặc bỏ dòng này.',
  ],
  MERGED_ELSEWHERE: (known) => [
    'UNIT_MERGED_ELSEWHERE',
    `On the same day the unit goes into ${known}; what goes in whole goes nowhere else.`,
    `Cùng ngày đơn vị đã nhập vào ${known}; đã nhập toàn bộ thì không nhập vào nơi khác.`,
    'Write “Nhập một phần” for each part, and “Giải thể” for the unit.',
    'Ghi “Nhập một phần” cho từng phần và thêm dòng “Giải thể” cho đơn vị.',
  ],
  INTO_ITSELF: (known) => [
    'UNIT_MERGED_ELSEWHERE',
    `${known} is the same unit.`,
    `${known} chính là đơn vị đó.`,
    'A unit that goes on under another name, kind or code is renamed, retyped or recoded.',
    'Đơn vị tiếp tục tồn tại thì dùng “Đổi tên”, “Đổi loại” hoặc “Đổi mã”.',
  ],
  WITHOUT_PARENT: (known) => [
    'UNIT_WITHOUT_PARENT',
    `${known} would have no unit above it on some of its days.`,
    `${known} sẽ không còn đơn vị cấp trên trong một số ngày.`,
    'Say in the same file what becomes of the units below, from the same day on.',
    'Trong cùng tệp, khai báo các đơn vị trực thuộc thay đổi thế nào từ cùng ngày.',
  ],
};

/** Why a change cannot be. */
export function unchangeableRow(place: RowPlace, change: UnitChange, { problem, part, known }: Unchangeable): RowComplaint {
  const [code, message, messageVi, hint, hintVi] = TEXTS[problem](known, change, COLUMNS[part]);
  const texts: ComplaintTexts = { message, messageVi, hint, hintVi };
  return complaintAt(place, code, COLUMNS[part], change[part] ?? '', texts);
}

/** Another row says the same change. */
export const changedTwice = (place: RowPlace, code: string, first: number): RowComplaint =>
  complaintAt(place, 'DUPLICATE_ROW', COLUMNS.code, code, {
    message: `Row ${first} states the same change.`,
    messageVi: `Thay đổi này đã có ở dòng ${first}.`,
    hint: 'Keep one of the rows.',
    hintVi: 'Chỉ giữ lại một dòng.',
  });
