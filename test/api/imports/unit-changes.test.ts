import { describe, expect, test } from '@jest/globals';
import { hubForWriting } from '../../kit/hub.js';
import { send } from './files.js';
import { differences, rowsOf, takeBack } from './taking-back.js';

const hub = hubForWriting();
const steward = { role: 'DATA_STEWARD' } as const;
const TABLES = ['unit', 'unit_version', 'unit_succession', 'unit_closure', 'register_gap'] as const;
const PATHS = 'ancestors of units';

const HEADER = 'Ngày hiệu lực;Thay đổi;Mã đơn vị;Tên đơn vị;Mã mới;Tên mới;Loại đơn vị;Mã đơn vị cấp trên;Tỷ lệ;Văn bản';
const DECISION = 'Nghị quyết 1232/NQ-UBTVQH15';
const sheet = (...rows: readonly string[]): string => `\uFEFF${[HEADER, ...rows.map((row) => `${row};${DECISION}`)].join('\r\n')}\r\n`;
const sendRows = async (mode: string, ...rows: readonly string[]) =>
  (await send(hub, steward, `unit-changes?mode=${mode}&name=bien-dong.csv`, sheet(...rows))).report;

/** What became of huyện An Dương, in no order. */
const AN_DUONG = [
  '01/01/2025;Nhập toàn bộ;11611;Xã Lê Lợi;11581;Phường Lê Lợi;;;',
  '01/01/2025;Nhập toàn bộ;11581;Thị trấn An Dương;11581;Phường Lê Lợi;;;',
  '01/01/2025;Thành lập;11581;Phường Lê Lợi;;;;312;',
  '01/01/2025;Đổi loại;312;Huyện An Dương;;Quận An Dương;;;',
  '01/01/2025;Đổi đơn vị cấp trên;11599;Xã An Hưng;;;;303;',
  '01/01/2025;Đổi loại;11599;Xã An Hưng;;Phường An Hưng;;;',
  '01/01/2025;Đổi tên;11614;Xã Đặng Cương;;Phường An Hải;;;',
  '01/01/2025;Nhập một phần;11620;Xã Quốc Tuấn;11614;Phường An Hải;;;60%',
  '01/01/2025;Nhập một phần;11620;Xã Quốc Tuấn;11617;;;;',
  '01/01/2025;Giải thể;11620;Xã Quốc Tuấn;;;;;',
  '01/01/2025;Thành lập;312.noi-vu;Phòng Nội vụ quận An Dương;;;Phòng;;',
] as const;

const UNIT = `query One($code: String!, $on: Date) { unit(code: $code, on: $on) {
  identity name kind level validFrom validTo parent { code name kind } ancestors { code }
  predecessors { kind effectiveOn unit { code name } } successors { kind effectiveOn weight decision source { locator } unit { code name } } } }`;
const unit = async (code: string, on: string) => (await hub.ask(UNIT, { code, on })).data.unit;

describe('changes that a document states', () => {
  let job = '';

  test('are applied to the register day by day, whatever their order', async () => {
    const report = await sendRows('COMMIT', ...AN_DUONG);
    job = report.job;
    expect([report.status, report.complaints]).toEqual(['COMMITTED', []]);
    expect(report.counts).toMatchObject({ created: 2, updated: 9, unchanged: 0, rejected: 0 });
    expect(await unit('312', '2024-12-31')).toMatchObject({ name: 'Huyện An Dương', kind: 'RURAL_DISTRICT' });
    expect(await unit('312', '2025-01-01')).toMatchObject({
      name: 'Quận An Dương',
      kind: 'URBAN_DISTRICT',
      validTo: '2025-07-01',
      successors: expect.arrayContaining([expect.objectContaining({ kind: 'RETYPE', effectiveOn: '2025-01-01' })]),
    });
    expect(await unit('11599', '2025-01-01')).toMatchObject({
      kind: 'WARD',
      parent: { code: '303' },
      ancestors: expect.arrayContaining([{ code: '303' }]),
    });
    expect(await unit('11599', '2024-12-31')).toMatchObject({ kind: 'RURAL_COMMUNE', parent: { code: '312', kind: 'RURAL_DISTRICT' } });
    expect(await unit('312.noi-vu', '2025-01-01')).toMatchObject({
      kind: 'DIVISION',
      level: 'DISTRICT',
      validTo: '2025-07-01',
      parent: { name: 'Quận An Dương' },
    });
    expect(await unit('11611', '2024-12-31')).toMatchObject({ name: 'Xã Lê Lợi', validTo: '2025-01-01' });
    const successor = {
      unit: { code: '11581', name: 'Phường Lê Lợi' },
      kind: 'FULL',
      effectiveOn: '2025-01-01',
      weight: null,
      decision: DECISION,
    };
    expect((await unit('11581', '2024-12-31')).successors).toEqual([{ ...successor, source: { locator: `row 3, ${DECISION}` } }]);
    expect(await unit('11581', '2025-01-01')).toMatchObject({
      name: 'Phường Lê Lợi',
      kind: 'WARD',
      validFrom: '2025-01-01',
      validTo: '2025-07-01',
      predecessors: expect.arrayContaining([expect.objectContaining({ kind: 'FULL', unit: { code: '11611', name: 'Xã Lê Lợi' } })]),
    });
    expect((await unit('11620', '2024-12-31')).successors).toMatchObject([
      { kind: 'PARTIAL', weight: 0.6, unit: { code: '11614', name: 'Phường An Hải' } },
      { kind: 'PARTIAL', weight: null, unit: { code: '11617' } },
    ]);
    expect(await unit('11581', '2025-07-01')).toMatchObject({ name: 'Phường An Dương' });
    expect(await differences(hub, PATHS)).toEqual([]);
  }, 60_000);

  test('that come again change nothing', async () => {
    const before = await rowsOf(hub, TABLES);
    expect((await sendRows('COMMIT', ...AN_DUONG)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 11, rejected: 0 });
    expect(await rowsOf(hub, TABLES)).toEqual(before);
  });

  test('stay as a whole when something rests on one of them', async () => {
    const later = await sendRows('COMMIT', '01/04/2025;Đổi tên;11581;Phường Lê Lợi;;Phường Lê Lợi Mới;;;');
    expect(later.counts).toMatchObject({ updated: 1 });
    const before = await rowsOf(hub, TABLES);
    const { reversal } = await takeBack(hub, steward, job);
    expect([reversal.restored, new Set(reversal.kept.map(({ reason }) => reason))]).toEqual([0, new Set(['CHANGED_SINCE', 'IN_USE'])]);
    expect(await rowsOf(hub, TABLES)).toEqual(before);
    expect(await differences(hub, PATHS)).toEqual([]);
  }, 60_000);
});

describe('changes that are taken back', () => {
  test('leave the register as it was, paths included', async () => {
    const before = await rowsOf(hub, TABLES);
    const report = await sendRows(
      'COMMIT',
      '01/03/2024;Đổi mã;11605;Xã Bắc Sơn;11606;;;;',
      '01/03/2024;Đổi mã;11617;Xã Đồng Thái;11605;;;;',
      '01/03/2024;Nhập toàn bộ;11626;Xã Hồng Thái;11623;;;;',
      '01/03/2024;Thành lập;31.thu;Văn phòng thử;;;Văn phòng;;',
    );
    expect([report.complaints, report.counts]).toMatchObject([[], { created: 1, updated: 3 }]);
    expect((await unit('11605', '2024-03-01')).name).toBe('Xã Đồng Thái');
    expect((await unit('31.thu', '2025-01-01')).parent).toMatchObject({ code: '31' });
    expect((await takeBack(hub, steward, report.job)).reversal.kept).toEqual([]);
    expect(await rowsOf(hub, TABLES)).toEqual(before);
    expect(await differences(hub, PATHS)).toEqual([]);
  }, 60_000);

  test('stay where a code was given anew since', async () => {
    const ended = await sendRows('COMMIT', '01/05/2024;Giải thể;11605;Xã Bắc Sơn;;;;;');
    const begun = await sendRows('COMMIT', '01/06/2024;Thành lập;11605;Xã Bắc Sơn Mới;;;;312;');
    expect([ended.counts, begun.counts]).toMatchObject([{ updated: 1 }, { created: 1 }]);
    const { reversal } = await takeBack(hub, steward, ended.job);
    expect([reversal.restored, reversal.kept.length]).toEqual([0, 2]);
    expect((await takeBack(hub, steward, begun.job)).reversal.kept).toEqual([]);
    expect(await differences(hub, PATHS)).toEqual([]);
  }, 60_000);
});

describe('a change', () => {
  test.each([
    ['of a unit that there is not', '01/01/2022;Giải thể;99999;;;;;;', 'UNIT_UNKNOWN', 'Mã đơn vị'],
    ['of a unit of another name', '01/01/2022;Giải thể;11455;Phường Khác;;;;;', 'UNIT_DIFFERS', 'Tên đơn vị'],
    ['without the new name', '01/01/2022;Đổi tên;11455;;;;;;', 'UNIT_CHANGE_INCOMPLETE', 'Tên mới'],
    ['to a code that another has', '01/01/2022;Đổi mã;11455;;11461;;;;', 'UNIT_CODE_HELD', 'Mã đơn vị'],
    ['to a code of another form', '01/01/2022;Đổi mã;11455;;312;;;;', 'UNIT_CODE_HELD', 'Mã mới'],
    ['that founds a unit under a code that is taken', '01/01/2022;Thành lập;11455;Phường Mới;;;;308;', 'UNIT_CODE_HELD', 'Mã đơn vị'],
    ['that founds a unit of no kind', '01/01/2022;Thành lập;11456;Mới;;;;308;', 'UNIT_KIND_UNKNOWN', 'Loại đơn vị'],
    ['that founds an agency and says no kind', '01/01/2022;Thành lập;308.tu-phap;Phòng Tư pháp;;;;;', 'UNIT_KIND_UNKNOWN', 'Loại đơn vị'],
    ['that puts a commune under a commune', '01/01/2022;Thành lập;11456;Phường Mới;;;;11455;', 'UNIT_PARENT_LEVEL', 'Mã đơn vị cấp trên'],
    ['after which the unit changed again', '01/01/2024;Đổi tên;312;;;Huyện An Hải;;;', 'UNIT_CHANGED_LATER', 'Ngày hiệu lực'],
    ['that ends a unit on another day than its document says', '01/01/2024;Giải thể;11465;;;;;;', 'UNIT_ENDED', 'Ngày hiệu lực'],
    ['that says what is so already', '01/01/2022;Đổi tên;11455;;;Phường Ngọc Xuyên;;;', 'UNIT_CHANGES_NOTHING', 'Ngày hiệu lực'],
    ['into itself', '01/01/2022;Nhập một phần;11455;;11455;;;;', 'UNIT_MERGED_ELSEWHERE', 'Mã mới'],
  ])('%s is a complaint in both languages', async (_, row, code, column) => {
    const { complaints } = await sendRows('VALIDATE', row);
    expect(complaints).toMatchObject([
      { code, column, rows: [2], message: expect.any(String), messageVi: expect.any(String), hintVi: expect.any(String) },
    ]);
  });

  test('that rests on one that cannot be is left out with it, the others are taken', async () => {
    const { complaints, counts } = await sendRows(
      'VALIDATE',
      '01/01/2022;Thành lập;11456;Mới;;;;308;',
      '01/01/2022;Nhập toàn bộ;11626;;11456;;;;',
      '01/01/2022;Đổi tên;11461;;;Phường Vạn Hương Mới;;;',
      '01/01/2022;Đổi tên;11461;;;Phường Khác;;;',
    );
    expect(complaints.map(({ code, rows }) => [code, rows])).toEqual([
      ['UNIT_KIND_UNKNOWN', [2]],
      ['UNIT_UNKNOWN', [3]],
      ['DUPLICATE_ROW', [5]],
    ]);
    expect(counts).toMatchObject({ updated: 1, rejected: 3 });
  });

  test('that would leave a unit without the one above it is left out', async () => {
    const { complaints, counts } = await sendRows(
      'VALIDATE',
      '01/01/2022;Thành lập;998;Huyện Thử;;;;31;',
      '01/01/2022;Thành lập;99998;Xã Thử;;;;998;',
      '01/01/2023;Giải thể;998;Huyện Thử;;;;;',
    );
    expect(complaints).toMatchObject([{ code: 'UNIT_WITHOUT_PARENT', rows: [4], messageVi: expect.stringContaining('Xã Thử (99998)') }]);
    expect(counts).toMatchObject({ created: 2, rejected: 1 });
  });

  test('is nobody’s but a steward’s to state, and the template is read as it is filled in', async () => {
    expect((await send(hub, { role: 'LEADER', unit: '31' }, 'unit-changes', sheet(AN_DUONG[0]))).status).toBe(403);
    const template = await (await fetch(`${hub.url}/templates/unit-changes.csv`)).text();
    const { report } = await send(
      hub,
      steward,
      'unit-changes',
      `${template}01/01/2022,Đổi tên,11461,Phường Vạn Hương,,Phường Hương,,,,QĐ 1\r\n`,
    );
    expect([report.complaints, report.counts.updated]).toEqual([[], 1]);
  });
});
