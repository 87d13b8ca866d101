/** Content types of the files that are taken as evidence, with their endings, the usual one first. */
export const FILE_TYPES = {
  PDF: { type: 'application/pdf', endings: ['pdf'] },
  PNG: { type: 'image/png', endings: ['png'] },
  JPEG: { type: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  WEBP: { type: 'image/webp', endings: ['webp'] },
  TIFF: { type: 'image/tiff', endings: ['tif', 'tiff'] },
  DOCX: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: ['docx'] },
  XLSX: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'] },
  PPTX: { type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', endings: ['pptx'] },
  ODT: { type: 'application/vnd.oasis.opendocument.text', endings: ['odt'] },
  ODS: { type: 'application/vnd.oasis.opendocument.spreadsheet', endings: ['ods'] },
  DOC: { type: 'application/msword', endings: ['doc'] },
  XLS: { type: 'application/vnd.ms-excel', endings: ['xls'] },
} as const satisfies Record<string, { readonly type: string; readonly endings: readonly [string, ...string[]] }>;

/** What is taken. */
export type TakenKind = keyof typeof FILE_TYPES;

/** What is not. */
export type RefusedKind =
  'EMPTY' | 'EXECUTABLE' | 'SCRIPT' | 'HTML' | 'SVG' | 'TEXT' | 'MACROS' | 'LOCKED' | 'ARCHIVE' | 'BROKEN' | 'UNKNOWN';

/** What a file is by its content. */
export type FileKind = TakenKind | RefusedKind;

export const isTaken = (kind: FileKind): kind is TakenKind => Object.hasOwn(FILE_TYPES, kind);
