import { describe, expect, test } from '@jest/globals';
import { query } from '../../kit/databases.js';
import { hubForWriting } from '../../kit/hub.js';
import { differencesOf } from '../dossiers/recounted.js';
import { send } from './files.js';

const hub = hubForWriting();
const steward = { role: 'DATA_STEWARD' } as const;
const officer = { role: 'UNIT_OFFICER', unit: '308' } as const;

const HEADER =
  'Mã hồ sơ;Mã TTHC;Mã đơn vị;Tên đơn vị;Hình thức nộp;Ngày nộp;Ngày tiếp nhận;Ngày hẹn trả;Ngày có kết quả;Trạng thái;Ngày cập nhật trạng thái;Kết quả';
const dossiers = (...rows: readonly string[]): string => [HEADER, ...rows, ''].join('\n');
const events = (...rows: readonly string[]): string => ['Mã hồ sơ;Trạng thái;Thời điểm;Kết quả;Thu hồi', ...rows, ''].join('\n');

const COMMIT = 'dossiers?mode=COMMIT&name=ho-so.csv';
const row = (code: string, rest = '03/02/2021 08:00;03/02/2021 09:00;10/02/2021;09/02/2021 15:00;;;Đồng ý'): string =>
  `${code};9.001001;308;;Trực tuyến;${rest}`;

/** Everything that dossiers consist of, in a few texts that differ where anything does. */
async function state(): Promise<unknown> {
  const [found] = await query(
    hub.databaseUrl,
    `select (select count(*)::int from dossier) as dossiers, (select count(*)::int from dossier_event) as events,
       (select count(*)::int from dossier_event where withdrawn_source_id is not null) as withdrawn,
       (select sum(hashtextextended(d::text, 0))::text from dossier d where not demo) as dossier,
       (select sum(hashtextextended(e::text, 0))::text from dossier_event e where source_id is not null and exists (select from dossier d where d.id = dossier_id and not d.demo)) as event,
       (select count(*)::int || ' ' || sum(hashtextextended(f::text, 0)) from dossier_flow f) as flow`,
  );
  return found;
}

const differences = (): Promise<readonly unknown[]> => differencesOf(hub.databaseUrl);

const DOSSIER = `query Of($code: String!) { dossiers(filter: { code: $code }) { nodes {
  code state channel resultKind dueOn timeliness receivedAt source { title locator } events { state at source { locator } } responsibleUnit { code name } } } }`;
const dossier = async (code: string) => {
  const { data, errors } = await hub.ask(DOSSIER, { code });
  expect(errors).toBeUndefined();
  return data.dossiers.nodes[0];
};

const REVERT =
  'mutation Back($id: ID!) { revertImport(id: $id) { status reversal { restored by kept { relation reason count labels } } } }';

describe('dossiers from a file', () => {
  test('stand in the graph with their life, their place in the file and their counts', async () => {
    const { status, report } = await send(
      hub,
      officer,
      COMMIT,
      dossiers(row('A-1'), row('A-2', '04/02/2021;;12/02/2021;;5;08/02/2021 10:00;')),
    );
    expect(report.complaints).toEqual([]);
    expect([status, report.counts]).toEqual([200, { created: 2, updated: 0, unchanged: 0, rejected: 0, skipped: 0 }]);
    expect(await dossier('A-1')).toMatchObject({
      state: 'DONE',
      channel: 'ONLINE',
      resultKind: 'GRANTED',
      timeliness: 'EARLY',
      source: { title: 'ho-so.csv', locator: 'row 2' },
      events: [
        { state: 'SUBMITTED', at: '2021-02-03T08:00:00+07:00', source: { locator: 'row 2' } },
        { state: 'RECEIVED', at: '2021-02-03T09:00:00+07:00' },
        { state: 'DONE', at: '2021-02-09T15:00:00+07:00' },
      ],
      responsibleUnit: { code: '308' },
    });
    expect(await differences()).toEqual([]);
  });

  test('change nothing when they come again', async () => {
    const file = dossiers(row('B-1'), row('B-2'));
    await send(hub, officer, COMMIT, file);
    const before = await state();
    const { report } = await send(hub, officer, COMMIT, file);
    expect(report.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await state()).toEqual(before);
  });

  test('correct their own dates, keep what a row does not say, and can be taken back', async () => {
    await send(hub, officer, COMMIT, dossiers(row('C-1'), row('C-2')));
    const before = await state();
    const { report } = await send(hub, officer, COMMIT, dossiers(row('C-1', '03/02/2021 08:00;;;12/02/2021 16:00;;;'), row('C-3')));
    expect(report.counts).toMatchObject({ created: 1, updated: 1, unchanged: 0 });
    expect(await dossier('C-1')).toMatchObject({
      timeliness: 'LATE',
      dueOn: '2021-02-10',
      resultKind: 'GRANTED',
      events: [{ state: 'SUBMITTED' }, { state: 'RECEIVED' }, { state: 'DONE', at: '2021-02-12T16:00:00+07:00' }],
    });
    expect(await differences()).toEqual([]);
    const { data, errors } = await hub.askAs(officer, REVERT, { id: report.job });
    expect(errors).toBeUndefined();
    expect(data.revertImport).toEqual({ status: 'REVERTED', reversal: { restored: 2, by: 'dev:UNIT_OFFICER@308', kept: [] } });
    expect(await state()).toEqual(before);
    expect(await differences()).toEqual([]);
    const again = await hub.askAs(officer, REVERT, { id: report.job });
    expect(again.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT' });
  });

  test('a day without a time is the event of that day', async () => {
    await send(hub, officer, COMMIT, dossiers(row('D-1')));
    const { report } = await send(hub, officer, COMMIT, dossiers(row('D-1', '03/02/2021;03/02/2021;10/02/2021;09/02/2021;;;Đồng ý')));
    expect(report.counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  });

  test('stay where somebody has touched them since, and the reversal says which', async () => {
    const { report } = await send(hub, officer, COMMIT, dossiers(row('E-1', '03/02/2021;;;;;;'), row('E-2')));
    await send(hub, officer, 'dossier-events?mode=COMMIT&name=qua-trinh.csv', events('E-1;4;05/02/2021 10:00;;'));
    const { data } = await hub.askAs(officer, REVERT, { id: report.job });
    expect(data.revertImport.reversal).toMatchObject({
      restored: 1,
      kept: [{ relation: 'dossier', reason: 'CHANGED_SINCE', count: 1, labels: ['E-1'] }],
    });
    expect(await dossier('E-1')).toMatchObject({ events: [{ state: 'SUBMITTED' }, { state: 'IN_PROCESS' }] });
    expect(await dossier('E-2')).toBeUndefined();
    expect(await differences()).toEqual([]);
  });
});

describe('events from a file', () => {
  test('are added once, move the counts, and may be withdrawn', async () => {
    await send(hub, officer, COMMIT, dossiers(row('F-1', '03/02/2021 08:00;;10/02/2021;;;;')));
    const file = events('F-1;2;03/02/2021 09:00;;', 'F-1;9;15/02/2021 10:00;Đồng ý;', 'F-1;9;15/02/2021 10:00;Đồng ý;');
    const { report } = await send(hub, officer, 'dossier-events?mode=COMMIT', file);
    expect(report.counts).toMatchObject({ created: 2, updated: 0, unchanged: 1, rejected: 0 });
    expect(await dossier('F-1')).toMatchObject({ timeliness: 'LATE', resultKind: 'GRANTED' });
    expect((await send(hub, officer, 'dossier-events?mode=COMMIT', file)).report.counts).toMatchObject({ created: 0, unchanged: 3 });
    const mended = await send(hub, officer, 'dossier-events?mode=COMMIT', events('F-1;9;15/02/2021 10:00;;Có', 'F-1;9;10/02/2021 17:00;;'));
    expect(mended.report.counts).toMatchObject({ created: 1, updated: 1, rejected: 0 });
    expect(await dossier('F-1')).toMatchObject({ timeliness: 'ON_TIME' });
    expect(await differences()).toEqual([]);
    const before = await hub.askAs(steward, REVERT, { id: mended.report.job });
    expect(before.data.revertImport.reversal.kept).toEqual([]);
    expect(await dossier('F-1')).toMatchObject({ timeliness: 'LATE' });
    expect(await differences()).toEqual([]);
  });

  test('of a dossier that is not there, and withdrawals of events that are not, are complaints', async () => {
    await send(hub, officer, COMMIT, dossiers(row('G-1')));
    const { report } = await send(
      hub,
      officer,
      'dossier-events?mode=COMMIT&atomicity=ROW',
      events('nowhere;2;03/02/2021 09:00;;', 'G-1;4;01/02/2021;;x', 'G-1;4;04/02/2021 10:00;;'),
    );
    expect(report.complaints.map(({ code, rows }) => [code, rows])).toEqual([
      ['DOSSIER_UNKNOWN', [2]],
      ['EVENT_UNKNOWN', [3]],
    ]);
    expect(report.counts).toMatchObject({ created: 1, rejected: 2 });
  });
});

describe('a row of dossiers', () => {
  test('that cannot be is a complaint of its own', async () => {
    const file = dossiers(
      row('H-1'),
      row('H-1'),
      row('H-2', '03/02/2021;02/02/2021;;;;;'),
      row('H-3', '03/02/2099;;;;;;'),
      row('H-4', ';;10/02/2021;;;;'),
      row('H-5', '03/02/2021;;;;5;;'),
      'H-6;9.999999;308;;Trực tuyến;03/02/2021;;;;;;',
      'H-7;9.001001;999;;Trực tuyến;03/02/2021;;;;;;',
      'H-8;9.001001;;;Trực tuyến;03/02/2021;;;;;;',
      'H-9;9.001001;;Phường Minh Khai;Trực tuyến;03/02/2021;;;;;;',
    );
    const { report } = await send(hub, steward, 'dossiers?mode=VALIDATE', file);
    expect(report.complaints.map(({ code, rows }) => [code, ...rows])).toEqual([
      ['DUPLICATE_ROW', 3],
      ['DATES_REVERSED', 4],
      ['IN_THE_FUTURE', 5],
      ['DOSSIER_WITHOUT_DATE', 6],
      ['STATE_WITHOUT_TIME', 7],
      ['PROCEDURE_UNKNOWN', 8],
      ['UNIT_UNKNOWN', 9],
      ['UNIT_MISSING', 10],
      ['UNIT_AMBIGUOUS', 11],
    ]);
    expect(report.counts).toMatchObject({ created: 1, rejected: 9 });
  });

  test('of another unit, or of a dossier that is another’s already, is refused and named', async () => {
    await send(hub, steward, COMMIT, dossiers('I-1;9.001001;307;;Trực tiếp;03/02/2021;;;;;;'));
    const before = await state();
    const file = dossiers('I-1;9.001001;308;;Trực tiếp;03/02/2021;;;;;;', 'I-2;9.001001;307;;Trực tiếp;03/02/2021;;;;;;');
    const { status, report } = await send(hub, officer, COMMIT, file);
    expect([status, report.status]).toEqual([422, 'FAILED']);
    expect(report.complaints.map(({ code, rows, column }) => [code, rows, column])).toEqual([
      ['FORBIDDEN', [2], 'Mã hồ sơ'],
      ['FORBIDDEN', [3], 'Mã đơn vị'],
    ]);
    const theirs = await send(hub, officer, 'dossier-events?mode=COMMIT', events('I-1;2;04/02/2021;;'));
    expect(theirs.report.complaints).toMatchObject([{ code: 'FORBIDDEN', rows: [2] }]);
    expect(await state()).toEqual(before);
  });

  test('names nobody: columns that would are dropped before anything is kept, and the report says so', async () => {
    const file = `${HEADER};Họ và tên;Số điện thoại\n${row('J-1')};Người nộp;0912000000\n`;
    const { report } = await send(hub, officer, COMMIT, file);
    expect(report.counts.created).toBe(1);
    expect(JSON.stringify(report)).not.toContain('0912000000');
    expect(JSON.stringify(report.facts)).toContain('Họ và tên');
  });
});

test('two files with the same dossiers at once end as one after the other would', async () => {
  const file = (result: string): string =>
    dossiers(...Array.from({ length: 200 }, (_, at) => row(`K-${at}`, `03/02/2021;03/02/2021;10/02/2021;${result};;;`)));
  const sent = await Promise.all([
    send(hub, officer, COMMIT, file('08/02/2021 10:00')),
    send(hub, steward, COMMIT, file('09/02/2021 10:00')),
  ]);
  const counts = sent.map(({ report }) => report.counts).sort((one, other) => other.created - one.created);
  expect(counts).toMatchObject([
    { created: 200, updated: 0, unchanged: 0 },
    { created: 0, updated: 200, unchanged: 0 },
  ]);
  expect(await differences()).toEqual([]);
});
