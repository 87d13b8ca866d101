import { complaintAt, type RowComplaint, type RowPlace } from './row-complaint.rules.js';

const CODE = 'Mã thủ tục';
const FROM = 'Hiệu lực từ ngày';

/** The first row says the same procedure from the same day on. */
export const procedureTwice = (place: RowPlace, code: string, first: number): RowComplaint =>
  complaintAt(place, 'DUPLICATE_ROW', CODE, code, {
    message: `Row ${first} states the same procedure from the same day on.`,
    messageVi: `Trùng mã thủ tục và ngày hiệu lực với dòng ${first}.`,
    hint: 'Keep one of the rows, or fill in from which day each is valid.',
    hintVi: 'Chỉ giữ lại một dòng, hoặc ghi ngày hiệu lực của từng dòng.',
  });

/** A new procedure needs more than the row says. */
export const procedureIncomplete = (place: RowPlace, code: string, missing: readonly string[]): RowComplaint =>
  complaintAt(place, 'PROCEDURE_INCOMPLETE', CODE, code, {
    message: `The catalogue has no such procedure from that day on, and for a new one the row lacks ${missing.map((title) => `“${title}”`).join(', ')}.`,
    messageVi: `Thủ tục chưa có trong danh mục từ ngày đó; để thêm mới, dòng còn thiếu ${missing.map((title) => `“${title}”`).join(', ')}.`,
    hint: 'Fill them in, or write the day from which the version that is meant is valid.',
    hintVi: 'Bổ sung các cột này, hoặc ghi đúng ngày hiệu lực của thủ tục đã có.',
  });

const day = (on: string | null): string => on ?? '…';

/** Another version of the procedure holds on some of the row's days. */
export const procedureOverlaps = (
  place: RowPlace,
  code: string,
  other: { readonly from: string | null; readonly to: string | null },
): RowComplaint =>
  complaintAt(place, 'PROCEDURE_OVERLAPS', FROM, code, {
    message: `On some of these days the catalogue has another version of the procedure: ${day(other.from)} – ${day(other.to)}.`,
    messageVi: `Thủ tục đã có nội dung khác hiệu lực trong khoảng ${day(other.from)} – ${day(other.to)}, trùng ngày với dòng này.`,
    hint: 'Write the first day of the version that is meant, or end the other one with a row of its own: its first day, and in “Hết hiệu lực từ ngày” the first day of this one.',
    hintVi:
      'Ghi đúng ngày hiệu lực của nội dung cần sửa, hoặc thêm dòng kết thúc nội dung cũ: ngày hiệu lực cũ và “Hết hiệu lực từ ngày” là ngày bắt đầu của dòng này.',
  });

/** The procedure ends before it begins. */
export const validityReversed = (place: RowPlace, from: string, to: string): RowComplaint =>
  complaintAt(place, 'PERIOD_REVERSED', 'Hết hiệu lực từ ngày', to, {
    message: `The procedure ends on ${to} and begins on ${from}; it is valid on no day.`,
    messageVi: `Thủ tục hết hiệu lực ngày ${to} trong khi có hiệu lực từ ${from}, nên không có ngày nào hiệu lực.`,
    hint: 'Mend the day that is wrong.',
    hintVi: 'Sửa lại ngày bị ghi sai.',
  });

/** No field has the code, or not exactly one has the name. */
export const fieldUnknown = (place: RowPlace, word: string): RowComplaint =>
  complaintAt(place, 'PROCEDURE_FIELD_UNKNOWN', 'Lĩnh vực', word, {
    message: 'The catalogue has no such field, or several of that name.',
    messageVi: 'Danh mục không có lĩnh vực này, hoặc có nhiều lĩnh vực cùng tên.',
    hint: 'Mend the name or write the code of the field; a new field needs both.',
    hintVi: 'Sửa tên hoặc ghi mã lĩnh vực; lĩnh vực mới phải ghi cả mã và tên.',
  });

/** Code and name are of two fields. */
export const fieldDiffers = (place: RowPlace, code: string, name: string, known: string): RowComplaint =>
  complaintAt(place, 'PROCEDURE_FIELD_DIFFERS', 'Lĩnh vực', name, {
    message: `The row gives the field the code ${code}; the catalogue has ${known}.`,
    messageVi: `Dòng ghi lĩnh vực mã ${code}, trong khi danh mục có ${known}.`,
    hint: 'Mend the code or the name of the field.',
    hintVi: 'Sửa lại mã hoặc tên lĩnh vực cho khớp với danh mục.',
  });
