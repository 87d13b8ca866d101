import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { ANONYMOUS, PUBLIC_SCOPE } from '../../src/kernel/viewer.js';
import { createServer } from '../../src/server/index.js';
import { TEST_SETTINGS } from '../kit/hub.js';
import { probe } from './probe.js';

const hub = probe();

/** Waits until it is so, for two seconds at most. */
async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !isSo(); tries += 1) await wait(10);
  expect(isSo()).toBe(true);
}

describe('A request', () => {
  test.each(['{ echo(text: "x") }', '{ nothing }', '{ fail(how: "defect") }', '{ broken'])('gives its reads back: %s', async (query) => {
    const before = hub.opened.length;
    await hub.ask(query);
    expect(hub.opened.slice(before).map(({ closed }) => closed)).toEqual([true]);
  });

  test('whose client went away is told so, and gives its reads back', async () => {
    const before = hub.opened.length;
    const controller = new AbortController();
    const asked = fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ slow(ms: 300) }' }),
      signal: controller.signal,
    });
    await until(() => hub.opened.length > before);
    controller.abort();
    await expect(asked).rejects.toThrow('aborted');
    const reads = hub.opened[before]!;
    await until(() => reads.signal.aborted);
    await until(() => reads.closed);
    expect(reads.signal.reason).toMatchObject({ extensions: { code: 'UNAVAILABLE' } }); // a defect would fill the log
  });

  test('that was answered aborts nothing', async () => {
    const before = hub.opened.length;
    await hub.ask('{ echo(text: "x") }');
    await wait(20);
    expect(hub.opened[before]!.signal.aborted).toBe(false);
  });

  test('with a row of the demo generator in its answer says so', async () => {
    expect((await hub.ask('{ demo }')).body).toMatchObject({ data: { demo: true }, extensions: { demo: true } });
    expect((await hub.ask('{ echo(text: "x") }')).body.extensions).toEqual({ cost: expect.anything() });
    const { body } = await hub.ask('{ demo step { never next { depth } } }');
    expect(body).toEqual({ data: null, errors: expect.any(Array), extensions: { cost: expect.anything() } });
  });
});

describe('A server that is told to stop', () => {
  const stopping = probe();

  test('answers what is in flight, then frees its port', async () => {
    const before = stopping.opened.length;
    const asked = stopping.ask('{ slow(ms: 300) }');
    await until(() => stopping.opened.length > before);
    await stopping.server.close();
    expect((await asked).body.data).toEqual({ slow: 'at last' });
    await expect(fetch(`${stopping.url}/healthz`)).rejects.toThrow('fetch failed');
    const next = await createServer({
      modules: [{ name: 'none', tables: [], resolvers: [] }],
      settings: { ...TEST_SETTINGS, port: Number(new URL(stopping.url).port) },
      viewerOf: async () => ANONYMOUS,
      openReads: () => ({ scope: PUBLIC_SCOPE, rows: () => Promise.resolve([]), close: () => Promise.resolve() }),
      unreadiness: async () => [],
    });
    expect(await next.listen()).toBe(stopping.url);
    await next.close();
  });
});
