import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { hubForReading } from '../kit/hub.js';
import { expectRefusal, send, sendRaw, type Reaction, type Sending } from './attacker.js';

const hub = hubForReading();
const FOREIGN = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
const QUERY = JSON.stringify({ query: '{ __typename }' });

const get = (search: string, headers: Record<string, string> = FOREIGN): Promise<Reaction> =>
  send(`${hub.url}/graphql?${search}`, { headers });
const post = (body: Sending['body'], headers: Record<string, string>): Promise<Reaction> =>
  send(`${hub.url}/graphql`, { method: 'POST', headers, body: body! });

/** Refused in JSON, and nothing was answered. */
function expectNothing(reaction: Reaction, status: number): void {
  expectRefusal(reaction, 'BAD_USER_INPUT');
  expect(reaction.status).toBe(status);
  expect(reaction.headers.get('content-type')).toMatch(/^application\/(json|graphql-response\+json)/);
  expect(reaction.json.data).toBeUndefined();
}

describe('F12 from a foreign page', () => {
  test('a query by GET is refused', async () => {
    expectNothing(await get('query={__typename}'), 400);
  });

  test('a mutation by GET is refused, whatever headers come with it', async () => {
    expectNothing(await get('query=mutation{__typename}'), 400);
    const reaction = await get('query=mutation{__typename}', { ...FOREIGN, 'apollo-require-preflight': '1' });
    expect(reaction.json.errors).toHaveLength(1);
    expect(reaction.json.data).toBeUndefined();
  });

  test('no answer names it as one that may read', async () => {
    const { headers } = await get('query={__typename}');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await send(`${hub.url}/graphql`, {
      method: 'OPTIONS',
      headers: { ...FOREIGN, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    expect(preflight.status).toBe(405);
  });
});

test.each([
  ['application/x-www-form-urlencoded', 'query=%7B__typename%7D'],
  ['text/plain', QUERY],
  ['text/plain;application/json', QUERY],
  ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"{__typename}"}\r\n--x--'],
  ['application/graphql', '{ __typename }'],
  ['application/jsonx', QUERY],
  ['', QUERY],
])('F13 a POST of %j is refused', async (type, body) => {
  expectNothing(await post(new Uint8Array(Buffer.from(body)), { ...FOREIGN, ...(type && { 'content-type': type }) }), 415);
});

describe('F14 letters', () => {
  test.each(['utf-7', 'utf-16', 'UTF-16LE', 'iso-8859-1', '"utf-7"'])(
    'in charset %s are refused, even where they are plain',
    async (charset) => {
      expectNothing(await post(QUERY, { 'content-type': `application/json; charset=${charset}` }), 415);
    },
  );

  test.each(['utf-8', 'UTF-8', '"utf-8"', 'utf8'])('in charset %s are read', async (charset) => {
    expect((await post(QUERY, { 'content-type': `application/json; charset=${charset}` })).json.data).toEqual({ __typename: 'Query' });
  });

  test.each([
    ['cut off in a letter', [0xe1, 0xbb]],
    ['longer than it needs to be', [0xc0, 0xaf]],
    ['half of a pair', [0xed, 0xa0, 0x80]],
    ['no letter', [0xff, 0xfe]],
  ])('that are %s are refused', async (_what, bytes) => {
    const [head, tail] = QUERY.split('__typename') as [string, string];
    const body = Buffer.concat([Buffer.from(`${head}__typename #`), Buffer.from(bytes), Buffer.from(`\\n${tail}`)]);
    expectNothing(await post(new Uint8Array(body), { 'content-type': 'application/json' }), 400);
  });
});

describe('F15 a packed body', () => {
  test.each(['gzip', 'deflate', 'br', 'gzip, gzip', 'x-gzip'])('(%s) is not unpacked', async (coding) => {
    const bomb = gzipSync(JSON.stringify({ query: `{ __typename } # ${'0'.repeat(50 * 1024 * 1024)}` }));
    expect(bomb.length).toBeLessThan(100_000);
    expectNothing(await post(new Uint8Array(bomb), { 'content-type': 'application/json', 'content-encoding': coding }), 415);
  });
});

describe('F17 whatever fails in HTTP is JSON:', () => {
  test.each<[string, string, RequestInit]>([
    ['a path that climbs', '/assets/..%2f..%2f..%2fetc%2fpasswd', {}],
    ['a path that is none', '/%c0%ae%c0%ae/', {}],
    ['a path of a megabyte’s kind', `/${'x'.repeat(10_000)}`, {}],
    ['a method that nobody takes', '/graphql', { method: 'DELETE' }],
    ['a word that is no method here', '/', { method: 'PROPFIND' }],
    ['a GET without a query', '/graphql', {}],
    ['broken JSON', '/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":' }],
    ['JSON of another kind', '/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '"query"' }],
    [
      'variables in the address that are no JSON',
      '/graphql?query={__typename}&variables={',
      { headers: { 'apollo-require-preflight': '1' } },
    ],
  ])('%s', async (_what, path, sending) => {
    const { headers, json, status, text } = await send(hub.url + path, sending as Sending);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(json.errors[0].extensions).toMatchObject({ code: expect.any(String), messageVi: expect.any(String) });
    expect(text).not.toMatch(/<html|\.js:\d|node_modules|SyntaxError|FST_/i);
  });

  test('bytes that are no HTTP', async () => {
    const { answer } = await sendRaw(hub.url, ['\x16\x03\x01\x00\xa5\x01\x00'], 10);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\ncontent-type: application\/json/);
  });

  test('two lengths of one body', async () => {
    const { answer } = await sendRaw(
      hub.url,
      [`POST /graphql HTTP/1.1\r\nhost: hub\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`],
      10,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
});
