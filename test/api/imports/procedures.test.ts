import { beforeAll, describe, expect, test } from '@jest/globals';
import { query } from '../../kit/databases.js';
import { hubForWriting } from '../../kit/hub.js';
import { send } from './files.js';
import { differences, rowsOf, takeBack } from './taking-back.js';

const hub = hubForWriting();
const steward = { role: 'DATA_STEWARD' } as const;
const TABLES = ['procedure_field', 'procedure'] as const;
const FLOWS = 'roll-ups of dossiers';

const HEADER =
  'Mã thủ tục;Tên thủ tục;Mã lĩnh vực;Lĩnh vực;Cấp thực hiện;Mức độ;Thời hạn theo quy định;Thời hạn cam kết;Phí, lệ phí;Hiệu lực từ ngày;Hết hiệu lực từ ngày';
const sheet = (...rows: readonly string[]): string => `\uFEFF${[HEADER, ...rows].join('\r\n')}\r\n`;
const sendRows = (mode: string, ...rows: readonly string[]) =>
  send(hub, steward, `procedures?mode=${mode}&name=danh-muc.csv`, sheet(...rows));

const ONE = `query One($code: String!, $on: Date) { procedure(code: $code, on: $on) {
  name level serviceLevel statutoryDays committedDays fee validFrom validTo field { code name } source { locator document { code } } } }`;
const procedure = async (code: string, on = '2026-01-01') => (await hub.ask(ONE, { code, on })).data.procedure;

const NEW = [
  '1.999001;Cấp giấy phép thử;tri-so;Lĩnh vực thử;Cấp xã;Toàn trình;15;10;15.000;01/01/2020;01/01/2024',
  '1.999001;Cấp giấy phép thử;;Lĩnh vực thử;Xã;Một phần;12;10;0;01/01/2024;',
  '1.999002;Thủ tục không rõ ngày;;Hộ tịch;Cấp tỉnh;;;;;;',
] as const;

describe('a catalogue', () => {
  let job = '';
  let before: unknown;
  beforeAll(async () => {
    before = await rowsOf(hub, TABLES);
  }, 60_000);

  test('becomes procedures over their days, each with its place in the file, and the field that it names anew', async () => {
    const { report } = await sendRows('COMMIT', ...NEW);
    job = report.job;
    expect([report.status, report.complaints]).toEqual(['COMMITTED', []]);
    expect(report.counts).toMatchObject({ created: 3, updated: 0, unchanged: 0 });
    expect(await procedure('1.999001', '2021-06-01')).toEqual({
      name: 'Cấp giấy phép thử',
      level: 'COMMUNE',
      serviceLevel: 'FULL',
      statutoryDays: 15,
      committedDays: 10,
      fee: 15_000,
      validFrom: '2020-01-01',
      validTo: '2024-01-01',
      field: { code: 'tri-so', name: 'Lĩnh vực thử' },
      source: { locator: 'row 2', document: { code: report.source } },
    });
    expect(await procedure('1.999001')).toMatchObject({ serviceLevel: 'PARTIAL', fee: 0, validTo: null, source: { locator: 'row 3' } });
    expect(await procedure('1.999002')).toMatchObject({ validFrom: null, fee: null, serviceLevel: null, field: { name: 'Hộ tịch' } });
  });

  test('that comes again changes nothing', async () => {
    const there = await rowsOf(hub, TABLES);
    const { report } = await sendRows('COMMIT', ...NEW);
    expect(report.counts).toMatchObject({ created: 0, updated: 0, unchanged: 3, rejected: 0 });
    expect(await rowsOf(hub, TABLES)).toEqual(there);
  });

  test('that is taken back leaves no trace', async () => {
    const { status, reversal } = await takeBack(hub, steward, job);
    expect([status, reversal.kept]).toEqual(['REVERTED', []]);
    expect(await rowsOf(hub, TABLES)).toEqual(before);
  });

  test('of which only some cells are filled changes those and leaves the others', async () => {
    const known = await procedure('9.001004');
    const { report } = await sendRows('COMMIT', '9.001004;;;;;Toàn trình;;7;;01/01/2019;');
    expect(report.counts).toMatchObject({ created: 0, updated: 1 });
    const changed = { committedDays: 7, serviceLevel: 'FULL', source: { locator: 'row 2', document: { code: report.source } } };
    expect(await procedure('9.001004')).toEqual({ ...known, ...changed });
    expect((await takeBack(hub, steward, report.job)).reversal).toEqual({ restored: 1, kept: [] });
    expect(await procedure('9.001004')).toEqual(known);
  });
});

describe('a version that ends when another begins', () => {
  const ROWS = [
    '9.002001;Chứng thực bản sao từ bản chính;;Chứng thực;Cấp xã;Toàn trình;0;0;2.000;01/07/2025;',
    '9.002001;;;;;;;;;01/01/2016;01/07/2025',
  ] as const;

  test('is told by two rows in any order, changes nothing when it comes again, and can be taken back', async () => {
    const before = await rowsOf(hub, TABLES);
    const { report } = await sendRows('COMMIT', ...ROWS);
    expect([report.counts, report.complaints]).toMatchObject([{ created: 1, updated: 1, rejected: 0 }, []]);
    expect(await procedure('9.002001', '2025-06-30')).toMatchObject({ serviceLevel: 'LEVEL_2', validTo: '2025-07-01' });
    expect(await procedure('9.002001', '2025-07-01')).toMatchObject({ serviceLevel: 'FULL' });
    expect((await sendRows('COMMIT', ...ROWS)).report.counts).toMatchObject({ unchanged: 2, rejected: 0 });
    expect((await takeBack(hub, steward, report.job)).reversal.kept).toEqual([]);
    expect(await rowsOf(hub, TABLES)).toEqual(before);
  });

  test('stays as it is when the later one is in use, so that no day has two', async () => {
    const { report } = await sendRows('COMMIT', ...ROWS);
    const dossier = 'Mã hồ sơ;Mã thủ tục;Mã đơn vị;Hình thức nộp;Ngày tiếp nhận\nTHU-1;9.002001;01;Trực tiếp;01/07/2025 08:00\n';
    expect((await send(hub, steward, 'dossiers?mode=COMMIT', dossier)).report.counts).toMatchObject({ created: 1 });
    const { reversal } = await takeBack(hub, steward, report.job);
    expect(reversal).toEqual({
      restored: 0,
      kept: [
        { relation: 'procedure', reason: 'IN_USE', count: 1 },
        { relation: 'procedure', reason: 'IN_USE', count: 1 },
      ],
    });
    expect(await procedure('9.002001', '2025-07-01')).toMatchObject({ serviceLevel: 'FULL' });
  });

  test('stays as it is when a later file has filled the days that it would claim', async () => {
    const ended = (await sendRows('COMMIT', '9.002002;;;;;;;;;01/01/2016;01/01/2025')).report;
    await sendRows('COMMIT', '9.002002;Chứng thực chữ ký;;Chứng thực;Cấp xã;;1;1;0;01/01/2026;');
    const { reversal } = await takeBack(hub, steward, ended.job);
    expect(reversal).toEqual({ restored: 0, kept: [{ relation: 'procedure', reason: 'IN_USE', count: 1 }] });
  });
});

describe('a procedure that comes into another field', () => {
  const ROWS = [
    '9.001001;;dan-cu;Cư trú và dân cư;;;;;;01/01/2016;',
    '9.001001;;dan-cu;;;;;;;01/01/2019;',
    '9.001002;;;Chứng thực;;;;;;01/01/2019;',
    '9.003003;;;;;;31;;;01/01/2019;',
  ] as const;

  test('takes what its dossiers count along, there and back', async () => {
    const flows = () =>
      query(
        hub.databaseUrl,
        `select f.code, sum(d.intake)::int as intake from dossier_flow d join procedure_field f on f.id = d.procedure_field_id
      where d.detailed and d.span = 'YEAR' and f.code in ('ho-tich', 'dan-cu', 'chung-thuc', 'dat-dai') group by 1 order by 1`,
      );
    const [before, counted] = [await rowsOf(hub, [...TABLES, 'dossier_flow']), await flows()];
    const { report } = await sendRows('COMMIT', ...ROWS);
    expect([report.counts, report.complaints]).toMatchObject([{ updated: 4, created: 0 }, []]);
    const after = await flows();
    expect(after.map(({ code }) => code)).toEqual(['chung-thuc', 'dan-cu', 'dat-dai', 'ho-tich']);
    expect(await differences(hub, FLOWS)).toEqual([]);
    const { reversal } = await takeBack(hub, steward, report.job);
    expect(reversal.kept).toEqual([]);
    expect(await flows()).toEqual(counted);
    expect(await rowsOf(hub, [...TABLES, 'dossier_flow'])).toEqual(before);
  }, 120_000);

  test('counts there on when somebody has changed it since, also after the import is taken back', async () => {
    const { report } = await sendRows('COMMIT', ...ROWS);
    await sendRows('COMMIT', '9.001001;;;;;;;;99.000;01/01/2019;');
    const { reversal } = await takeBack(hub, steward, report.job);
    expect(reversal.kept).toEqual([
      { relation: 'procedure', reason: 'CHANGED_SINCE', count: 1 },
      { relation: 'procedure', reason: 'IN_USE', count: 1 },
      { relation: 'procedure_field', reason: 'IN_USE', count: 1 },
    ]);
    expect(await procedure('9.001001')).toMatchObject({ field: { code: 'dan-cu' }, fee: 99_000 });
    expect(await procedure('9.001002')).toMatchObject({ field: { code: 'ho-tich' } });
    expect(await differences(hub, FLOWS)).toEqual([]);
  }, 120_000);
});

describe('a row', () => {
  test.each([
    ['that is new and says neither name nor level', '1.999100;;;Hộ tịch;;;;;;01/01/2020;', 'PROCEDURE_INCOMPLETE'],
    ['whose field nobody knows', '1.999100;Tên;;Lĩnh vực lạ;Cấp xã;;;;;;', 'PROCEDURE_FIELD_UNKNOWN'],
    ['whose field is known under another code', '1.999100;Tên;moi;Hộ tịch;Cấp xã;;;;;;', 'PROCEDURE_FIELD_DIFFERS'],
    ['whose field has another name', '1.999100;Tên;ho-tich;Đất đai;Cấp xã;;;;;;', 'PROCEDURE_FIELD_DIFFERS'],
    ['that ends before it begins', '1.999100;Tên;;Hộ tịch;Cấp xã;;;;;01/01/2020;01/01/2019', 'PERIOD_REVERSED'],
    ['whose days another version has', '9.001003;Đăng ký khai tử;;Hộ tịch;Cấp xã;;1;1;0;01/01/2018;01/01/2020', 'PROCEDURE_OVERLAPS'],
    ['that says no day of a procedure that has some', '9.001003;Đăng ký khai tử;;Hộ tịch;Cấp xã;;1;1;0;;', 'PROCEDURE_OVERLAPS'],
  ])('%s is a complaint in both languages', async (_, row, code) => {
    const { report } = await sendRows('COMMIT', row);
    expect([report.status, report.complaints]).toMatchObject([
      'FAILED',
      [{ code, rows: [2], count: 1, message: expect.any(String), messageVi: expect.stringMatching(/\p{L}/u), hintVi: expect.any(String) }],
    ]);
  });

  test('that stretches over its neighbour, or says what an earlier row says, is rejected alone', async () => {
    const { report } = await sendRows(
      'VALIDATE',
      '9.001003;;;;;;;;;01/01/2016;01/01/2020',
      '9.001004;;;;;;;;1.000;01/01/2019;',
      '9.001004;;;;;;;;2.000;01/01/2019;',
    );
    expect(report.counts).toMatchObject({ updated: 1, rejected: 2 });
    expect(report.complaints.map(({ code, rows }) => [code, rows])).toEqual([
      ['PROCEDURE_OVERLAPS', [2]],
      ['DUPLICATE_ROW', [4]],
    ]);
  });
});

test('the catalogue is everybody’s: an officer is refused, and the template is read as it is filled in', async () => {
  const refused = await send(hub, { role: 'UNIT_OFFICER', unit: '31' }, 'procedures?mode=VALIDATE', sheet(...NEW));
  expect([refused.status, refused.errors?.[0]?.extensions['code']]).toEqual([403, 'FORBIDDEN']);
  const template = await (await fetch(`${hub.url}/templates/procedures.csv`)).text();
  const { report } = await send(hub, steward, 'procedures?mode=VALIDATE', `${template}1.999200,Tên,,Hộ tịch,Cấp xã,,,,,,\r\n`);
  expect([report.counts.created, report.complaints]).toEqual([1, []]);
});
