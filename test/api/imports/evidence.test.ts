import { beforeAll, describe, expect, test } from '@jest/globals';
import { query } from '../../kit/databases.js';
import { hubForWriting } from '../../kit/hub.js';
import { complaintsAbout, fingerprints, sendRows, takenBack, type Filled } from './round-trip.js';

const hub = hubForWriting();
const steward = { role: 'DATA_STEWARD' } as const;
/** Of thị xã Phổ Yên, whose sheet is a draft. */
const unit = { role: 'UNIT_OFFICER', unit: '172' } as const;

const DATASET = 'evidence';
const TABLES = ['score', 'evidence', 'scorecard'];

const proof = (criterion: string, rest: Filled, of = '172'): Filled => ({
  'Mã đơn vị chấm điểm': '19',
  Khối: 'Cấp huyện',
  Năm: '2021',
  'Mã đơn vị': of,
  'Mã tiêu chí': criterion,
  ...rest,
});
const plan = {
  'Tên tài liệu kiểm chứng': 'Kế hoạch cải cách hành chính năm 2021',
  'Số ký hiệu': '12/KH-UBND',
  'Ngày ban hành': '15/01/2021',
  'Đường dẫn': 'https://phoyen.example/12',
};
const report = { 'Tên tài liệu kiểm chứng': 'Báo cáo tự kiểm tra' };

const evidenceOf = (criterion: string) =>
  query(
    hub.databaseUrl,
    `select e.title, e.number, e.issued_on::text as on, e.url from evidence e join score s on s.id = e.score_id join criterion c on c.id = s.criterion_id
     join scorecard k on k.id = s.scorecard_id join scoring_round r on r.id = k.round_id and r.year = 2021
     join unit_version v on v.unit_id = k.unit_id and v.code = '172' where c.code = $1 order by e.id`,
    [criterion],
  );

/** A leaf of the draft that nobody has said anything of, and one with neither points nor evidence. */
let untouched: string;
let bare: string;
beforeAll(async () => {
  const rows = await query(
    hub.databaseUrl,
    `select c.code, s.id from score s join criterion c on c.id = s.criterion_id join scorecard k on k.id = s.scorecard_id
     join scoring_round r on r.id = k.round_id and r.year = 2021 join unit_version v on v.unit_id = k.unit_id and v.code = '172'
     where s.self_points is null and c.method = 'SELF_APPRAISED' and not exists (select from evidence e where e.score_id = s.id) order by c.ordinal`,
  );
  [untouched, bare] = [rows[0]!['code'] as string, rows[1]!['code'] as string];
  await query(hub.databaseUrl, 'delete from score where id = $1', [rows[0]!['id']]);
});

test('documents come with their leaves, then nothing new, are brought up to date, and go again', async () => {
  const before = await fingerprints(hub, TABLES);
  const rows = [proof(untouched, plan), proof(bare, plan), proof(bare, report)];
  const first = await sendRows(hub, unit, DATASET, rows);
  expect([first.report.status, first.report.complaints, first.report.counts]).toMatchObject(['COMMITTED', [], { created: 3 }]);
  expect(await evidenceOf(untouched)).toEqual([
    { title: 'Kế hoạch cải cách hành chính năm 2021', number: '12/KH-UBND', on: '2021-01-15', url: 'https://phoyen.example/12' },
  ]);
  expect(await evidenceOf(bare)).toHaveLength(2);

  const written = await fingerprints(hub, TABLES);
  const again = await sendRows(hub, unit, DATASET, rows);
  expect(again.report.counts).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  expect(await fingerprints(hub, TABLES)).toEqual(written);

  const later = await sendRows(hub, unit, DATASET, [
    proof(bare, { 'Tên tài liệu kiểm chứng': 'Kế hoạch CCHC năm 2021', 'Số ký hiệu': '12/KH-UBND' }),
    proof(bare, { ...report, 'Số ký hiệu': '99/BC-UBND' }),
  ]);
  expect(later.report.counts).toMatchObject({ created: 0, updated: 2 });
  expect(await evidenceOf(bare)).toEqual([
    { title: 'Kế hoạch CCHC năm 2021', number: '12/KH-UBND', on: '2021-01-15', url: 'https://phoyen.example/12' },
    { title: 'Báo cáo tự kiểm tra', number: '99/BC-UBND', on: null, url: null },
  ]);
  expect(await takenBack(hub, unit, later.report.job)).toMatchObject({ reversal: { restored: 2, kept: [] } });
  expect(await fingerprints(hub, TABLES)).toEqual(written);
  const back = await takenBack(hub, steward, first.report.job);
  expect(back.reversal.kept).toMatchObject([{ relation: 'evidence', reason: 'CHANGED_SINCE', count: 2 }]);
  expect(await evidenceOf(untouched)).toEqual([]);
  await query(
    hub.databaseUrl,
    `delete from evidence where title in ('Kế hoạch cải cách hành chính năm 2021', 'Báo cáo tự kiểm tra') and not demo`,
  );
  expect(await fingerprints(hub, ['score', 'evidence'])).toEqual({ score: before['score'], evidence: before['evidence'] });
});

describe('evidence is the unit’s own', () => {
  test.each([
    ['a unit above does not write it', { role: 'LEADER', unit: 'VN' }, proof('1.1.1', plan), 'SELF_POINTS_FORBIDDEN'],
    ['another unit does not', { role: 'LEADER', unit: '173' }, proof('1.1.1', plan), 'FORBIDDEN'],
    ['a submitted sheet is locked', { role: 'UNIT_OFFICER', unit: '165' }, proof('1.1.1', plan, '165'), 'SHEET_LOCKED'],
  ] as const)('%s', async (_, asker, row, code) => {
    expect(await complaintsAbout(hub, asker, DATASET, [row])).toEqual([[code, 2]]);
  });

  test('a data steward writes it at any stage before the round is published', async () => {
    expect(await complaintsAbout(hub, steward, DATASET, [proof('1.1.1', plan, '165')])).toEqual([]);
    const published = { ...proof('1.1.1', plan, '00118'), 'Mã đơn vị chấm điểm': '004', Khối: 'Phường' };
    expect(await complaintsAbout(hub, steward, DATASET, [published])).toEqual([['ROUND_PUBLISHED', 2]]);
  });
});

test.each<[why: string, row: Filled, code: string]>([
  ['the criterion has components', proof('1.1', plan), 'CRITERION_NO_LEAF'],
  ['the document has no title', proof('1.1.1', { ...plan, 'Tên tài liệu kiểm chứng': '' }), 'MISSING_VALUE'],
  ['its link is none', proof('1.1.1', { ...plan, 'Đường dẫn': 'javascript:alert(1)' }), 'NOT_A_LINK'],
])('where %s the row is rejected', async (_, row, code) => {
  expect(await complaintsAbout(hub, unit, DATASET, [row])).toEqual([[code, 2]]);
});

test('of two rows of the same document the second is rejected', async () => {
  expect(await complaintsAbout(hub, unit, DATASET, [proof('1.1.1', plan), proof('1.1.1', plan)])).toEqual([['DUPLICATE_ROW', 3]]);
});
