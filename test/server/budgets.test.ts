import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { createClient } from '@redis/client';
import { afterAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { openBudgets, type Budgets } from '../../src/server/budgets.js';

const REDIS = 'redis://127.0.0.1:6379';
const lines: string[] = [];
const log = pino({ level: 'info' }, { write: (line) => void lines.push(line) });
const opened: Budgets[] = [];
const budgets = (perMinute: number, url: string | null): Budgets => {
  opened.push(openBudgets(perMinute, url, log));
  return opened.at(-1)!;
};
afterAll(() => Promise.all(opened.map((each) => each.close())));

async function redisAnswers(): Promise<boolean> {
  const client = createClient({ url: REDIS, socket: { connectTimeout: 500, reconnectStrategy: false } });
  client.on('error', () => {});
  const answers = await client.connect().then(
    () => true,
    () => false,
  );
  if (answers) client.destroy();
  return answers;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('A purse in memory', () => {
  test('gives until it is empty, each its own', async () => {
    const { spend } = budgets(100, null);
    expect(await spend('a', 60)).toMatchObject({ remaining: 40, overdrawn: false });
    expect(await spend('b', 100)).toMatchObject({ remaining: 0, overdrawn: false });
    const empty = await spend('a', 50);
    expect(empty).toMatchObject({ remaining: 0, overdrawn: true });
    expect(empty.refillsIn).toBeGreaterThan(50_000);
    expect(empty.refillsIn).toBeLessThanOrEqual(60_000);
  });
});

describe('Purses in a Redis', () => {
  test('are one for several hubs', async () => {
    if (!(await redisAnswers())) {
      process.stderr.write(`— NOT TESTED: purses in a Redis; none answers at ${REDIS} —\n`);
      return;
    }
    const [one, other] = [budgets(100, REDIS), budgets(100, REDIS)];
    await wait(300);
    const purse = randomUUID();
    expect(await one.spend(purse, 60)).toMatchObject({ remaining: 40, overdrawn: false });
    expect(await other.spend(purse, 30)).toMatchObject({ remaining: 10, overdrawn: false });
    expect(await one.spend(purse, 30)).toMatchObject({ overdrawn: true });
    expect((await other.spend(purse, 1)).refillsIn).toBeGreaterThan(50_000);
  });

  test('that nobody answers for are counted in memory, with one warning, never without a limit', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    silent.close();
    await once(silent, 'close');
    const { spend } = budgets(100, `redis://127.0.0.1:${port}`);
    await wait(1_500);
    expect(await spend('c', 60)).toMatchObject({ remaining: 40, overdrawn: false });
    expect(await spend('c', 60)).toMatchObject({ overdrawn: true });
    expect(lines.filter((line) => line.includes('costs are counted in memory'))).toHaveLength(1);
  });

  test('of a server that accepts and stays silent hold nobody up', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { spend, close } = budgets(100, `redis://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    const started = performance.now();
    expect(await spend('d', 60)).toMatchObject({ remaining: 40 });
    expect(await spend('d', 60)).toMatchObject({ overdrawn: true });
    expect(performance.now() - started).toBeLessThan(2_000);
    await close();
    silent.close();
  });
});
