import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ANONYMOUS, type Viewer } from '../../src/kernel/viewer.js';
import { hashOf, trustedOperations } from '../../src/server/trusted.js';
import { ask, expectRefusal, send } from '../faults/attacker.js';
import { hubForReading } from '../kit/hub.js';

const HASHES: Record<string, string> = JSON.parse(readFileSync('schema/generated/trusted.json', 'utf8'));
const TEXT = readFileSync('schema/operations/UnitHistory.graphql', 'utf8');
const variables = { code: '11458', on: '2019-01-01' };
const extensions = { persistedQuery: { version: 1, sha256Hash: HASHES['UnitHistory']! } };
const viewerOf = async (authorization?: string): Promise<Viewer> => ({ ...ANONYMOUS, actor: authorization ?? 'anonymous' });
const STAFF = { authorization: 'account:1' };

const hub = hubForReading({ viewerOf, settings: { production: true } });
const search = (parts: Record<string, unknown>): string => {
  const parameters = new URLSearchParams();
  for (const [name, part] of Object.entries(parts)) parameters.set(name, typeof part === 'string' ? part : JSON.stringify(part));
  return String(parameters);
};
const GET = `/graphql?${search({ operationName: 'UnitHistory', variables, extensions })}`;

describe('A saved operation', () => {
  test('has the hash of its exact text, listed with its name', () => {
    expect(HASHES['UnitHistory']).toBe(hashOf(TEXT));
    expect(Object.keys(HASHES)).toHaveLength(13);
  });

  test('is answered to its hash as to its text', async () => {
    const byText = await ask(hub.url, TEXT, { variables });
    const post = (body: object) =>
      send(`${hub.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const byHash = await post({ operationName: 'UnitHistory', variables, extensions });
    expect(byHash.json.data.unit.name).toBe('Phường Ngọc Hải');
    expect(byHash.json.data).toEqual(byText.json.data);
    expect((await post({ query: TEXT, variables, extensions })).json.data).toEqual(byText.json.data);
    expect((await send(hub.url + GET)).json.data).toEqual(byText.json.data);
  });

  test('that is not known by a hash is told so in the words that clients listen for', async () => {
    const persistedQuery = { version: 1, sha256Hash: '0'.repeat(64) };
    const reaction = await send(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ extensions: { persistedQuery } }),
    });
    expectRefusal(reaction, 'NOT_FOUND');
    expect(reaction.json.errors[0].message).toBe('PersistedQueryNotFound');
    expectRefusal(await ask(hub.url, '{ __typename }', { extensions: { persistedQuery } }), 'BAD_USER_INPUT');
  });

  test('may be kept by caches when anybody asked for it by GET', async () => {
    const first = await send(hub.url + GET);
    expect(first.headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=600');
    expect(first.headers.get('vary')).toBe('authorization, accept, accept-encoding');
    expect(first.json.extensions.cost).toEqual({ requested: expect.any(Number), limit: expect.any(Number) });
    const etag = first.headers.get('etag')!;
    const again = await send(hub.url + GET, { headers: { 'if-none-match': `"other", W/${etag}` } });
    expect({ status: again.status, text: again.text, etag: again.headers.get('etag') }).toEqual({ status: 304, text: '', etag });
    expect((await send(hub.url + GET, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  test.each<[string, string, Record<string, string>]>([
    ['a signed-in caller', GET, STAFF],
    ['an answer with an error', GET.replace('2019-01-01', '2019-02-30'), {}],
    ['a hash that is unknown', GET.replace(HASHES['UnitHistory']!, '1'.repeat(64)), {}],
    ['a text that is not saved', `/graphql?${search({ query: '{ __typename }' })}`, {}],
    ['a saved operation’s name without its hash', '/graphql?operationName=UnitHistory', {}],
  ])('is kept by no cache: %s', async (_whose, path, headers) => {
    const reaction = await send(hub.url + path, { headers });
    expect(reaction.headers.get('cache-control')).toBe('private, no-store');
    expect(reaction.headers.get('etag')).toBeNull();
  });

  test('is the only thing that anonymous callers in production get by GET', async () => {
    const headers = { 'apollo-require-preflight': '1' };
    expectRefusal(await send(`${hub.url}/graphql?${search({ query: '{ __typename }' })}`, { headers }), 'BAD_USER_INPUT');
    expect(
      (await send(`${hub.url}/graphql?${search({ query: '{ __typename }' })}`, { headers: { ...headers, ...STAFF } })).json.data,
    ).toEqual({
      __typename: 'Query',
    });
    expect((await send(`${hub.url}/graphql?${search({ query: TEXT, variables })}`)).json.data.unit.name).toBe('Phường Ngọc Hải');
  });
});

describe('A hub that answers saved operations only', () => {
  const strict = hubForReading({ viewerOf, settings: { trustedOnly: true } });

  test('answers them by hash and by text, and nothing else to anybody', async () => {
    expect((await ask(strict.url, TEXT, { variables })).json.data.unit.name).toBe('Phường Ngọc Hải');
    expect((await send(strict.url + GET)).json.data.unit.name).toBe('Phường Ngọc Hải');
    for (const text of ['{ __typename }', `${TEXT} `, TEXT.replace('kind', 'kind code')]) {
      for (const headers of [{}, STAFF]) {
        const reaction = await ask(strict.url, text, { variables }, headers);
        expectRefusal(reaction, 'FORBIDDEN');
        expect(reaction.status).toBe(403);
      }
    }
  });
});

describe('The limits of cost', () => {
  const dear = hubForReading({ viewerOf, settings: { costLimit: 30, costPerMinute: 100 } });

  test('hold for saved operations as well', async () => {
    const overdue = readFileSync('schema/operations/OverdueDossiers.graphql', 'utf8');
    expectRefusal(await ask(dear.url, overdue, { variables: { within: '01' } }), 'COST_EXCEEDED');
    const statuses: number[] = [];
    for (let time = 0; time < 5; time += 1) statuses.push((await send(dear.url + GET)).status);
    expect(statuses.at(-1)).toBe(429);
  });
});

test('A saved operation is free of the limits on shape', () => {
  const text = `query Wide { ${Array.from({ length: 200 }, (_, at) => `a${at}: __typename`).join(' ')} }`;
  const trusted = trustedOperations([{ name: 'Wide', title: 'Wide', text, variables: {} }]);
  expect([trusted.holds(text), trusted.byHash(hashOf(text).toUpperCase()), trusted.byHash(hashOf(`${text} `))]).toEqual([true, text, null]);
});
