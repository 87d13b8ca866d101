import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import { databaseForWriting } from '../kit/hub.js';
import { ask, expectRefusal } from './attacker.js';
import { ANSWER, QUESTION, startHub, type HubProcess } from './hub-process.js';

const database = databaseForWriting();
let hub: HubProcess;
let blocker: pg.Client;
let watcher: pg.Client;

beforeAll(async () => {
  hub = await startHub({ env: { DATABASE_URL: database.url, REQUEST_TIMEOUT_MS: '1500', POOL_SIZE: '2' } });
  [blocker, watcher] = await Promise.all([database.connect(), database.connect()]);
}, 60_000);

afterEach(async () => {
  await blocker.query('rollback');
  assert.equal((await hub.ask(QUESTION)).data?.unit.name, ANSWER.unit.name);
});

/** The hub's statements that are under way at this moment. */
async function underWay(): Promise<number> {
  const { rowCount } = await watcher.query(
    `select from pg_stat_activity where datname = current_database() and application_name = 'cchc-hub' and state = 'active'`,
  );
  return rowCount ?? 0;
}

/** Waits until so many are under way; tells how long that took. */
async function until(count: number): Promise<number> {
  const started = performance.now();
  while ((await underWay()) !== count) {
    if (performance.now() - started > 5_000) throw new Error(`${await underWay()} statements are under way, and not ${count}.`);
    await sleep(20);
  }
  return performance.now() - started;
}

const block = (): Promise<unknown> => blocker.query('begin; lock table unit_version in access exclusive mode');

describe('F36 a statement that nobody waits for any more', () => {
  test('is cancelled when its client goes away', async () => {
    await block();
    const controller = new AbortController();
    const asked = fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUESTION }),
      signal: controller.signal,
    });
    await until(1);
    controller.abort();
    await expect(asked).rejects.toThrow('aborted');
    expect(await until(0)).toBeLessThan(1_300); // before the time of the request is over
  });

  test('is cancelled when the time of its request is over, and the caller reads TIMEOUT', async () => {
    await block();
    const asked = ask(hub.url, QUESTION);
    await until(1);
    const reaction = await asked;
    expectRefusal(reaction, 'TIMEOUT');
    expect(reaction.status).toBe(504);
    expect(reaction.json.errors[0].message).toContain('1500 ms');
    expect(reaction.ms).toBeGreaterThan(1_400);
    expect(await until(0)).toBeLessThan(2_000);
  });

  test('holds no connection: whoever comes after it is answered', async () => {
    await block();
    const lost = await Promise.all(Array.from({ length: 2 }, () => ask(hub.url, QUESTION)));
    for (const reaction of lost) expectRefusal(reaction, 'TIMEOUT');
    await blocker.query('rollback');
    for (let time = 0; time < 5; time += 1) expect(await hub.ask(QUESTION)).toEqual({ data: ANSWER });
  });
});
