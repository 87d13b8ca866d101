/** What a file is, by its first bytes; a CSV has none of its own. */
export type FileKind = 'ZIP' | 'TEXT' | 'EMPTY' | ForeignKind;

/** Files that are no tables, or tables in a way that the hub does not read. */
export type ForeignKind =
  'XLS' | 'LOCKED' | 'PDF' | 'HTML' | 'XML' | 'RTF' | 'JSON' | 'PICTURE' | 'ARCHIVE' | 'XLSB' | 'ODS' | 'DOCUMENT' | 'OTHER_ZIP';

const SIGNATURES: readonly (readonly [readonly number[], FileKind])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'ZIP'],
  [[0x50, 0x4b, 0x05, 0x06], 'OTHER_ZIP'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'XLS'],
  [[0x25, 0x50, 0x44, 0x46], 'PDF'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'RTF'],
  [[0x89, 0x50, 0x4e, 0x47], 'PICTURE'],
  [[0xff, 0xd8, 0xff], 'PICTURE'],
  [[0x49, 0x49, 0x2a, 0x00], 'PICTURE'],
  [[0x52, 0x61, 0x72, 0x21], 'ARCHIVE'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'ARCHIVE'],
  [[0x1f, 0x8b], 'ARCHIVE'],
];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte);

/** "EncryptedPackage" as the directory of an OLE file writes it: a workbook behind a password. */
const LOCKED = 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e';

/** What a file is by the first thousands of its bytes. */
export function fileKind(head: Uint8Array): FileKind {
  const kind = SIGNATURES.find(([signature]) => startsWith(head, signature))?.[1];
  const plain = latin1(head);
  if (kind === 'XLS') return plain.includes(LOCKED) ? 'LOCKED' : 'XLS';
  if (kind) return kind;
  const text = plain
    .replaceAll('\0', '')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/u, '')
    .trimStart();
  if (text === '') return 'EMPTY';
  if (/^(?:<!doctype html|<html|<table|<head|<meta|<style)/iu.test(text)) return 'HTML';
  if (/^<\?xml|^<[a-z][\w:]*[\s>]/iu.test(text)) return /<html|<table/iu.test(text.slice(0, 2_000)) ? 'HTML' : 'XML';
  return /^[{[]\s*["{[]/u.test(text) ? 'JSON' : 'TEXT';
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** What a zip is, by the names of what it holds: a workbook, or which other file. */
export function zipKind(names: readonly string[]): 'XLSX' | ForeignKind {
  if (names.includes('xl/workbook.xml')) return 'XLSX';
  if (names.includes('xl/workbook.bin')) return 'XLSB';
  if (names.some((name) => name.startsWith('word/') || name.startsWith('ppt/'))) return 'DOCUMENT';
  if (names.includes('content.xml') && names.includes('mimetype')) return 'ODS';
  return 'OTHER_ZIP';
}
