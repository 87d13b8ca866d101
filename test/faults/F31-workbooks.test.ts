import { Buffer } from 'node:buffer';
import { zipSync } from 'fflate';
import { afterEach, describe, expect, test } from '@jest/globals';
import { send, type Sent } from '../api/imports/files.js';
import { hubForWriting } from '../kit/hub.js';
import { utf8, workbook, type TestSheet, type WorkbookOptions } from '../modules/imports/files.js';
import { ANSWER, QUESTION } from './hub-process.js';

const hub = hubForWriting();
const steward = { role: 'DATA_STEWARD' } as const;
const post = (file: Uint8Array): Promise<Sent> => send(hub, steward, 'dossier-reports?mode=VALIDATE&name=bao-cao.xlsx', file);
const answers = async (): Promise<void> => expect((await hub.ask(QUESTION)).data).toEqual(ANSWER);

/** Whatever was sent, the hub answers afterwards. */
afterEach(answers);

const HEADER = ['Mã đơn vị', 'Phạm vi số liệu', 'Từ ngày', 'Đến ngày', 'Tổng tiếp nhận', 'Đã giải quyết'];
const REPORT = ['308', 'Toàn bộ', '01/01/2020', '31/12/2020', 10, 9] as const;
const SHEET: TestSheet = { name: 'Bảng', rows: { 1: HEADER, 2: REPORT } };
const SHEET_PART = 'xl/worksheets/sheet1.xml';

/** A workbook whose parts are as they should be, but for these. */
const withParts = (parts: WorkbookOptions['parts']): Uint8Array => workbook([SHEET], { parts: parts! });
const withSheet = (xml: string): Uint8Array => withParts({ [SHEET_PART]: [utf8(xml), { level: 1 }] });

async function expectRefused(file: Uint8Array, reason: string): Promise<Readonly<Record<string, unknown>>> {
  const { status, errors } = await post(file);
  const extensions = errors?.[0]?.extensions ?? {};
  expect([status, extensions['code'], extensions['reason']]).toEqual([400, 'BAD_USER_INPUT', reason]);
  for (const text of ['messageVi', 'hint', 'hintVi']) expect(extensions[text]).toEqual(expect.stringMatching(/.{20}/u));
  return extensions;
}

/** Every size that the directory of a zip declares as this one says that other one. */
function lying(file: Uint8Array, size: number, said: number): Uint8Array {
  const bytes = Buffer.from(file);
  const [from, to] = [size, said].map((one) => {
    const word = Buffer.alloc(4);
    word.writeUInt32LE(one);
    return word;
  }) as [Buffer, Buffer];
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at)) to.copy(bytes, at);
  return bytes;
}

const EIGHT_MIB = 8 << 20;

describe('F31 a zip that is made to grow', () => {
  test('by its ratio is refused before anything of it is unzipped', async () => {
    await expectRefused(withParts({ [SHEET_PART]: new Uint8Array(EIGHT_MIB) }), 'ZIP_BOMB');
  });

  test('in a part that no table needs is refused as well', async () => {
    await expectRefused(withParts({ 'xl/media/a.png': new Uint8Array(EIGHT_MIB) }), 'ZIP_BOMB');
  });

  test.each([SHEET_PART, 'xl/sharedStrings.xml', 'xl/styles.xml', 'xl/workbook.xml'])(
    'and lies about the size of %s gives no byte more than it declares',
    async (part) => {
      await expectRefused(lying(withParts({ [part]: new Uint8Array(EIGHT_MIB) }), EIGHT_MIB, 1_000), 'BROKEN_FILE');
    },
  );

  test('by the number of its parts is refused', async () => {
    const parts = Object.fromEntries(Array.from({ length: 2_500 }, (_, at) => [`xl/media/${at}.png`, Uint8Array.of(1)]));
    await expectRefused(withParts(parts), 'ZIP_BOMB');
  });

  test('in a zip is not opened: what a zip holds is no table', async () => {
    const bomb = zipSync({ 'bomb.bin': new Uint8Array(EIGHT_MIB) });
    await expectRefused(zipSync({ 'bang.xlsx': workbook([SHEET]) }), 'OTHER_FORMAT');
    expect((await post(withParts({ 'xl/embeddings/bomb.zip': bomb }))).report.counts).toMatchObject({ created: 1, rejected: 0 });
  });

  test('by one part that many sheets point at is refused', async () => {
    const sheets = Array.from({ length: 1_000 }, (_, at) => `<sheet name="S${at}" sheetId="${at + 1}" r:id="rId1"/>`);
    const list = `<workbook xmlns:r="r"><sheets>${sheets.join('')}</sheets></workbook>`;
    await expectRefused(withParts({ 'xl/workbook.xml': utf8(list) }), 'BROKEN_FILE');
  });
});

describe('F31 XML that is made to grow or to fetch', () => {
  const ENTITIES = {
    'an external entity': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    'an external document type': '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>',
    'entities of entities': '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>',
  };
  const PARTS = [SHEET_PART, 'xl/sharedStrings.xml', 'xl/styles.xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels'];

  test.each(Object.entries(ENTITIES))('%s is refused in whatever part it stands', async (_, xml) => {
    for (const part of PARTS) await expectRefused(withParts({ [part]: utf8(xml) }), 'DOCUMENT_TYPE');
  });

  /** Text that does not shrink as a bomb does. */
  const noise = (length: number): string =>
    Array.from({ length: length / 5 }, (_, at) => (((at * 7_919) % 99_991) + 100_000).toString(36).padStart(5, 'x')).join('');

  test.each([
    ['elements in elements', '<worksheet><sheetData>'.padEnd(600_000, '<a b="cdefgh">')],
    ['a tag without end', `<worksheet a="${noise(2_000_000)}`],
    ['a text without end', `<worksheet><sheetData><row r="1"><c r="A1"><v>${noise(2_000_000)}`],
    ['a row without end', `<worksheet><sheetData><row r="1">${'<c r="A1"><v>1</v></c>'.repeat(1_000)}`],
  ])('%s: refused as damaged', async (_, xml) => {
    await expectRefused(withSheet(xml), 'BROKEN_FILE');
  });

  test('a text that no cell can hold is refused', async () => {
    const cell = (text: string): string =>
      `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`;
    await expectRefused(withSheet(cell('a '.repeat(20_000))), 'TOO_LARGE');
    await expectRefused(withParts({ 'xl/sharedStrings.xml': utf8(`<sst><si><t>${'a '.repeat(20_000)}</t></si></sst>`) }), 'TOO_LARGE');
  });

  test('merged cells without number, or all over each other, do not keep it busy', async () => {
    const merges = (area: (at: number) => string, count: number): string =>
      `<worksheet><sheetData/><mergeCells>${Array.from({ length: count }, (_, at) => `<mergeCell ref="${area(at)}"/>`).join('')}</mergeCells></worksheet>`;
    await expectRefused(withSheet(merges((at) => `A${at + 200}:A${at + 201}`, 250_000)), 'TOO_LARGE');
    const { rows } = SHEET;
    const over = workbook([{ ...SHEET, rows, merged: Array.from({ length: 50_000 }, (_, at) => `A3:XFD${at + 1_000}`) }]);
    expect((await post(over)).report.counts).toMatchObject({ created: 1, rejected: 0 });
  });
});

describe('F31 a sheet of a million rows', () => {
  /** Rows of which few are alike, as in a real table: they shrink to a tenth. */
  const block = Array.from({ length: 50_000 }, (_, at) => `<row><c><v>${(at * 7_919) % 99_991}</v></c></row>`).join('');

  test('is refused with the way out in both languages, and others are answered meanwhile', async () => {
    let reading = true;
    const refused = expectRefused(withSheet(`<worksheet><sheetData>${block.repeat(20)}</sheetData></worksheet>`), 'TOO_MANY_ROWS').finally(
      () => (reading = false),
    );
    let answered = 0;
    do {
      await answers();
      answered++;
    } while (reading);
    const { hint, hintVi } = await refused;
    expect(answered).toBeGreaterThan(0);
    expect([hint, hintVi]).toEqual([
      expect.stringContaining('Save the sheet as "CSV UTF-8"'),
      expect.stringContaining('Lưu trang tính dạng "CSV UTF-8"'),
    ]);
  }, 60_000);

  test('that are only formatted is read: nothing stands in them', async () => {
    const empty = Array.from({ length: 250_000 }, (_, at) => `<row s="${(at * 7_919) % 9_973}"><c s="1"/></row>`).join('');
    const filled = '<row r="1"><c r="A1" t="inlineStr"><is><t>Mã đơn vị</t></is></c></row>';
    await expectRefused(withSheet(`<worksheet><sheetData>${filled}${empty}</sheetData></worksheet>`), 'NO_TABLE');
  });
});

describe('F31 what a workbook would run', () => {
  test('macros are left alone: the table is read, and the report says so', async () => {
    for (const part of ['xl/vbaProject.bin', 'xl/macrosheets/sheet1.xml']) {
      const { status, report } = await post(withParts({ [part]: utf8('Sub Auto_Open()') }));
      expect([status, report.counts.created, report.facts!.notes.map(({ code }) => code)]).toEqual([200, 1, ['MACROS_IGNORED']]);
    }
  });

  test('formulas are not run: what they showed is read, and one that never had a result is a complaint', async () => {
    const evil = '<f>WEBSERVICE("http://127.0.0.1:1/")</f>';
    const shown = { ...SHEET, rows: { 1: HEADER, 2: [...REPORT.slice(0, 5), { xml: `${evil}<v>9</v>` }] } };
    expect((await post(workbook([shown]))).report.counts).toMatchObject({ created: 1, rejected: 0 });
    const never = { ...SHEET, rows: { 1: HEADER, 2: [...REPORT.slice(0, 5), { xml: evil }] } };
    expect((await post(workbook([never]))).report.complaints).toMatchObject([{ code: 'EXCEL_ERROR', column: 'Đã giải quyết', rows: [2] }]);
  });

  test('links to other workbooks are not followed', async () => {
    const link = '<externalLink><externalBook r:id="rId1"/></externalLink>';
    const { report } = await post(withParts({ 'xl/externalLinks/externalLink1.xml': utf8(link) }));
    expect(report.counts).toMatchObject({ created: 1, rejected: 0 });
  });
});
