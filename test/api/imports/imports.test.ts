import { describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { snapshotReads } from '../../../src/database/snapshot.js';
import { PUBLIC_SCOPE, WHOLE_SCOPE, type Scope } from '../../../src/kernel/viewer.js';
import { query } from '../../kit/databases.js';
import { hubForWriting } from '../../kit/hub.js';
import { doSonForm, plain, send } from './files.js';

const hub = hubForWriting({ settings: { importFileMb: 20 } });
const steward = { role: 'DATA_STEWARD' } as const;
const officer = { role: 'UNIT_OFFICER', unit: '308' } as const;

const FORM = 'form-ii-06a?mode=COMMIT&name=bieu-06a.xlsx&unit=308&from=2016-01-01&to=2021-12-31';
const DO_SON = `{ unit(code: "308", on: "2020-05-21") { dossierReports {
  scope channel definition note intake carriedOver received resolved early onTime late open openInTime openLate
  period { from to } source { title locator document { code kind } } checks { rule outcome residual sharePercent }
} } }`;

/** Reports of Đồ Sơn that cite a source. */
async function citing(source: string | null) {
  const { data } = await hub.ask(DO_SON);
  return data.unit.dossierReports.filter((report: { source: { document: { code: string } } }) => report.source.document.code === source);
}

const stored = async (): Promise<unknown> => {
  const [row] = await query(
    hub.databaseUrl,
    'select (select count(*)::int from dossier_report) as reports, (select count(*)::int from source_document) as sources',
  );
  return row;
};

describe('form II.06a as an office sends it', () => {
  test('becomes a report with its numbers as printed, its place in the file, and B4 FAIL 550', async () => {
    const { status, report } = await send(hub, officer, FORM, doSonForm());
    expect([status, report.status, report.complaints]).toEqual([200, 'COMMITTED', []]);
    expect(report.counts).toMatchObject({ created: 1, updated: 0, unchanged: 0, rejected: 0 });
    const [stated, ...others] = await citing(report.source);
    expect(others).toEqual([]);
    expect(stated).toMatchObject({
      scope: 'OWN_DESK',
      channel: null,
      definition: 'II.06a/VPCP/KSTT',
      period: { from: '2016-01-01', to: '2021-12-31' },
      received: 30_778,
      resolved: 30_139,
      late: 34,
      open: 89,
      intake: null,
      carriedOver: null,
      early: null,
      onTime: null,
      openInTime: null,
      openLate: null,
      source: { title: 'bieu-06a.xlsx', locator: 'Biểu 06a!11', document: { kind: 'DATASET' } },
    });
    expect(stated.checks).toContainEqual({ rule: 'B4', outcome: 'FAIL', residual: 550, sharePercent: 1.79 });
  });

  test('changes nothing when it comes again, under whatever name', async () => {
    const before = await stored();
    const { report } = await send(hub, officer, FORM.replace('bieu-06a', 'ban-sao'), doSonForm());
    expect(report.counts).toMatchObject({ created: 0, updated: 0, unchanged: 1, rejected: 0 });
    expect(await stored()).toEqual(before);
    expect((await citing(report.source))[0].source.locator).toBe('Biểu 06a!11');
  });

  test('that comes twice at once is there once', async () => {
    const file = doSonForm('Kỳ báo cáo: 6 năm');
    const sent = await Promise.all(['một', 'hai'].map((name) => send(hub, steward, FORM.replace('bieu-06a', name), file)));
    expect(new Set(sent.map(({ report }) => report.counts.created))).toEqual(new Set([0, 1]));
    expect(await citing(sent[0]!.report.source)).toHaveLength(1);
  });

  test('needs its unit and period beside the file, and a total row in it', async () => {
    const { status, errors } = await send(hub, officer, 'form-ii-06a?mode=COMMIT', doSonForm());
    expect([status, errors?.[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
    expect(errors?.[0]?.extensions['messageVi']).toContain('mã đơn vị');
    const header = 'Lĩnh vực;Tiếp nhận - Tổng số;Đã giải quyết - Tổng số;Đang giải quyết - Tổng số';
    const without = await send(hub, officer, FORM, `${header}\nĐất đai;1;1;0\nTư pháp;2;2;0\n`);
    expect(without.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'NO_TOTAL_ROW' });
  });
});

const PERIOD = '01/01/2020;31/12/2020';
const mixed = plain(
  `308;Quận Đồ Sơn;;Toàn bộ;${PERIOD};1.200;1.150;3;50`,
  `307;Quận Kiến An;;Toàn bộ;${PERIOD};2.400;2.390;0;10`,
  `308;;;Bộ phận một cửa;${PERIOD};700;690;1;10`,
);

describe('a table of several units', () => {
  test('whose rows are not all the sender’s is refused as a whole, and the report says which rows', async () => {
    const before = await stored();
    const { status, report } = await send(hub, officer, 'dossier-reports?mode=COMMIT&atomicity=ALL&name=quan.csv', mixed);
    expect([status, report.status, report.source]).toEqual([422, 'FAILED', null]);
    expect(report.counts).toMatchObject({ created: 2, rejected: 1 });
    expect(report.complaints).toMatchObject([
      { code: 'FORBIDDEN', rows: [3], count: 1, sample: '307', messageVi: expect.stringContaining('Quận Kiến An (307)') },
    ]);
    expect(await stored()).toEqual(before);
  });

  test('is only looked at where it is to be validated', async () => {
    const before = await stored();
    const { status, report } = await send(hub, steward, 'dossier-reports?mode=VALIDATE&name=quan.csv', mixed);
    expect([status, report.status, report.source]).toEqual([200, 'VALIDATED', null]);
    expect(report.counts).toMatchObject({ created: 3, rejected: 0 });
    expect(await stored()).toEqual(before);
  });

  test('is taken row by row where that is wanted; who may send the others adds them', async () => {
    const { report } = await send(hub, officer, 'dossier-reports?mode=COMMIT&atomicity=ROW&name=quan.csv', mixed);
    expect(report.status).toBe('COMMITTED');
    expect(report.counts).toMatchObject({ created: 2, rejected: 1 });
    const reports = await citing(report.source);
    expect(reports.map(({ scope, received }: { scope: string; received: number }) => [scope, received])).toEqual([
      ['ALL', 1_200],
      ['OWN_DESK', 700],
    ]);
    expect(reports[0].source.locator).toBe('row 2');
    const { report: later } = await send(hub, steward, 'dossier-reports?mode=COMMIT&name=quan.csv', mixed);
    expect(later.counts).toMatchObject({ created: 1, unchanged: 2, rejected: 0 });
  });

  test('with a wrong cell says row, column, what is wrong and how to mend it, in Vietnamese', async () => {
    const file = plain(`308;;;Toàn bộ;${PERIOD};1.200;khoảng 90;3;50`, `307;;;Toàn bộ;${PERIOD};10;10;0;0`);
    const { report } = await send(hub, steward, 'dossier-reports?mode=COMMIT&atomicity=ALL', file);
    expect(report.status).toBe('FAILED');
    expect(report.complaints).toEqual([
      {
        code: 'NOT_A_NUMBER',
        sheet: null,
        column: 'Đã giải quyết',
        rows: [2],
        count: 1,
        sample: 'khoảng 90',
        message: expect.any(String),
        messageVi: 'Giá trị không phải là số.',
        hint: expect.any(String),
        hintVi: 'Chỉ để lại con số trong ô, ví dụ 30.778.',
      },
    ]);
  });
});

test('a cell with letters that no database keeps is a complaint like any other', async () => {
  const file = plain(`308;A\uFFFD\0B;;Toàn bộ;${PERIOD};10;10;0;0`);
  const { status, report } = await send(hub, steward, 'dossier-reports?mode=COMMIT&atomicity=ROW', file);
  expect([status, report.complaints.map(({ code }) => code)]).toEqual([200, ['BROKEN_TEXT']]);
});

describe('a unit', () => {
  const one = (unit: string, period = PERIOD): string => plain(`${unit};Toàn bộ;${period};10;10;0;0`);
  const validated = async (unit: string, period?: string) =>
    (await send(hub, steward, 'dossier-reports?mode=VALIDATE', one(unit, period))).report;

  test('of an ambiguous name lists who may be meant, and a unit above tells which', async () => {
    const { complaints } = await validated(';Phường Minh Khai;');
    expect(complaints).toMatchObject([{ code: 'UNIT_AMBIGUOUS', column: 'Tên đơn vị', rows: [2] }]);
    expect(complaints[0]!.messageVi).toContain('Phường Minh Khai, Quận Hồng Bàng, Thành phố Hải Phòng');
    expect((await validated(';P. Minh Khai;Q. Hồng Bàng')).counts).toMatchObject({ created: 1, rejected: 0 });
    expect((await validated(';minh khai;hong bang')).counts).toMatchObject({ created: 1, rejected: 0 });
  });

  test.each([
    ['nobody is called so', ';Phường Không Có Thật;', 'UNIT_UNKNOWN'],
    ['nobody held the code', '999;;', 'UNIT_UNKNOWN'],
    ['the row says neither', ';;', 'UNIT_MISSING'],
    ['the code is another’s at the end of the period', '11458;Phường Ngọc Hải;', 'UNIT_DIFFERS'],
  ])('where %s is a complaint', async (_, unit, code) => {
    expect((await validated(unit)).complaints).toMatchObject([{ code, rows: [2], count: 1 }]);
  });

  test('is the holder of its code at the end of the period', async () => {
    expect((await validated('11458;Phường Ngọc Hải;', '01/01/2018;31/12/2018')).counts).toMatchObject({ created: 1 });
    expect((await validated('11458;Phường Hải Sơn;')).counts).toMatchObject({ created: 1 });
  });

  test('that is stated twice, in a period that ends before it begins, or without any figure, is a complaint', async () => {
    const file = plain(
      `308;;;Toàn bộ;${PERIOD};10;10;0;0`,
      `308;;;Toàn bộ;${PERIOD};11;11;0;0`,
      '307;;;Toàn bộ;31/12/2020;01/01/2020;1;1;0;0',
      `306;;;Toàn bộ;${PERIOD};;;;`,
    );
    const { report } = await send(hub, steward, 'dossier-reports', file);
    expect(report.complaints.map(({ code, rows }) => [code, rows])).toEqual([
      ['DUPLICATE_ROW', [3]],
      ['PERIOD_REVERSED', [4]],
      ['NO_FIGURES', [5]],
    ]);
  });
});

describe('who may send and look', () => {
  test.each([
    ['nobody in particular', null, 401, 'UNAUTHENTICATED'],
    ['a surveyor', { role: 'SURVEYOR', unit: '01' }, 403, 'FORBIDDEN'],
  ] as const)('%s is refused before the file is read', async (_, asker, status, code) => {
    const answer = await send(hub, asker, 'dossier-reports?mode=COMMIT', mixed);
    expect([answer.status, answer.errors?.[0]?.extensions['code']]).toEqual([status, code]);
    expect(answer.errors?.[0]?.extensions['messageVi']).toEqual(expect.any(String));
  });

  test.each([
    ['a dataset that is none', 'nothing?mode=COMMIT', 404, 'NOT_FOUND'],
    ['a mode that is none', 'dossier-reports?mode=MAYBE', 400, 'BAD_USER_INPUT'],
    ['a word that is none', 'dossier-reports?modus=COMMIT', 400, 'BAD_USER_INPUT'],
  ])('%s is refused', async (_, address, status, code) => {
    const answer = await send(hub, steward, address, mixed);
    expect([answer.status, answer.errors?.[0]?.extensions['code']]).toEqual([status, code]);
  });

  test('a file that is too large is refused in words', async () => {
    const { status, errors } = await send(hub, steward, 'dossier-reports', Buffer.alloc(21 * 2 ** 20, 'a'));
    expect([status, errors?.[0]?.message]).toEqual([400, 'A file may have 20 MB; this one is larger.']);
  });

  test('a data steward sees the jobs with what was said of them; whoever sent one sees that one, others see none', async () => {
    const JOBS = `{ importJobs(first: 500) { totalCount nodes { id actor status fileName rejected source { title } complaints { code rows messageVi } } } }`;
    const { data, errors } = await hub.askAs(steward, JOBS);
    expect(errors).toBeUndefined();
    const failed = data.importJobs.nodes.find(
      (job: { status: string; fileName: string }) => job.status === 'FAILED' && job.fileName === 'quan.csv',
    );
    expect(failed).toMatchObject({
      actor: 'dev:UNIT_OFFICER@308',
      rejected: 1,
      source: null,
      complaints: [{ code: 'FORBIDDEN', rows: [3] }],
    });
    const ONE = `query One($id: ID!) { importJob(id: $id) { status } node(id: $id) { ... on ImportJob { fileName } } }`;
    expect((await hub.askAs(steward, ONE, { id: failed.id })).data).toEqual({
      importJob: { status: 'FAILED' },
      node: { fileName: 'quan.csv' },
    });
    expect((await hub.askAs(officer, ONE, { id: failed.id })).data).toEqual({
      importJob: { status: 'FAILED' },
      node: { fileName: 'quan.csv' },
    });
    const own = (await hub.askAs(officer, JOBS)).data.importJobs;
    expect([own.totalCount, new Set(own.nodes.map(({ actor }: { actor: string }) => actor))]).toEqual([
      own.nodes.length,
      new Set(['dev:UNIT_OFFICER@308']),
    ]);
    for (const other of [{ role: 'LEADER', unit: '31' }, { role: 'UNIT_OFFICER', unit: '307' }, null] as const) {
      expect((await hub.askAs(other, ONE, { id: failed.id })).data).toEqual({ importJob: null, node: null });
      expect((await hub.askAs(other, JOBS)).data).toEqual({ importJobs: { totalCount: 0, nodes: [] } });
    }
  });

  test('the database shows them to nobody else, even to a statement without a filter', async () => {
    const rows = async (scope: Scope): Promise<unknown> => {
      const reads = snapshotReads(hub.orm, { scope, statementTimeoutMs: 20_000 });
      const [row] = await reads.rows(
        sql<object>`select (select count(*) > 0 from import_job) as jobs, (select count(*) > 0 from import_complaint) as complaints`,
      );
      await reads.close();
      return row;
    };
    expect(await rows(WHOLE_SCOPE)).toEqual({ jobs: true, complaints: true });
    expect(await rows(PUBLIC_SCOPE)).toEqual({ jobs: false, complaints: false });
  });

  test('each file that was read leaves one row in the journal', async () => {
    const rows = await query(
      hub.databaseUrl,
      `select (select count(*)::int from import_job where status <> 'REFUSED') as jobs, count(*)::int as entries, count(request_id)::int as requests
       from audit_entry where command = 'imports.importFile'`,
    );
    expect(rows[0]!['entries']).toBe(rows[0]!['jobs']);
    expect(rows[0]!['requests']).toBe(rows[0]!['jobs']);
  });
});

test('templates are for everybody, and what is filled in is read', async () => {
  const csv = await fetch(`${hub.url}/templates/dossier-reports.csv`);
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const columns = (await csv.text()).trim().split(',').length;
  const filled = `${await (await fetch(`${hub.url}/templates/form-ii-06a.csv`)).text()}Tổng cộng,,5,,,,5,,,0,0,,\r\n`;
  const { report } = await send(hub, officer, FORM.replace('COMMIT', 'VALIDATE'), filled);
  expect([columns, report.counts.created]).toEqual([21, 1]);
  const xlsx = await fetch(`${hub.url}/templates/dossier-reports.xlsx`);
  expect(xlsx.headers.get('content-disposition')).toBe('attachment; filename="dossier-reports.xlsx"');
  expect(
    Buffer.from(await xlsx.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  expect((await fetch(`${hub.url}/templates/nothing.csv`)).status).toBe(404);
});
