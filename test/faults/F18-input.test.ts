import { describe, expect, test } from '@jest/globals';
import { hubForReading } from '../kit/hub.js';
import { ask, expectRefusal, send } from './attacker.js';

const hub = hubForReading();
const JSON_TYPE = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
/** JSON as it is written, not as JSON.stringify would write it. */
const post = (body: string) => send(`${hub.url}/graphql`, { method: 'POST', headers: JSON_TYPE, body });

describe('F18 names that objects inherit', () => {
  const query = 'query ($filter: UnitFilter) { units(filter: $filter, first: 1) { nodes { code } } }';

  test.each([
    ['__proto__ in the variables', `{"query": "${query}", "variables": {"__proto__": {"filter": {}}}}`],
    ['__proto__ deep in the variables', `{"query": "${query}", "variables": {"filter": {"__proto__": {"codes": ["01"]}}}}`],
    ['__proto__ beside the query', `{"query": "${query}", "__proto__": {"variables": {}}}`],
    ['constructor.prototype', `{"query": "${query}", "variables": {"filter": {"constructor": {"prototype": {"codes": ["01"]}}}}}`],
    ['__proto__ by its code', `{"query": "${query}", "variables": {"filter": {"\\u005f_proto__": {"codes": ["01"]}}}}`],
  ])('%s is refused and changes nothing', async (_what, body) => {
    expectRefusal(await post(body), 'BAD_USER_INPUT');
    expect(({} as Record<string, unknown>)['codes']).toBeUndefined();
  });

  test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf'])(
    '%s is no field, argument, variable or operation',
    async (name) => {
      for (const text of [
        `{ ${name} }`,
        `{ unit(${name}: 1) { code } }`,
        `{ unit(code: "01") { code ${name}: name } }`,
        `query ($${name}: String!) { unit(code: $${name}) { code } }`,
        `{ ...${name} }`,
        `{ unit(code: "01") @${name} { code } }`,
      ]) {
        const { json, codes } = await ask(hub.url, text);
        if (json.errors) expect(new Set(codes)).toEqual(new Set(['BAD_USER_INPUT']));
      }
      expectRefusal(await ask(hub.url, 'query A { __typename }', { operationName: name }), 'BAD_USER_INPUT');
    },
  );

  test('__proto__ in the variables of an address is refused', async () => {
    const search = new URLSearchParams({ query, variables: '{"__proto__": {"filter": {}}, "filter": {"__proto__": {"codes": ["01"]}}}' });
    const { json } = await send(`${hub.url}/graphql?${search.toString()}`, { headers: { 'apollo-require-preflight': '1' } });
    expect(json.errors?.[0].extensions.code ?? 'answered').toMatch(/BAD_USER_INPUT|answered/);
    expect(({} as Record<string, unknown>)['codes']).toBeUndefined();
  });
});

describe('F19 numbers', () => {
  const numbers = ['2147483648', '-2147483649', '1e400', '-1e400', '9007199254740993', '1.5', '"1"', 'true', '[1]', '{}'];

  test.each(numbers)('%s is no Int as a variable', async (number) => {
    expectRefusal(
      await post(`{"query": "query ($n: Int!) { units(first: $n) { nodes { code } } }", "variables": {"n": ${number}}}`),
      'BAD_USER_INPUT',
    );
  });

  test.each(['2147483648', '1e400', 'NaN', '"1"', '1.5', '[1, 2]'])('%s is no Int in the text', async (number) => {
    expectRefusal(await ask(hub.url, `{ units(first: ${number}) { nodes { code } } }`), 'BAD_USER_INPUT');
  });

  test.each(['NaN', 'Infinity', '-Infinity', '0x10'])('%s is no JSON', async (number) => {
    expectRefusal(
      await post(`{"query": "query ($n: Int!) { units(first: $n) { nodes { code } } }", "variables": {"n": ${number}}}`),
      'BAD_USER_INPUT',
    );
  });

  test.each([-2147483648, -1, 0, 501, 2147483647])('a page of %i is refused', async (first) => {
    for (const direction of ['first', 'last'])
      expectRefusal(await ask(hub.url, `{ units(${direction}: ${first}) { nodes { code } } }`), 'BAD_USER_INPUT');
  });

  test.each([-2147483648, -1, 0, 10_000, 275_761, 2147483647])('the year %i is answered or refused, never a defect', async (year) => {
    const fields = [
      `unit(code: "01", year: ${year}) { name }`,
      `unit(code: "01") { scorecard(year: ${year}) { index } scorecards(from: ${year}, to: ${year}) { index } rounds(year: ${year}) { id } }`,
      `unit(code: "01") { dossierStats(period: { year: ${year} }) { late } surveyResults(from: ${year}, to: ${year}) { value } }`,
      `unit(code: "01") { dossierReports(from: ${year}, to: ${year}) { late } surveyResult(instrument: "SIPAS", year: ${year}) { value } }`,
      `units(filter: { year: ${year} }, first: 1) { nodes { code } }`,
      `dossierStats(within: "01", period: { year: ${year}, month: 2 }) { total { late } }`,
      `lostPoints(within: "01", year: ${year}, groupBy: [CRITERION], first: ${year}) { total }`,
      `surveyResults(within: "01", level: DISTRICT, instrument: "SIPAS", year: ${year}) { value }`,
      `scoringRounds(filter: { year: ${year} }, first: 1) { nodes { id } }`,
      `criteriaSets(filter: { year: ${year} }, first: 1) { nodes { id } }`,
      `criteriaSet(code: "SIPAS", version: ${year}) { id }`,
      `dossierReports(from: ${year}, to: ${year}, first: 1) { nodes { id } }`,
      `surveyCampaigns(filter: { year: ${year} }, first: 1) { nodes { id } }`,
    ];
    for (const field of fields) {
      const { codes } = await ask(hub.url, `{ ${field} }`);
      expect({ field, codes: codes.filter((code) => !['BAD_USER_INPUT', 'NOT_FOUND'].includes(code)) }).toEqual({ field, codes: [] });
    }
  });
});

describe('F22 letters that look alike', () => {
  const found = async (search: string): Promise<string[]> => {
    const query = 'query ($search: String!) { units(filter: { search: $search, on: "2019-12-31" }, first: 20) { nodes { code } } }';
    const { json } = await ask(hub.url, query, { variables: { search } });
    return json.data.units.nodes.map(({ code }: { code: string }) => code);
  };

  test('composed and decomposed are the same search', async () => {
    const [composed, decomposed] = await Promise.all(
      ['Phường Ngọc Hải', 'Phường Ngọc Hải'].map((text, at) => found(text.normalize(at ? 'NFD' : 'NFC'))),
    );
    expect(composed).not.toEqual([]);
    expect(decomposed).toEqual(composed);
  });

  test('either place of the tone mark is', async () => {
    const [early, late] = await Promise.all(['Hòa', 'Hoà'].map(found));
    expect(early).not.toEqual([]);
    expect(late).toEqual(early);
  });

  test('letters of no width change nothing', async () => {
    const plain = await found('Long Biên');
    expect(plain).not.toEqual([]);
    for (const text of ['Long\u200b Biên', '\ufeffLong Biên', 'Long Bi\u00adên', 'Long\u00a0Biên', 'Long  Biên '])
      expect(await found(text)).toEqual(plain);
  });

  test('a letter that only looks like one of ours finds nothing else', async () => {
    expect(await found('Lоng Biên')).toEqual([]); // a Cyrillic о
  });
});
