import { describe, expect, test } from '@jest/globals';
import { query } from '../../kit/databases.js';
import { hubForWriting } from '../../kit/hub.js';
import {
  appraiser,
  DISCARD,
  draft,
  fields,
  journal,
  leader,
  NEW_VERSION,
  PUBLISH,
  published,
  refusalOf,
  RETIRE,
  same,
  setOf,
  steward,
  typed,
  WHOLE,
} from './set-drafts.js';

const hub = hubForWriting();
const read = async (code: string, version: number): Promise<any> =>
  setOf(
    await hub.askAs(
      leader,
      `query Read($code: String!, $version: Int!) { set: criteriaSet(code: $code, version: $version) { ...Whole } } ${WHOLE}`,
      {
        code,
        version,
      },
    ),
  );
const rulesOf = (set: any): string[] => set.problems.map(({ rule }: { rule: string }) => rule);
const linksOf = (set: any): unknown =>
  set.criteria
    .filter(({ isLeaf }: any) => isLeaf)
    .map(({ code, olderEquivalents }: any) => [code, ...olderEquivalents.map(({ kind, older }: any) => `${kind} ${older?.code ?? '–'}`)]);

describe('a set of criteria that is written, mended, published and followed', () => {
  test('is a draft that tells everything that was typed', async () => {
    const set = setOf(await draft(hub, appraiser, typed('thu', { fields: fields({ second: 39.05 }) })));
    expect(set).toMatchObject({
      code: 'thu',
      version: 1,
      name: 'Bộ tiêu chí chấm điểm UBND các phường',
      block: 'WARD',
      status: 'DRAFT',
      effectiveFromYear: 2019,
      effectiveToYear: null,
      maxPoints: 100,
      surveyMaxPoints: 20,
      notApplicablePolicy: 'LEAVES_DENOMINATOR',
      bonusEntry: 'AFTER_RESCALING',
      bonusCap: 2,
      penaltyCap: 1.5,
      indexMayPass100: false,
      demo: false,
      issuer: { code: '004' },
      source: { locator: '¶6', document: { code: 'S2' } },
      gradeBands: [
        { code: 'T', name: 'Tốt', minIndex: 80 },
        { code: 'Y', name: 'Yếu', minIndex: 0 },
      ],
      tieBreakers: [
        { ordinal: 1, kind: 'SURVEY_POINTS', field: null },
        { ordinal: 2, kind: 'FIELD_POINTS', field: { code: '1' } },
      ],
    });
    expect(set.fields.map(({ code, part, maxPoints }: any) => [code, part, maxPoints])).toEqual([
      ['1', 'SCORED', 60.5],
      ['2', 'SCORED', 39.05],
      ['T', 'BONUS', 2],
    ]);
    const [plan, issue, reports, survey, , idea] = set.criteria;
    expect(plan).toMatchObject({
      ordinal: 1,
      code: '1.1',
      isLeaf: false,
      method: null,
      scoringRule: null,
      parent: null,
      components: [{ code: '1.1.1' }, { code: '1.1.2' }],
      ownerAgency: { name: 'Văn phòng HĐND&UBND quận Long Biên', unit: { code: '004.van-phong' } },
    });
    expect(issue).toMatchObject({
      method: 'SELF_APPRAISED',
      scoringRule: { kind: 'YES_NO' },
      parent: { code: '1.1' },
      appraiserAgency: { name: 'Phòng Nội vụ quận', unit: { code: '004.noi-vu' } },
    });
    expect(reports.scoringRule.steps).toEqual([
      { from: 50, percent: 25.5 },
      { from: 90, percent: 100 },
    ]);
    expect(survey.scoringRule).toMatchObject({ kind: 'SURVEY_OPTIONS', percents: [100, 60, 20, 0] });
    expect(idea).toMatchObject({ ordinal: 6, field: { code: 'T' }, scoringRule: { kind: 'COUNT', each: 0.5, cap: 2 } });
  });

  test('tells what stands in the way of publishing it, and is not published before', async () => {
    const set = await read('thu', 1);
    expect(set.problems).toEqual([
      {
        rule: 'POINTS_ADD_UP',
        message:
          'The fields sum to 99.55, not to the declared total of 100. Field 2 (Cải cách thủ tục hành chính) is probably wrong: 39.05 should be 39.5.',
        messageVi:
          'Tổng điểm các lĩnh vực là 99,55, không bằng tổng điểm công bố 100. Nhiều khả năng lĩnh vực 2 (Cải cách thủ tục hành chính) ghi sai: 39,05 phải là 39,5.',
      },
    ]);
    const answer = await hub.askAs(leader, PUBLISH, { set: set.id });
    expect(refusalOf(answer)).toEqual({ code: 'RULE_VIOLATION', rule: 'POINTS_ADD_UP' });
    expect(answer.errors![0]!.extensions['problems']).toEqual(set.problems);
    expect(answer.errors![0]!.message).toContain('Field 2 (Cải cách thủ tục hành chính) is probably wrong: 39.05 should be 39.5.');
    expect((await read('thu', 1)).status).toBe('DRAFT');
  });

  test('tells all of several problems', async () => {
    const broken = {
      maxPoints: 101,
      surveyMaxPoints: 30,
      gradeBands: [{ code: 'T', name: 'Tốt', minIndex: 80 }],
      fields: fields({ reports: 20 }),
    };
    const set = setOf(await draft(hub, leader, typed('thu-nhieu-loi', broken)));
    expect(rulesOf(set)).toEqual(['POINTS_ADD_UP', 'SURVEY_POINTS_ADD_UP', 'COMPONENTS_ADD_UP', 'GRADES_COVER_ALL']);
    const answer = await hub.askAs(leader, PUBLISH, { set: set.id });
    expect(answer.errors![0]!.message).toMatch(/3 more rules are broken\.$/);
    expect(answer.errors![0]!.extensions['problems']).toEqual(set.problems);
  });

  test('is mended as a whole under the id that it has, and only where that is said', async () => {
    const before = await read('thu', 1);
    expect(refusalOf(await draft(hub, leader, typed('thu')))).toEqual({ code: 'CONFLICT', rule: undefined });
    const set = setOf(await draft(hub, leader, typed('thu'), true));
    expect(set).toMatchObject({ id: before.id, status: 'DRAFT', problems: [] });
    expect(set.fields[1].maxPoints).toBe(39.5);
    expect(set.criteria).toHaveLength(before.criteria.length);
    const [first, second] = await journal(hub, 'criteria.draftCriteriaSet', 'thu v1');
    expect(first).toMatchObject({ kind: 'COMMAND', actor: 'dev:APPRAISER@004.noi-vu', before: null, request_id: expect.any(String) });
    expect(second).toMatchObject({ actor: 'dev:LEADER@004', before: { status: 'DRAFT', maxPoints: '100' }, after: { code: 'thu' } });
    expect([second!['before'].fields[1].maxPoints, second!['after'].fields[1].maxPoints]).toEqual(['39.05', '39.5']);
  });

  test('is published, and never changes from then on', async () => {
    const { id } = await read('thu', 1);
    expect(setOf(await hub.askAs(leader, PUBLISH, { set: id }))).toMatchObject({ status: 'PUBLISHED', problems: [] });
    expect(await journal(hub, 'criteria.publishCriteriaSet', 'thu v1')).toMatchObject([
      { actor: 'dev:LEADER@004', before: { status: 'DRAFT' }, after: { status: 'PUBLISHED' } },
    ]);
    const again = await draft(hub, leader, typed('thu'), true);
    expect(refusalOf(again)).toEqual({ code: 'RULE_VIOLATION', rule: 'SET_IS_FIXED' });
    expect(again.errors![0]!.extensions['hint']).toContain('new version');
    for (const mutation of [PUBLISH, DISCARD])
      expect(refusalOf(await hub.askAs(leader, mutation, { set: id }))).toEqual({ code: 'RULE_VIOLATION', rule: 'SET_IS_FIXED' });
  });

  test('is copied into a next version, each leaf the SAME as before where nothing else is said', async () => {
    const { id } = await read('thu', 1);
    const equivalences = [
      { newer: '2.1', kind: 'NONE' },
      { newer: 'T.1', kind: 'RENAMED', older: 'T.1' },
    ];
    const set = setOf(
      await hub.askAs(appraiser, NEW_VERSION, { set: id, effectiveFromYear: 2021, name: 'Bộ tiêu chí sửa đổi', equivalences }),
    );
    expect(set).toMatchObject({
      version: 2,
      status: 'DRAFT',
      name: 'Bộ tiêu chí sửa đổi',
      effectiveFromYear: 2021,
      source: null,
      problems: [],
    });
    expect(linksOf(set)).toEqual([
      ['1.1.1', 'SAME 1.1.1'],
      ['1.1.2', 'SAME 1.1.2'],
      ['1.2', 'SAME 1.2'],
      ['2.1', 'NONE –'],
      ['T.1', 'RENAMED T.1'],
    ]);
    const old = await read('thu', 1);
    const content = ({ fields: parts, criteria, gradeBands, tieBreakers, maxPoints, surveyMaxPoints, bonusCap, issuer }: any) => ({
      parts,
      gradeBands,
      tieBreakers,
      points: [maxPoints, surveyMaxPoints, bonusCap],
      issuer,
      criteria: criteria.map(({ olderEquivalents: _, ...criterion }: any) => criterion),
    });
    expect(content(set)).toEqual(content(old));
    expect(await journal(hub, 'criteria.newCriteriaSetVersion', 'thu v2')).toMatchObject([
      { actor: 'dev:APPRAISER@004.noi-vu', after: { copyOf: 'thu v1', effectiveFromYear: 2021 } },
    ]);
  });

  test('may change in the next version what its equivalences agree with', async () => {
    const input = (links: object[]) =>
      typed('thu', {
        version: 2,
        effectiveFromYear: 2021,
        fields: fields({ second: 39.5 }).map((field, at) =>
          at === 1
            ? {
                ...field,
                criteria: [
                  { code: '2.1', name: 'Trang thiết bị', maxPoints: 30, method: 'SELF_APPRAISED' },
                  { code: '2.2', name: 'Phòng chờ', maxPoints: 9.5, method: 'SELF_APPRAISED' },
                ],
              }
            : field,
        ),
        follows: { version: 1, equivalences: [...same('1.1.1', '1.1.2', '1.2'), ...links] },
      });
    const half = setOf(await draft(hub, leader, input([{ newer: '2.1', kind: 'RESCALED', older: '2.1' }]), true));
    expect(half.problems).toEqual([
      {
        rule: 'EVERY_LEAF_FOLLOWS',
        message: 'Version 2 comes after version 1, so each leaf says how it follows it; these do not: 2.2, T.1.',
        messageVi: 'Phiên bản 2 nối tiếp phiên bản 1 nên mỗi tiêu chí phải ghi tương đương; còn thiếu: 2.2, T.1.',
      },
    ]);
    const unequal = await draft(hub, leader, input([{ newer: '2.1', kind: 'SAME', older: '2.1' }]), true);
    expect(refusalOf(unequal)).toEqual({ code: 'RULE_VIOLATION', rule: 'EQUIVALENT_KEEPS_MAXIMUM' });
    const whole = setOf(
      await draft(
        hub,
        leader,
        input([
          { newer: '2.1', kind: 'RESCALED', older: '2.1' },
          { newer: '2.2', kind: 'NONE' },
          { newer: 'T.1', kind: 'NONE' },
        ]),
        true,
      ),
    );
    expect(whole.problems).toEqual([]);
    setOf(await hub.askAs(leader, PUBLISH, { set: whole.id }));
    const { data } = await hub.askAs(
      null,
      '{ criteriaSet(code: "thu", version: 1) { criteria(codes: ["1.2", "2.1", "T.1"]) { code newerEquivalents { kind newer { code set { version } } } } } }',
    );
    expect(data.criteriaSet.criteria.map(({ code, newerEquivalents }: any) => [code, newerEquivalents])).toEqual([
      ['1.2', [{ kind: 'SAME', newer: { code: '1.2', set: { version: 2 } } }]],
      ['2.1', [{ kind: 'RESCALED', newer: { code: '2.1', set: { version: 2 } } }]],
      ['T.1', [{ kind: 'NONE', newer: null }]],
    ]);
    const lineages = await query(
      hub.databaseUrl,
      `select c.code, o.code as lineage from criterion c join criteria_set s on s.id = c.set_id left join criterion o on o.id = c.lineage_id
       where s.code = 'thu' and s.version = 2 and c.is_leaf order by c.ordinal`,
    );
    expect(lineages.map(({ code, lineage }) => [code, lineage])).toEqual([
      ['1.1.1', '1.1.1'],
      ['1.1.2', '1.1.2'],
      ['1.2', '1.2'],
      ['2.1', null],
      ['2.2', null],
      ['T.1', null],
    ]);
  });

  test('is retired, with the last year of its use', async () => {
    const { id } = await read('thu', 1);
    expect(refusalOf(await hub.askAs(leader, RETIRE, { set: id, lastYear: 2018 }))?.code).toBe('BAD_USER_INPUT');
    expect(setOf(await hub.askAs(leader, RETIRE, { set: id, lastYear: 2020 }))).toEqual({ status: 'RETIRED', effectiveToYear: 2020 });
    expect(refusalOf(await hub.askAs(leader, RETIRE, { set: id }))).toEqual({ code: 'RULE_VIOLATION', rule: 'SET_IS_NOT_PUBLISHED' });
    expect(await journal(hub, 'criteria.retireCriteriaSet', 'thu v1')).toMatchObject([
      { before: { status: 'PUBLISHED', effectiveToYear: null }, after: { status: 'RETIRED', effectiveToYear: 2020 } },
    ]);
  });
});

describe('a draft', () => {
  test('is discarded without a trace but in the journal', async () => {
    const tables = ['criteria_set', 'criteria_field', 'criterion', 'grade_band', 'tie_breaker', 'criterion_equivalence'];
    const rows = async () => Promise.all(tables.map((table) => query(hub.databaseUrl, `select * from ${table} order by id`)));
    const old = await published(hub, 'thu-huy');
    const before = await rows();
    const { id } = setOf(await hub.askAs(leader, NEW_VERSION, { set: old, equivalences: [{ newer: '1.2', kind: 'NONE' }] }));
    expect(await rows()).not.toEqual(before);
    expect(setOf(await hub.askAs(leader, DISCARD, { set: id }))).toBe(id);
    expect(await rows()).toEqual(before);
    expect((await hub.askAs(leader, 'query ($id: ID!) { node(id: $id) { id } }', { id })).data.node).toBeNull();
    const [row] = await journal(hub, 'criteria.discardCriteriaSet', 'thu-huy v2');
    expect(row).toMatchObject({ actor: 'dev:LEADER@004', after: null, before: { code: 'thu-huy', version: 2, follows: { version: 1 } } });
    expect(row!['before'].fields[0].criteria[0].components).toHaveLength(2);
  });

  test('stays while something refers to it', async () => {
    const set = setOf(await draft(hub, leader, typed('thu-dung')));
    await query(
      hub.databaseUrl,
      `insert into oversight_finding (unit_id, kind, text, criterion_id, found_on)
       select s.issuer_id, 'LIMIT', 'Chưa rõ', c.id, '2019-05-01' from criteria_set s join criterion c on c.set_id = s.id where s.code = 'thu-dung' limit 1`,
    );
    expect(refusalOf(await hub.askAs(leader, DISCARD, { set: set.id }))).toEqual({ code: 'RULE_VIOLATION', rule: 'SET_IS_IN_USE' });
    expect(refusalOf(await draft(hub, leader, typed('thu-dung'), true))).toEqual({ code: 'RULE_VIOLATION', rule: 'SET_IS_IN_USE' });
    expect((await read('thu-dung', 1)).criteria).toHaveLength(6);
  });

  test('that came by a file is mended and published like any other', async () => {
    const header =
      'Mã bộ tiêu chí;STT;Nội dung;Điểm tối đa;Tên bộ tiêu chí;Khối;Mã đơn vị ban hành;Năm áp dụng;Tổng điểm;Tiêu chí không áp dụng;Cộng điểm thưởng, phạt;Chỉ số được vượt 100';
    const rows = [
      'thu-tep;1;Cải cách thủ tục hành chính;100;Bộ thử;Các phường;004;2019;100;Loại khỏi tổng điểm;Sau khi quy đổi;Không',
      'thu-tep;1.1;Trang thiết bị;99.5;;;;;;;;',
    ];
    const response = await fetch(`${hub.url}/imports/criteria-sets?mode=COMMIT&name=bo.csv`, {
      method: 'POST',
      headers: { authorization: await hub.tokenOf(leader), 'content-type': 'application/octet-stream' },
      body: `\uFEFF${[header, ...rows].join('\r\n')}\r\n`,
    });
    expect(await response.json()).toMatchObject({ status: 'COMMITTED', complaints: [] });
    const set = await read('thu-tep', 1);
    expect(rulesOf(set)).toEqual(['POINTS_ADD_UP']);
    const mended = setOf(await draft(hub, leader, typed('thu-tep'), true));
    expect(mended).toMatchObject({ id: set.id, problems: [] });
    expect(setOf(await hub.askAs(leader, PUBLISH, { set: set.id })).status).toBe('PUBLISHED');
  });
});

test('the problems of many drafts are read in as many statements as those of one', async () => {
  const ask = (first: number) =>
    hub.ask(`{ criteriaSets(filter: { status: DRAFT }, first: ${first}) { nodes { code problems { rule } } } }`);
  for (const code of ['thu-a', 'thu-b', 'thu-c']) setOf(await draft(hub, leader, typed(code, { maxPoints: 101 })));
  const [one, many] = [await ask(1), await ask(50)];
  expect(many.data.criteriaSets.nodes.length).toBeGreaterThan(3);
  expect(many.data.criteriaSets.nodes).toContainEqual({ code: 'thu-b', problems: [{ rule: 'POINTS_ADD_UP' }] });
  expect(one.statements).toHaveLength(2);
  expect(many.statements.map(({ sql }) => sql)).toEqual(one.statements.map(({ sql }) => sql));
});

describe('a set of the demonstration', () => {
  test('has drafts that are marked as it is, also where they are written anew', async () => {
    const { data } = await hub.askAs(steward, '{ criteriaSet(code: "004-cap-xa") { id } }');
    const answer = await hub.askAs(steward, NEW_VERSION, { set: data.criteriaSet.id });
    expect(setOf(answer)).toMatchObject({ version: 3, demo: true, effectiveFromYear: 2026, problems: [] });
    expect(answer.extensions).toMatchObject({ demo: true });
    expect(setOf(await draft(hub, steward, typed('004-cap-xa', { version: 3 }), true))).toMatchObject({ demo: true });
  });
});

test('every published set of the seeds keeps every rule: as a draft of its own it has no problem', async () => {
  const { data } = await hub.askAs(steward, '{ criteriaSets(first: 500, filter: { status: PUBLISHED }) { nodes { id code } } }');
  const seeded = data.criteriaSets.nodes.filter(({ code }: any) => !code.startsWith('thu'));
  expect(seeded.length).toBeGreaterThan(30);
  for (const { id } of seeded) expect(setOf(await hub.askAs(steward, NEW_VERSION, { set: id })).problems).toEqual([]);
});
