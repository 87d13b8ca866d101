import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import { query, told } from '../kit/databases.js';
import { databaseForWriting } from '../kit/hub.js';
import { ANSWER, QUESTION, startHub, temporaryFolder, type HubProcess } from './hub-process.js';

type Tally = Record<string, number>;

/** Asks from several sides until told to stop; counts the answers and the codes of errors. A connection that fails would throw. */
function underLoad(hub: HubProcess, askers = 8): () => Promise<Tally> {
  const tally: Tally = {};
  let going = true;
  const asker = async (): Promise<void> => {
    while (going) {
      const { data, errors } = await hub.ask(QUESTION);
      for (const kind of errors ? errors.map(({ extensions }) => extensions.code) : [JSON.stringify(data)])
        tally[kind] = (tally[kind] ?? 0) + 1;
    }
  };
  const all = Array.from({ length: askers }, asker);
  return async () => {
    going = false;
    await Promise.all(all);
    return tally;
  };
}

const RIGHT = JSON.stringify(ANSWER);

const database = databaseForWriting();

describe('F33 the hub on an existing PostgreSQL', () => {
  let hub: HubProcess;
  let admin: pg.Client;

  beforeAll(async () => {
    hub = await startHub({ env: { DATABASE_URL: database.url, POOL_SIZE: '2', POOL_WAIT_MS: '400', STATEMENT_TIMEOUT_MS: '1500' } });
    admin = await database.connect();
  }, 60_000);

  test('answers on after its connections are ended under load; whoever was cut off reads UNAVAILABLE', async () => {
    const stop = underLoad(hub, 2);
    for (let time = 0; time < 10; time++) {
      await sleep(100);
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'cchc-hub'`,
      );
    }
    await sleep(100);
    const tally = await stop();
    expect(Object.keys(tally).filter((kind) => kind !== RIGHT && kind !== 'UNAVAILABLE')).toEqual([]);
    expect(tally[RIGHT]).toBeGreaterThan(10);
    expect(await hub.ask(QUESTION)).toEqual({ data: ANSWER });
  });

  test('a statement that takes too long is TIMEOUT, a request that gets no connection is UNAVAILABLE, and both are over in time', async () => {
    await admin.query('begin');
    await admin.query('lock table unit_version in access exclusive mode');
    const started = performance.now();
    const answers = await Promise.all(Array.from({ length: 6 }, () => hub.ask(QUESTION)));
    const took = performance.now() - started;
    await admin.query('rollback');
    const codes = Map.groupBy(answers, ({ errors }) => errors?.[0]?.extensions.code);
    expect(Object.fromEntries([...codes].map(([code, { length }]) => [code, length]))).toEqual({ TIMEOUT: 2, UNAVAILABLE: 4 });
    expect(took).toBeLessThan(5_000);
    expect(await hub.ask(QUESTION)).toEqual({ data: ANSWER });
  });

  test('is alive but not ready while the database lets nobody in, and ready again after', async () => {
    const name = new URL(database.url).pathname.slice(1);
    await query(told('HUB_TEST_SERVER'), `alter database ${name} allow_connections false`);
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'cchc-hub'`,
    );
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
    expect((await hub.ask(QUESTION)).errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
    await query(told('HUB_TEST_SERVER'), `alter database ${name} allow_connections true`);
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(200);
    expect(await hub.ask(QUESTION)).toEqual({ data: ANSWER });
  });
});

describe('F33 the hub on its own PostgreSQL', () => {
  const dataDir = temporaryFolder();

  test('answers on after the server is restarted under load', async () => {
    const hub = await startHub({ env: { HUB_DATA_DIR: dataDir } });
    const stop = underLoad(hub);
    await sleep(300);
    process.kill(postmasterOf(dataDir), 'SIGINT');
    await sleep(4_000);
    const tally = await stop();
    expect(Object.keys(tally).filter((kind) => kind !== RIGHT && kind !== 'UNAVAILABLE')).toEqual([]);
    expect(tally['UNAVAILABLE']).toBeGreaterThan(0);
    expect(await hub.ask(QUESTION)).toEqual({ data: ANSWER });
    hub.signal('SIGTERM');
    expect((await hub.ended).code).toBe(0);
  }, 120_000);
});

const postmasterOf = (dataDir: string): number => Number(readFileSync(`${dataDir}/postgres/postmaster.pid`, 'utf8').split('\n')[0]);
