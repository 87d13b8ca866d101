import type { HubError } from '../../kernel/errors.js';
import type { ForeignKind } from './file-kind.rules.js';
import { fileRefusal } from './file-refusal.js';

/** How each kind is called, in English and in Vietnamese, and what to do with it. */
interface Foreign {
  readonly is: string;
  readonly isVi: string;
  readonly todo: string;
  readonly todoVi: string;
}

const RESAVE = {
  todo: 'Open it in Excel or LibreOffice, choose Save As and the type "Excel Workbook (*.xlsx)" or "CSV UTF-8".',
  todoVi: 'Mở tệp bằng Excel hoặc LibreOffice, chọn Save As rồi chọn kiểu "Excel Workbook (*.xlsx)" hoặc "CSV UTF-8".',
};
const COPY = {
  todo: 'Copy its table into the template of the dataset, or ask whoever sent it for the Excel file.',
  todoVi: 'Chép bảng số liệu vào tệp mẫu của bộ dữ liệu, hoặc đề nghị nơi gửi cung cấp tệp Excel.',
};
const UNPACK = {
  todo: 'Unpack it and send the tables one by one, as .xlsx or .csv.',
  todoVi: 'Giải nén rồi gửi từng bảng dạng .xlsx hoặc .csv.',
};

const FOREIGN: Readonly<Record<ForeignKind, Foreign>> = {
  XLS: { is: 'an old Excel or Word file (.xls, .doc)', isVi: 'tệp Excel hoặc Word đời cũ (.xls, .doc)', ...RESAVE },
  LOCKED: {
    is: 'a workbook behind a password',
    isVi: 'tệp Excel có đặt mật khẩu',
    todo: 'Open it, take the password away (File, Info, Protect Workbook) and save it again.',
    todoVi: 'Mở tệp, bỏ mật khẩu (File, Info, Protect Workbook) rồi lưu lại.',
  },
  PDF: { is: 'a PDF', isVi: 'tệp PDF', ...COPY },
  HTML: { is: 'a web page, whatever its name says', isVi: 'trang web (HTML), dù tên tệp có đuôi khác', ...RESAVE },
  XML: { is: 'an XML file', isVi: 'tệp XML', ...RESAVE },
  RTF: { is: 'a text document (.rtf)', isVi: 'văn bản (.rtf)', ...COPY },
  JSON: {
    is: 'a JSON file',
    isVi: 'tệp JSON',
    todo: 'Send it by the mutations of the GraphQL endpoint, or save it as CSV.',
    todoVi: 'Gửi dữ liệu qua các mutation của GraphQL, hoặc lưu thành CSV.',
  },
  PICTURE: { is: 'a picture', isVi: 'tệp ảnh', ...COPY },
  ARCHIVE: { is: 'an archive (.rar, .7z, .gz)', isVi: 'tệp nén (.rar, .7z, .gz)', ...UNPACK },
  XLSB: { is: 'a binary workbook (.xlsb)', isVi: 'tệp Excel nhị phân (.xlsb)', ...RESAVE },
  ODS: { is: 'an OpenDocument file (.ods, .odt)', isVi: 'tệp OpenDocument (.ods, .odt)', ...RESAVE },
  DOCUMENT: { is: 'a Word or PowerPoint document', isVi: 'văn bản Word hoặc trình chiếu PowerPoint', ...COPY },
  OTHER_ZIP: { is: 'a zip archive and no workbook', isVi: 'tệp nén .zip, không phải bảng tính', ...UNPACK },
};

/** A file that is no CSV and no XLSX, by its content: what it is and what to do. */
export function foreignFile(kind: ForeignKind): HubError {
  const { is, isVi, todo, todoVi } = FOREIGN[kind];
  return fileRefusal(kind === 'LOCKED' ? 'PASSWORD' : 'OTHER_FORMAT', {
    message: `Tables are read as CSV or .xlsx; this file is ${is}.`,
    messageVi: `Chỉ đọc được bảng dạng CSV hoặc .xlsx; tệp này là ${isVi}.`,
    hint: todo,
    hintVi: todoVi,
  });
}
