import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runHub, temporaryFolder } from '../../faults/hub-process.js';
import { hubForWriting } from '../../kit/hub.js';
import { send } from './files.js';
import { listOf2019, printedList, type ListRow } from './printed-list.js';
import { rowsOf } from './taking-back.js';

const hub = hubForWriting();
const folder = temporaryFolder();
const steward = { role: 'DATA_STEWARD' } as const;
const TABLES = ['unit', 'unit_version', 'unit_succession', 'unit_closure', 'register_gap'] as const;

const list = listOf2019();
/** Đồ Sơn, with what a test writes over the row of a code. */
const doSon = (changes: Readonly<Record<string, Readonly<Record<number, string | null>>>> = {}, rows = list): ListRow[] =>
  rows.filter((row) => row[1] === '31').map((row) => row.map((cell, at) => changes[row[5] ?? '']?.[at] ?? cell));
const check = async (rows: readonly ListRow[], on = '2019-10-06') =>
  (await send(hub, steward, `units?mode=COMMIT&on=${on}&name=danh-sach.xlsx`, printedList(rows))).report;

describe('the list of the General Statistics Office', () => {
  test('of 06/10/2019 is what the register has of that day, unit by unit, and changes nothing', async () => {
    const before = await rowsOf(hub, TABLES);
    const path = join(folder, 'danh-sach.xlsx');
    writeFileSync(path, printedList(list));
    const { code, printed } = await runHub({
      words: ['import', 'units', path, '--on', '2019-10-06'],
      env: { DATABASE_URL: hub.databaseUrl },
    });
    expect([code, printed]).toEqual([
      0,
      expect.stringMatching(/^COMMITTED: 0 created, 0 updated, 11164 unchanged, 0 rejected, 1 skipped\.$/m),
    ]);
    expect(await rowsOf(hub, TABLES)).toEqual(before);
  }, 120_000);

  test('of another day differs where the units do, and both are told', async () => {
    const { status, complaints } = await check(doSon(), '2020-06-01');
    expect(status).toBe('FAILED');
    expect(complaints).toMatchObject([
      {
        code: 'UNIT_DIFFERS',
        column: 'Phường Xã',
        sample: 'Phường Ngọc Hải',
        messageVi: 'Mã 11458 ngày 2020-06-01: danh sách ghi tên "Phường Ngọc Hải", hệ thống có "Phường Hải Sơn" (Phường Hải Sơn).',
      },
      { code: 'UNIT_UNKNOWN', column: 'Mã PX', sample: '11464', messageVi: expect.stringContaining('Phường Vạn Sơn') },
    ]);
  });

  test.each([
    ['another name', { '11455': { 4: 'Phường Ngọc Xuyến' } }, 'UNIT_DIFFERS', 'Phường Xã', 'Phường Ngọc Xuyến'],
    ['another kind', { '11455': { 6: 'Xã' } }, 'UNIT_DIFFERS', 'Cấp', 'RURAL_COMMUNE'],
    ['another unit above', { '11455': { 3: '307', 2: 'Quận Kiến An' } }, 'UNIT_DIFFERS', 'Mã QH', '307'],
    ['a district of another name', { '11455': { 2: 'Huyện Đồ Sơn' } }, 'UNIT_DIFFERS', 'Quận Huyện', 'Huyện Đồ Sơn'],
    ['a code that nobody held', { '11455': { 5: '99999' } }, 'UNIT_UNKNOWN', 'Mã PX', '99999'],
  ] as const)('that gives a code %s is told so, beside what the register has', async (_, changes, code, column, sample) => {
    const { complaints } = await check(doSon(changes));
    expect(complaints[0]).toMatchObject({ code, column, sample, count: 1, messageVi: expect.stringMatching(/hệ thống/u) });
  });

  test('that lacks a commune is told which, where its district stands', async () => {
    const { complaints, counts } = await check(doSon().filter((row) => row[5] !== '11455'));
    expect(complaints).toMatchObject([{ code: 'UNIT_NOT_LISTED', column: 'Mã PX', sample: '11455', count: 1 }]);
    expect(counts.rejected).toBe(1);
    expect((await check([...doSon(), doSon()[0]!])).complaints).toMatchObject([{ code: 'DUPLICATE_ROW', count: 1 }]);
  });

  test('needs the day of which it is, and nobody but a steward sends it', async () => {
    const { status, errors } = await send(hub, steward, 'units', printedList(doSon()));
    expect([status, errors?.[0]?.extensions]).toMatchObject([
      400,
      { code: 'BAD_USER_INPUT', messageVi: expect.stringContaining('ngày của danh sách (on)'), hint: 'Such as on=2019-10-06.' },
    ]);
    expect((await send(hub, steward, 'units?on=06/10/2019', printedList(doSon()))).status).toBe(400);
    expect((await send(hub, { role: 'LEADER', unit: '31' }, 'units?on=2019-10-06', printedList(doSon()))).status).toBe(403);
  });

  test('without districts is the list of a day after the reform', async () => {
    const template = await (await fetch(`${hub.url}/templates/units.csv`)).text();
    const row = 'Thành phố Hà Nội,01,,,Phường Ba Đình,00004,Phường\r\n';
    const { report } = await send(hub, steward, 'units?on=2025-07-01', template + row);
    expect(report.complaints.filter(({ code }) => code !== 'UNIT_NOT_LISTED')).toEqual([]);
    expect(report.complaints.length).toBeGreaterThan(100);
  });
});
