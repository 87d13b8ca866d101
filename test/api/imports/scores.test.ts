import { beforeAll, describe, expect, test } from '@jest/globals';
import { snapshotReads } from '../../../src/database/snapshot.js';
import { modules } from '../../../src/hub.js';
import { WHOLE_SCOPE } from '../../../src/kernel/viewer.js';
import { query } from '../../kit/databases.js';
import { hubForWriting } from '../../kit/hub.js';
import { complaintsAbout, fingerprints, sendRows, takenBack, type Filled } from './round-trip.js';

const hub = hubForWriting();
const steward = { role: 'DATA_STEWARD' } as const;
/** Issues the round of quận Thanh Xuân, which is approved and not published. */
const issuer = { role: 'UNIT_OFFICER', unit: '009' } as const;
/** Above that district. */
const city = { role: 'LEADER', unit: '01' } as const;
/** Of thị xã Phổ Yên, whose sheet is a draft. */
const unit = { role: 'UNIT_OFFICER', unit: '172' } as const;

const DATASET = 'scores';
const TABLES = ['score', 'scorecard', 'scorecard_field', 'evidence'];
/** Versions only rise; all else of a sheet is as it was. */
const leavesStored = () => fingerprints(hub, TABLES, ['version']);

const inRound = (code: string, block: string, of: string, rest: Filled): Filled => ({
  'Mã đơn vị chấm điểm': code,
  Khối: block,
  Năm: '2021',
  'Mã đơn vị': of,
  ...rest,
});
const draft = (criterion: string, rest: Filled, of = '172'): Filled =>
  inRound('19', 'Cấp huyện', of, { 'Mã tiêu chí': criterion, ...rest });
const ward = (criterion: string, rest: Filled, of = '00373'): Filled => inRound('009', 'Phường', of, { 'Mã tiêu chí': criterion, ...rest });

interface Leaf {
  readonly code: string;
  readonly max: number;
  readonly self: number | null;
  readonly appraised: number | null;
  readonly version: number;
  readonly method: string;
  readonly requested: boolean;
}

const leavesOf = async (of: string): Promise<Leaf[]> =>
  (await query(
    hub.databaseUrl,
    `select c.code, c.max_points::float as max, s.self_points::float as self, s.final_points::float as appraised, s.version, c.method,
       s.explanation_requested as requested
     from score s join criterion c on c.id = s.criterion_id join scorecard k on k.id = s.scorecard_id join scoring_round r on r.id = k.round_id
     join unit_version v on v.unit_id = k.unit_id and v.code = $1 and v.during @> date '2021-12-31' where r.year = 2021 order by c.ordinal`,
    [of],
  )) as unknown as Leaf[];

const sheetOf = async (of: string): Promise<Record<string, unknown>> =>
  (
    await query(
      hub.databaseUrl,
      `select k.version, k.computed_rank as rank, k.index_value::float as index, k.appraised_points::float as appraised, k.self_points::float as self
       from scorecard k join scoring_round r on r.id = k.round_id join unit_version v on v.unit_id = k.unit_id and v.code = $1
         and v.during @> date '2021-12-31' where r.year = 2021`,
      [of],
    )
  )[0]!;

/** What the recount of results finds: nothing, where what is stored follows from the leaves. */
async function recounted(): Promise<readonly string[]> {
  const reads = snapshotReads(hub.orm, { scope: WHOLE_SCOPE, statementTimeoutMs: 60_000 });
  try {
    const recount = modules.flatMap((module) => module.recounts ?? []).find(({ title }) => title === 'results of sheets');
    return await recount!.differences(reads);
  } finally {
    await reads.close();
  }
}

const comma = (points: number): string => String(points).replace('.', ',');

/** A leaf of the draft that nobody has said anything of. */
let empty: Leaf;
let filled: Leaf;
beforeAll(async () => {
  const own = (await leavesOf('172')).filter(({ method }) => method === 'SELF_APPRAISED');
  empty = own.find(({ self }) => self === null)!;
  filled = own.find(({ self, max }) => self === max)!;
  await query(
    hub.databaseUrl,
    `delete from score s using criterion c, scorecard k, unit_version v, scoring_round r where c.id = s.criterion_id and k.id = s.scorecard_id
       and r.id = k.round_id and r.year = 2021
       and v.unit_id = k.unit_id and v.code = '172' and c.code = $1`,
    [empty.code],
  );
});

test('a unit fills in its draft: leaves come, change and stay, with their versions and sums, and go again', async () => {
  const before = await leavesStored();
  const sheet = await sheetOf('172');
  const rows = [
    draft(empty.code, { 'Điểm tự chấm': comma(empty.max), 'Thuyết minh': 'Đã ban hành kế hoạch.' }),
    draft(filled.code, { 'Điểm tự chấm': 'KAD' }),
  ];
  const { report } = await sendRows(hub, unit, DATASET, rows);
  expect([report.status, report.complaints, report.counts]).toMatchObject(['COMMITTED', [], { created: 1, updated: 1 }]);
  const leaf = (await leavesOf('172')).find(({ code }) => code === empty.code);
  expect(leaf).toMatchObject({ self: empty.max, version: 1 });
  expect(await sheetOf('172')).toMatchObject({
    self: (sheet['self'] as number) + empty.max,
    version: (sheet['version'] as number) + 1,
  });
  expect(await recounted()).toEqual([]);
  const { data } = await hub.ask(
    '{ unit(code: "172", year: 2021) { scorecards(from: 2021, to: 2021) { scores { criterion { code } source { document { title } locator } } } } }',
  );
  const cited = data.unit.scorecards.flatMap(({ scores }: any) => scores).filter(({ source }: any) => source !== null);
  expect(cited).toEqual(
    expect.arrayContaining([
      { criterion: { code: empty.code }, source: { document: { title: 'scores' }, locator: 'row 2' } },
      { criterion: { code: filled.code }, source: { document: { title: 'scores' }, locator: 'row 3' } },
    ]),
  );
  expect(cited).toHaveLength(2);

  const [trace] = await query(
    hub.databaseUrl,
    `select c.step, c.part, c.sequence = f.sequence as last from scoring_change c join scoring_feed f on f.round_id = c.round_id
     order by c.round_id, c.sequence desc limit 1`,
  );
  expect(trace).toEqual({ step: 'IMPORT', part: 'SENDER', last: true });

  const written = await fingerprints(hub, TABLES);
  expect((await sendRows(hub, unit, DATASET, rows)).report.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  expect(await fingerprints(hub, TABLES)).toEqual(written);

  expect(await takenBack(hub, unit, report.job)).toMatchObject({ reversal: { restored: 2, kept: [] } });
  expect(await leavesStored()).toEqual(before);
  expect((await leavesOf('172')).find(({ code }) => code === filled.code)!.version).toBeGreaterThan(filled.version + 1);
  expect((await sheetOf('172'))['version']).toBeGreaterThan((sheet['version'] as number) + 1);
}, 120_000);

test('appraised points change index and ranks of the whole round at once, and taking them back does so again', async () => {
  const before = await leavesStored();
  const [last, first] = [await sheetOf('00373'), await sheetOf('00349')];
  expect([last['rank'], first['rank']]).toEqual([11, 1]);
  const lost = (await leavesOf('00373')).filter(
    ({ method, max, appraised }) => method === 'SELF_APPRAISED' && appraised !== null && appraised < max,
  );
  const rows = lost.map(({ code, max }) => ward(code, { 'Điểm thẩm định lại': comma(max), 'Ý kiến thẩm định': 'Chấp nhận giải trình.' }));
  const { report } = await sendRows(hub, issuer, DATASET, rows);
  expect([report.complaints, report.counts]).toMatchObject([[], { created: 0, updated: lost.length }]);
  const risen = await sheetOf('00373');
  expect(risen['index']).toBeGreaterThan(last['index'] as number);
  expect(risen['rank']).toBeLessThan(11);
  expect(await recounted()).toEqual([]);

  await takenBack(hub, issuer, report.job);
  expect(await leavesStored()).toEqual(before);
  expect(await recounted()).toEqual([]);
}, 120_000);

test('what stands on a leaf that an import added, or what was published since, is not taken back', async () => {
  const added = await sendRows(hub, unit, DATASET, [draft(empty.code, { 'Điểm tự chấm': '0' })]);
  await query(hub.databaseUrl, `insert into evidence (score_id, title) select max(id), 'Kế hoạch' from score`);
  expect(await takenBack(hub, unit, added.report.job)).toMatchObject({
    reversal: { kept: [{ relation: 'score', reason: 'IN_USE', count: 1 }] },
  });

  const [leaf] = (await leavesOf('00358')).filter(({ method }) => method === 'SELF_APPRAISED');
  const { report } = await sendRows(hub, issuer, DATASET, [ward(leaf!.code, { 'Điểm thẩm định': '0' }, '00358')]);
  await query(
    hub.databaseUrl,
    `update scoring_round set status = 'PUBLISHED' where id = (select round_id from scorecard where id = (select scorecard_id from score where appraised_points = 0
       order by xmin::text::bigint desc limit 1))`,
  );
  const published = await fingerprints(hub, ['scorecard_field']);
  expect(await takenBack(hub, issuer, report.job)).toMatchObject({
    reversal: { restored: 0, kept: [{ relation: 'score', reason: 'CHANGED_SINCE' }] },
  });
  expect(await fingerprints(hub, ['scorecard_field'])).toEqual(published);
  await query(hub.databaseUrl, `update scoring_round set status = 'APPROVED' where status = 'PUBLISHED' and published_on is null`);
});

describe('who says what', () => {
  const self = draft('1.1.1', { 'Thuyết minh': 'Bổ sung.' });
  const appraised = draft('1.1.1', { 'Ý kiến thẩm định': 'Đạt.' });
  test.each([
    ['a unit does not appraise itself', unit, appraised, 'APPRAISAL_FORBIDDEN'],
    ['whoever is above as well does not either', [unit, { role: 'LEADER', unit: 'VN' }], appraised, 'APPRAISAL_FORBIDDEN'],
    ['a unit above does not speak for it', { role: 'LEADER', unit: 'VN' }, self, 'SELF_POINTS_FORBIDDEN'],
    ['another unit says nothing', { role: 'LEADER', unit: '173' }, self, 'FORBIDDEN'],
    [
      'another unit learns nothing of who stands in the round',
      { role: 'LEADER', unit: '01' },
      draft('1.1.1', { 'Điểm thẩm định': '1' }, '164'),
      'FORBIDDEN',
    ],
  ] as const)('%s', async (_, asker, row, code) => {
    expect(await complaintsAbout(hub, asker, DATASET, [row])).toEqual([[code, 2]]);
  });

  test.each([
    ['a unit above appraises', { role: 'LEADER', unit: 'VN' }, appraised],
    ['the city above a district’s round appraises', city, ward('1.1.1', { 'Ý kiến thẩm định': 'Đạt.' })],
    ['a data steward writes both', steward, { ...self, ...appraised }],
  ] as const)('%s', async (_, asker, row) => {
    expect(await complaintsAbout(hub, asker, DATASET, [row])).toEqual([]);
  });
});

describe('a sheet that is submitted', () => {
  test('is locked for its unit, which sends what is there already without harm', async () => {
    const [leaf] = (await leavesOf('165')).filter(({ self }) => self !== null);
    const submitted = { role: 'UNIT_OFFICER', unit: '165' } as const;
    const said = draft(leaf!.code, { 'Điểm tự chấm': comma(leaf!.self!) }, '165');
    const { report } = await sendRows(hub, submitted, DATASET, [said], 'mode=VALIDATE');
    expect(report.counts).toMatchObject({ unchanged: 1, rejected: 0 });
    expect(await complaintsAbout(hub, submitted, DATASET, [{ ...said, 'Thuyết minh': 'Thêm.' }])).toEqual([['SHEET_LOCKED', 2]]);
  });

  test('is explained only where the appraiser asked', async () => {
    const asked = { role: 'UNIT_OFFICER', unit: '167' } as const;
    const leaves = await leavesOf('167');
    const explained = (requested: boolean): Filled =>
      draft(
        leaves.find((leaf) => leaf.requested === requested && leaf.method === 'SELF_APPRAISED')!.code,
        { 'Giải trình': 'Bổ sung tài liệu.' },
        '167',
      );
    expect(await complaintsAbout(hub, asked, DATASET, [explained(true), explained(false)])).toEqual([['SHEET_LOCKED', 3]]);
  });
});

test.each<[why: string, row: () => Filled, code: string]>([
  ['the round is published', () => inRound('004', 'Phường', '00118', { 'Mã tiêu chí': '1.1.1', 'Thuyết minh': 'x1' }), 'ROUND_PUBLISHED'],
  ['there is no such round', () => ({ ...draft('1.1.1', { 'Điểm tự chấm': '1' }), Năm: '2030' }), 'ROUND_UNKNOWN'],
  ['the unit has no sheet in the round', () => draft('1.1.1', { 'Điểm tự chấm': '1' }, '004'), 'SHEET_UNKNOWN'],
  ['the criterion is none of the set', () => draft('99.9', { 'Điểm tự chấm': '1' }), 'CRITERION_UNKNOWN'],
  ['the criterion has components', () => draft('1.1', { 'Điểm tự chấm': '1' }), 'CRITERION_NO_LEAF'],
  ['points lie above the maximum', () => draft(empty.code, { 'Điểm thẩm định': '50' }), 'OVER_MAX'],
  ['points have five decimals', () => draft(empty.code, { 'Điểm tự chấm': '0,00001' }), 'POINTS_TOO_FINE'],
  ['points are below 0', () => draft(empty.code, { 'Điểm tự chấm': '-1' }), 'OUT_OF_RANGE'],
  ['the criterion is for the survey', () => draft('1.7', { 'Điểm tự chấm': '1' }), 'CLOSED_TO_UNIT'],
  [
    'the criterion does not apply and has points',
    () => draft(empty.code, { 'Điểm tự chấm': '0', 'Không áp dụng': 'Có' }),
    'NOT_APPLICABLE_WITH_POINTS',
  ],
  ['nothing is said', () => draft(empty.code, {}), 'NO_FIGURES'],
])('where %s the row is rejected, also a data steward’s', async (_, row, code) => {
  expect(await complaintsAbout(hub, steward, DATASET, [row()])).toEqual([[code, 2]]);
});

test('points above the maximum are told with the maximum, and of two rows of one leaf the second is rejected', async () => {
  const row = draft(empty.code, { 'Điểm tự chấm': '50' });
  const { report } = await sendRows(hub, unit, DATASET, [row], 'mode=VALIDATE');
  expect(report.complaints[0]).toMatchObject({
    code: 'OVER_MAX',
    column: 'Điểm tự chấm',
    sample: '50',
    messageVi: `Điểm vượt điểm tối đa của tiêu chí là ${comma(empty.max)}.`,
  });
  const twice = draft(empty.code, { 'Điểm tự chấm': '0' });
  expect(await complaintsAbout(hub, unit, DATASET, [twice, twice])).toEqual([['DUPLICATE_ROW', 3]]);
});
