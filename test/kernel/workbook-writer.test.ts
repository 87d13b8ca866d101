import { unzipSync } from 'fflate';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SheetCell, SheetPlan } from '../../src/kernel/workbook-sheet.js';
import { workbookBytes, workbookStream } from '../../src/kernel/workbook-writer.js';
import { cellsOf } from '../modules/imports/files.js';

const sheet = (rows: readonly (readonly SheetCell[])[]): SheetPlan => ({
  name: 'Một',
  columns: [{ width: 12, look: 'PLAIN' }],
  rows: rows.map((cells) => ({ look: 'PLAIN', cells })),
});
const readBack = (rows: readonly (readonly SheetCell[])[]) => cellsOf(workbookBytes([sheet(rows)]));

async function streamed(sheets: readonly SheetPlan[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of workbookStream(sheets)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('A workbook', () => {
  test('holds each value as its type', async () => {
    const day = (value: number) => ({ value, shown: 'DATE', formula: false });
    expect(
      await readBack([
        ['01', 1, -5.5, true, false, null, 'cuối'],
        [{ date: '1900-03-01' }, { date: '2018-11-30' }, { date: '2018-11-30T18:00:00+07:00' }],
      ]),
    ).toEqual([
      ['01', 1, -5.5, true, false, '', 'cuối'],
      [day(61), day(43_434), day(43_434.75)],
    ]);
  });

  test('holds a day that Excel does not have as text', async () => {
    expect(await readBack([[{ date: '1900-02-28' }, { date: '1010-10-10' }, { date: 'không rõ' }]])).toEqual([
      ['1900-02-28', '1010-10-10', 'không rõ'],
    ]);
  });

  test('gives any text back as it was, but for signs that XML does not have, other line breaks and what is too long', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('_x0041_', '=1', '&lt;<b>"', '🇻🇳 Hòa', ' a ', 'a\nb'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1 }), async (cells) => {
        const [read] = await readBack([[...cells, 'cuối']]);
        const plain = (one: string): string =>
          one.replaceAll(/\r\n?/gu, '\n').replaceAll(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
        expect(read).toEqual([...cells.map(plain), 'cuối']);
      }),
      { numRuns: 50 },
    );
    const [[long, control]] = (await readBack([['x'.repeat(40_000), 'a\u0001b\uD800']])) as [string[]];
    expect([long!.length, long!.at(-1), control]).toEqual([32_767, '…', 'ab']);
  });

  test('written as a stream has the same parts as in one piece, however many rows there are', async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => [`dòng ${at}`, at, at % 2 === 0]);
    const plans = [sheet(rows), { ...sheet([['ẩn']]), name: 'Hai', hidden: true }];
    const bytes = await streamed(plans);
    expect(unzipSync(bytes)).toEqual(unzipSync(workbookBytes(plans)));
    expect(await cellsOf(bytes)).toEqual(rows);
  });
});
