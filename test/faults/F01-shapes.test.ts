import assert from 'node:assert/strict';
import { afterEach, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { hubForReading } from '../kit/hub.js';
import { ask, expectRefusal, send } from './attacker.js';

const hub = hubForReading();
const times = (count: number, text: (at: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, at) => text(at)).join(between);
const UNIT = 'unit(code: "004", on: "2018-11-06")';

afterEach(async () => {
  assert.deepEqual((await ask(hub.url, `{ ${UNIT} { name } }`)).json.data, { unit: { name: 'Quận Long Biên' } });
});

describe('F1 an alias flood', () => {
  test.each([101, 1_000, 4_000])('of %i times the same field is refused', async (count) => {
    expectRefusal(await ask(hub.url, `{ ${UNIT} { ${times(count, (at) => `a${at}: name`)} } }`), 'COST_EXCEEDED');
  });

  test.each([101, 1_000, 3_000])('of %i times __typename is refused', async (count) => {
    expectRefusal(await ask(hub.url, `{ ${times(count, (at) => `a${at}: __typename`)} }`), 'COST_EXCEEDED');
  });

  test('of 20,000 is refused before it is parsed', async () => {
    expectRefusal(await ask(hub.url, `{ ${times(20_000, (at) => `a${at}: __typename`)} }`), 'COST_EXCEEDED');
  });

  test('of 100 is answered', async () => {
    const { json } = await ask(hub.url, `{ ${UNIT} { ${times(100, (at) => `a${at}: name`)} } }`);
    expect(Object.values(json.data.unit)).toEqual(Array.from({ length: 100 }, () => 'Quận Long Biên'));
  });

  test('in fragments counts wherever they are spread', async () => {
    const fragment = `fragment F on Unit { ${times(20, (at) => `a${at}: name`)} }`;
    expectRefusal(await ask(hub.url, `{ ${times(6, (at) => `b${at}: ${UNIT} { ...F }`)} } ${fragment}`), 'COST_EXCEEDED');
  });
});

describe('F2 the same field again and again', () => {
  test('500 times is one field', async () => {
    const { json, ms } = await ask(hub.url, `{ ${UNIT} { ${times(500, () => 'name')} } }`);
    expect(json.data).toEqual({ unit: { name: 'Quận Long Biên' } });
    expect(ms).toBeLessThan(2_000);
  });

  test('1,900 times would have to be compared in pairs, and is refused', async () => {
    expectRefusal(await ask(hub.url, `{ ${UNIT} { ${times(1_900, () => 'name')} } }`), 'COST_EXCEEDED');
  });

  test('3,000 times, in a fragment that nobody spreads, is refused', async () => {
    expectRefusal(await ask(hub.url, `{ ${UNIT} { code } } fragment F on Unit { ${times(3_000, () => 'name')} }`), 'COST_EXCEEDED');
  });

  test('200,000 times is refused', async () => {
    expectRefusal(await ask(hub.url, `{ ${UNIT} { ${times(200_000, () => 'id')} } }`), 'COST_EXCEEDED');
  });
});

describe('F3 a flood of directives', () => {
  test.each([51, 3_000])('of %i is refused, known or not', async (count) => {
    for (const name of ['@skip(if: false)', '@x'])
      expectRefusal(await ask(hub.url, `{ ${UNIT} { name ${times(Math.min(count, 9_000), () => name)} } }`), 'COST_EXCEEDED');
  });

  test('of 50 unknown ones is answered by at most ten errors', async () => {
    const { json } = await ask(hub.url, `{ ${UNIT} { name ${times(50, (at) => `@x${at}`)} } }`);
    expect(json.errors).toHaveLength(10);
  });
});

describe('F4 an array of operations', () => {
  test.each([2, 10, 1_000])('of %i is refused', async (count) => {
    const body = JSON.stringify(Array.from({ length: count }, () => ({ query: '{ __typename }' })));
    const reaction = await send(`${hub.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expectRefusal(reaction, 'BAD_USER_INPUT');
    expect(reaction.json).not.toHaveProperty('data');
  });
});

describe('F5 depth', () => {
  test.each([50, 4_000])('of %i levels is refused', async (levels) => {
    expectRefusal(await ask(hub.url, `{ ${UNIT} ${times(levels, () => '{ parent')} { code } ${times(levels, () => '}')} }`), 'TOO_DEEP');
  });

  test('of 5,000 brackets in a value is refused as well', async () => {
    expectRefusal(await ask(hub.url, `{ units(filter: { codes: ${'['.repeat(5_000)}${']'.repeat(4_900)} }) { totalCount } }`), 'TOO_DEEP');
  });

  test('of 50,000 lists in the variables is refused as well', async () => {
    const variables = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const body = `{"query": "query ($codes: [String!]) { units(filter: { codes: $codes }) { totalCount } }", "variables": {"codes": ${variables}}}`;
    expectRefusal(await send(`${hub.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }), 'TOO_DEEP');
  });
});

test('F6 up and down the tree again and again is refused', async () => {
  const down = (levels: number): string => (levels === 0 ? 'code' : `parent { children { ${down(levels - 1)} } }`);
  expectRefusal(await ask(hub.url, `{ ${UNIT} { ${down(6)} } }`), 'COST_EXCEEDED');
  expectRefusal(await ask(hub.url, `{ ${UNIT} { ${down(10)} } }`), 'TOO_DEEP');
});

describe('F7 introspection', () => {
  test('in circles is refused', async () => {
    const down = (levels: number): string => (levels === 0 ? 'name' : `fields { type { ${down(levels - 1)} } }`);
    expectRefusal(await ask(hub.url, `{ __schema { types { ${down(5)} } } }`), 'TOO_DEEP');
  });

  test('as tools ask for it is answered where it is on', async () => {
    expect((await ask(hub.url, getIntrospectionQuery())).json.data.__schema.queryType.name).toBe('Query');
  });

  test('of many at once is refused', async () => {
    expectRefusal(await ask(hub.url, `{ ${times(100, (at) => `a${at}: __type(name: "Unit") { name }`)} }`), 'COST_EXCEEDED');
  });
});

describe('F8 fragments', () => {
  test('in a circle are refused', async () => {
    const circle = 'fragment A on Unit { parent { ...B } } fragment B on Unit { parent { ...A } }';
    expectRefusal(await ask(hub.url, `{ ${UNIT} { ...A } } ${circle}`), 'BAD_USER_INPUT');
  });

  test('that double 24 times are refused', async () => {
    const doubling = times(24, (at) => `fragment F${at} on Unit { ...F${at + 1} ... { ...F${at + 1} } }`);
    expectRefusal(await ask(hub.url, `{ ${UNIT} { ...F0 } } ${doubling} fragment F24 on Unit { name }`), 'COST_EXCEEDED');
  });

  test('one within the other 2,000 times are refused', async () => {
    const chain = times(1_000, (at) => `fragment F${at} on Unit { ...F${at + 1} }`);
    expectRefusal(await ask(hub.url, `{ ${UNIT} { ...F0 } } ${chain} fragment F1000 on Unit { name }`), 'COST_EXCEEDED');
  });

  test('whose equal fields would have to be compared in pairs are refused', async () => {
    const pairs = times(90, (at) => `fragment F${at} on Unit { ${times(20, () => 'name')} }`);
    expectRefusal(await ask(hub.url, `{ ${UNIT} { ${times(90, (at) => `...F${at}`)} } } ${pairs}`), 'COST_EXCEEDED');
  });
});

describe('F9 size', () => {
  test('200,000 tokens are refused', async () => {
    expectRefusal(await ask(hub.url, `{ ${UNIT} { name(a: [${times(200_000, () => '1')}]) } }`), 'COST_EXCEEDED');
  });

  test('a comment of a megabyte is refused by its size', async () => {
    const reaction = await ask(hub.url, `{ ${UNIT} { name } } # ${'x'.repeat(1024 * 1024)}`);
    expectRefusal(reaction, 'BAD_USER_INPUT');
    expect(reaction.status).toBe(413);
  });

  test('a body of 60 MB is not read', async () => {
    const sent = ask(hub.url, ' '.repeat(60 * 1024 * 1024));
    // The connection may be cut while the client still writes.
    const status = await sent.then((reaction) => reaction.status).catch(() => 'cut off');
    expect([413, 'cut off']).toContain(status);
  });

  test('variables of more than half a megabyte are refused', async () => {
    const codes = Array.from({ length: 100_000 }, (_, at) => String(at));
    const query = 'query ($codes: [String!]) { units(filter: { codes: $codes }, first: 1) { totalCount } }';
    expectRefusal(await ask(hub.url, query, { variables: { codes } }), 'COST_EXCEEDED');
  });

  test('errors of a list of hundreds are told ten at a time', async () => {
    const { json } = await ask(hub.url, '{ units(first: 100) { nodes { scorecards(from: 2020, to: 2010) { index } } } }');
    expect((json.errors ?? []).length).toBeLessThanOrEqual(10);
  });
});
