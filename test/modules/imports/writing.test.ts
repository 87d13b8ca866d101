import { unzipSync } from 'fflate';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { channelWords, templateCsv, templateWorkbook, tidyText, type ColumnSpec } from '../../../src/modules/imports/index.js';
import { CSV_START, csvLine, harmless } from '../../../src/kernel/csv-text.js';
import { cellsOf, open, read, workbook } from './files.js';

const specs = [
  {
    key: 'code',
    title: { vi: 'Mã hồ sơ', en: 'Dossier code' },
    required: true,
    kind: 'CODE',
    example: '000.00.01.H29-260310-0421',
    explanation: 'Mã do phần mềm một cửa cấp.',
  },
  { key: 'channel', title: { vi: 'Hình thức tiếp nhận', en: 'Channel' }, required: true, kind: 'WORD', words: channelWords },
  { key: 'on', title: { vi: 'Ngày tiếp nhận', en: 'Received on' }, required: true, emptyAllowed: true, kind: 'DATE' },
  { key: 'onTime', title: { vi: 'Đúng hạn', en: 'On time' }, required: false, kind: 'BOOLEAN' },
  { key: 'note', title: { vi: 'Ghi chú <"nội bộ">', en: 'Note & more' }, required: false, kind: 'TEXT' },
] as const satisfies readonly ColumnSpec[];

describe('F32: what leaves for Excel', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+84912345678', '+84912345678'],
    ['+cmd', "'+cmd"],
    ['-2+3', "'-2+3"],
    ['-5', '-5'],
    ['-36,5', '-36,5'],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['-', "'-"],
    ['Phường Bồ Đề', 'Phường Bồ Đề'],
    ['36,5', '36,5'],
  ])('%j is written as %j', (text, written) => {
    expect(harmless(text)).toBe(written);
  });

  test('no cell begins like a formula, unless it is a plain number', () => {
    const text = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' ', '', '＝'), fc.string()).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (one) => {
        const cell = harmless(one);
        if (!/^[+-]?\d+(?:[.,]\d+)*$/u.test(cell)) expect(cell).not.toMatch(/^(?:[\t\r]|\s*[=+\-@])/u);
      }),
    );
  });

  test('is UTF-8 with its mark, with the delimiter asked for and Windows line breaks', () => {
    expect(CSV_START + csvLine(['Mã', 'a;b', 'a "b"', null, 36.5, true, 'hai\ndòng'], ';')).toBe(
      '\uFEFFMã;"a;b";"a ""b""";;36.5;true;"hai\ndòng"\r\n',
    );
  });

  test.each([
    ['một;=1+1;hai', "một;'=1+1;hai"],
    ['một, @A1', "một, '@A1"],
    ['- một\n- hai', "'- một\n'- hai"],
    ['từ -5; -7,5; +8, xong', 'từ -5; -7,5; +8, xong'],
    ['Hòa-Bình, A=B', 'Hòa-Bình, A=B'],
  ])('%j is no formula where another delimiter is taken: %j', (text, inside) => {
    expect(csvLine([text])).toBe(/[\n,;]/u.test(text) ? `"${inside}"\r\n` : `${inside}\r\n`);
  });

  test('is read back as it was, by the hub itself', async () => {
    const text = fc
      .stringMatching(/^[a-zA-Z0-9ạđế=+@,;"'\t -]{1,12}$/)
      .map(tidyText)
      .filter((one) => !/[,;\t]\s*[=+@-]/u.test(one)) // such a text gets an apostrophe inside: F32
      .filter((one) => one !== '' && !one.startsWith("'") && !/^="[^"]*"$/u.test(one));
    const rows = fc.array(fc.tuple(text, text, text), { minLength: 3, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t'), async (lines, delimiter) => {
        const written = CSV_START + [['Một', 'Hai', 'Ba'], ...lines].map((line) => csvLine(line, delimiter as ',')).join('');
        const cells = await cellsOf(`sep=${delimiter}\r\n${written.slice(1)}`);
        expect(cells.slice(1).map((line) => line.map((cell) => tidyText(cell as string)))).toEqual(lines);
      }),
    );
  });
});

describe('a template', () => {
  test('as .xlsx has the columns, a sheet that explains each, and its lists on a hidden sheet', async () => {
    const bytes = templateWorkbook(specs);
    const { facts } = await open(bytes);
    expect(facts.sheets.map(({ name, hidden, rows }) => [name, hidden, rows])).toEqual([
      ['Dữ liệu', false, 1],
      ['Hướng dẫn', false, 6],
      ['Danh mục', true, 0],
    ]);
    expect((await cellsOf(bytes)).slice(0, 3)).toEqual([
      ['Mã hồ sơ', 'Hình thức tiếp nhận', 'Ngày tiếp nhận', 'Đúng hạn', 'Ghi chú <"nội bộ">'],
      ['Cột', 'Tên tiếng Anh', 'Bắt buộc', 'Cách ghi', 'Giải thích', 'Ví dụ', 'Giá trị cho phép'],
      [
        'Mã hồ sơ',
        'Dossier code',
        'Bắt buộc',
        'Mã (định dạng Text để giữ số 0 ở đầu)',
        'Mã do phần mềm một cửa cấp.',
        '000.00.01.H29-260310-0421',
      ],
    ]);
    const sheet = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
    expect(sheet).toContain(`sqref="B2:B200000"><formula1>'Danh mục'!$A$1:$A$${channelWords.length}</formula1>`);
    expect(sheet).toContain(`sqref="D2:D200000"><formula1>'Danh mục'!$B$1:$B$2</formula1>`);
  });

  test('explains every kind of column, with an example that the column itself reads', async () => {
    const kinds = ['COUNT', 'POINTS', 'PERCENT', 'DATE', 'INSTANT', 'MONTH', 'YEAR', 'PERIOD', 'BOOLEAN', 'LIST'] as const;
    const columns = kinds.map((kind) => ({ key: kind, title: { vi: `Cột ${kind}`, en: kind }, required: true, kind }));
    const [titles, ...explained] = (await cellsOf(templateWorkbook(columns))).slice(1);
    const column = (name: string) => explained.map((cells) => cells[titles!.indexOf(name)] as string);
    for (const how of column('Cách ghi')) expect(how.length).toBeGreaterThan(5);
    const filled = await read(workbook([{ name: 'Dữ liệu', rows: { 1: column('Cột'), 2: column('Ví dụ') } }]), columns);
    expect(filled.rows[0]!.complaints).toEqual([]);
    expect(filled.rows[0]!.values).toMatchObject({
      MONTH: '2020-03',
      YEAR: 2019,
      PERIOD: { from: '2020-01-01', to: '2020-03-31' },
      LIST: ['Mục một', 'Mục hai'],
    });
  });

  test('that is sent back empty has no rows, and its other sheets are not taken for tables', async () => {
    for (const some of [specs, specs.slice(0, 1)]) {
      const { rows, sheets } = await read(templateWorkbook(some), some);
      expect(rows).toEqual([]);
      expect(sheets.map(({ sheet, header }) => [sheet, header])).toEqual([
        ['Dữ liệu', { first: 1, last: 1 }],
        ['Hướng dẫn', null],
      ]);
    }
  });

  test('that is filled in is read by the same columns', async () => {
    const rows = {
      1: specs.map(({ title }) => title.vi),
      2: ['H29-1', 'Trực tuyến', { xml: '<v>43621</v>', attributes: 's="1"' }, 'Có', 'x'],
    };
    const table = await read(workbook([{ name: 'Dữ liệu', rows }]), specs);
    expect(table.rows[0]!.values).toEqual({ code: 'H29-1', channel: 'ONLINE', on: '2019-06-05', onTime: true, note: 'x' });
  });

  test('is the same bytes each time', () => {
    expect(Buffer.from(templateWorkbook(specs)).equals(templateWorkbook(specs))).toBe(true);
  });

  test('as CSV is its header', async () => {
    expect(templateCsv(specs.slice(0, 3), ';')).toBe('\uFEFFMã hồ sơ;Hình thức tiếp nhận;Ngày tiếp nhận\r\n');
    expect((await read(templateCsv(specs), specs)).rows).toEqual([]);
  });
});
