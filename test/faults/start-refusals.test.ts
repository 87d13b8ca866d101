import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { databaseUrl, drop, query, told } from '../kit/databases.js';
import { databaseForWriting } from '../kit/hub.js';
import { oldPostgres } from './old-postgres.js';
import { freePort, runHub } from './hub-process.js';

const database = databaseForWriting();
const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

async function listening(server: Server): Promise<number> {
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A start that is refused: these sentences, one what to do, and no stack. */
async function refusal(env: Record<string, string>, words?: string[]): Promise<{ code: number | null; said: string }> {
  const { code, said } = await runHub({ env, ...(words && { words }) });
  expect(said).not.toMatch(/^ +at /m);
  return { code, said: said.trim() };
}

describe('a start that cannot succeed ends with sentences that say what to do', () => {
  test('a busy port', async () => {
    const port = await listening(createServer());
    const { code, said } = await refusal({ DATABASE_URL: database.url, PORT: String(port) });
    // The user of the tests is a superuser, which the hub warns of first.
    expect({ code, said: said.split('\n').slice(1).join('\n') }).toEqual({
      code: 1,
      said: `Port ${port} of 127.0.0.1 is taken by another program.\nStop that one, or start the hub on another port: PORT=${port + 1} npm start.`,
    });
  });

  test('an address that this machine does not have', async () => {
    const { code, said } = await refusal({ DATABASE_URL: database.url, HOST: '203.0.113.7' });
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('This machine has no address 203.0.113.7.\nSet HOST') });
  });

  test('a database that nobody answers for', async () => {
    const port = await freePort();
    const { code, said } = await refusal({ DATABASE_URL: `postgres://hub:secret@127.0.0.1:${port}/hub` });
    expect(code).toBe(1);
    expect(said).toBe(
      `The database of DATABASE_URL (127.0.0.1:${port}/hub) cannot be used: connect ECONNREFUSED 127.0.0.1:${port}.\n` +
        'See that it runs and can be reached from here, or unset DATABASE_URL to let the hub run its own.',
    );
    expect(said).not.toContain('secret');
  });

  test('a server that accepts and stays silent', async () => {
    const port = await listening(createServer());
    const { code, said } = await refusal({ DATABASE_URL: `postgres://hub@127.0.0.1:${port}/hub` });
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/cannot be used: .*timeout.*\nSee that it runs/) });
  });

  test('a database that does not exist', async () => {
    const { code, said } = await refusal({ DATABASE_URL: databaseUrl(told('HUB_TEST_SERVER'), 'hub_no_such') });
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/database "hub_no_such" does not exist\.\nMake it/) });
  });

  test('a PostgreSQL that is too old', async () => {
    const port = await listening(oldPostgres(140_012, '14.12'));
    expect(await refusal({ DATABASE_URL: `postgres://hub@127.0.0.1:${port}/hub` })).toEqual({
      code: 1,
      said: 'The database is PostgreSQL 14.12; the hub needs PostgreSQL 15 or newer.\nUpgrade it, or unset DATABASE_URL to let the hub run its own.',
    });
  });

  test('settings that are wrong, all of them at once', async () => {
    const { code, said } = await refusal({ PORT: 'http', POOL_SIZE: '0', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://u:secret@host/x' });
    expect(code).toBe(2);
    expect(said.split('\n')).toEqual([
      'PORT must be a whole number from 0 to 65535; "http" came.',
      expect.stringMatching(/^DATABASE_URL must be an address such as postgres:.*; "mysql:\/\/u:\*\*\*@host\/x" came\.$/),
      expect.stringMatching(/^LOG_LEVEL must be one of fatal, .*; "loud" came\.$/),
      'POOL_SIZE must be a whole number from 1 to 80; "0" came.',
      expect.stringContaining('`hub config`'),
    ]);
  });
});

describe('what a database holds can stand against a start', () => {
  const name = `hub_test_refusals_${process.pid}`;
  const role = `hub_test_guest_${process.pid}`;
  const empty = (): string => databaseUrl(told('HUB_TEST_SERVER'), name);

  beforeAll(async () => {
    await query(told('HUB_TEST_SERVER'), `create database ${name} encoding utf8 template template0`);
    await query(told('HUB_TEST_SERVER'), `create role ${role} login password 'guest'`);
  });
  afterAll(async () => {
    await drop(told('HUB_TEST_SERVER'), name);
    await query(told('HUB_TEST_SERVER'), `drop role ${role}`);
  });

  test('a user who may not create the extensions is told what an administrator has to run', async () => {
    const url = new URL(empty());
    url.username = role;
    url.password = 'guest';
    expect(await refusal({ DATABASE_URL: url.href })).toEqual({
      code: 1,
      said:
        'The user of DATABASE_URL may not create the extensions btree_gist, pg_trgm in this database.\n' +
        'Have an administrator run there: create extension btree_gist; create extension pg_trgm;',
    });
  });

  test('two hubs that migrate at once take turns, and both succeed', async () => {
    const migrating = { env: { DATABASE_URL: empty() }, words: ['migrate'] };
    const both = await Promise.all([runHub(migrating), runHub(migrating)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.filter(({ said }) => said.includes('migrations applied'))).toHaveLength(1);
  });

  test('a database that was never seeded is not verified', async () => {
    const { code, said } = await refusal({ DATABASE_URL: empty() }, ['verify']);
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(/The seed step units\/reference is not done\.[^]*Run `hub seed`/),
    });
  });

  test('a database that a newer hub has migrated is refused and left as it is', async () => {
    await query(empty(), `insert into migration (name) values ('9999-of-tomorrow')`);
    const { code, said } = await refusal({ DATABASE_URL: empty() });
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(/newer version of the hub \(9999-of-tomorrow\)\.\nStart that version/),
    });
  });
});
