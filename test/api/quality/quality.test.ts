import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ruleCodes } from '../../../src/modules/quality/check.rules.js';
import { goldenTrios } from '../../kit/golden.js';
import { hubForReading } from '../../kit/hub.js';

goldenTrios(import.meta.dirname);
const hub = hubForReading();

const check = 'rule outcome residual sharePercent explanation explanationVi';
const outcomes = (checks: { rule: string; outcome: string }[]) => checks.map(({ rule, outcome }) => `${rule} ${outcome}`);

describe('quận Đồ Sơn 2016–2021', () => {
  test('the desk fails B4 with residual 550 and share 1.79, and B2 cannot be tested; the wards pass B4', async () => {
    const { data } = await hub.ask(
      `{ unit(code: "308", year: 2020) { dossierReports(from: 2016, to: 2021) { scope received checks { ${check} } } } }`,
    );
    const reports = new Map(data.unit.dossierReports.map((report: any) => [report.scope, report]));
    const desk: any = reports.get('OWN_DESK');
    expect(outcomes(desk.checks)).toEqual([
      'B1 NOT_TESTABLE',
      'B2 NOT_TESTABLE',
      'B3 NOT_TESTABLE',
      'B4 FAIL',
      'B5 NOT_TESTABLE',
      'B7 PASS',
      'B8 NOT_TESTABLE',
      'PERIOD_AFTER_REPORT FAIL',
    ]);
    const b4 = desk.checks.find((one: any) => one.rule === 'B4');
    expect(b4).toMatchObject({ residual: 550, sharePercent: 1.79 });
    expect(b4.explanation).toContain('Not reported and counted as 0: paused, returned, withdrawn.');
    const wards: any = reports.get('CHILDREN');
    expect(wards.checks.find((one: any) => one.rule === 'B4')).toMatchObject({ outcome: 'PASS', residual: 0, sharePercent: 0 });
  });

  test('the period ends 589 days after the report of 21/5/2020, which is the day of the session, not of the page', async () => {
    const { data } = await hub.ask(`{ unit(code: "308", year: 2020) { dossierReports(from: 2016, to: 2021) { checks { ${check} } } } }`);
    const periods = data.unit.dossierReports.map((report: any) => report.checks.find((one: any) => one.rule === 'PERIOD_AFTER_REPORT'));
    for (const one of periods) expect(one).toMatchObject({ outcome: 'FAIL', residual: 589 });
    expect(periods[0].explanationVi).toContain('21/05/2020');
  });

  test('“7/7 wards” at 21/5/2020 fails: the register has 6, and it was 7 until the merger', async () => {
    const { data } = await hub.ask(
      `{ unit(code: "308", on: "2020-05-21") { statements { text metric { registerKinds } checks { ${check} } } } }`,
    );
    const wards = data.unit.statements.find((one: any) => one.metric.registerKinds !== null);
    const register = wards.checks.find((one: any) => one.rule === 'REGISTER_COUNT');
    expect(register).toMatchObject({ outcome: 'FAIL', residual: 1 });
    expect(register.explanation).toContain('Units in the register under Quận Đồ Sơn on 2020-05-21: 6.');
    expect(register.explanation).toContain(
      'It was 7 until the merger of Phường Ngọc Hải and Phường Vạn Sơn into Phường Hải Sơn; the day is not known exactly',
    );
    expect(register.explanationVi).toContain(
      'cho đến khi sáp nhập Phường Ngọc Hải và Phường Vạn Sơn thành Phường Hải Sơn; chưa rõ ngày chính xác',
    );
  });

  test('CrossDistrictComparison shows the failing balance beside districts of other provinces, and says which code nobody held', async () => {
    const operation = readFileSync('schema/operations/CrossDistrictComparison.graphql', 'utf8');
    const { data, statements } = await hub.ask(operation, { codes: ['308', '168', '999'], from: 2016, to: 2021 });
    expect(data.units.missingCodes).toEqual(['999']);
    const [phuLuong, doSon] = data.units.nodes;
    expect([phuLuong.code, phuLuong.parent.code, phuLuong.dossierReports]).toEqual(['168', '19', []]);
    expect([doSon.code, doSon.parent.code, doSon.dossierReports.length]).toEqual(['308', '31', 2]);
    const failing = doSon.dossierReports.flatMap((report: any) => report.checks).filter((one: any) => one.outcome === 'FAIL');
    expect(failing).toContainEqual(expect.objectContaining({ rule: 'B4', residual: 550, sharePercent: 1.79 }));
    const alone = await hub.ask(operation, { codes: ['308'], from: 2016, to: 2021 });
    expect(alone.statements).toHaveLength(statements.length);
  });

  test('a claim in words has no checks', async () => {
    const { data } = await hub.ask(`{ unit(code: "308", on: "2020-05-21") { statements { value checks { rule } } } }`);
    const words = data.unit.statements.filter((one: any) => one.value === null);
    expect(words).toHaveLength(2);
    expect(words.every((one: any) => one.checks.length === 0)).toBe(true);
  });
});

describe('the board', () => {
  const board = (args: string, fields = 'rule outcome unit { code } residual') =>
    hub.ask(`{ qualityFindings(${args}) { totalCount nodes { ${fields} } } }`).then(({ data }) => data.qualityFindings);

  test('a city’s code finds its district also after city and district are gone', async () => {
    const [district, city] = [
      await board('within: "308", outcome: FAIL, first: 500'),
      await board('within: "31", outcome: FAIL, rule: B4'),
    ];
    expect(district.nodes.filter((one: any) => one.rule === 'B4')).toEqual([
      { rule: 'B4', outcome: 'FAIL', unit: { code: '308' }, residual: 550 },
    ]);
    expect(city.nodes).toEqual([{ rule: 'B4', outcome: 'FAIL', unit: { code: '308' }, residual: 550 }]);
  });

  test('the meeting dated 28/6/2018 on a page of 27/06/2018 is found in the country, and in no unit', async () => {
    const found = await board(
      'within: "VN", rule: EVENT_AFTER_PUBLICATION, outcome: FAIL',
      'residual figure unit { code } about source { document { code } locator }',
    );
    expect(found.nodes).toEqual([
      {
        residual: 1,
        figure: expect.stringContaining('CCHC'),
        unit: null,
        about: expect.any(String),
        source: { document: { code: 'S1' }, locator: '¶1' },
      },
    ]);
    const { data } = await hub.ask('query ($id: ID!) { node(id: $id) { ... on Event { heldOn } } }', { id: found.nodes[0].about });
    expect(data.node).toEqual({ heldOn: '2018-06-28' });
  });

  test('the rank of huyện Phú Lương, “thấp”, cannot be compared', async () => {
    const found = await board('within: "168", rule: RANK_DIFFERS, outcome: NOT_TESTABLE', 'outcome explanation explanationVi');
    expect(found.nodes).toEqual([
      {
        outcome: 'NOT_TESTABLE',
        explanation: 'The rank was published in words, “thấp”, without a position.',
        explanationVi: 'Thứ hạng được công bố bằng lời, “thấp”, không có vị trí cụ thể.',
      },
    ]);
  });

  test('links left open are counted for each province of the eve of the reform, and for the country as their sum', async () => {
    const { nodes } = await board('rule: REGISTER_GAP, first: 100', 'residual unit { code level }');
    const provinces = nodes.filter((one: any) => one.unit.level === 'PROVINCE');
    const [country] = nodes.filter((one: any) => one.unit.code === 'VN');
    expect(provinces).toHaveLength(63);
    expect(country.residual).toBeGreaterThan(0);
    expect(country.residual).toBe(provinces.reduce((sum: number, one: any) => sum + one.residual, 0));
  });

  test('no finding of a demo figure goes without the mark of the answer, and no founding figure carries it', async () => {
    const demo = await hub.ask(`{ qualityFindings(within: "01", rule: RANK_DIFFERS, first: 1) { nodes { demo } } }`);
    expect([demo.data.qualityFindings.nodes[0].demo, demo.extensions?.['demo']]).toEqual([true, true]);
    const founding = await hub.ask(`{ qualityFindings(within: "308", outcome: FAIL, first: 500) { nodes { demo } } }`);
    expect([founding.data.qualityFindings.nodes.some((one: any) => one.demo), founding.extensions?.['demo']]).toEqual([false, undefined]);
  });

  test('every outcome is counted once: the parts sum to the whole', async () => {
    const parts = [
      await board('within: "VN", outcome: PASS'),
      await board('within: "VN", outcome: FAIL'),
      await board('within: "VN", outcome: NOT_TESTABLE'),
    ];
    expect(parts.reduce((sum, one) => sum + one.totalCount, 0)).toBe((await board('within: "VN"')).totalCount);
  });

  test('pages follow each other forward and backward without a gap', async () => {
    const ask = async (args: string) =>
      (await hub.ask(`{ qualityFindings(${args}, outcome: FAIL) { nodes { id } pageInfo { startCursor endCursor } } }`)).data
        .qualityFindings;
    const all = await ask('first: 30');
    const first = await ask('first: 20');
    const second = await ask(`first: 10, after: "${first.pageInfo.endCursor}"`);
    const back = await ask(`last: 20, before: "${second.pageInfo.startCursor}"`);
    expect([...first.nodes, ...second.nodes]).toEqual(all.nodes);
    expect(back.nodes).toEqual(first.nodes);
  });

  test('takes as many statements for 500 findings as for 1', async () => {
    const ask = (first: number) =>
      hub.ask(
        `{ qualityFindings(within: "VN", first: ${first}) { totalCount nodes { figure unit { name parent { name } } source { title } } } }`,
      );
    const [one, many] = [await ask(1), await ask(500)];
    expect(many.data.qualityFindings.nodes).toHaveLength(500);
    expect(many.statements).toHaveLength(one.statements.length);
  });

  test('a finding is a node, and its id is the same over all runs', async () => {
    const { data } = await hub.ask(`{ qualityFindings(within: "308", rule: B4, outcome: FAIL) { nodes { id } } }`);
    const [{ id }] = data.qualityFindings.nodes;
    expect(Buffer.from(id, 'base64url').toString()).toMatch(/^QualityFinding:B4\/DossierReport\/\d+$/);
    const { data: again } = await hub.ask(
      'query ($id: ID!) { node(id: $id) { ... on QualityFinding { residual unit { qualityFindings(outcome: FAIL) { rule } } } } }',
      { id },
    );
    expect(again.node.residual).toBe(550);
    expect(again.node.unit.qualityFindings.map((one: any) => one.rule)).toContain('REGISTER_COUNT');
  });
});

describe('counts of recorded dossiers', () => {
  test('add up wherever they are asked for: a city, its districts, their wards, by channel and by month', async () => {
    const { data } = await hub.ask(
      `query ($period: PeriodInput!) {
      unit(code: "31", year: 2019) { dossierStats(period: $period) { ...C } children(level: DISTRICT) { dossierStats(period: $period) { ...C }
        children(level: COMMUNE) { dossierStats(period: $period) { ...C } } } }
      dossierStats(within: "31", period: $period, groupBy: [MONTH, CHANNEL]) { total { ...C } rows { counts { ...C } } } }
      fragment C on DossierCounts { received checks { rule outcome } }`,
      { period: { year: 2019 } },
    );
    const districts = data.unit.children;
    const all = [data.unit, ...districts, ...districts.flatMap((district: any) => district.children)].map((unit: any) => unit.dossierStats);
    const counted = [...all, data.dossierStats.total, ...data.dossierStats.rows.map((row: any) => row.counts)].filter(Boolean);
    expect(counted.reduce((sum, counts) => sum + counts.received, 0)).toBeGreaterThan(10_000);
    for (const counts of counted)
      expect(outcomes(counts.checks)).toEqual(['B1', 'B2', 'B3', 'B4', 'B7', 'B8'].map((rule) => `${rule} PASS`));
  });
});

test('a published set passes its sums; a set that is only mentioned has none', async () => {
  const { data } =
    await hub.ask(`{ published: criteriaSets(first: 1, filter: { status: PUBLISHED }) { nodes { checks { rule outcome residual } } }
    mentioned: criteriaSets(first: 1, filter: { status: MENTIONED }) { nodes { checks { rule } } } }`);
  expect(data.published.nodes[0].checks).toEqual([{ rule: 'SUM_OF_MAX', outcome: 'PASS', residual: 0 }]);
  expect(data.mentioned.nodes[0].checks).toEqual([]);
});

test.each([
  ['quality', 'QualityBoard'],
  ['oversight', 'OversightMissions'],
])('the golden of %s is the operation %s of the contract, unchanged', (folder, name) => {
  const golden = readFileSync(`test/api/${folder}/${name}.test.graphql`, 'utf8');
  expect(golden).toBe(readFileSync(`schema/operations/${name}.graphql`, 'utf8'));
});

test('every rule is listed with its names', async () => {
  const { data } = await hub.ask('{ qualityRules { code name nameVi description descriptionVi } }');
  expect(data.qualityRules.map((rule: any) => rule.code)).toEqual(ruleCodes);
});
