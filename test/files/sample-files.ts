import { strToU8, zipSync } from 'fflate';

/** Bytes in hex, and then so many of text. */
const bytes = (hex: string, rest = 'nội dung'): Buffer => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(rest)]);

const zip = (parts: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))));

const OFFICE = 'application/vnd.openxmlformats-officedocument.';

/** `[Content_Types].xml` with one main part, and whatever else is to stand there. */
export const contentTypes = (main: string, more = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>${more}<Override PartName="/main.xml" ContentType="${main}"/></Types>`;

/** An Office file of a kind with more parts. */
export const office = (main: string, parts: Readonly<Record<string, string>> = {}, more = ''): Buffer =>
  zip({ '[Content_Types].xml': contentTypes(main, more), 'main.xml': '<a/>', ...parts });

export const WORD = `${OFFICE}wordprocessingml.document.main+xml`;
const EXCEL = `${OFFICE}spreadsheetml.sheet.main+xml`;

const FREE = 0xffffffff;
const END = 0xfffffffe;
const SECTOR = 512;

/** An old Office file with these names in its directory: at the top, and below the first of those. */
export function ole(top: readonly string[], below: readonly string[] = []): Buffer {
  const names = ['Root Entry', ...top, ...below];
  const entries = names.map((name, at) => {
    const entry = Buffer.alloc(128);
    entry.write(name, 0, 62, 'utf16le');
    entry.writeUInt16LE((name.length + 1) * 2, 64);
    const last = at === top.length || at === names.length - 1;
    for (const [place, value] of [
      [68, FREE],
      [72, at === 0 || last ? FREE : at + 1],
      [76, at === 0 ? 1 : at === 1 && below.length > 0 ? top.length + 1 : FREE],
    ] as const)
      entry.writeUInt32LE(value, place);
    return entry;
  });
  const sectors = Math.ceil((entries.length * 128) / SECTOR);
  const header = Buffer.alloc(SECTOR);
  header.write('d0cf11e0a1b11ae1', 'hex');
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(END, 68);
  for (let at = 0; at < 109; at++) header.writeUInt32LE(at === 0 ? 0 : FREE, 76 + at * 4);
  const table = Buffer.alloc(SECTOR, 0xff);
  table.writeUInt32LE(0xfffffffd, 0);
  for (let at = 1; at <= sectors; at++) table.writeUInt32LE(at === sectors ? END : at + 1, at * 4);
  const directory = Buffer.alloc(sectors * SECTOR);
  Buffer.concat(entries).copy(directory);
  return Buffer.concat([header, table, directory]);
}

/** A file of each kind that is taken, with its content type and its usual ending. */
export const TAKEN: readonly (readonly [ending: string, type: string, content: Buffer])[] = [
  ['pdf', 'application/pdf', bytes('255044462d', '1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n%%EOF')],
  ['png', 'image/png', bytes('89504e470d0a1a0a0000000d49484452')],
  ['jpg', 'image/jpeg', bytes('ffd8ffe000104a46494600')],
  ['webp', 'image/webp', bytes('524946462400000057454250565038')],
  ['tif', 'image/tiff', bytes('49492a0008000000')],
  ['tif', 'image/tiff', bytes('4d4d002a00000008')],
  ['docx', `${OFFICE}wordprocessingml.document`, office(WORD)],
  ['xlsx', `${OFFICE}spreadsheetml.sheet`, office(EXCEL, { 'xl/workbook.xml': '<workbook/>' })],
  ['pptx', `${OFFICE}presentationml.presentation`, office(`${OFFICE}presentationml.presentation.main+xml`)],
  ['odt', 'application/vnd.oasis.opendocument.text', zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' })],
  ['ods', 'application/vnd.oasis.opendocument.spreadsheet', zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })],
  ['doc', 'application/msword', ole(['1Table', 'CompObj', 'SummaryInformation', 'WordDocument', 'Data'])],
  ['xls', 'application/vnd.ms-excel', ole(['MBD01', 'Workbook'], ['WordDocument'])],
  ['xls', 'application/vnd.ms-excel', ole(['Book'])],
];

const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(text, 'utf16le')]);

/** A file of each kind that is not, with why. */
export const REFUSED: readonly (readonly [reason: string, what: string, content: Buffer])[] = [
  ['EMPTY', 'nothing', Buffer.alloc(0)],
  ['EXECUTABLE', 'a program for Windows', bytes('4d5a90000300000004000000ffff0000')],
  ['EXECUTABLE', 'a program for Linux', bytes('7f454c4602010100')],
  ['EXECUTABLE', 'a program for macOS', bytes('cffaedfe07000001')],
  ['EXECUTABLE', 'a shortcut', bytes('4c0000000114020000000000')],
  ['SCRIPT', 'a shell script', Buffer.from('#!/bin/sh\nrm -rf .\n')],
  ['SCRIPT', 'a PHP page', Buffer.from('\n<?php echo 1;')],
  ['SCRIPT', 'a batch file', Buffer.from('@ECHO OFF\r\ndel *.*')],
  ['HTML', 'a web page', Buffer.from('\ufeff<!-- a --><!DOCTYPE html><p>Kế hoạch</p>')],
  ['HTML', 'a web page in UTF-16', utf16('<html><body onload="alert(1)">')],
  ['HTML', 'a piece of a page', Buffer.from('<script>alert(1)</script>')],
  [
    'SVG',
    'a drawing',
    Buffer.from('<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  ],
  ['SVG', 'a drawing with a prefix', Buffer.from('<s:svg xmlns:s="http://www.w3.org/2000/svg"/>')],
  ['TEXT', 'a text', Buffer.from('Kế hoạch cải cách hành chính')],
  ['TEXT', 'JavaScript', Buffer.from('alert(document.cookie);')],
  ['MACROS', 'a docm', office('application/vnd.ms-word.document.macroEnabled.main+xml', { 'word/vbaProject.bin': 'vba' })],
  ['MACROS', 'a docx with macros', office(WORD, { 'word/VbaProject.bin': 'vba' })],
  [
    'MACROS',
    'a docx whose macros are called otherwise',
    office(WORD, { 'word/a.bin': 'vba' }, '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'),
  ],
  ['MACROS', 'an xlsx with old macros', office(EXCEL, { 'xl/macrosheets/sheet1.xml': '<a/>' })],
  ['MACROS', 'an odt with macros', zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'Basic/Standard/Module1.xml': '<a/>' })],
  ['MACROS', 'a doc with macros', ole(['WordDocument', 'Macros'], ['VBA'])],
  ['MACROS', 'an xls with macros', ole(['Workbook', '_VBA_PROJECT_CUR'])],
  ['LOCKED', 'a docx behind a password', ole(['EncryptionInfo', 'EncryptedPackage'])],
  ['ARCHIVE', 'a zip', zip({ 'ke-hoach.pdf': '%PDF-1.7' })],
  ['ARCHIVE', 'a Java program', zip({ 'META-INF/MANIFEST.MF': 'Main-Class: A' })],
  ['ARCHIVE', 'an OpenDocument drawing', zip({ mimetype: 'application/vnd.oasis.opendocument.graphics' })],
  ['ARCHIVE', 'a gzip', bytes('1f8b0800')],
  ['ARCHIVE', 'a rar', bytes('526172211a070100')],
  ['BROKEN', 'half a docx', office(WORD).subarray(0, 200)],
  ['BROKEN', 'a docx whose types hide behind numbered letters', office(WORD, {}, '<Default Extension="b" ContentType="&#118;baProj"/>')],
  ['BROKEN', 'half a doc', ole(['WordDocument']).subarray(0, 1_100)],
  ['UNKNOWN', 'an installer in an OLE container', ole(['Tables', 'Property'])],
  ['UNKNOWN', 'a film', bytes('0000002066747970', 'isom\0\0')],
];
