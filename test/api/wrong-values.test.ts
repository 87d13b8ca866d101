import { describe, expect, test } from '@jest/globals';
import { globalId } from '../../src/kernel/global-id.js';
import { hubForReading } from '../kit/hub.js';

const hub = hubForReading();

async function codesOf(query: string, variables?: Record<string, unknown>): Promise<unknown[]> {
  const { errors } = await hub.ask(query, variables);
  return (errors ?? []).map(({ extensions }) => extensions['code']);
}

describe('days that are the wrong way round are refused', () => {
  const DAYS = 'from: "2020-02-01", to: "2020-01-31"';
  test.each([
    `findings(${DAYS})`,
    `causes(${DAYS})`,
    `oversightMissions(${DAYS})`,
    `statements(filter: { ${DAYS} })`,
    'recommendations(filter: { raisedFrom: "2020-02-01", raisedTo: "2020-01-31" })',
  ])('%s', async (field) => {
    expect(await codesOf(`{ ${field} { totalCount } }`)).toEqual(['BAD_USER_INPUT']);
    expect(await codesOf(`{ ${field.replace('01-31', '02-01')} { totalCount } }`)).toEqual([]);
  });
});

test('a statement of a period that begins after its own day is found by that period', async () => {
  const { data, errors } = await hub.ask(
    '{ statements(filter: { source: "S1", from: "2018-07-01", to: "2018-07-31" }) { nodes { period { from to } } } }',
  );
  expect(errors).toBeUndefined();
  expect(data.statements.nodes).toContainEqual({ period: { from: '2018-07-01', to: null } });
});

describe('U+0000, which no stored text can hold, is refused wherever it comes from', () => {
  test.each<[string, string, Record<string, unknown>]>([
    ['a literal', '{ unit(code: "0\\u00001") { name } }', {}],
    ['a variable', 'query ($code: String!) { unit(code: $code) { name } }', { code: '0\u00001' }],
    ['an item of a list', 'query ($codes: [String!]) { units(filter: { codes: $codes }) { totalCount } }', { codes: ['01', '\u0000'] }],
    ['a search', 'query ($text: String) { units(filter: { search: $text }) { totalCount } }', { text: 'Hà\u0000' }],
    ['an id', `{ node(id: "${globalId('QualityFinding', 'B1/Scorecard\u0000/1')}") { id } }`, {}],
  ])('%s', async (_where, query, variables) => {
    expect((await codesOf(query, variables)).filter((code) => code !== 'BAD_USER_INPUT')).toEqual([]);
  });
});
