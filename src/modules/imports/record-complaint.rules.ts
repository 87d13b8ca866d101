import { complaintAt, UNIT_CODE, type RowComplaint, type RowPlace } from './row-complaint.rules.js';

/** Two rows of a file state the same record; the second is rejected. */
export const repeatedRow = (place: RowPlace, first: RowPlace): RowComplaint =>
  complaintAt(place, 'DUPLICATE_ROW', null, '', {
    message: `Row ${first.row} states the same record.`,
    messageVi: `Trùng với dòng ${first.row}: hai dòng cùng ghi một nội dung.`,
    hint: 'Keep one of the rows.',
    hintVi: 'Chỉ giữ lại một dòng.',
  });

export const valueAndReason = (place: RowPlace, value: string): RowComplaint =>
  complaintAt(place, 'VALUE_AND_REASON', 'Giá trị', value, {
    message: 'The row states a value and says as well why there is none.',
    messageVi: 'Dòng vừa có giá trị vừa có lý do không có số liệu.',
    hint: 'Keep one of the two.',
    hintVi: 'Chỉ giữ lại giá trị hoặc lý do.',
  });

export const noValueStated = (place: RowPlace): RowComplaint =>
  complaintAt(place, 'VALUE_MISSING', 'Giá trị', '', {
    message: 'The row states no value, and not why there is none.',
    messageVi: 'Dòng không có giá trị và cũng không ghi lý do.',
    hint: 'Fill in the value, 0 included, or “Lý do không có số liệu”.',
    hintVi: 'Điền giá trị, kể cả số 0, hoặc điền “Lý do không có số liệu”.',
  });

/** The record is of a unit that the sender does not write for. */
export const recordNotYours = (place: RowPlace, { code, name }: { readonly code: string; readonly name: string }): RowComplaint =>
  complaintAt(place, 'FORBIDDEN', UNIT_CODE, code, {
    message: `Records of ${name} (${code}) are not yours to write.`,
    messageVi: `Tài khoản không có quyền ghi số liệu của ${name} (${code}).`,
    hint: 'Take the row out, or have it sent by those whom the explanation of the dataset names.',
    hintVi: 'Bỏ dòng này, hoặc để đơn vị có thẩm quyền gửi.',
  });

const LINK = /^https?:\/\/[^\s/]+/u;

/** A complaint where a cell of links holds something else; null where it is one, or empty. */
export const linkComplaint = (place: RowPlace, column: string, url: string | null): RowComplaint | null =>
  url === null || LINK.test(url)
    ? null
    : complaintAt(place, 'NOT_A_LINK', column, url, {
        message: 'This is not the address of a page.',
        messageVi: 'Giá trị không phải là đường dẫn.',
        hint: 'Write the whole address, beginning with http:// or https://, or leave it empty.',
        hintVi: 'Ghi đầy đủ đường dẫn, bắt đầu bằng http:// hoặc https://, hoặc để trống.',
      });
