import { describe, expect, test } from '@jest/globals';
import { openTable, readTable, type ColumnSpec } from '../../../src/modules/imports/index.js';
import { ComplaintLedger } from '../../../src/modules/imports/complaint-ledger.js';
import { listed, unitMissing, type RowComplaint } from '../../../src/modules/imports/row-complaint.rules.js';
import { speltSo } from '../../../src/modules/units/index.js';
import { pieces, utf8 } from './files.js';

const specs = [
  { key: 'field', title: { vi: 'Lĩnh vực', en: 'Field' }, required: false, kind: 'TEXT' },
  { key: 'received', title: { vi: 'Tiếp nhận', en: 'Received' }, required: true, kind: 'COUNT' },
] as const satisfies readonly ColumnSpec[];

test('total rows are rows of the table only where they are asked for', async () => {
  const seen = async (totals: boolean) => {
    const opened = await openTable(pieces(utf8('Lĩnh vực;Tiếp nhận\nĐất đai;3\nTư pháp;4\nTổng cộng;7\n')), { name: 'test' });
    const table = readTable(opened, specs, { totals });
    const rows: [number | null, boolean][] = [];
    for await (const batch of table.rows)
      rows.push(...batch.map(({ values, total }): [number | null, boolean] => [values.received, total]));
    return { rows, skipped: table.sheets()[0]!.skipped.map(({ reason }) => reason) };
  };
  const fields = [
    [3, false],
    [4, false],
  ];
  expect(await seen(false)).toEqual({ rows: fields, skipped: ['TOTAL'] });
  expect(await seen(true)).toEqual({ rows: [...fields, [7, true]], skipped: [] });
});

function complaintGroups(complaints: readonly RowComplaint[]) {
  const ledger = new ComplaintLedger();
  for (const complaint of complaints) ledger.add([complaint]);
  return ledger.groups();
}

describe('complaints', () => {
  test('that are equal stand together, with the first hundred rows and the count of all', () => {
    const groups = complaintGroups(Array.from({ length: 250 }, (_, at) => unitMissing({ sheet: null, row: at + 2 })));
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ code: 'UNIT_MISSING', count: 250 });
    expect(groups[0]!.rows).toEqual(Array.from({ length: 100 }, (_, at) => at + 2));
  });

  test('of different sheets stand apart, and there is an end to their kinds', () => {
    const of = (sheet: string) => unitMissing({ sheet, row: 1 });
    expect(complaintGroups(['a', 'b', 'a'].map(of)).map(({ sheet, count }) => [sheet, count])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(complaintGroups(Array.from({ length: 600 }, (_, at) => of(String(at))))).toHaveLength(500);
  });

  test('list five candidates with what is above them, and how many more there are', () => {
    const unit = (code: string) => ({ code, name: 'Phường 1', above: [{ name: 'Quận 3' }] });
    expect(listed([unit('1')])).toBe('Phường 1, Quận 3 (1)');
    expect(listed(['1', '2', '3', '4', '5', '6', '7'].map(unit))).toMatch(/\(5\); … \+2$/u);
  });
});

test.each([
  ['Đồ Sơn', true],
  ['quận đồ sơn', true],
  ['Q. Đồ Sơn', true],
  ['do son', true],
  ['Đổ Sơn', false],
  ['Huyện Đồ Sơn', false],
  ['Sơn', false],
])('%j may stand for Quận Đồ Sơn: %s', (name, may) => {
  expect(speltSo(name, [{ name: 'Quận Đồ Sơn' }])).toHaveLength(may ? 1 : 0);
});
