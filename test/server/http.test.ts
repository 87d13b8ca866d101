import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { probe } from './probe.js';

const hub = probe();
const JSON_TYPE = 'application/json';
const QUERY = JSON.stringify({ query: '{ echo(text: "x") }' });

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = { 'content-type': JSON_TYPE }): Promise<Response> =>
  fetch(`${hub.url}/graphql`, { method: 'POST', headers, body });

const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  fetch(hub.url + path, { method, headers });

/** Sends bytes as they are and reads until the server ends. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(hub.url).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => (answer += part));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('The HTTP layer answers in the form of the graph, never in HTML and never with a stack:', () => {
  test.each<[string, () => Promise<Response>, number, string]>([
    ['an address that does not exist', () => get('/nothing/here?x=1'), 404, 'NOT_FOUND'],
    ['an address that is none', () => get('/%zz'), 400, 'BAD_USER_INPUT'],
    ['a file beside the web pages', () => get('/assets/..%2f..%2fpackage.json'), 404, 'NOT_FOUND'],
    ['broken JSON', () => post('{"query": '), 400, 'BAD_USER_INPUT'],
    ['an empty body', () => post(''), 400, 'BAD_USER_INPUT'],
    ['a body without a query', () => post('{"variables": {}}'), 400, 'BAD_USER_INPUT'],
    ['variables that are no object', () => post('{"query": "{ __typename }", "variables": "x"}'), 400, 'BAD_USER_INPUT'],
    ['an array of operations', () => post(`[${QUERY},${QUERY}]`), 400, 'BAD_USER_INPUT'],
    ['__proto__ in the variables', () => post('{"query": "{ __typename }", "variables": {"__proto__": {"x": 1}}}'), 400, 'BAD_USER_INPUT'],
    ['a body of more than 1 MB', () => post(JSON.stringify({ query: `# ${'x'.repeat(1024 * 1024)}` })), 413, 'BAD_USER_INPUT'],
    ['a form', () => post('query=%7B__typename%7D', { 'content-type': 'application/x-www-form-urlencoded' }), 415, 'BAD_USER_INPUT'],
    ['plain text', () => post('{ __typename }', { 'content-type': 'text/plain' }), 415, 'BAD_USER_INPUT'],
    ['a multipart form', () => post('--x--', { 'content-type': 'multipart/form-data; boundary=x' }), 415, 'BAD_USER_INPUT'],
    [
      'UTF-16',
      () => post(new Uint8Array(Buffer.from(QUERY, 'utf16le')), { 'content-type': 'application/json; charset=utf-16' }),
      415,
      'BAD_USER_INPUT',
    ],
    ['a method that is not taken', () => get('/graphql', {}, 'DELETE'), 405, 'BAD_USER_INPUT'],
    ['a GET without a query', () => get('/graphql', { 'apollo-require-preflight': '1' }), 400, 'BAD_USER_INPUT'],
    [
      'a GET that a foreign page could send',
      () => get('/graphql?query=%7B__typename%7D', { origin: 'https://elsewhere.example' }),
      400,
      'BAD_USER_INPUT',
    ],
    ['a client that reads no JSON', () => post(QUERY, { 'content-type': JSON_TYPE, accept: 'text/html' }), 406, 'BAD_USER_INPUT'],
  ])('%s', async (_title, send, status, code) => {
    const response = await send();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    const { errors } = (await response.json()) as { errors: object[] };
    expect(errors).toEqual([
      { message: expect.any(String), extensions: { code, messageVi: expect.any(String), hint: expect.any(String) } },
    ]);
    expect(JSON.stringify(errors)).not.toMatch(/node_modules|\.js:|FST_/);
  });

  test('bytes that are no HTTP', async () => {
    const answer = await raw('EHLO hub\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\ncontent-type: application\/json/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!).errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  test('headers without end', async () => {
    const answer = await raw(`GET / HTTP/1.1\r\nhost: hub\r\nx-long: ${'x'.repeat(100_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });

  test('a host that is no name', async () => {
    const length = Buffer.byteLength(QUERY);
    const answer = await raw(
      `POST /graphql HTTP/1.1\r\nhost: [\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${QUERY}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
  });
});

describe('A query', () => {
  test('may come by GET from a client that says that it is none of a foreign page', async () => {
    const response = await get('/graphql?query=%7Becho(text%3A%22x%22)%7D', { 'apollo-require-preflight': '1' });
    expect(await response.json()).toMatchObject({ data: { echo: 'x' } });
  });

  test('that cannot run is answered 400 to clients of the new media type and 200 to the others', async () => {
    const statuses = await Promise.all(
      ['application/graphql-response+json', 'application/json', '*/*'].map(async (accept) => {
        const response = await post('{"query": "{ nothing }"}', { 'content-type': JSON_TYPE, accept });
        return [response.headers.get('content-type'), response.status];
      }),
    );
    expect(statuses).toEqual([
      ['application/graphql-response+json; charset=utf-8', 400],
      ['application/json; charset=utf-8', 200],
      ['application/json; charset=utf-8', 200],
    ]);
  });
});

test('The log names the operation of a request, and no query, variable or header', async () => {
  await post(JSON.stringify({ query: 'query Looked($text: String!) { echo(text: $text) }', variables: { text: 'private' } }));
  const line = hub.log.find(({ operation }) => operation === 'Looked');
  expect(line).toMatchObject({
    method: 'POST',
    path: '/graphql',
    status: 200,
    ms: expect.any(Number),
    reqId: expect.any(String),
    msg: 'request',
  });
  expect(JSON.stringify(hub.log)).not.toContain('private');
});

describe('Every answer', () => {
  test.each(['/', '/graphiql', '/graphql', '/schema.graphql', '/healthz', '/nothing'])(
    'forbids what a page does not need: %s',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  test('carries the id of its request, the caller’s own where it is a plain word', async () => {
    const ids = await Promise.all(
      ['web-7f.3:1', 'two words', 'x'.repeat(200), ''].map(async (id) =>
        (await get('/healthz', { 'x-request-id': id })).headers.get('x-request-id'),
      ),
    );
    expect(ids[0]).toBe('web-7f.3:1');
    for (const id of ids.slice(1)) expect(id).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
    expect(hub.log).toContainEqual(expect.objectContaining({ reqId: 'web-7f.3:1', path: '/healthz', status: 200 }));
  });
});
