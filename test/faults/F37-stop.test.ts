import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import { databaseForWriting } from '../kit/hub.js';
import { ANSWER, QUESTION, startHub, type HubProcess } from './hub-process.js';

const database = databaseForWriting();

describe('F37 a hub that is told to stop', () => {
  let hub: HubProcess;
  let blocker: pg.Client;
  let watcher: pg.Client;

  beforeAll(async () => {
    [blocker, watcher] = await Promise.all([database.connect(), database.connect()]);
  });
  beforeEach(async () => {
    hub = await startHub({ env: { DATABASE_URL: database.url } });
    await blocker.query('begin; lock table unit_version in access exclusive mode');
  });
  afterEach(() => blocker.query('rollback'));

  /** The hub's statements that wait for the lock. */
  async function waiting(count: number): Promise<void> {
    const text = `select from pg_stat_activity where datname = current_database() and application_name = 'cchc-hub' and wait_event_type = 'Lock'`;
    while ((await watcher.query(text)).rowCount !== count) await sleep(20);
  }

  test('answers what is in flight, takes nothing new, and ends with 0', async () => {
    const inFlight = [hub.ask(QUESTION), hub.ask(QUESTION), hub.ask(QUESTION)];
    await waiting(3);
    hub.signal('SIGTERM');
    await refusesConnections(hub);
    await blocker.query('rollback');
    for (const answer of await Promise.all(inFlight)) expect(answer).toMatchObject({ data: ANSWER });
    const { code, said } = await hub.ended;
    expect(code).toBe(0);
    expect(said).toContain('Stopping');
    await connectionsGone();
  });

  test('ends at once when it is told a second time', async () => {
    const lost = hub.ask(QUESTION).catch(() => 'cut off');
    await waiting(1);
    hub.signal('SIGINT');
    await refusesConnections(hub);
    hub.signal('SIGINT');
    expect((await hub.ended).code).toBe(130);
    expect(await lost).toBe('cut off');
  });

  async function refusesConnections({ url }: HubProcess): Promise<void> {
    while (
      await fetch(`${url}/healthz`).then(
        () => true,
        () => false,
      )
    )
      await sleep(20);
  }

  async function connectionsGone(): Promise<void> {
    const { rowCount } = await watcher.query(
      `select from pg_stat_activity where datname = current_database() and application_name like 'cchc-hub%'`,
    );
    expect(rowCount).toBe(0);
  }
});
