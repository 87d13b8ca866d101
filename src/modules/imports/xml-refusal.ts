import { fileRefusal } from './file-refusal.js';

/** A part of a workbook declares a document type. */
export const documentType = (part: string) =>
  fileRefusal('DOCUMENT_TYPE', {
    message: `The workbook declares a document type (DTD) in ${part}; no program of spreadsheets writes one, and the hub opens none.`,
    messageVi: `Tệp Excel khai báo DTD trong ${part}; không phần mềm bảng tính nào ghi như vậy nên hệ thống không mở.`,
    hint: 'Open the file in Excel and save it again as .xlsx.',
    hintVi: 'Mở tệp bằng Excel rồi lưu lại dạng .xlsx.',
  });

/** A part of a workbook, or its zip, cannot be read. */
export const brokenPart = (part: string) =>
  fileRefusal('BROKEN_FILE', {
    message: `The workbook is damaged: its part ${part} cannot be read.`,
    messageVi: `Tệp Excel bị hỏng: không đọc được phần ${part}.`,
    hint: 'Open the file in Excel, let it repair the file, and save it again as .xlsx.',
    hintVi: 'Mở tệp bằng Excel, để Excel sửa tệp, rồi lưu lại dạng .xlsx.',
  });
