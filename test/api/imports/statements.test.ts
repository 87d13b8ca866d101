import { describe, expect, test } from '@jest/globals';
import { query } from '../../kit/databases.js';
import { hubForWriting } from '../../kit/hub.js';
import { complaintsAbout, sendRows, stored, takenBack, type Filled } from './round-trip.js';

const hub = hubForWriting();
const steward = { role: 'DATA_STEWARD' } as const;
const officer = { role: 'UNIT_OFFICER', unit: '308' } as const;

const DATASET = 'statements';
const document = {
  'Mã tài liệu nguồn': 'BC-12-2019',
  'Tên tài liệu nguồn': 'Báo cáo công tác cải cách hành chính năm 2019',
  'Loại tài liệu nguồn': 'Báo cáo',
  'Đường dẫn tài liệu nguồn': 'https://doson.example/bc-12',
  'Ngày công bố tài liệu': '15/12/2019',
};
const cited: Filled = {
  ...document,
  'Mã chỉ tiêu': 'DOSSIERS_RECEIVED',
  'Mã đơn vị': '308',
  'Phạm vi số liệu': 'Toàn bộ',
  'Giá trị': '5120',
  'Nguyên văn': 'Toàn quận tiếp nhận 5.120 hồ sơ.',
  'Từ ngày': '01/01/2019',
  'Đến ngày': '31/12/2019',
  'Vị trí trong tài liệu': 'trang 3',
};
const own: Filled = {
  'Mã chỉ tiêu': 'WARDS_PUBLISHING_PROCEDURES',
  'Tên đơn vị': 'Quận Đồ Sơn',
  'Giá trị': '7',
  'Trên tổng số': '7',
  'Nguyên văn': '7/7 phường công khai thủ tục hành chính.',
  'Tính đến ngày': '30/06/2019',
};
const unmeasured: Filled = {
  ...own,
  'Mã chỉ tiêu': 'DISTRICT_RANK_IN_PROVINCE',
  'Giá trị': 'chưa công bố',
  'Trên tổng số': '',
  'Nguyên văn': 'Thứ hạng chưa công bố.',
};

const statementsOf = async (source: string | null): Promise<unknown> => {
  const { data, errors } = await hub.askAs(
    null,
    `query Stated($source: String!) { statements(filter: { source: $source }) { nodes {
      metric { code } subject { code } scope operator value outOf text noValueReason period { from to } asOf
      source { locator document { code kind title url publishedOn } }
    } } }`,
    { source },
  );
  expect(errors).toBeUndefined();
  return data.statements.nodes;
};

const TABLES = ['statement', 'source_document', 'quality_finding'];
const withoutFile = (tables: Record<string, any>) => ({
  ...tables,
  source_document: tables['source_document'].filter(({ code }: { code: string }) => !code.startsWith('import-')),
  quality_finding: tables['quality_finding'].map(({ id: _, ...finding }: { id: number }) => JSON.stringify(finding)).toSorted(),
});

test('a file becomes statements, each with the document that states it, then nothing new, and is taken back whole', async () => {
  const before = withoutFile(await stored(hub, TABLES));
  const { status, report } = await sendRows(hub, officer, DATASET, [cited, own, unmeasured]);
  expect([status, report.status, report.complaints]).toEqual([200, 'COMMITTED', []]);
  expect(report.counts).toMatchObject({ created: 3, updated: 0, unchanged: 0, rejected: 0 });
  expect(await statementsOf('BC-12-2019')).toMatchObject([
    {
      metric: { code: 'DOSSIERS_RECEIVED' },
      subject: { code: '308' },
      scope: 'ALL',
      operator: 'EXACT',
      value: 5120,
      period: { from: '2019-01-01', to: '2019-12-31' },
      source: {
        locator: 'trang 3',
        document: { code: 'BC-12-2019', kind: 'REPORT', url: 'https://doson.example/bc-12', publishedOn: '2019-12-15' },
      },
    },
  ]);
  expect(await statementsOf(report.source)).toMatchObject([
    { value: null, noValueReason: 'NOT_PUBLISHED', source: { locator: 'row 4' } },
    { value: 7, outOf: 7, asOf: '2019-06-30', source: { locator: 'row 3', document: { kind: 'DATASET' } } },
  ]);
  const [check] = await query(
    hub.databaseUrl,
    `select outcome from quality_finding where subject_type = 'Statement' and subject_id = (select max(id) from statement where out_of = 7)`,
  );
  expect(check).toBeDefined();

  const written = await stored(hub, TABLES.slice(0, 2));
  const { report: again } = await sendRows(hub, officer, DATASET, [cited, own, unmeasured]);
  expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 3, rejected: 0 });
  expect(await stored(hub, TABLES.slice(0, 2))).toEqual(written);

  const back = await takenBack(hub, officer, report.job);
  expect(back).toMatchObject({ status: 'REVERTED', reversal: { restored: 4, kept: [] } });
  expect(withoutFile(await stored(hub, TABLES))).toEqual(before);
});

describe('what a document states', () => {
  const standing = { ...document, 'Mã tài liệu nguồn': 'BC-13-2019' };
  const one: Filled = { ...cited, ...standing };

  test('is corrected by a data steward, whose import can be taken back; whoever reports for the unit does not rewrite it', async () => {
    const { report: first } = await sendRows(hub, officer, DATASET, [one]);
    expect(first.counts).toMatchObject({ created: 1 });
    const before = await stored(hub, ['statement']);
    const corrected = { ...one, 'Giá trị': '5125' };
    expect(await complaintsAbout(hub, officer, DATASET, [corrected])).toEqual([['ALREADY_STATED', 2]]);
    const { report } = await sendRows(hub, steward, DATASET, [corrected]);
    expect(report.counts).toMatchObject({ created: 0, updated: 1 });
    expect(await statementsOf('BC-13-2019')).toMatchObject([{ value: 5125, source: { locator: 'trang 3' } }]);
    expect(await takenBack(hub, steward, report.job)).toMatchObject({ reversal: { restored: 1, kept: [] } });
    expect(await stored(hub, ['statement'])).toEqual(before);
  });

  test('is cited by its title alone where only one document is called so', async () => {
    const titled: Filled = { ...one, 'Mã tài liệu nguồn': '', 'Vị trí trong tài liệu': 'trang 9' };
    const { report } = await sendRows(hub, officer, DATASET, [titled]);
    expect(report.counts).toMatchObject({ created: 1 });
    expect(await statementsOf('BC-13-2019')).toHaveLength(2);
    await sendRows(hub, steward, DATASET, [{ ...one, 'Mã tài liệu nguồn': 'BC-14-2019' }]);
    expect(await complaintsAbout(hub, officer, DATASET, [titled])).toEqual([['SOURCE_AMBIGUOUS', 2]]);
  });

  test('that an import added stays where another has cited it since, and the hub says so', async () => {
    const shared = { ...document, 'Mã tài liệu nguồn': 'BC-15-2019' };
    const { report: first } = await sendRows(hub, officer, DATASET, [{ ...cited, ...shared }]);
    await sendRows(hub, officer, DATASET, [{ ...cited, ...shared, 'Vị trí trong tài liệu': 'trang 4' }]);
    expect(await takenBack(hub, officer, first.job)).toMatchObject({
      reversal: { restored: 1, kept: [{ relation: 'source_document', reason: 'IN_USE', count: 1 }] },
    });
  });

  test('that a mission cites since stays, and the mission keeps citing it', async () => {
    const { report } = await sendRows(hub, officer, DATASET, [{ ...own, 'Tính đến ngày': '01/07/2019' }]);
    await query(
      hub.databaseUrl,
      `insert into mission_statement (mission_id, statement_id) select min(m.id), (select max(id) from statement) from oversight_mission m`,
    );
    expect(await takenBack(hub, officer, report.job)).toMatchObject({
      reversal: { restored: 0, kept: [{ relation: 'statement', reason: 'IN_USE', count: 1 }] },
    });
  });
});

test('a subject that no source names is written by data stewards only', async () => {
  const { 'Tên đơn vị': _, ...rest } = own;
  const unnamed = { ...rest, 'Đối tượng chưa xác định': 'Một thành phố không nêu tên' };
  expect(await complaintsAbout(hub, officer, DATASET, [unnamed])).toEqual([['SUBJECT_FORBIDDEN', 2]]);
  const { report } = await sendRows(hub, steward, DATASET, [unnamed]);
  expect(await statementsOf(report.source)).toMatchObject([{ subject: null, value: 7 }]);
});

test.each<[why: string, row: Filled, code: string]>([
  ['the unit is another’s', { ...own, 'Tên đơn vị': 'Quận Kiến An' }, 'FORBIDDEN'],
  ['the metric is none', { ...own, 'Mã chỉ tiêu': 'NOTHING_AT_ALL' }, 'METRIC_UNKNOWN'],
  ['the row names no subject', { ...own, 'Tên đơn vị': '' }, 'UNIT_MISSING'],
  ['the row names a unit and other words', { ...own, 'Đối tượng chưa xác định': 'ai đó' }, 'SUBJECT_TWICE'],
  ['the row says a value and why there is none', { ...own, 'Lý do không có số liệu': 'Không áp dụng' }, 'VALUE_AND_REASON'],
  ['the row says neither', { ...own, 'Giá trị': '-' }, 'VALUE_MISSING'],
  ['the period ends before it begins', { ...cited, 'Đến ngày': '31/12/2018' }, 'PERIOD_REVERSED'],
  ['the document is new and has no kind', { ...cited, 'Mã tài liệu nguồn': 'MOI', 'Loại tài liệu nguồn': '' }, 'SOURCE_INCOMPLETE'],
  ['the document of the code is another', { ...cited, 'Mã tài liệu nguồn': 'S4' }, 'SOURCE_DIFFERS'],
  ['the place in the document is missing', { ...cited, 'Vị trí trong tài liệu': '' }, 'LOCATOR_MISSING'],
  ['the address of the document is none', { ...cited, 'Đường dẫn tài liệu nguồn': 'javascript:alert(1)' }, 'NOT_A_LINK'],
])('where %s the row is rejected', async (_, row, code) => {
  expect(await complaintsAbout(hub, officer, DATASET, [row])).toEqual([[code, 2]]);
});

test('of two rows that state the same the second is rejected', async () => {
  expect(await complaintsAbout(hub, officer, DATASET, [own, own, cited, cited])).toEqual([
    ['DUPLICATE_ROW', 3],
    ['DUPLICATE_ROW', 5],
  ]);
});
