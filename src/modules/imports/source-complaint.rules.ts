import { complaintAt, type RowComplaint, type RowPlace } from './row-complaint.rules.js';

const DOCUMENT = 'Mã tài liệu nguồn';
const TITLE = 'Tên tài liệu nguồn';

export const sourceIncomplete = (place: RowPlace, named: string): RowComplaint =>
  complaintAt(place, 'SOURCE_INCOMPLETE', TITLE, named, {
    message: 'The source document is not there yet, and the row does not say all that a new one needs.',
    messageVi: 'Tài liệu nguồn chưa có trong hệ thống và dòng chưa đủ thông tin để thêm mới.',
    hint: 'Fill in its title and kind, or the code of a document that is there (sources { nodes { code title } }).',
    hintVi: 'Điền tên và loại tài liệu nguồn, hoặc ghi mã của tài liệu đã có.',
  });

export const sourceDiffers = (place: RowPlace, code: string, title: string): RowComplaint =>
  complaintAt(place, 'SOURCE_DIFFERS', DOCUMENT, code, {
    message: `The source document ${code} is called ${JSON.stringify(title)}, and the row says otherwise of its title, date or address.`,
    messageVi: `Tài liệu nguồn ${code} tên là “${title}”, khác với tên, ngày hoặc đường dẫn ghi trong dòng.`,
    hint: 'Mend what is wrong, or leave it empty: the code is enough.',
    hintVi: 'Sửa lại cho khớp, hoặc bỏ trống vì chỉ cần mã tài liệu.',
  });

export const sourceAmbiguous = (place: RowPlace, title: string, codes: readonly string[]): RowComplaint =>
  complaintAt(place, 'SOURCE_AMBIGUOUS', TITLE, title, {
    message: `${codes.length} source documents are called so: ${codes.join(', ')}.`,
    messageVi: `Có ${codes.length} tài liệu nguồn cùng tên: ${codes.join(', ')}.`,
    hint: 'Fill in the code of the one that is meant.',
    hintVi: 'Điền mã của tài liệu cần ghi.',
  });

export const locatorMissing = (place: RowPlace): RowComplaint =>
  complaintAt(place, 'LOCATOR_MISSING', 'Vị trí trong tài liệu', '', {
    message: 'The row names its source document, and not where in it the figure stands.',
    messageVi: 'Dòng có tài liệu nguồn nhưng không ghi số liệu nằm ở đâu trong đó.',
    hint: 'Fill in the paragraph, the page, or the sheet and cell.',
    hintVi: 'Ghi đoạn, trang, hoặc bảng và ô.',
  });
