import { describe, expect, test } from '@jest/globals';
import { transactionsOn } from '../../../src/database/index.js';
import { publishCriteriaSets } from '../../../src/modules/criteria/criteria-set.commands.js';
import { hubForWriting } from '../../kit/hub.js';
import { send } from './files.js';
import { rowsOf, takeBack } from './taking-back.js';

const hub = hubForWriting();
const steward = { role: 'DATA_STEWARD' } as const;
const officer = { role: 'UNIT_OFFICER', unit: '004' } as const;
const TABLES = ['criteria_set', 'criteria_field', 'criterion', 'grade_band', 'tie_breaker', 'criterion_equivalence'] as const;

const HEADER =
  'STT;Nội dung;Điểm tối đa;Nhóm lĩnh vực;Phương pháp đánh giá;Cách tính điểm;Đơn vị chủ trì;Đơn vị thẩm định;Mã bộ tiêu chí;Phiên bản;Tên bộ tiêu chí;Khối;Mã đơn vị ban hành;Năm áp dụng;Tổng điểm;Tiêu chí không áp dụng;Cộng điểm thưởng, phạt;Chỉ số được vượt 100';
/** What is of the set as a whole stands in the first row. */
const head = (code: string, { issuer = '004', version = '', total = '100' } = {}): string =>
  `;${code};${version};Bộ tiêu chí thử;Các phường;${issuer};2018;${total};Loại khỏi tổng điểm;Sau khi quy đổi;Không`;
/** A row as Excel saves it: with all its columns. */
const whole = (row: string): string => row + ';'.repeat(HEADER.split(';').length - row.split(';').length);
const file = (...rows: readonly string[]): string => `\uFEFF${[HEADER, ...rows.map(whole)].join('\r\n')}\r\n`;
const sendRows = async (mode: string, rows: readonly string[], asker: typeof steward | typeof officer = officer, atomicity = 'ALL') =>
  (await send(hub, asker, `criteria-sets?mode=${mode}&atomicity=${atomicity}&name=bo-tieu-chi.csv`, file(...rows))).report;

const small = (code: string, more = {}): string[] => [
  `1;Công tác chỉ đạo, điều hành;60,5;;;;;${head(code, more)}`,
  '1.1;Kế hoạch cải cách hành chính;40,5;;;;;',
  '1.1.1;Ban hành kế hoạch;20;;;Có/Không;Văn phòng;004.noi-vu',
  '1.1.2;Thực hiện kế hoạch;20,5;;;Theo tỷ lệ;;',
  '1.2;Mức độ hài lòng của người dân;20;;Điều tra xã hội học;Theo tỷ lệ hài lòng;;',
  '2;Lĩnh vực riêng;39,5;Cơ chế một cửa;;;;',
  '2.1;Trang thiết bị;39,5;;;;;',
];

const SET = `query One($code: String!) { criteriaSet(code: $code) {
  status name block maxPoints surveyMaxPoints effectiveFromYear issuer { code } source { locator document { code } }
  pointsBalance { balanced suspect sentenceVi } fields { code canonicalField maxPoints }
  criteria { code name ordinal maxPoints isLeaf method parent { code } scoringRule { kind } ownerAgency { name unit { code } } appraiserAgency { name unit { code } } } } }`;
const setOf = async (code: string) => {
  const { data, errors } = await hub.ask(SET, { code });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.criteriaSet;
};
const criterion = async (set: string, code: string) => (await setOf(set)).criteria.find((one: { code: string }) => one.code === code);

describe('a printed set of criteria', () => {
  let before: unknown;
  let job = '';

  test('becomes a draft of the unit that issues it, a tree by its printed codes', async () => {
    before = await rowsOf(hub, TABLES);
    const report = await sendRows('COMMIT', small('thu-phuong'));
    job = report.job;
    expect([report.status, report.complaints, report.counts]).toMatchObject(['COMMITTED', [], { created: 7, rejected: 0 }]);
    expect(report.balances).toEqual([{ rule: 'SUM_OF_MAX', pass: 4, fail: 0, notTestable: 0, rows: [] }]);
    const set = await setOf('thu-phuong');
    expect(set).toMatchObject({
      status: 'DRAFT',
      block: 'WARD',
      maxPoints: 100,
      surveyMaxPoints: 20,
      effectiveFromYear: 2018,
      issuer: { code: '004' },
      source: { locator: 'row 2', document: { code: report.source } },
      pointsBalance: { balanced: true },
      fields: [
        { code: '1', canonicalField: 'DIRECTION', maxPoints: 60.5 },
        { code: '2', canonicalField: 'ONE_STOP', maxPoints: 39.5 },
      ],
    });
    expect(
      set.criteria.map((one: any) => [one.code, one.ordinal, one.maxPoints, one.method, one.scoringRule?.kind, one.parent?.code]),
    ).toEqual([
      ['1.1', 1, 40.5, null, undefined, undefined],
      ['1.1.1', 2, 20, 'SELF_APPRAISED', 'YES_NO', '1.1'],
      ['1.1.2', 3, 20.5, 'SELF_APPRAISED', 'RATIO', '1.1'],
      ['1.2', 4, 20, 'SURVEY', 'SURVEY_SHARE', undefined],
      ['2.1', 5, 39.5, 'SELF_APPRAISED', undefined, undefined],
    ]);
    expect(set.criteria[1]).toMatchObject({
      ownerAgency: { name: 'Văn phòng', unit: null },
      appraiserAgency: { name: expect.stringMatching(/Phòng Nội vụ/u), unit: { code: '004.noi-vu' } },
    });
  });

  test('that comes again changes nothing', async () => {
    const there = await rowsOf(hub, TABLES);
    expect((await sendRows('COMMIT', small('thu-phuong'))).counts).toMatchObject({ created: 0, updated: 0, unchanged: 7 });
    expect(await rowsOf(hub, TABLES)).toEqual(there);
  });

  test('of which rows are added and changed takes its place in the printed order, and goes back to what it was', async () => {
    const there = await rowsOf(hub, TABLES);
    const report = await sendRows('COMMIT', [
      '1;Công tác chỉ đạo, điều hành;60,5;;;;;;thu-phuong',
      '1.1.3;Báo cáo đúng hạn;10;;;;;',
      '1.1.2;Thực hiện kế hoạch;10,5;;Điều tra xã hội học;;;',
      '2.1;Trang thiết bị;39,5;;;;;',
      '2.1.1;Máy lấy số;39,5;;;;;',
    ]);
    expect([report.counts, report.complaints]).toMatchObject([{ created: 2, updated: 2, unchanged: 1 }, []]);
    const { criteria, surveyMaxPoints } = await setOf('thu-phuong');
    expect(criteria.map((one: any) => [one.code, one.ordinal, one.isLeaf])).toEqual([
      ['1.1', 1, false],
      ['1.1.1', 2, true],
      ['1.1.2', 3, true],
      ['1.1.3', 4, true],
      ['1.2', 5, true],
      ['2.1', 6, false],
      ['2.1.1', 7, true],
    ]);
    expect(surveyMaxPoints).toBe(30.5);
    expect((await takeBack(hub, officer, report.job)).reversal.kept).toEqual([]);
    expect(await rowsOf(hub, TABLES)).toEqual(there);
  });

  test('that is taken back leaves no trace', async () => {
    const own = (await sendRows('COMMIT', small('thu-lan-hai'))).job;
    expect((await takeBack(hub, officer, own)).reversal).toEqual({ restored: 8, kept: [] });
    const { reversal } = await takeBack(hub, steward, job);
    expect([...new Set(reversal.kept.map(({ reason }) => reason))].toSorted()).toEqual(['CHANGED_SINCE', 'IN_USE']);
    expect(await rowsOf(hub, TABLES)).not.toEqual(before);
    expect((await setOf('thu-phuong')).criteria).toHaveLength(5);
  });
});

describe('points that do not add up', () => {
  const MAXIMA = ['20,5', '10', '10', '6', '10,05', '6', '14', '9', '14'];
  const NAMES = [
    'Chỉ đạo điều hành',
    'Thể chế',
    'Thủ tục hành chính',
    'Bộ máy',
    'Cán bộ',
    'Tài chính công',
    'Hiện đại hóa',
    'Một cửa',
    'Tác động',
  ];
  const rows = MAXIMA.flatMap((points, at) => [
    `${at + 1};${NAMES[at]};${points};;;;;${at === 0 ? head('thu-99-55') : ''}`,
    `${at + 1}.1;Tiêu chí ${at + 1};${points};;;;;`,
  ]);

  test('are a draft all the same, and the field that is probably wrong is named: 99,55 of 100', async () => {
    const report = await sendRows('COMMIT', rows);
    expect([report.status, report.complaints]).toEqual(['COMMITTED', []]);
    expect(report.balances).toEqual([
      {
        rule: 'SUM_OF_MAX',
        pass: 9,
        fail: 1,
        notTestable: 0,
        rows: [10],
        notes: [
          {
            row: 10,
            message: expect.stringContaining('Field 5 (Cán bộ) is probably wrong: 10.05 should be 10.5.'),
            messageVi: expect.stringContaining('Nhiều khả năng lĩnh vực 5 (Cán bộ) ghi sai: 10,05 phải là 10,5.'),
          },
        ],
      },
    ]);
    expect((await setOf('thu-99-55')).pointsBalance).toMatchObject({ balanced: false, suspect: '5' });
  });
});

describe('a set that is issued', () => {
  test('never changes: the same is unchanged, anything else is a complaint, a new version is another set', async () => {
    const drafted = await sendRows('COMMIT', small('thu-ban-hanh'));
    const added = await sendRows('COMMIT', ['2;Lĩnh vực riêng;39,5;;;;;;thu-ban-hanh', '2.1;Trang thiết bị, phòng chờ;39,5;;;;;']);
    expect(added.counts).toMatchObject({ updated: 1, unchanged: 1 });
    await transactionsOn(hub.orm, { statementTimeoutMs: 20_000 })(async (client) => {
      const { rows } = await client.query(`select id from criteria_set where code = 'thu-ban-hanh'`);
      await publishCriteriaSets(client, 'test', [rows[0].id]);
    });
    const same = small('thu-ban-hanh').map((row) => row.replace('Trang thiết bị', 'Trang thiết bị, phòng chờ'));
    expect((await sendRows('COMMIT', same)).counts).toMatchObject({ unchanged: 7, rejected: 0 });
    const other = await sendRows('COMMIT', [...same.slice(0, 6), '2.1;Khác;39,5;;;;;', '2.2;Thêm;1;;;;;']);
    expect(other.complaints).toMatchObject([
      { code: 'CRITERIA_SET_USED', rows: [8, 9], messageVi: expect.stringContaining('không còn là dự thảo') },
    ]);
    expect((await sendRows('COMMIT', small('thu-ban-hanh', { version: '2' }))).counts).toMatchObject({ created: 7 });
    for (const { job } of [added, drafted]) expect((await takeBack(hub, officer, job)).reversal.restored).toBe(0);
    expect((await criterion('thu-ban-hanh', '1.1.1')).name).toBe('Ban hành kế hoạch');
  });
});

describe('a row', () => {
  const first = `1;Công tác chỉ đạo;100;;;;;${head('thu-loi')}`;
  test.each([
    ['of no set', ['1;Công tác chỉ đạo;100;;;;;'], 'CRITERIA_SET_MISSING', [2]],
    [
      'of a new set that says too little of itself',
      ['1;Công tác chỉ đạo;100;;;;;;thu-loi;;Tên', '1.1;Một;100;;;;;'],
      'CRITERIA_SET_INCOMPLETE',
      [2, 3],
    ],
    ['that contradicts the set above', [first, `1.1;Một;100;;;;;${head('thu-loi', { total: '90' })}`], 'CRITERIA_SET_DIFFERS', [3]],
    ['of a field that tells nothing', [`1;Lĩnh vực lạ;100;;;;;${head('thu-loi')}`], 'CRITERIA_FIELD_UNTOLD', [2]],
    ['without what it is part of', [first, '1.2.1;Một;100;;;;;'], 'CRITERION_WITHOUT_PARENT', [3]],
    ['of a code that another has', [first, '1.1;Một;50;;;;;', '1.1;Hai;50;;;;;'], 'DUPLICATE_ROW', [4]],
    ['with a method that is no leaf', [first, '1.1;Một;50;;Tự chấm;;;', '1.1.1;Hai;50;;;;;'], 'CRITERION_NOT_A_LEAF', [3]],
    ['without points', [first, '1.1;Một;0;;;;;'], 'CRITERION_POINTS', [3]],
    [
      'with more survey points than there are',
      [`1;Công tác chỉ đạo;100;;;;;${head('thu-loi', { total: '50' })}`, '1.1;Một;100;;ĐTXHH;;;'],
      'CRITERIA_SURVEY_POINTS',
      [2, 3],
    ],
    ['whose issuer there was not', [`1;Công tác chỉ đạo;100;;;;;${head('thu-loi', { issuer: '999' })}`], 'UNIT_UNKNOWN', [2]],
    ['whose agency there was not', [first, '1.1;Một;100;;;;999;'], 'UNIT_UNKNOWN', [3]],
    ['of another unit', [`1;Công tác chỉ đạo;100;;;;;${head('thu-loi', { issuer: '003' })}`], 'FORBIDDEN', [2]],
  ])('%s is a complaint in both languages', async (_, rows, code, at) => {
    const { complaints } = await sendRows('VALIDATE', rows);
    const own = complaints.filter((complaint) => complaint.code === code);
    expect(own).toMatchObject([{ code, rows: at, message: expect.any(String), messageVi: expect.any(String), hintVi: expect.any(String) }]);
  });

  test('that cannot be takes what lies below it along, and the others are written', async () => {
    const rows = [`1;Công tác chỉ đạo;50;;;;;${head('thu-tung-dong')}`, '1.1;Một;50;;;;;', '2;Lĩnh vực lạ;50;;;;;', '2.1;Hai;50;;;;;'];
    const { status, complaints, counts } = await sendRows('COMMIT', rows, officer, 'ROW');
    expect([status, complaints.map(({ code, rows: at }) => [code, at])]).toEqual([
      'COMMITTED',
      [
        ['CRITERIA_FIELD_UNTOLD', [4]],
        ['CRITERION_WITHOUT_PARENT', [5]],
      ],
    ]);
    expect(counts).toMatchObject({ created: 2, rejected: 2 });
    expect((await setOf('thu-tung-dong')).criteria.map((one: any) => one.code)).toEqual(['1.1']);
  });

  test('may be of any unit where a steward sends it; the template is read as it is filled in', async () => {
    expect((await sendRows('VALIDATE', small('thu-khac', { issuer: '003' }), steward)).counts).toMatchObject({ created: 7 });
    const template = await (await fetch(`${hub.url}/templates/criteria-sets.csv`)).text();
    const filled = `${template}1,Thể chế,100,,,,,,thu-mau,1,Bộ thử,Các phường,004,2018,100,Tính điểm tối đa,Sau khi quy đổi,Không\r\n1.1,Một,100,,,,,,,,,,,,,,,\r\n`;
    const { report } = await send(hub, officer, 'criteria-sets', filled);
    expect([report.complaints, report.counts.created]).toEqual([[], 2]);
  });
});
