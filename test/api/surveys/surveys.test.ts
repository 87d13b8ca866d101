import { describe, expect, test } from '@jest/globals';
import { goldenTrios } from '../../kit/golden.js';
import { databaseForWriting, hubForReading } from '../../kit/hub.js';
import { query } from '../../kit/databases.js';

goldenTrios(import.meta.dirname);

const hub = hubForReading();

const SATISFACTION = `query Satisfaction($within: String!, $level: UnitLevel!, $instrument: String!, $year: Int!) {
  surveyResults(within: $within, level: $level, instrument: $instrument, year: $year) {
    unit { code } value noValueReason dimensions { value }
  }
}`;

describe('survey results of a level', () => {
  test('list every unit once, each with a value or a reason, never both', async () => {
    const { data, extensions } = await hub.ask(SATISFACTION, { within: '01', level: 'DISTRICT', instrument: 'SIPAS', year: 2019 });
    const units = await hub.ask('{ units(filter: { within: "01", level: DISTRICT, on: "2019-12-31" }, first: 500) { nodes { code } } }');
    expect(data.surveyResults.map((row: any) => row.unit.code)).toEqual(units.data.units.nodes.map((unit: any) => unit.code));
    const values = data.surveyResults.filter((row: any) => row.value !== null);
    expect(values.length).toBeGreaterThan(0);
    expect(values.length).toBeLessThan(data.surveyResults.length);
    for (const row of data.surveyResults) {
      expect(row.noValueReason).toBe(row.value === null ? 'NOT_SAMPLED' : null);
      expect(row.dimensions.length).toBe(row.value === null ? 0 : 5);
    }
    expect(extensions?.demo).toBe(true);
  });

  test('take as many statements for a province as for the whole country', async () => {
    const sent = async (within: string) =>
      (await hub.ask(SATISFACTION, { within, level: 'DISTRICT', instrument: 'SIPAS', year: 2019 })).statements.length;
    expect(await sent('VN')).toBe(await sent('19'));
  });

  test('of a year without a campaign are NOT_MEASURED, and hold nothing of the demo generator', async () => {
    const { data, extensions } = await hub.ask(SATISFACTION, { within: '79', level: 'DISTRICT', instrument: 'SIPAS', year: 2019 });
    expect(new Set(data.surveyResults.map((row: any) => row.noValueReason))).toEqual(new Set(['NOT_MEASURED']));
    expect(extensions?.demo).toBeUndefined();
  });

  test('of an unknown instrument are NOT_FOUND, with the codes that exist', async () => {
    const { errors } = await hub.ask(SATISFACTION, { within: '01', level: 'DISTRICT', instrument: 'sipas', year: 2019 });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', hint: expect.stringMatching(/PAPI, SIPAS, SIPAS-01/) });
  });

  test('of an unknown unit are NOT_FOUND', async () => {
    const { errors } = await hub.ask(SATISFACTION, { within: '99999', level: 'DISTRICT', instrument: 'SIPAS', year: 2019 });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('the survey result of a unit', () => {
  const ask = (code: string, instrument: string, year: number) =>
    hub.ask(
      `query One($code: String!, $instrument: String!, $year: Int!) {
        unit(code: $code) { surveyResult(instrument: $instrument, year: $year) { id value noValueReason instrument { version } } }
      }`,
      { code, instrument, year },
    );

  test('that did not exist in the year says so', async () => {
    const { data } = await ask('004', 'SIPAS', 2026);
    expect(data.unit.surveyResult).toMatchObject({ value: null, noValueReason: 'UNIT_DID_NOT_EXIST' });
  });

  test('is of the instrument version that holds in the year', async () => {
    const before = await ask('01', 'PAPI', 2017);
    const after = await ask('01', 'PAPI', 2018);
    expect(before.data.unit.surveyResult.instrument.version).toBe('2009–2017');
    expect(after.data.unit.surveyResult.instrument.version).toBe('từ 2018');
  });

  test('earns its share of a maximum, and nothing can be earned without a value', async () => {
    const { data } = await hub.ask(`{
      surveyResults(within: "19", level: DISTRICT, instrument: "SIPAS", year: 2018) { value points(maxPoints: 10) }
    }`);
    for (const { value, points } of data.surveyResults) expect(points).toBe(value === null ? null : Number((value / 10 + 1e-9).toFixed(2)));
    const { errors } = await hub.ask(
      '{ surveyResults(within: "19", level: DISTRICT, instrument: "SIPAS", year: 2018) { points(maxPoints: 0) } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('is found again by its id, also where nothing is stored', async () => {
    const { data } = await ask('004', 'SIPAS', 2018);
    const { id } = data.unit.surveyResult;
    const again = await hub.ask('query Again($id: ID!) { node(id: $id) { ... on SurveyResult { id noValueReason unit { code } } } }', {
      id,
    });
    expect(again.data.node).toEqual({ id, noValueReason: 'NOT_SAMPLED', unit: { code: '004' } });
  });

  test('of a ward in the founding survey is not published', async () => {
    const { data } = await hub.ask(
      '{ unit(code: "004", on: "2018-11-06") { children(level: COMMUNE) { surveyResult(instrument: "DTXHH-004", year: 2018) { value noValueReason } } } }',
    );
    expect(data.unit.children).toHaveLength(14);
    for (const ward of data.unit.children) expect(ward.surveyResult).toEqual({ value: null, noValueReason: 'NOT_PUBLISHED' });
  });
});

describe('answers', () => {
  test('of fewer than 5 are withheld whole, others add up to the forms that count', async () => {
    const { data } = await hub.ask(`{
      surveyCampaigns(filter: { instrument: "SIPAS", year: 2018 }, first: 10) {
        nodes { results { valid answers { questionCode groupCode count noValueReason } } }
      }
    }`);
    const results = data.surveyCampaigns.nodes
      .flatMap((campaign: any) => campaign.results)
      .filter((result: any) => result.answers.length > 0);
    let withheld = 0;
    for (const { valid, answers } of results) {
      const groups = Map.groupBy(answers as any[], (answer) => `${answer.questionCode} ${answer.groupCode}`);
      const shown = new Map<string, number>();
      for (const [name, group] of groups) {
        const hidden = group.filter((answer) => answer.noValueReason === 'WITHHELD');
        expect([0, group.length]).toContain(hidden.length);
        expect(hidden.every((answer) => answer.count === null)).toBe(true);
        withheld += hidden.length;
        const total = group.reduce((sum, answer) => sum + (answer.count ?? 0), 0);
        if (hidden.length === 0) expect(total).toBeGreaterThanOrEqual(5);
        const [question] = name.split(' ');
        shown.set(question!, (shown.get(question!) ?? 0) + total);
      }
      for (const total of shown.values()) expect(total).toBeLessThanOrEqual(valid);
    }
    expect(withheld).toBeGreaterThan(0);
  });
});

describe('the database refuses', () => {
  const database = databaseForWriting();
  const result = `select id from survey_result where value is not null order by id limit 1`;

  test.each([
    ['a value beyond its scale', `update survey_result set value = 100.01 where id = (${result})`, 'value_within_its_scale'],
    [
      'a value with a reason why there is none',
      `update survey_result set no_value_reason = 'WITHHELD' where id = (${result})`,
      'value_or_reason',
    ],
    ['more valid forms than came back', `update survey_result set valid = received + 1 where id = (${result})`, 'survey_result_check'],
    [
      'a dimension of another version',
      `insert into survey_dimension_result (result_id, dimension_id, instrument_id, value, scale_max)
       select r.id, d.id, r.instrument_id, 1, 10 from survey_result r, survey_dimension d where r.id = (${result}) and d.instrument_id <> r.instrument_id limit 1`,
      'survey_dimension_result_dimension_id_instrument_id_fkey',
    ],
    [
      'two versions of an instrument in one year',
      `insert into survey_instrument (code, version, name, year_from) values ('PAPI', 'x', 'x', 2017)`,
      'one_version_of_an_instrument_a_year',
    ],
  ])('%s', async (_, statement, constraint) => {
    await expect(query(database.url, statement)).rejects.toMatchObject({ constraint });
  });
});
