import { describe, expect, test } from '@jest/globals';
import { query } from '../../kit/databases.js';
import { hubForWriting } from '../../kit/hub.js';
import { complaintsAbout, sendRows, stored, takenBack, type Filled } from './round-trip.js';

const hub = hubForWriting();
const steward = { role: 'DATA_STEWARD' } as const;
/** Of the unit that runs the campaign. */
const organiser = { role: 'UNIT_OFFICER', unit: '01' } as const;
const measured = { role: 'UNIT_OFFICER', unit: '004' } as const;

const DATASET = 'survey-results';
const CAMPAIGN = 'DEMO-SIPAS-01-2019';
const TABLES = ['survey_result', 'survey_dimension_result', 'survey_answer_count', 'survey_campaign'];

const of = (unit: string, rest: Filled): Filled => ({ 'Mã đợt khảo sát': CAMPAIGN, 'Mã đơn vị': unit, ...rest });
const result = of('004', {
  'Giá trị': '86,5',
  'Thang điểm': '100',
  'Số phiếu phát ra': '150',
  'Số phiếu thu về': '140',
  'Số phiếu hợp lệ': '130',
});
const dimension = of('004', { 'Chỉ số thành phần': '1', 'Giá trị': '90,25', 'Thang điểm': '100' });
const answer = of('004', { 'Câu hỏi': 'Q1', 'Nhóm đối tượng': 'CITIZEN', 'Phương án trả lời': 'A', 'Số lượt trả lời': '70' });
const unsampled = of('002', { 'Giá trị': 'không khảo sát' });
const rows = [answer, dimension, result, unsampled];

const resultOf = async (unit: string) => {
  const { data, errors } = await hub.askAs(
    null,
    `query Found($unit: String!) { unit(code: $unit, year: 2019) { surveyResult(instrument: "SIPAS", year: 2019) {
      value scaleMax sent received valid noValueReason source { locator document { title } }
      dimensions { dimension { code } value } answers { question group option count }
    } } }`,
    { unit },
  );
  expect(errors).toBeUndefined();
  return data.unit.surveyResult;
};
const forms = async () =>
  (await query(hub.databaseUrl, 'select sent, received, valid from survey_campaign where code = $1', [CAMPAIGN]))[0];

test('what a campaign found is kept by unit, dimension and answer, then nothing new, and is taken back with its sums', async () => {
  const before = await stored(hub, TABLES);
  expect(await forms()).toEqual({ sent: 4252, received: 3835, valid: 3667 });
  const { report } = await sendRows(hub, organiser, DATASET, rows);
  expect([report.status, report.complaints, report.counts]).toMatchObject(['COMMITTED', [], { created: 4 }]);
  expect(await resultOf('004')).toMatchObject({
    value: 86.5,
    scaleMax: 100,
    sent: 150,
    valid: 130,
    noValueReason: null,
    source: { locator: 'row 4', document: { title: DATASET } },
    dimensions: [{ dimension: { code: '1' }, value: 90.25 }],
  });
  expect(await resultOf('002')).toMatchObject({ value: null, noValueReason: 'NOT_SAMPLED', source: { locator: 'row 5' } });
  expect(await forms()).toEqual({ sent: 4402, received: 3975, valid: 3797 });

  const written = await stored(hub, TABLES);
  const { report: again } = await sendRows(hub, organiser, DATASET, rows);
  expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 4 });
  expect(await stored(hub, TABLES)).toEqual(written);

  expect(await takenBack(hub, organiser, report.job)).toMatchObject({ reversal: { restored: 4, kept: [] } });
  expect(await stored(hub, TABLES)).toEqual(before);
});

test('a corrected file changes what it says and leaves the rest, and taking it back brings the first one again', async () => {
  const first = await sendRows(hub, organiser, DATASET, rows);
  const before = await stored(hub, TABLES);
  const corrected = [
    of('004', { 'Giá trị': '87', 'Số phiếu phát ra': '160' }),
    of('004', { 'Chỉ số thành phần': '1', 'Lý do không có số liệu': 'Chưa công bố' }),
    { ...answer, 'Số lượt trả lời': '71' },
  ];
  const { report } = await sendRows(hub, { role: 'LEADER', unit: '01' }, DATASET, corrected);
  expect([report.complaints, report.counts]).toMatchObject([[], { created: 0, updated: 3, unchanged: 0 }]);
  expect(await resultOf('004')).toMatchObject({ value: 87, scaleMax: 100, sent: 160, received: 140, source: { locator: 'row 2' } });
  expect(await forms()).toEqual({ sent: 4412, received: 3975, valid: 3797 });
  await takenBack(hub, { role: 'LEADER', unit: '01' }, report.job);
  expect(await stored(hub, TABLES)).toEqual(before);
  // It was touched since, so the first import cannot be taken back as if nothing had happened.
  const { reversal } = await takenBack(hub, organiser, first.report.job);
  expect(reversal.kept).toMatchObject([
    { relation: 'survey_answer_count', reason: 'CHANGED_SINCE' },
    { relation: 'survey_dimension_result', reason: 'CHANGED_SINCE' },
    { relation: 'survey_result', reason: 'CHANGED_SINCE' },
  ]);
});

test('a sum of forms is known only where every unit that has forms says it', async () => {
  const { report } = await sendRows(hub, organiser, DATASET, [
    of('003', { 'Giá trị': '80', 'Thang điểm': '100', 'Số phiếu thu về': '99' }),
  ]);
  expect(await forms()).toMatchObject({ sent: null, valid: null });
  await takenBack(hub, organiser, report.job);
  expect((await forms())?.['sent']).not.toBeNull();
});

describe('who writes results', () => {
  const whole = [result];
  test.each([
    ['the unit that was measured does not', measured, [['FORBIDDEN', 2]]],
    ['another district does not', { role: 'LEADER', unit: '005' }, [['FORBIDDEN', 2]]],
    ['the unit that runs the campaign does', organiser, []],
    ['a data steward does', steward, []],
  ] as const)('%s', async (_, asker, complaints) => {
    expect(await complaintsAbout(hub, asker, DATASET, whole)).toEqual(complaints);
  });

  test('a unit above one that was measured does in a campaign that another unit runs', async () => {
    await query(
      hub.databaseUrl,
      `insert into survey_campaign (code, name, instrument_id, organiser_id, levels, year)
       select 'TOAN-QUOC-2019', 'Khảo sát toàn quốc', instrument_id, (select unit_id from unit_version where code = 'VN' limit 1), levels, 2019
       from survey_campaign where code = $1`,
      [CAMPAIGN],
    );
    const national = [{ ...result, 'Mã đợt khảo sát': 'TOAN-QUOC-2019' }];
    expect(await complaintsAbout(hub, organiser, DATASET, national)).toEqual([]);
    expect(await complaintsAbout(hub, measured, DATASET, national)).toEqual([['FORBIDDEN', 2]]);
    expect(await complaintsAbout(hub, [organiser, measured], DATASET, national)).toEqual([['FORBIDDEN', 2]]);
  });
});

test.each<[why: string, row: Filled, code: string]>([
  ['the campaign is none', { ...result, 'Mã đợt khảo sát': 'KHONG-CO' }, 'CAMPAIGN_UNKNOWN'],
  ['the unit lies elsewhere', { ...result, 'Mã đơn vị': '308' }, 'UNIT_OUTSIDE'],
  ['the row names no unit', { ...result, 'Mã đơn vị': '' }, 'UNIT_MISSING'],
  ['forms stand with a dimension', { ...dimension, 'Số phiếu hợp lệ': '3' }, 'KINDS_MIXED'],
  ['a value stands with answers', { ...answer, 'Giá trị': '3' }, 'KINDS_MIXED'],
  ['answers are not counted', { ...answer, 'Số lượt trả lời': '' }, 'ANSWER_INCOMPLETE'],
  ['a value has no scale', of('008', { 'Giá trị': '3' }), 'SCALE_MISSING'],
  ['a value lies above its scale', { ...result, 'Giá trị': '100,5' }, 'OVER_SCALE'],
  ['more forms came back than were sent', { ...result, 'Số phiếu phát ra': '139' }, 'FORMS_REVERSED'],
  ['there is no value and no reason', { ...result, 'Giá trị': '' }, 'VALUE_MISSING'],
  ['there is a value and a reason', { ...result, 'Lý do không có số liệu': 'Không đo lường' }, 'VALUE_AND_REASON'],
])('where %s the row is rejected', async (_, row, code) => {
  expect(await complaintsAbout(hub, organiser, DATASET, [row])).toEqual([[code, 2]]);
});

test.each<[why: string, row: Filled, code: string]>([
  ['the dimension is none of the instrument', { ...dimension, 'Chỉ số thành phần': '9' }, 'DIMENSION_UNKNOWN'],
  ['the question is none', { ...answer, 'Câu hỏi': 'constructor' }, 'ANSWER_UNKNOWN'],
  ['the group is none', { ...answer, 'Nhóm đối tượng': 'X' }, 'ANSWER_UNKNOWN'],
  ['the option is none', { ...answer, 'Phương án trả lời': 'X' }, 'ANSWER_UNKNOWN'],
  ['the same is stated twice', result, 'DUPLICATE_ROW'],
])('where %s the row is rejected beside a result', async (_, row, code) => {
  expect(await complaintsAbout(hub, organiser, DATASET, [result, row])).toEqual([[code, 3]]);
});

test('nothing is made up for a unit: dimensions and answers need a result of it', async () => {
  const elsewhere = [dimension, answer].map((row) => ({ ...row, 'Mã đơn vị': '007' }));
  expect(await complaintsAbout(hub, organiser, DATASET, elsewhere)).toEqual([['RESULT_MISSING', 2, 3]]);
});
