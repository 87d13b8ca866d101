import { parse } from 'csv-parse/sync';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openTable } from '../../../src/modules/imports/index.js';
import { cellsOf, open, refusal, rowsOf, utf8 } from './files.js';

const cell = fc.oneof(
  fc.stringMatching(/^[a-zA-ZạĐ 0-9.]{0,8}$/),
  fc.constantFrom('36,5', 'a "b" c', 'two\nlines', 'three\r\nlines', ';', '\t', '""', 'Phường Bồ Đề, quận Long Biên', ''),
);
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 3, maxLength: 12 }));
const quoted = (text: string, delimiter: string): string =>
  /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;

describe('a CSV', () => {
  test('is split as csv-parse splits it, however it is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), fc.constantFrom('\n', '\r\n'), async (rows, size, end) => {
        const header = rows[0]!.map((_, at) => `column${at}`);
        const text = [header, ...rows].map((row) => row.map((one) => quoted(one, ',')).join(',')).join(end);
        expect(await cellsOf(text, size)).toEqual(parse(text, { relax_column_count: true, skip_empty_lines: false }));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['comma', 'Mã,Tên\n001,Ba Đình\n004,"Long Biên, Hà Nội"\n', ','],
    ['semicolon, with decimal commas in the rows', 'Mã;Điểm\n001;36,5\n004;40,25\n', ';'],
    ['tab, with commas in the texts', 'Mã\tTên\n001\tBa Đình, Hà Nội\n', '\t'],
    ['bar', 'Mã|Tên\n001|Ba Đình\n', '|'],
    ['what the first line says', 'sep=;\nMã;Ghi chú\n001;a,b,c\n', ';'],
    ['semicolon under a title with commas', 'Báo cáo, năm 2019, quý I\nMã;Điểm;Ghi chú\n001;1,5;x\n004;2,5;y\n', ';'],
  ])('has its delimiter found by evidence: %s', async (_, text, delimiter) => {
    expect((await open(text)).facts.delimiter).toBe(delimiter);
  });

  test('of one column has no delimiter', async () => {
    expect((await open('Mã\n001\n004\n')).facts.delimiter).toBeNull();
  });

  test('counts its rows as Excel does: empty ones count, lines inside quotation marks do not', async () => {
    const rows = await rowsOf(await open('a,b\n\n"one\ntwo",x\nlast,y'));
    expect(rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
      [1, 'a'],
      [2, ''],
      [3, 'one\ntwo'],
      [4, 'last'],
    ]);
  });

  test('of an old Mac is read, and the line that names the delimiter is none of its rows', async () => {
    expect(await cellsOf('a;b\rc;d')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(await cellsOf('sep=;\r\na;b\r\n')).toEqual([['a', 'b']]);
  });

  test('takes a quotation mark inside a cell for what it is', async () => {
    expect(await cellsOf('a,b\n5" pipe,"x"y\n')).toEqual([
      ['a', 'b'],
      ['5" pipe', 'xy'],
    ]);
  });

  test('with a quotation mark that is never closed is refused with its place', async () => {
    const long = Array.from({ length: 4_000 }, (_, at) => `${at},something`).join('\n');
    const refused = await refusal(open(`a,b\n1,"open\n${long}`).then(rowsOf));
    expect(refused).toMatchObject({
      reason: 'UNCLOSED_QUOTE',
      message: 'A quotation mark that opens in row 2, column 2, is never closed.',
    });
    expect(await refusal(open('a,b\n1,"open').then(rowsOf))).toMatchObject({ reason: 'UNCLOSED_QUOTE' });
  });

  test('without line breaks is refused before it fills the memory', async () => {
    async function* endless() {
      for (let at = 0; at < 64; at++) yield utf8('abc,'.repeat(16_384));
    }
    expect(await refusal(openTable(endless(), { name: 'x' }).then(rowsOf))).toMatchObject({ reason: 'ROW_TOO_LONG' });
  });

  test('of 300,000 rows is never read further ahead than the sample and the piece at hand', async () => {
    const ROWS = 300_000;
    const A_PIECE = 1_000;
    let given = 0;
    async function* generated() {
      yield utf8('Mã hồ sơ,Đơn vị,Ngày\r\n');
      for (let at = 0; at < ROWS; at += A_PIECE) {
        const lines = Array.from({ length: A_PIECE }, (_, line) => `H29-${at + line},"Bồ Đề, Long Biên",05/03/2019\r\n`);
        given += A_PIECE;
        yield utf8(lines.join(''));
      }
    }
    let taken = 0;
    let ahead = 0;
    for await (const batch of (await openTable(generated(), { name: 'large.csv' })).rows) {
      taken += batch.length;
      ahead = Math.max(ahead, given - taken);
    }
    expect(taken).toBe(ROWS + 1);
    // The sample of 256 KiB holds some 6,000 of these rows.
    expect(ahead).toBeLessThan(10_000);
  });

  test('that nobody reads to its end lets go of its source', async () => {
    let closed = false;
    async function* source() {
      try {
        for (;;) yield utf8('a,b\n'.repeat(100_000));
      } finally {
        closed = true;
      }
    }
    for await (const _ of (await openTable(source(), { name: 'x' })).rows) break;
    expect(closed).toBe(true);
  });
});
