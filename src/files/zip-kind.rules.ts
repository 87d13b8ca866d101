import type { FileKind } from './file-kind.rules.js';

/** The part of an Office file that says what each other part is. */
export const CONTENT_TYPES = '[content_types].xml';
/** The part of an OpenDocument file that says what the file is. */
export const MIME_TYPE = 'mimetype';

/** What a zip holds, as far as it tells what the file is; names in small letters, as Office compares them. */
export interface ZipContents {
  readonly names: readonly string[];
  /** The text of the parts that say what the file is; null where it is not there. */
  readonly contentTypes: string | null;
  readonly mimeType: string | null;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const MAIN: readonly (readonly [string, FileKind])[] = [
  [`${OFFICE}wordprocessingml.document.main+xml`, 'DOCX'],
  [`${OFFICE}spreadsheetml.sheet.main+xml`, 'XLSX'],
  [`${OFFICE}presentationml.presentation.main+xml`, 'PPTX'],
];
const OPEN: Readonly<Record<string, FileKind>> = {
  'application/vnd.oasis.opendocument.text': 'ODT',
  'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
};

const MACROS = /macroenabled|vbaproject|macrosheet/iu;
const MACRO_PART = /(?:^|\/)vbaproject\.bin$|(?:^|\/)macrosheets\//u;
const OPEN_MACRO_PART = /^(?:basic|scripts)\/./u;
/** Office writes neither comments nor numbered letters there, behind which a type could hide. */
const HIDING = /<!|&#/u;

/** What a zip container is, by what it says of itself. */
export function zipKind({ names, contentTypes, mimeType }: ZipContents): FileKind {
  if (contentTypes !== null) {
    if (names.some((name) => MACRO_PART.test(name)) || MACROS.test(contentTypes)) return 'MACROS';
    if (HIDING.test(contentTypes)) return 'BROKEN';
    return MAIN.find(([type]) => contentTypes.includes(`"${type}"`) || contentTypes.includes(`'${type}'`))?.[1] ?? 'ARCHIVE';
  }
  const open = OPEN[mimeType?.trim() ?? ''];
  if (open === undefined) return 'ARCHIVE';
  return names.some((name) => OPEN_MACRO_PART.test(name)) ? 'MACROS' : open;
}
