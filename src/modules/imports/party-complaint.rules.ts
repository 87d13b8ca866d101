import { complaintAt, type RowComplaint, type RowPlace } from './row-complaint.rules.js';

export const partyUnknown = (place: RowPlace, column: string, code: string, on: string): RowComplaint =>
  complaintAt(place, 'PARTY_UNKNOWN', column, code, {
    message: `Nobody held the code ${code} on ${on}.`,
    messageVi: `Không có đơn vị nào mang mã ${code} vào ngày ${on}.`,
    hint: 'Take the code that the unit had on that day, or write its name only.',
    hintVi: 'Ghi mã của đơn vị vào ngày đó, hoặc chỉ ghi tên.',
  });

export const yearDiffers = (place: RowPlace, year: number, on: string): RowComplaint =>
  complaintAt(place, 'YEAR_DIFFERS', 'Năm ban hành', String(year), {
    message: `The document was issued on ${on}, so not in ${year}.`,
    messageVi: `Ngày ban hành là ${on}, không thuộc năm ${year}.`,
    hint: 'Mend the day or the year; the day is enough.',
    hintVi: 'Sửa ngày hoặc năm; chỉ cần ghi ngày ban hành.',
  });
