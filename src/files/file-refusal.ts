import { HubError } from '../kernel/errors.js';
import type { RefusedKind } from './file-kind.rules.js';

/** How each kind is called in both languages. */
const IS: Readonly<Record<RefusedKind, readonly [en: string, vi: string]>> = {
  EMPTY: ['an empty file', 'tệp rỗng'],
  EXECUTABLE: ['a program', 'tệp chương trình (thực thi)'],
  SCRIPT: ['a script', 'tệp kịch bản (script)'],
  HTML: ['a web page (HTML)', 'trang web (HTML)'],
  SVG: ['an SVG drawing, which can hold scripts', 'hình vẽ SVG, có thể chứa mã lệnh'],
  TEXT: ['plain text, or a script', 'tệp văn bản thuần hoặc mã lệnh'],
  MACROS: ['an Office file with macros', 'tệp Office có macro'],
  LOCKED: ['an Office file behind a password', 'tệp Office có đặt mật khẩu'],
  ARCHIVE: ['an archive', 'tệp nén'],
  BROKEN: ['a broken Office file', 'tệp Office bị hỏng'],
  UNKNOWN: ['a file of another kind', 'loại tệp khác'],
};

const TAKEN = 'a PDF, a picture (PNG, JPEG, WebP, TIFF) or an Office file without macros (docx, xlsx, pptx, odt, ods, doc, xls)';
const TAKEN_VI = 'PDF, ảnh (PNG, JPEG, WebP, TIFF) hoặc tệp Office không có macro (docx, xlsx, pptx, odt, ods, doc, xls)';

const SAVE_AS_PDF = 'Save or scan the document as PDF and send that. What a file is, is told by its content, not by its name.';
const HINTS: Readonly<Partial<Record<RefusedKind, string>>> = {
  EMPTY: 'The body of the request has to be the file.',
  MACROS: 'Save it without macros (.docx, .xlsx, .pptx), or as PDF.',
  LOCKED: 'Take the password away and save it again: the appraisers have to be able to read it.',
  ARCHIVE: 'Unpack it and attach its documents one by one.',
  BROKEN: 'Open it, save it again, and send that.',
};

/** A file that is not taken as evidence: BAD_USER_INPUT with the reason. */
export const fileRefusal = (reason: RefusedKind): HubError =>
  new HubError(
    'BAD_USER_INPUT',
    {
      message: `Evidence is ${TAKEN}; this file is ${IS[reason][0]}.`,
      messageVi: `Tài liệu kiểm chứng phải là ${TAKEN_VI}; tệp này là ${IS[reason][1]}.`,
      hint: HINTS[reason] ?? SAVE_AS_PDF,
    },
    { reason },
  );
