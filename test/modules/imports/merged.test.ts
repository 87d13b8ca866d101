import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ColumnSpec } from '../../../src/modules/imports/index.js';
import { read, workbook, type TestSheet } from './files.js';

const specs = [
  { key: 'field', title: { vi: 'Lĩnh vực', en: 'Field' }, required: true, kind: 'TEXT' },
  { key: 'code', title: { vi: 'Mã thủ tục', en: 'Procedure' }, required: true, kind: 'CODE' },
  { key: 'received', title: { vi: 'Tiếp nhận', en: 'Received' }, required: true, kind: 'COUNT' },
  { key: 'month', title: { vi: 'Tháng', en: 'Month' }, required: false, kind: 'MONTH' },
] as const satisfies readonly ColumnSpec[];
const HEADER = ['Lĩnh vực', 'Mã thủ tục', 'Tiếp nhận', 'Tháng'];

const table = (rows: TestSheet['rows'], merged: readonly string[]) =>
  read(workbook([{ name: 'Bảng', rows: { 1: HEADER, ...rows }, merged }]), specs);

/** What became of each row: its values, or the codes of its complaints. */
const found = ({ rows }: Awaited<ReturnType<typeof table>>) =>
  rows.map(({ row, values, complaints }) =>
    complaints.length > 0 ? [row, ...complaints.map(({ key, code }) => `${key} ${code}`)] : [row, ...Object.values(values)],
  );

describe('cells that are merged downwards', () => {
  test('stand in each of their rows, in the values and in the row as it stood', async () => {
    const read3 = await table(
      {
        2: ['Đất đai', '1.001', 5, '03/2020'],
        3: [null, '1.002', 6],
        4: [null, '1.003', 7],
        5: ['Hộ tịch', '2.001', 8, '04/2020'],
        6: [null, '2.002', 9, '05/2020'],
      },
      ['A2:A4', 'D2:D4', 'A5:A6'],
    );
    expect(found(read3)).toEqual([
      [2, 'Đất đai', '1.001', 5, '2020-03'],
      [3, 'Đất đai', '1.002', 6, '2020-03'],
      [4, 'Đất đai', '1.003', 7, '2020-03'],
      [5, 'Hộ tịch', '2.001', 8, '2020-04'],
      [6, 'Hộ tịch', '2.002', 9, '2020-05'],
    ]);
    expect(read3.rows[1]!.cells).toEqual(['Đất đai', '1.002', 6, '03/2020']);
  });

  test('do not make a row of what is empty, nor hide a total', async () => {
    const rows = { 2: ['Đất đai', '1.001', 5], 3: [null, '1.002', 6], 5: [null, 'Cộng', 11], 6: ['Hộ tịch', '2.001', 8] };
    const short = await table(rows, ['A2:A5']);
    expect(found(short).map(([row]) => row)).toEqual([2, 3, 6]);
    expect(short.sheets[0]!.skipped).toEqual([{ reason: 'TOTAL', count: 1, rows: [5] }]);
    const total = await table({ 2: ['Đất đai', '1.001', 5], 3: ['Tổng cộng', null, 5], 4: [null, null, 6] }, ['A3:A4']);
    expect(total.sheets[0]!.skipped).toEqual([{ reason: 'TOTAL', count: 2, rows: [3, 4] }]);
  });

  test('with a number are an error in each row of the table that they stand in, for it may be of all together', async () => {
    const shared = await table({ 2: ['Đất đai', '1.001', 5], 3: [null, '1.002'], 4: [null, '1.003', 7] }, ['A2:A4', 'C2:C3']);
    expect(found(shared)).toEqual([
      [2, 'received MERGED_NUMBER'],
      [3, 'received MERGED_NUMBER'],
      [4, 'Đất đai', '1.003', 7, null],
    ]);
  });

  test('with a number over one row of the table and an empty one are read', async () => {
    const tall = await table({ 2: ['Đất đai', '1.001', 5], 4: ['Hộ tịch', '2.001', 6] }, ['A2:A3', 'B2:B3', 'C2:C3', 'A4:A5', 'C4:C5']);
    expect(found(tall)).toEqual([
      [2, 'Đất đai', '1.001', 5, null],
      [4, 'Hộ tịch', '2.001', 6, null],
    ]);
  });

  test('with a dash say in each row that there is no value', async () => {
    const optional = [specs[0], specs[1], { ...specs[2], required: false }] as const;
    const rows = { 1: HEADER, 2: ['Đất đai', '1.001', '-'], 3: [null, '1.002'] };
    const dashes = await read(workbook([{ name: 'Bảng', rows, merged: ['A2:A3', 'C2:C3'] }]), optional);
    expect(dashes.rows.map(({ none }) => none)).toEqual([{ received: 'DASH' }, { received: 'DASH' }]);
  });

  test('whose first row is the header’s do not go on below it', async () => {
    const headed = await table({ 2: ['Đất đai', '1.001', 5], 3: ['Hộ tịch', '1.002', 6] }, ['A1:A2', 'D1:D3']);
    expect(found(headed)).toEqual([
      [2, 'Đất đai', '1.001', 5, null],
      [3, 'Hộ tịch', '1.002', 6, null],
    ]);
  });

  test('are read like cells that were never merged, wherever the merged ones lie and however many rows they have', async () => {
    const blocks = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(blocks, async (sizes) => {
        const rows: Record<number, (string | number | null)[]> = {};
        const merged: string[] = [];
        let row = 2;
        for (const [block, size] of sizes.entries()) {
          if (size > 1) merged.push(`A${row}:A${row + size - 1}`);
          for (let at = 0; at < size; at++, row++) rows[row] = [at === 0 ? `Lĩnh vực ${block}` : null, `1.${row}`, row];
        }
        const expected = sizes.flatMap((size, block) => Array.from({ length: size }, () => `Lĩnh vực ${block}`));
        expect((await table(rows, merged)).rows.map(({ values }) => values.field)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});
