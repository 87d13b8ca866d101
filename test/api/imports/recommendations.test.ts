import { expect, test } from '@jest/globals';
import { query } from '../../kit/databases.js';
import { hubForWriting } from '../../kit/hub.js';
import { complaintsAbout, sendRows, stored, takenBack, type Filled } from './round-trip.js';

const hub = hubForWriting();
const steward = { role: 'DATA_STEWARD' } as const;

const DATASET = 'recommendations';
const TABLES = ['party', 'recommendation', 'recommendation_party', 'recommendation_forwarding', 'recommendation_response'];

const raised: Filled = {
  'Mã cuộc giám sát': '31.hdnd-CCHC-2016-2021-308',
  'Nơi kiến nghị': 'UBND quận Đồ Sơn (308)',
  'Nơi nhận': 'UBND thành phố Hải Phòng (31); Sở Tài chính',
  'Nội dung kiến nghị': 'Bố trí kinh phí nâng cấp bộ phận một cửa.',
  'Ngày kiến nghị': '21/05/2020',
  'Hạn thực hiện': '31/12/2020',
  'Tình trạng': 'Mới nêu',
};
const answered: Filled = {
  ...raised,
  'Hạn thực hiện': '',
  'Tình trạng': 'Đã trả lời',
  'Chuyển đến': 'Sở Nội vụ; Sở Tài chính',
  'Ngày chuyển': '01/06/2020',
  'Ngày trả lời': '15/07/2020',
  'Nơi trả lời': 'Sở Tài chính',
  'Nội dung trả lời': 'Đã đưa vào dự toán năm 2021.',
};

const recommendationOf = async (text: string) => {
  const { data, errors } = await hub.askAs(
    null,
    `{ recommendations(filter: { from: "308" }, first: 500) { nodes {
      text status raisedOn dueOn mission { code } from { name unit { code } } to { name unit { code } }
      forwardedTo: forwardings { to { name } forwardedOn } responses { respondedOn text from { name } source { locator } } source { locator document { kind } }
    } } }`,
  );
  expect(errors).toBeUndefined();
  return data.recommendations.nodes.filter((one: { text: string }) => one.text === text);
};

test('a recommendation comes with its parties, is answered by another file, and both are taken back', async () => {
  const before = await stored(hub, TABLES);
  const first = await sendRows(hub, steward, DATASET, [raised]);
  expect([first.report.status, first.report.complaints, first.report.counts]).toMatchObject(['COMMITTED', [], { created: 1 }]);
  const text = raised['Nội dung kiến nghị']!;
  expect(await recommendationOf(text)).toMatchObject([
    {
      status: 'OPEN',
      raisedOn: '2020-05-21',
      dueOn: '2020-12-31',
      mission: { code: '31.hdnd-CCHC-2016-2021-308' },
      from: { name: 'UBND quận Đồ Sơn', unit: { code: '308' } },
      to: [
        { name: 'UBND thành phố Hải Phòng', unit: { code: '31' } },
        { name: 'Sở Tài chính', unit: null },
      ],
      source: { locator: 'row 2', document: { kind: 'DATASET' } },
    },
  ]);
  const written = await stored(hub, TABLES);
  // The code alone means whoever speaks for the unit.
  const again = await sendRows(hub, steward, DATASET, [{ ...raised, 'Nơi kiến nghị': '308', 'Nơi nhận': '31' }]);
  expect(again.report.counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  expect(await stored(hub, TABLES)).toEqual(written);

  const later = await sendRows(hub, steward, DATASET, [answered]);
  expect(later.report.counts).toMatchObject({ created: 0, updated: 1 });
  expect(await recommendationOf(text)).toMatchObject([
    {
      status: 'ANSWERED',
      dueOn: '2020-12-31',
      forwardedTo: [
        { to: { name: 'Sở Nội vụ' }, forwardedOn: '2020-06-01' },
        { to: { name: 'Sở Tài chính' }, forwardedOn: '2020-06-01' },
      ],
      responses: [{ respondedOn: '2020-07-15', text: 'Đã đưa vào dự toán năm 2021.', from: { name: 'Sở Tài chính' } }],
    },
  ]);
  expect((await sendRows(hub, steward, DATASET, [answered])).report.counts).toMatchObject({ unchanged: 1 });
  const corrected = await sendRows(hub, steward, DATASET, [{ ...answered, 'Nội dung trả lời': 'Đã bố trí.', 'Ngày chuyển': '02/06/2020' }]);
  expect(corrected.report.counts).toMatchObject({ updated: 1 });
  expect((await recommendationOf(text))[0]).toMatchObject({
    forwardedTo: [{ forwardedOn: '2020-06-02' }, { forwardedOn: '2020-06-02' }],
    responses: [{ text: 'Đã bố trí.' }],
  });
  await takenBack(hub, steward, corrected.report.job);

  const { reversal } = await takenBack(hub, steward, first.report.job);
  expect(reversal.kept).toMatchObject([{ relation: 'recommendation', reason: 'CHANGED_SINCE', count: 1 }, { relation: 'party' }]);
  expect((await stored(hub, TABLES))['recommendation']).toHaveLength((before['recommendation'] as unknown[]).length + 1);
});

test('one that nobody touched goes with all that came with it; one that was answered since stays with the answer', async () => {
  const before = await stored(hub, TABLES);
  const other = { ...answered, 'Nội dung kiến nghị': 'Bổ sung biên chế.', 'Nơi nhận': 'Bộ phận X' };
  const { report } = await sendRows(hub, steward, DATASET, [other]);
  expect(await takenBack(hub, steward, report.job)).toMatchObject({ reversal: { kept: [] } });
  expect(await stored(hub, TABLES)).toEqual(before);

  const next = await sendRows(hub, steward, DATASET, [
    { ...raised, 'Nội dung kiến nghị': 'Tập huấn cán bộ.', 'Nơi nhận': 'UBND thành phố Hải Phòng (31)' },
  ]);
  await query(
    hub.databaseUrl,
    `insert into recommendation_response (recommendation_id, responded_on, text) select max(id), '2020-08-01', 'Đồng ý.' from recommendation`,
  );
  const { reversal } = await takenBack(hub, steward, next.report.job);
  expect(reversal.kept).toContainEqual({ relation: 'recommendation', reason: 'IN_USE', count: 1 });
  expect((await stored(hub, TABLES))['recommendation_response']).toHaveLength((before['recommendation_response'] as unknown[]).length + 1);
});

test.each<[why: string, rows: Filled[], complaint: unknown[]]>([
  ['the mission is none', [{ ...raised, 'Mã cuộc giám sát': 'KHONG-CO' }], ['MISSION_UNKNOWN', 2]],
  ['nobody held the code of a party on the day', [{ ...raised, 'Nơi nhận': 'Sở X; UBND (999)' }], ['PARTY_UNKNOWN', 2]],
  ['it is due before it was raised', [{ ...raised, 'Hạn thực hiện': '20/05/2020' }], ['DUE_BEFORE_RAISED', 2]],
  ['it was passed on to nobody', [{ ...answered, 'Chuyển đến': '' }], ['FORWARDING_INCOMPLETE', 2]],
  ['the answer has no text', [{ ...answered, 'Nội dung trả lời': '' }], ['RESPONSE_INCOMPLETE', 2]],
  ['two rows state the same', [raised, answered], ['DUPLICATE_ROW', 3]],
])('where %s the row is rejected', async (_, rows, complaint) => {
  expect(await complaintsAbout(hub, steward, DATASET, rows)).toEqual([complaint]);
});

test('recommendations stand between several parties: one of them alone does not write them', async () => {
  const { status, errors } = await sendRows(hub, { role: 'UNIT_OFFICER', unit: '308' }, DATASET, [raised]);
  expect([status, errors?.[0]?.extensions['code']]).toEqual([403, 'FORBIDDEN']);
});
