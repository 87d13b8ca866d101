import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { HubError } from '../../src/kernel/errors.js';
import { ANONYMOUS } from '../../src/kernel/viewer.js';
import {
  byEventStream,
  byWebSocket,
  codesOf,
  errorsOf,
  noting,
  webSocketClient,
  type Subscribe,
  type Subscriber,
} from '../kit/subscriber.js';
import { probe } from './probe.js';

/** `Bearer gone` proves somebody until `gone` is set. */
let gone = false;
const viewerOf = async (authorization: string | undefined) => {
  if (authorization === undefined) return ANONYMOUS;
  if (gone || authorization === 'Bearer forged') throw new HubError('UNAUTHENTICATED', { message: 'Nobody.', messageVi: 'Không rõ ai.' });
  return { ...ANONYMOUS, actor: authorization };
};

const hub = probe({
  viewerOf,
  settings: { corsOrigins: ['https://dashboard.example'], requestTimeoutMs: 400, trustedHops: 1 },
  live: { perViewer: 5, perConnection: 3, perAddress: 8, heartbeatMs: 150, recheckMs: 50, patienceMs: 400 },
});

const TICKS = 'subscription Ticks($to: Int!, $pauseMs: Int!) { ticks(to: $to, pauseMs: $pauseMs) }';
const ENDLESS = { query: TICKS, variables: { to: 1_000_000, pauseMs: 5 } };

/** Until all that a test opened is closed: neither a source of events nor reads are left. */
async function nothingOpen(): Promise<void> {
  const open = () => [hub.sources.open, hub.opened.filter(({ closed }) => !closed).length];
  for (let tries = 0; tries < 500 && open().some((count) => count > 0); tries += 1) await sleep(5);
  expect(open()).toEqual([0, 0]);
}
afterEach(nothingOpen);

const WAYS: readonly [string, Subscribe][] = [
  ['over SSE', byEventStream],
  ['over a WebSocket', byWebSocket],
];

describe.each(WAYS)('A subscription %s', (_way, subscribe) => {
  test('gives each event as it comes, then is complete', async () => {
    const subscriber = subscribe(hub.url, { query: TICKS, variables: { to: 4, pauseMs: 5 } });
    expect(await subscriber.end).toBe('complete');
    expect(subscriber.results.map(({ data }) => data.ticks)).toEqual([1, 2, 3, 4]);
  });

  test('says in each event what it cost, and marks the one with a row of the demo generator', async () => {
    const { results, end } = subscribe(hub.url, { query: TICKS, variables: { to: 3, pauseMs: 1 } });
    await end;
    expect(results.map(({ extensions }) => extensions.demo)).toEqual([undefined, true, undefined]);
    const rests = results.map(({ extensions }) => extensions.cost.remaining);
    expect(rests[0]).toBeGreaterThan(rests[1]);
    expect(rests[1]).toBeGreaterThan(rests[2]);
    expect(results[0].extensions.cost).toMatchObject({ requested: expect.any(Number), limit: expect.any(Number) });
  });

  test('reads for each event in a context of its own, which is closed before the event goes out', async () => {
    const before = hub.opened.length;
    const subscriber = subscribe(hub.url, { query: TICKS, variables: { to: 1_000, pauseMs: 60 } });
    await subscriber.result(2);
    const mine = hub.opened.slice(before);
    expect(mine.length).toBe(4); // one to subscribe, and one for each event
    expect(mine.every(({ closed }) => closed)).toBe(true);
    subscriber.leave();
  });

  test('ends at its source when its client leaves', async () => {
    const subscriber = subscribe(hub.url, ENDLESS);
    await subscriber.result(3);
    expect(hub.sources.open).toBe(1);
    subscriber.leave();
    await nothingOpen();
    expect(hub.log.findLast(({ msg }) => msg === 'subscription')).toMatchObject({
      operation: 'Ticks',
      how: 'left',
      events: expect.any(Number),
    });
  });

  test.each([
    ['hub', 'RULE_VIOLATION', 'Two and two make four.'],
    ['defect', 'INTERNAL', 'The hub failed to answer; its log has the cause under this id.'],
    ['text', 'INTERNAL', 'The hub failed to answer; its log has the cause under this id.'],
  ])('that fails (%s) before its first event or in one tells what /graphql would, and ends', async (how, code, message) => {
    const query = 'subscription ($how: String!, $early: Boolean!) { failing(how: $how, early: $early) }';
    for (const early of [true, false]) {
      const subscriber = subscribe(hub.url, { query, variables: { how, early } });
      const errors = await errorsOf(subscriber);
      expect(errors).toMatchObject([{ message, extensions: { code, messageVi: expect.any(String) } }]);
      const told = subscriber.results.filter(({ data }) => data?.failing === 'well');
      expect(told).toHaveLength(early ? 0 : 1);
      expect(JSON.stringify(errors)).not.toMatch(/hunter2|secret|probe\.ts/);
    }
  });

  test('whose event takes longer than a request may ends with TIMEOUT', async () => {
    const subscriber = subscribe(hub.url, { query: 'subscription { slowly(ms: 2000) }' });
    expect(await codesOf(subscriber)).toEqual(['TIMEOUT']);
    expect(subscriber.results[0].data.slowly).toBe(1);
  });

  test.each([
    ['subscription { nothing }', 'BAD_USER_INPUT'],
    ['subscription { ticks', 'BAD_USER_INPUT'],
    ['subscription { ticks(to: 1, pauseMs: 1) steps { depth } }', 'BAD_USER_INPUT'],
    [TICKS, 'BAD_USER_INPUT'],
    ['', 'BAD_USER_INPUT'],
    ['{ echo(text: "a") }', 'BAD_USER_INPUT'],
    [`subscription { steps { ${'next { '.repeat(20)} depth ${'}'.repeat(20)} } }`, 'TOO_DEEP'],
    [`subscription { steps { ${Array.from({ length: 101 }, (_, at) => `a${at}: depth`).join(' ')} } }`, 'COST_EXCEEDED'],
    [`subscription { steps { ${'depth '.repeat(10_000)} } }`, 'COST_EXCEEDED'],
    ['subscription { ...A } fragment A on Subscription { ...A }', 'BAD_USER_INPUT'],
  ])('is refused where /graphql would refuse it: %.40s', async (query, code) => {
    const subscriber = subscribe(hub.url, { query });
    expect(new Set(await codesOf(subscriber))).toEqual(new Set([code]));
    expect(subscriber.results.filter(({ data }) => data)).toEqual([]);
  });

  test('is known by its hash like any text, and an unknown hash is refused', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'f'.repeat(64) } };
    expect(await codesOf(subscribe(hub.url, { query: '', extensions }))).toEqual(['NOT_FOUND']);
    expect(await codesOf(subscribe(hub.url, { ...ENDLESS, extensions }))).toEqual(['BAD_USER_INPUT']);
  });

  test('ends with UNAUTHENTICATED when its credential proves nobody any more, although no event comes', async () => {
    const subscriber = subscribe(hub.url, { query: TICKS, variables: { to: 2, pauseMs: 100_000 }, authorization: 'Bearer gone' });
    await subscriber.result(0);
    gone = true;
    expect(await codesOf(subscriber)).toEqual(['UNAUTHENTICATED']);
    gone = false;
    expect(subscriber.results.filter(({ data }) => data)).toHaveLength(1);
  });

  test('has one of so many places, of the viewer and of no other', async () => {
    const taken = Array.from({ length: 5 }, () => subscribe(hub.url, { ...ENDLESS, authorization: 'Bearer one' }));
    await Promise.all(taken.map((subscriber) => subscriber.result(0)));
    const late = subscribe(hub.url, { ...ENDLESS, authorization: 'Bearer one' });
    expect(await codesOf(late)).toEqual(['RATE_LIMITED']);
    const other = subscribe(hub.url, { ...ENDLESS, authorization: 'Bearer other' });
    await other.result(0);
    taken[0]!.leave();
    while (hub.sources.open !== 5) await sleep(5);
    const next = subscribe(hub.url, { ...ENDLESS, authorization: 'Bearer one' });
    await next.result(0);
    for (const { leave } of [...taken, other, next]) leave();
  });

  test('has one of so many connections of its address', async () => {
    const subscribers: Subscriber[] = [];
    for (let at = 0; at < 8; at += 1) subscribers.push(subscribe(hub.url, { ...ENDLESS, authorization: `Bearer ${at}` }));
    await Promise.all(subscribers.map((subscriber) => subscriber.result(0)));
    const late = subscribe(hub.url, { ...ENDLESS, authorization: 'Bearer late' });
    expect(await late.end).not.toBe('complete');
    expect(late.results).toEqual([]);
    for (const { leave } of subscribers) leave();
  });

  test('is alive for longer than a heartbeat without an event', async () => {
    const subscriber = subscribe(hub.url, { query: TICKS, variables: { to: 2, pauseMs: 600 } });
    await subscriber.result(1);
    expect(await subscriber.end).toBe('complete');
  });
});

describe('A subscription at /graphql', () => {
  test('is refused, with where to go', async () => {
    const { status, body } = await hub.ask(TICKS, { to: 1, pauseMs: 1 });
    expect(status).toBe(400);
    expect(body.errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', hint: expect.stringContaining('/graphql/stream') });
  });
});

const eventStream = (headers: Record<string, string> = {}, init: RequestInit = {}, search = ''): Promise<Response> =>
  fetch(`${hub.url}/graphql/stream${search}`, {
    method: 'POST',
    body: JSON.stringify({ query: TICKS, variables: { to: 1, pauseMs: 1 } }),
    ...init,
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
  });

describe('/graphql/stream', () => {
  test('answers with events as the protocol has them, kept and collected by no proxy', async () => {
    const response = await eventStream();
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(response.headers.get('x-request-id')).toEqual(expect.any(String));
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).toMatch(/^:\n\nevent: next\ndata: \{"data":\{"ticks":1\}.*\}\n\nevent: complete\ndata:\n\n$/);
    const line = () => hub.log.find(({ path, reqId }) => path === '/graphql/stream' && reqId === response.headers.get('x-request-id'));
    while (!line()) await sleep(5);
    expect(line()).toMatchObject({ msg: 'request', status: 200, ms: expect.any(Number) });
  });

  test('takes GET as EventSource sends it', async () => {
    const search = `?${new URLSearchParams({ query: TICKS, variables: '{"to": 2, "pauseMs": 1}' }).toString()}`;
    const text = await (await eventStream({}, { method: 'GET', body: null }, search)).text();
    expect(text.match(/event: next/g)).toHaveLength(2);
  });

  test('says that it is alive while nothing happens', async () => {
    const response = await eventStream({}, { body: JSON.stringify({ query: TICKS, variables: { to: 2, pauseMs: 600 } }) });
    expect((await response.text()).match(/^:$/gm)!.length).toBeGreaterThan(2);
  });

  test('tells a status to every client and proxy where the text of the subscription is not to blame', async () => {
    const forged = await eventStream({ authorization: 'Bearer forged' });
    expect([forged.status, ((await forged.json()) as any).errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    const unread = await eventStream({ accept: 'application/json' });
    expect([unread.status, ((await unread.json()) as any).errors[0].extensions.code]).toEqual([406, 'BAD_USER_INPUT']);
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const other = await eventStream({}, { method });
      expect([other.status, other.headers.get('allow')]).toEqual([405, 'GET, POST']);
    }
    expect((await eventStream({ 'content-type': 'text/plain' })).status).toBe(415);
  });

  test('is closed to pages of other origins, and open to those that are listed and to the hub’s own', async () => {
    const evil = await eventStream({ origin: 'https://evil.example' });
    expect([evil.status, ((await evil.json()) as any).errors[0].extensions.code]).toEqual([403, 'FORBIDDEN']);
    for (const origin of ['null', `${hub.url}.evil.example`, hub.url.replace('http:', 'http:evil@')]) {
      expect((await eventStream({ origin })).status).toBe(403);
    }
    const listed = await eventStream({ origin: 'https://dashboard.example' });
    expect([listed.status, listed.headers.get('access-control-allow-origin')]).toEqual([200, 'https://dashboard.example']);
    await listed.text();
    await (await eventStream({ origin: hub.url })).text();
  });

  test('drops a client that does not read', async () => {
    const socket = connect(Number(new URL(hub.url).port), '127.0.0.1');
    socket.on('error', () => {});
    const body = JSON.stringify({ query: 'subscription { flood }' });
    const head = 'POST /graphql/stream HTTP/1.1\r\nhost: hub\r\naccept: text/event-stream\r\ncontent-type: application/json\r\n';
    socket.write(`${head}content-length: ${body.length}\r\n\r\n${body}`);
    socket.pause();
    while (hub.sources.open === 0) await sleep(5);
    await nothingOpen();
    socket.destroy();
  });
});

/** Opens a WebSocket as a page or program would; tells the status where there is none. */
async function opened(headers: Record<string, string> = {}, protocols = ['graphql-transport-ws']): Promise<WebSocket | number> {
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql`, protocols, { headers });
  return new Promise((resolve) => {
    socket.once('error', () => resolve(socket)).once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, response) => {
      resolve(response.statusCode!);
      response.destroy();
    });
  });
}

async function closing(socket: WebSocket | number): Promise<number> {
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return Number((await once(socket, 'close'))[0]);
}

describe('A WebSocket at /graphql', () => {
  test('carries several subscriptions, each with its own end, and no more than it may', async () => {
    const client = webSocketClient(hub.url);
    const endless = [1, 2].map(() => noting((sink) => client.subscribe(ENDLESS, sink)));
    const short = noting((sink) => client.subscribe({ query: TICKS, variables: { to: 2, pauseMs: 1 } }, sink));
    expect(await short.end).toBe('complete');
    await Promise.all(endless.map((subscriber) => subscriber.result(5)));
    const third = noting((sink) => client.subscribe(ENDLESS, sink));
    await third.result(0);
    expect(await codesOf(noting((sink) => client.subscribe(ENDLESS, sink)))).toEqual(['RATE_LIMITED']);
    await endless[0]!.result(endless[0]!.results.length + 2);
    await client.dispose();
  });

  test('is opened to pages of no other origin', async () => {
    for (const origin of ['https://evil.example', 'null', `${hub.url}.evil.example`]) expect(await opened({ origin })).toBe(403);
    for (const origin of ['https://dashboard.example', hub.url]) ((await opened({ origin })) as WebSocket).terminate();
    const behind = { origin: 'https://hub.example', 'x-forwarded-host': 'hub.example' };
    ((await opened(behind)) as WebSocket).terminate();
  });

  test('is closed with 4401 to whoever holds a credential that proves nobody, in a header or in the parameters', async () => {
    const byHeader = await opened({ authorization: 'Bearer forged' });
    (byHeader as WebSocket).send('{"type": "connection_init"}');
    expect(await closing(byHeader)).toBe(4401);
    const byParameter = await opened();
    (byParameter as WebSocket).send('{"type": "connection_init", "payload": {"authorization": {"a": 1}}}');
    (byParameter as WebSocket).send('{"type": "connection_init", "payload": {"authorization": "Bearer forged"}}');
    expect([4401, 4429]).toContain(await closing(byParameter));
  });

  test('is closed to another protocol, to messages that are none, too large or too early', async () => {
    expect(await closing(await opened({}, []))).toBe(4406);
    const sent: [string, number][] = [
      ['{', 4400],
      ['[]', 4400],
      ['{"type": "subscribe", "id": "a", "payload": {"query": "{ a }"}}', 4401],
      [JSON.stringify({ type: 'ping', payload: { text: 'a'.repeat(300_000) } }), 1009],
    ];
    for (const [message, code] of sent) {
      const socket = await opened();
      (socket as WebSocket).send(message);
      expect(await closing(socket)).toBe(code);
    }
  });

  test('is closed where nobody says who connects', async () => {
    expect(await closing(await opened())).toBe(4408);
  });

  test('is cut where the other end shows no sign of life, and leaves its subscriptions', async () => {
    const socket = (await opened()) as WebSocket;
    socket.send('{"type": "connection_init"}');
    await once(socket, 'message');
    socket.send(JSON.stringify({ type: 'subscribe', id: 'a', payload: { query: TICKS, variables: { to: 2, pauseMs: 100_000 } } }));
    while (hub.sources.open === 0) await sleep(5);
    socket.pause();
    await nothingOpen();
    socket.terminate();
  });

  test('is no matter of a request that asks for another protocol, or at another address', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(hub.url).port), '127.0.0.1');
      socket.setEncoding('utf8').once('data', (text: string) => {
        resolve(text);
        socket.destroy();
      });
      socket.write('GET /healthz HTTP/1.1\r\nhost: hub\r\nconnection: Upgrade\r\nupgrade: h2c\r\n\r\n');
    });
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    const elsewhere = new WebSocket(`${hub.url.replace('http', 'ws')}/graphiql`, ['graphql-transport-ws']);
    const [error] = await once(elsewhere, 'error');
    expect(String(error)).toContain('Unexpected server response');
  });
});

const strict = probe({ settings: { trustedOnly: true, production: true } });
const poor = probe({ viewerOf, settings: { costPerMinute: 120 } });

describe('What a hub does not answer', () => {
  test.each(WAYS)('it does not answer %s: other texts than its saved operations, where it knows no others', async (_way, subscribe) => {
    const subscriber = subscribe(strict.url, ENDLESS);
    expect(await codesOf(subscriber)).toEqual(['FORBIDDEN']);
  });

  test.each(WAYS)('it does not answer %s: more events than the viewer can pay', async (way, subscribe) => {
    const subscriber = subscribe(poor.url, { ...ENDLESS, authorization: `Bearer ${way}` });
    expect(await codesOf(subscriber)).toEqual(['RATE_LIMITED']);
    expect(subscriber.results.filter(({ data }) => data).length).toBeGreaterThan(0);
  });
});

const stopping = probe({ live: { perViewer: 50 } });

describe('A hub that stops', () => {
  const before: Subscriber[] = [];
  beforeAll(async () => {
    for (const subscribe of [byEventStream, byWebSocket]) {
      before.push(subscribe(stopping.url, ENDLESS), subscribe(stopping.url, { query: TICKS, variables: { to: 2, pauseMs: 100_000 } }));
    }
    await Promise.all(before.map((subscriber) => subscriber.result(0)));
  });

  test('ends every stream without calling it complete, so that its client comes again, and frees the port at once', async () => {
    const started = performance.now();
    await stopping.server.close();
    expect(performance.now() - started).toBeLessThan(5_000); // what is in flight may take 10 s
    for (const { end } of before) expect(await end).not.toBe('complete');
    expect(await before[2]!.end).toMatchObject({ code: 1012 });
    await expect(fetch(stopping.url)).rejects.toThrow('fetch failed');
  });
});
