import { describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { HubError } from '../../src/kernel/errors.js';
import { ANONYMOUS, PUBLIC_SCOPE, type Viewer } from '../../src/kernel/viewer.js';
import { hubForReading } from '../kit/hub.js';
import { ask, expectRefusal, send } from './attacker.js';

/** `Bearer staff` is somebody; every other credential is nobody’s. */
async function viewerOf(authorization: string | undefined): Promise<Viewer> {
  if (authorization === undefined) return ANONYMOUS;
  if (authorization === 'Bearer staff') return { actor: 'account:1', grants: [], scope: PUBLIC_SCOPE };
  throw new HubError('UNAUTHENTICATED', {
    message: 'No such credential.',
    messageVi: 'Thông tin đăng nhập không hợp lệ.',
    hint: 'Get one.',
  });
}

const STAFF = { authorization: 'Bearer staff' };
const hub = hubForReading({ viewerOf, settings: { production: true, playground: 'signed-in' } });

describe('F27 in production an anonymous caller', () => {
  test.each([
    ['a field', '{ unitss { code } }'],
    ['a field of a type', '{ unit(code: "01") { nam } }'],
    ['an argument', '{ unit(cod: "01") { name } }'],
    ['a type', '{ node(id: "x") { ... on Unitt { name } } }'],
    ['a value', '{ unit(code: "01") { children(level: DISTRIC) { name } } }'],
    ['a field of an input', '{ units(filter: { serch: "x" }) { totalCount } }'],
    ['a directive', '{ unit(code: "01") { name @skipp(if: true) } }'],
    ['an object without fields', '{ unit(code: "01") }'],
  ])('who guesses the name of %s gets no suggestion', async (_what, query) => {
    const reaction = await ask(hub.url, query);
    expectRefusal(reaction, 'BAD_USER_INPUT');
    expect(reaction.text).not.toMatch(/did you mean/i);
    expect((await ask(hub.url, query, {}, STAFF)).json.errors).toHaveLength(reaction.json.errors.length);
  });

  test('who guesses it in the variables neither', async () => {
    const query = 'query ($filter: UnitFilter) { units(filter: $filter) { totalCount } }';
    const reaction = await ask(hub.url, query, { variables: { filter: { serch: 'x' } } });
    expectRefusal(reaction, 'BAD_USER_INPUT');
    expect(reaction.text).not.toMatch(/did you mean/i);
    expect((await ask(hub.url, query, { variables: { filter: { serch: 'x' } } }, STAFF)).text).toContain('Did you mean');
  });

  test.each([
    getIntrospectionQuery(),
    '{ __type(name: "Unit") { name } }',
    'query { ...F } fragment F on Query { s: __schema { types { name } } }',
    '{ unit(code: "01") { name } ... { ... { __schema { types { name } } } } }',
  ])('gets no introspection: %.40s', async (query) => {
    const reaction = await ask(hub.url, query);
    expectRefusal(reaction, 'UNAUTHENTICATED');
    expect(reaction.status).toBe(401);
    expect(reaction.json.data).toBeUndefined();
    expect((await ask(hub.url, query, {}, STAFF)).json.errors).toBeUndefined();
  });

  test('may ask for __typename, and for everything public', async () => {
    expect((await ask(hub.url, '{ __typename unit(code: "004", on: "2018-11-06") { name __typename } }')).json.data).toEqual({
      __typename: 'Query',
      unit: { name: 'Quận Long Biên', __typename: 'Unit' },
    });
  });

  test.each(['/graphiql', '/operations.json', '/schema.graphql'])('does not see %s, and a signed-in one does', async (path) => {
    const refused = await send(hub.url + path);
    expectRefusal(refused, 'UNAUTHENTICATED');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('content-type')).toMatch(/^application\/json/);
    expect((await send(hub.url + path, { headers: { authorization: 'Bearer forged' } })).status).toBe(401);
    const seen = await send(hub.url + path, { headers: STAFF });
    expect([200, 503]).toContain(seen.status); // 503 where the pages are not built
    expect(seen.headers.get('cache-control')).toBe('private, no-store');
  });

  test('sees the start page and what it needs, and none of the playground’s files', async () => {
    const { text } = await send(`${hub.url}/`);
    const files = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
    for (const path of files) expect((await send(hub.url + path)).status).toBe(200);
    const playground = (await send(`${hub.url}/graphiql`, { headers: STAFF })).text;
    const others = [...playground.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)]
      .map(([, path]) => path!)
      .filter((path) => !files.includes(path));
    for (const path of others) {
      expect((await send(hub.url + path)).status).toBe(401);
      expect((await send(hub.url + path, { headers: STAFF })).status).toBe(200);
    }
  });

  test('reads no cause of a failure', async () => {
    for (const query of [
      '{ unit(code: "01", on: "2018-02-30") { name } }',
      '{ node(id: "%") { id } }',
      '{',
      'mutation { x }',
      'subscription { x }',
    ]) {
      const { text } = await ask(hub.url, query);
      expect(text).not.toMatch(/stack|node_modules|\.js|\.ts|select |postgres/i);
    }
  });
});

describe('What a scanner of GraphQL servers looks for', () => {
  const anonymous = (query: string, more: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
    ask(hub.url, query, more, headers);
  const many = (count: number, text: (at: number) => string): string => Array.from({ length: count }, (_, at) => text(at)).join(' ');

  test('field suggestions', async () => expect((await anonymous('query { __schem { directive } }')).text).not.toContain('Did you mean'));
  test('introspection', async () => expect((await anonymous('{ __schema { types { name fields { name } } } }')).json.data).toBeUndefined());
  test('playground', async () => {
    for (const path of ['/', '/graphiql', '/playground', '/console', '/graphql']) {
      const { text } = await send(hub.url + path, { headers: { accept: 'text/html' } });
      expect(text).not.toMatch(/graphiql\.(css|min)|GraphQL Playground|<title>GraphiQL/i);
    }
  });
  test('queries over GET', async () => {
    for (const headers of [{}, { 'apollo-require-preflight': '1' }])
      expect((await send(`${hub.url}/graphql?query=query%20cop%20%7B__typename%7D`, { headers })).json.data).toBeUndefined();
  });
  test('101 aliases of __typename', async () => {
    expectRefusal(await anonymous(`query cop { ${many(101, (at) => `alias${at}: __typename`)} }`), 'COST_EXCEEDED');
  });
  test('a batch of ten', async () => {
    const body = JSON.stringify(Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' })));
    expect(
      (await send(`${hub.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json,
    ).not.toBeInstanceOf(Array);
  });
  test('tracing', async () => {
    const { json } = await anonymous('query cop { __typename }', {}, { 'apollo-tracing': '1', 'apollo-federation-include-trace': 'ftv1' });
    expect(Object.keys(json.extensions)).toEqual(['cost']);
  });
  test('ten unknown directives', async () => {
    const { json } = await anonymous(`query cop { __typename ${many(10, () => '@aa')} }`);
    expect(json.errors.length).toBeLessThanOrEqual(10);
    expect(json.data).toBeUndefined();
  });
  test('circular introspection', async () => {
    const down = (levels: number): string => (levels === 0 ? 'name' : `fields { name type { ${down(levels - 1)} } }`);
    expectRefusal(await anonymous(`query cop { __schema { types { ${down(4)} } } }`), 'UNAUTHENTICATED');
  });
  test('a mutation over GET', async () => {
    const { json, status } = await send(`${hub.url}/graphql?query=mutation%20cop%20%7B__typename%7D`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(json.data).toBeUndefined();
    expect(status).toBeGreaterThanOrEqual(200);
  });
  test('a POST of a form', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send(`${hub.url}/graphql`, { method: 'POST', headers, body: 'query=query+cop+%7B__typename%7D' })).status).toBe(415);
  });
  test('an error that nobody handles', async () => {
    const { json } = await anonymous('qwerty cop { abc }');
    expect(json.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', messageVi: expect.any(String), hint: expect.any(String) });
  });
});

describe('In development an anonymous caller', () => {
  const open = hubForReading({ viewerOf });

  test('may look around', async () => {
    expect((await ask(open.url, '{ __schema { queryType { name } } }')).json.data.__schema.queryType.name).toBe('Query');
    expect((await ask(open.url, '{ unitss { code } }')).text).toContain('Did you mean');
    for (const path of ['/schema.graphql', '/operations.json']) expect((await send(open.url + path)).status).toBe(200);
  });
});

describe('A playground that is off', () => {
  const closed = hubForReading({ viewerOf, settings: { playground: 'off' } });

  test.each(['/graphiql', '/operations.json'])('is not there for anybody: %s', async (path) => {
    for (const headers of [{}, STAFF]) {
      const reaction = await send(closed.url + path, { headers });
      expectRefusal(reaction, 'NOT_FOUND');
      expect(reaction.status).toBe(404);
    }
  });
});
