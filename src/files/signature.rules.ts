import type { FileKind } from './file-kind.rules.js';

/** So many first bytes are enough to tell files apart. */
export const HEAD_BYTES = 4_096;

/** Bytes at a place, in hex. */
type Mark = readonly [at: number, hex: string];

const SIGNATURES: readonly (readonly [FileKind | 'ZIP' | 'OLE', ...Mark[]])[] = [
  ['PDF', [0, '255044462d']],
  ['PNG', [0, '89504e470d0a1a0a']],
  ['JPEG', [0, 'ffd8ff']],
  ['WEBP', [0, '52494646'], [8, '57454250']],
  ['TIFF', [0, '49492a00']],
  ['TIFF', [0, '4d4d002a']],
  ['ZIP', [0, '504b0304']],
  ['OLE', [0, 'd0cf11e0a1b11ae1']],
  ['EXECUTABLE', [0, '4d5a']],
  ['EXECUTABLE', [0, '7f454c46']],
  ['EXECUTABLE', [0, 'feedface']],
  ['EXECUTABLE', [0, 'feedfacf']],
  ['EXECUTABLE', [0, 'cefaedfe']],
  ['EXECUTABLE', [0, 'cffaedfe']],
  ['EXECUTABLE', [0, 'cafebabe']],
  ['EXECUTABLE', [0, '0061736d']],
  ['EXECUTABLE', [0, '4c00000001140200']],
  ['SCRIPT', [0, '2321']],
  ['ARCHIVE', [0, '504b0506']],
  ['ARCHIVE', [0, '526172211a07']],
  ['ARCHIVE', [0, '377abcaf271c']],
  ['ARCHIVE', [0, '1f8b']],
  ['ARCHIVE', [0, '425a68']],
  ['ARCHIVE', [0, 'fd377a585a00']],
  ['ARCHIVE', [0, '4d534346']],
  ['UNKNOWN', [0, '7b5c727466']],
];

/** What a file is by its first bytes; a ZIP or OLE container has to be looked into. */
export function signatureOf(head: Uint8Array): FileKind | 'ZIP' | 'OLE' {
  if (head.length === 0) return 'EMPTY';
  const found = SIGNATURES.find(([, ...marks]) => marks.every((mark) => bears(head, mark)));
  return found ? found[0] : textKind(head);
}

function bears(head: Uint8Array, [at, hex]: Mark): boolean {
  return hex.match(/../gu)!.every((byte, index) => head[at + index] === Number.parseInt(byte, 16));
}

const BOM = /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/u;
const MARKUP =
  /<(?:!doctype\s+html|html|head|body|meta|title|base|link|style|script|iframe|frameset|object|embed|form|table|div|p|a|img)[\s>/]/iu;
const SVG = /<(?:\w+:)?svg[\s>/]/iu;
const SCRIPT = /^(?:<\?php|<\?=|<%|<job[\s>]|<package[\s>]|@echo\s)/iu;
/** Texts say themselves what they are. */
function textKind(head: Uint8Array): FileKind {
  const plain = Array.from(head, (byte) => String.fromCharCode(byte)).join('');
  const text = plain.replace(BOM, '').replaceAll('\0', '').trimStart();
  if (SCRIPT.test(text)) return 'SCRIPT';
  if (text.startsWith('<')) return SVG.test(text) ? 'SVG' : MARKUP.test(text) ? 'HTML' : 'TEXT';
  return head.some((byte) => (byte === 0 ? !BOM.test(plain) : byte < 32 && !BLANKS.includes(byte))) ? 'UNKNOWN' : 'TEXT';
}

/** Below the letters stand tab, line feeds, form feed, carriage return and the end of a text; a 0 is beside each letter of UTF-16, after a mark. */
const BLANKS: readonly number[] = [9, 10, 11, 12, 13, 26];
