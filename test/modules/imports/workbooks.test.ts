import { zipSync } from 'fflate';
import { describe, expect, test } from '@jest/globals';
import { openTable, readTable } from '../../../src/modules/imports/index.js';
import { cellsOf, open, pieces, refusal, rowsOf, sheetXml, utf16, utf8, workbook, type TestSheet } from './files.js';

const sheet = (rows: TestSheet['rows'], more: Partial<TestSheet> = {}): TestSheet => ({ name: 'Sheet1', rows, ...more });

describe('a workbook', () => {
  test('gives its cells as what they are and as what they show', async () => {
    const bytes = workbook([
      sheet({
        1: ['Chữ', 30778, 36.5, true, null, 'sau ô trống'],
        3: [
          { xml: '<v>43621</v>', attributes: 's="1"' },
          { xml: '<v>0.955</v>', attributes: 's="2"' },
          { xml: '<v>1</v>', attributes: 's="3"' },
          { xml: '<f>SUM(A1:A2)</f><v>12</v>' },
          { xml: '<f>1/0</f><v>#DIV/0!</v>', attributes: 't="e"' },
          { xml: '<f>"a"</f><v>a</v>', attributes: 't="str"' },
          { xml: '<is><r><t>hai </t></r><r><t>đoạn</t></r><rPh><t>x</t></rPh></is>', attributes: 't="inlineStr"' },
          { xml: '<f>A1</f>' },
          { xml: '<f>A1</f>', attributes: 't="str"' },
          { xml: '<f>""</f><v></v>', attributes: 't="str"' },
          7,
        ],
      }),
    ]);
    const rows = await rowsOf(await open(bytes));
    expect(rows.map(({ sheet: name, row }) => [name, row])).toEqual([
      ['Sheet1', 1],
      ['Sheet1', 3],
    ]);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Chữ', 30778, 36.5, true, '', 'sau ô trống'],
      [
        { value: 43621, shown: 'DATE', formula: false },
        { value: 0.955, shown: 'PERCENT', formula: false },
        '001',
        { value: 12, shown: 'PLAIN', formula: true },
        { value: '#DIV/0!', shown: 'PLAIN', formula: true },
        { value: 'a', shown: 'PLAIN', formula: true },
        'hai đoạn',
        { value: '', shown: 'PLAIN', formula: true },
        { value: '', shown: 'PLAIN', formula: true },
        '',
        7,
      ],
    ]);
  });

  test('that counts its days from 1904 says so, and its dates come in one count', async () => {
    const bytes = workbook([sheet({ 1: [{ xml: '<v>42159</v>', attributes: 's="1"' }] })], { date1904: true });
    expect((await open(bytes)).facts.date1904).toBe(true);
    expect(await cellsOf(bytes)).toEqual([[{ value: 43621, shown: 'DATE', formula: false }]]);
  });

  test('has its hidden sheets and macros left alone, and says so', async () => {
    const sheets = [
      sheet({ 1: ['a'] }),
      sheet({ 1: ['b'] }, { name: 'Ẩn', state: 'hidden' }),
      sheet({ 1: ['c'] }, { name: 'Ẩn kỹ', state: 'veryHidden' }),
    ];
    const bytes = workbook(sheets, { parts: { 'xl/vbaProject.bin': Uint8Array.of(1, 2, 3) } });
    const { facts } = await open(bytes);
    expect(facts.sheets.map(({ name, hidden, rows }) => [name, hidden, rows])).toEqual([
      ['Sheet1', false, 1],
      ['Ẩn', true, 0],
      ['Ẩn kỹ', true, 0],
    ]);
    expect(facts.notes.map(({ code }) => code)).toEqual(['HIDDEN_SHEET', 'HIDDEN_SHEET', 'MACROS_IGNORED']);
    expect(await cellsOf(bytes)).toEqual([['a']]);
  });

  test('says what is merged in its first rows, and further down over several rows', async () => {
    const { facts } = await open(workbook([sheet({ 1: ['a'] }, { merged: ['A1:C2', 'A900:B900', 'B950:B960', 'A1:A1'] })]));
    expect(facts.sheets[0]!.merged).toEqual([
      { top: 1, bottom: 2, left: 0, right: 2 },
      { top: 1, bottom: 1, left: 0, right: 0 },
      { top: 950, bottom: 960, left: 1, right: 1 },
    ]);
  });

  test('has as many rows in a table as are read of a sheet, titles and header aside, and is refused with one more', async () => {
    const code = { key: 'code', title: { vi: 'Mã hồ sơ', en: 'Code' }, required: true, kind: 'CODE' } as const;
    const limit = { sheetRows: 300 };
    const rows = (count: number): TestSheet['rows'] => ({
      1: ['Báo cáo'],
      3: ['Mã hồ sơ'],
      ...Object.fromEntries(Array.from({ length: count }, (_, at) => [at + 4, [`H29-${at}`]])),
    });
    const countOf = async (...sheets: TestSheet[]): Promise<number> => {
      let count = 0;
      for await (const batch of readTable(await open(workbook(sheets), limit), [code]).rows) count += batch.length;
      return count;
    };
    expect(await countOf(sheet(rows(300)), sheet(rows(300), { name: 'Sheet2' }))).toBe(600);
    for (const more of [301, 1_000]) {
      const refused = await refusal(countOf(sheet(rows(more))));
      expect(refused).toMatchObject({ reason: 'TOO_MANY_ROWS', message: 'A sheet of a workbook has at most 300 rows; "Sheet1" has more.' });
      expect([refused['hint'], refused['hintVi']]).toEqual([expect.stringContaining('CSV UTF-8'), expect.stringContaining('CSV UTF-8')]);
    }
  });

  test('with prefixed names, as some programs write them, is read alike', async () => {
    const body = sheetXml(sheet({ 1: [1, 2], 2: [3, 4] }))
      .replaceAll(/<(\/?)(?=[a-z])/gu, '<$1x:')
      .replace('xmlns=', 'xmlns:x=');
    const bytes = workbook([sheet({})], { parts: { 'xl/worksheets/sheet1.xml': utf8(body) } });
    expect((await open(bytes)).facts.sheets[0]!.rows).toBe(2);
    expect(await cellsOf(bytes)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});

describe('F31: what is made to harm', () => {
  test('a zip bomb is refused by what it declares, before anything is unzipped', async () => {
    const bytes = workbook([sheet({ 1: ['a'] })], { parts: { 'xl/worksheets/sheet1.xml': new Uint8Array(64 << 20) } });
    expect(bytes.length).toBeLessThan(1 << 20);
    expect(await refusal(open(bytes))).toMatchObject({ reason: 'ZIP_BOMB' });
  });

  test('a zip bomb that lies about its size gives no byte more than it declared', async () => {
    const bytes = Buffer.from(workbook([sheet({ 1: ['a'] })], { parts: { 'xl/worksheets/sheet1.xml': new Uint8Array(8 << 20) } }));
    const size = Buffer.alloc(4);
    size.writeUInt32LE(8 << 20);
    const small = Buffer.alloc(4);
    small.writeUInt32LE(1_000);
    for (let at = bytes.indexOf(size); at >= 0; at = bytes.indexOf(size, at)) small.copy(bytes, at);
    expect(await refusal(open(bytes))).toMatchObject({ reason: 'BROKEN_FILE' });
  });

  test('parts without number, parts too large together and a file too large are refused', async () => {
    const parts = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`xl/media/${at}.png`, Uint8Array.of(at)]));
    const bytes = workbook([sheet({ 1: ['a'] })], { parts });
    expect(await refusal(open(bytes, { zipEntries: 20 }))).toMatchObject({ reason: 'ZIP_BOMB' });
    expect(await refusal(open(bytes, { unzippedBytes: 500 }))).toMatchObject({ reason: 'TOO_LARGE' });
    expect(await refusal(open(bytes, { workbookBytes: 500 }))).toMatchObject({ reason: 'TOO_LARGE' });
  });

  test('a sheet of a million rows is refused before its first row is read', async () => {
    const row = '<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(1_000_000);
    const body = `<worksheet><sheetData>${row}</sheetData></worksheet>`;
    const bytes = workbook([sheet({})], { parts: { 'xl/worksheets/sheet1.xml': [utf8(body), { level: 1 }] } });
    const refused = await refusal(open(bytes, { unzipRatio: 2_000 }));
    expect(refused['reason']).toBe('TOO_MANY_ROWS');
    expect(refused['hint']).toContain('CSV UTF-8');
    expect(refused['hintVi']).toContain('CSV UTF-8');
  });

  test('a sheet that is formatted down to its last row is no sheet of a million rows', async () => {
    const empty = Array.from({ length: 300_000 }, (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" s="1"/></row>`);
    const body = `<worksheet><sheetData><row r="1"><c r="A1"><v>7</v></c></row>${empty.join('')}</sheetData></worksheet>`;
    const bytes = workbook([sheet({})], { parts: { 'xl/worksheets/sheet1.xml': [utf8(body), { level: 1 }] } });
    expect(await cellsOf(bytes)).toEqual([[7]]);
  });

  test('an external entity, or any document type, is refused', async () => {
    const evil =
      '<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&x;</v></c></row></sheetData></worksheet>';
    const bytes = workbook([sheet({})], { parts: { 'xl/worksheets/sheet1.xml': utf8(evil) } });
    expect(await refusal(open(bytes).then(rowsOf))).toMatchObject({ reason: 'DOCUMENT_TYPE' });
    const laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>';
    expect(await refusal(open(workbook([sheet({})], { parts: { 'xl/workbook.xml': utf8(laughs) } })))).toMatchObject({
      reason: 'DOCUMENT_TYPE',
    });
  });

  test('a damaged workbook is refused with the part that is damaged', async () => {
    const bytes = workbook([sheet({})], { parts: { 'xl/worksheets/sheet1.xml': utf8('<worksheet><sheetData><row r="1"><c r="A1">') } });
    const refused = await refusal(open(bytes).then(rowsOf));
    expect(refused).toMatchObject({ reason: 'BROKEN_FILE' });
    expect(refused['message']).toContain('sheet1.xml');
    const whole = workbook([sheet({ 1: ['a'] })]);
    expect(await refusal(open(whole.subarray(0, whole.length - 30)))).toMatchObject({ reason: 'BROKEN_FILE' });
  });

  test('a cell in a column that cannot be does not fill the memory with empty cells', async () => {
    const body = '<worksheet><sheetData><row r="1"><c r="ZZZZZZ1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData></worksheet>';
    expect(await cellsOf(workbook([sheet({})], { parts: { 'xl/worksheets/sheet1.xml': utf8(body) } }))).toEqual([['', 2]]);
  });
});

describe('a file of another kind is refused by its content, with what to do in both languages', () => {
  const ole = (text = '') =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(512), Buffer.from(text, 'utf16le')]);
  const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, utf8('x')])));

  test.each([
    ['an old Excel or Word file', ole('Workbook')],
    ['a workbook behind a password', ole('EncryptedPackage')],
    ['a PDF', utf8('%PDF-1.7\n')],
    ['a web page', utf8('  <html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>1</td></tr></table></html>')],
    ['a web page', utf8('\uFEFF<!DOCTYPE html><html></html>')],
    ['a web page', utf16('<table><tr><td>1</td></tr></table>')],
    ['an XML file', utf8('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook></Workbook>')],
    ['a text document', utf8('{\\rtf1\\ansi')],
    ['a JSON file', utf8('[{"code": "001"}]')],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)],
    ['an archive', Uint8Array.of(0x1f, 0x8b, 8)],
    ['a binary workbook', zip('xl/workbook.bin')],
    ['an OpenDocument file', zip('mimetype', 'content.xml')],
    ['a Word or PowerPoint document', zip('word/document.xml')],
    ['a zip archive', zip('bang.csv')],
  ])('%s', async (name, bytes) => {
    const refused = await refusal(openTable(pieces(bytes), { name: 'bang.xls' }));
    expect(refused['message']).toContain(name);
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT' });
    for (const text of ['messageVi', 'hint', 'hintVi']) expect(refused[text]).toEqual(expect.stringMatching(/.{20}/));
  });

  test('an empty one', async () => {
    for (const bytes of [utf8(''), utf8('\uFEFF \r\n')]) expect(await refusal(open(bytes))).toMatchObject({ reason: 'EMPTY_FILE' });
  });
});
