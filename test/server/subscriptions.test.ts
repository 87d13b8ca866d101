import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { globalId } from '../../src/kernel/global-id.js';
import { send, plain } from '../api/imports/files.js';
import { query } from '../kit/databases.js';
import { hubForWriting, type TestHub } from '../kit/hub.js';
import { runningJob } from '../kit/import-jobs.js';
import { issuerOnLoopback } from '../kit/oidc-issuer.js';
import { byEventStream, byWebSocket, codesOf, errorsOf, type Subscribe, type Subscriber } from '../kit/subscriber.js';

let client: pg.Client;
// Before the hubs are set up: jest ends things from top to bottom, and a hub's end drops its database.
afterAll(() => client?.end());
const idp = issuerOnLoopback();
const hub = hubForWriting({ issuer: () => idp.believed(), live: { recheckMs: 200 } });

const PROGRESS = `subscription Progress($id: ID!) {
  importProgress(id: $id) { id status phase rowsRead bytesRead rejected endedAt complaints { code } }
}`;
const accounts: Record<string, string> = {};

beforeAll(async () => {
  client = new pg.Client({ connectionString: hub.databaseUrl });
  await client.connect();
  for (const [name, role] of [
    ['officer', 'UNIT_OFFICER'],
    ['other', 'UNIT_OFFICER'],
    ['steward', 'DATA_STEWARD'],
    ['leaving', 'DATA_STEWARD'],
    ['disabled', 'DATA_STEWARD'],
  ]) {
    const { rows } = await client.query<{ id: number }>(`insert into account (issuer, value, label) values ($1, $2, $2) returning id`, [
      idp.url,
      name,
    ]);
    accounts[name!] = `account:${rows[0]!.id}`;
    await client.query(
      `insert into account_role (account_id, role, unit_id, valid_from)
       values ($1, $2, case when $2 = 'UNIT_OFFICER' then (select unit_id from unit_version where code = '308' limit 1) end, '2020-01-01')`,
      [rows[0]!.id, role],
    );
  }
});

const as = async (name: string, claims = {}): Promise<string> => `Bearer ${await idp.issue(name, { claims })}`;

/** Statements of the hub by what they do with their connection. */
async function connections(): Promise<Record<string, number>> {
  const { rows } = await client.query<{ state: string; count: number }>(
    `select state, count(*)::int as count from pg_stat_activity
     where datname = current_database() and application_name = 'cchc-hub' group by state`,
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** How many looks at import jobs the hub takes in a second. */
const looksInASecond = async (): Promise<number> =>
  (await hub.statementsDuring(() => sleep(1_000))).filter(({ sql }) => sql.includes('from import_job')).length;

const open: Subscriber[] = [];
afterEach(() => open.splice(0).forEach(({ leave }) => leave()));

const WAYS: readonly [string, Subscribe][] = [
  ['over SSE', byEventStream],
  ['over a WebSocket', byWebSocket],
];

describe.each(WAYS)('importProgress %s', (_way, transport) => {
  const subscribe = async (name: string, id: string, claims = {}): Promise<Subscriber> => {
    const subscriber = transport(hub.url, { query: PROGRESS, variables: { id }, authorization: await as(name, claims) });
    open.push(subscriber);
    return subscriber;
  };

  test('gives the present state at once, then each change, then the end, and is complete', async () => {
    const job = await runningJob(client, accounts['officer']!);
    const { id } = job;
    const [sender, steward] = [await subscribe('officer', id), await subscribe('steward', id)];
    const steps: [string, object][] = [
      [`phase = 'READING', rows_read = 10, bytes_read = 100`, { phase: 'READING', rowsRead: 10, bytesRead: 100 }],
      [`rows_read = 900, bytes_read = 900, rejected = 3`, { phase: 'READING', rowsRead: 900, bytesRead: 900, rejected: 3 }],
      [`phase = 'WRITING'`, { phase: 'WRITING', rejected: 3 }],
    ];
    for (const who of [sender, steward]) {
      const { data, errors } = await who.result(0);
      expect(errors).toBeUndefined();
      expect(data.importProgress).toMatchObject({ id, status: 'RUNNING', phase: 'WAITING', rowsRead: 0, endedAt: null, complaints: [] });
    }
    for (const [at, [columns, shown]] of steps.entries()) {
      await job.set(columns);
      for (const who of [sender, steward]) expect((await who.result(at + 1)).data.importProgress).toMatchObject({ id, ...shown });
    }
    await job.set(`status = 'COMMITTED', phase = 'DONE', ended_at = clock_timestamp(), created = 897`);
    for (const who of [sender, steward]) {
      expect(await who.end).toBe('complete');
      expect(who.results).toHaveLength(5);
      expect(who.results[4].data.importProgress).toMatchObject({ status: 'COMMITTED', phase: 'DONE', endedAt: expect.any(String) });
    }
  });

  test('is silent while nothing changes, although the job says that it is alive', async () => {
    const job = await runningJob(client, accounts['officer']!);
    const subscriber = await subscribe('officer', job.id);
    await subscriber.result(0);
    for (let time = 0; time < 3; time += 1) {
      await job.set('rows_read = 0');
      await sleep(300);
    }
    expect(subscriber.results).toHaveLength(1);
  });

  test('of a real import that has ended gives its end, and is complete', async () => {
    const file = plain('308;Quận Đồ Sơn;;Toàn bộ;01/01/2020;31/12/2020;1.200;1.150;3;50');
    const token = await as('officer');
    const sender = { ...hub, tokenOf: async () => token } as TestHub;
    const { report } = await send(sender, null, `dossier-reports?mode=COMMIT&name=quy-1.csv`, file);
    const subscriber = await subscribe('officer', report.job);
    expect(await subscriber.end).toBe('complete');
    expect(subscriber.results.map(({ data }) => data.importProgress)).toMatchObject([
      { id: report.job, status: 'COMMITTED', phase: 'DONE', rowsRead: 1 },
    ]);
  });

  test('F23 of another’s job is NOT_FOUND, as one that is not there', async () => {
    const { id } = await runningJob(client, accounts['officer']!);
    const texts = new Set<string>();
    for (const wanted of [id, globalId('ImportJob', 999_999), globalId('Unit', 1), 'x', '']) {
      const errors = await errorsOf(await subscribe('other', wanted));
      expect(errors).toMatchObject([{ path: ['importProgress'], extensions: { code: 'NOT_FOUND', messageVi: expect.any(String) } }]);
      texts.add(errors[0].message.replace(wanted, ''));
    }
    expect(texts.size).toBe(1);
    const nobody = transport(hub.url, { query: PROGRESS, variables: { id }, authorization: 'Nobody' });
    expect(await codesOf(nobody)).toEqual(['NOT_FOUND']);
  });

  test('ends with UNAUTHENTICATED when its token expires, without waiting for a change', async () => {
    const { id } = await runningJob(client, accounts['officer']!);
    // The hub allows the clocks 60 s: this token is believed for a second more, or two.
    const subscriber = await subscribe('officer', id, { exp: Math.floor(Date.now() / 1_000) - 58 });
    await subscriber.result(0);
    expect(await codesOf(subscriber)).toEqual(['UNAUTHENTICATED']);
    expect(subscriber.results.filter(({ data }) => data)).toHaveLength(1);
  });

  test('is refused to a token that has expired', async () => {
    const { id } = await runningJob(client, accounts['officer']!);
    const refused = await subscribe('officer', id, { exp: Math.floor(Date.now() / 1_000) - 120 });
    expect(await refused.end).toMatchObject(transport === byWebSocket ? { code: 4401 } : { response: { status: 401 } });
    expect(refused.results).toEqual([]);
  });
});

describe('importProgress', () => {
  const subscribe = async (name: string, id: string): Promise<Subscriber> => {
    const subscriber = byWebSocket(hub.url, { query: PROGRESS, variables: { id }, authorization: await as(name) });
    open.push(subscriber);
    return subscriber;
  };

  test('shows nothing more to whoever has lost the right: the next event is NOT_FOUND', async () => {
    const job = await runningJob(client, accounts['officer']!);
    const subscriber = await subscribe('leaving', job.id);
    await subscriber.result(0);
    const { data, errors } = await hub.ask(
      `mutation { endRole(role: "${globalId('AccountRole', await grantOf('leaving'))}", before: "2020-06-01") { id } }`,
    );
    expect([errors, data?.endRole]).toEqual([undefined, expect.anything()]);
    await job.set('rows_read = 5');
    expect(await codesOf(subscriber)).toEqual(['NOT_FOUND']);
    expect(subscriber.results.filter((result) => result.data)).toHaveLength(1);
  });

  test('ends when the account is disabled', async () => {
    const job = await runningJob(client, accounts['officer']!);
    const subscriber = await subscribe('disabled', job.id);
    await subscriber.result(0);
    await query(hub.databaseUrl, `update account set disabled_at = clock_timestamp() where value = 'disabled'`);
    expect(await codesOf(subscriber)).toEqual(['UNAUTHENTICATED']);
  });

  test('holds no connection between events, however many subscribe, and one look serves them all', async () => {
    const job = await runningJob(client, accounts['officer']!);
    const before = await looksInASecond();
    expect(before).toBe(0);
    const many = await Promise.all(Array.from({ length: 30 }, () => subscribe('officer', job.id)));
    await Promise.all(many.map((subscriber) => subscriber.result(0)));
    const held: number[] = [];
    for (let time = 0; time < 60; time += 1) {
      const { active = 0, 'idle in transaction': inTransaction = 0 } = await connections();
      held.push(active + inTransaction);
      await sleep(10);
    }
    expect(Math.max(...held)).toBeLessThanOrEqual(1); // the look itself
    expect(held.filter((count) => count === 0).length).toBeGreaterThan(held.length / 2);
    const looks = await looksInASecond();
    expect(looks).toBeGreaterThan(0);
    expect(looks).toBeLessThanOrEqual(4);
    await job.set('rows_read = 1');
    await Promise.all(many.map((subscriber) => subscriber.result(1)));
  });

  test('F36 is looked at no more when its last client is gone', async () => {
    const job = await runningJob(client, accounts['officer']!);
    const [one, other] = [await subscribe('officer', job.id), await subscribe('steward', job.id)];
    await Promise.all([one.result(0), other.result(0)]);
    one.leave();
    expect(await looksInASecond()).toBeGreaterThan(0);
    other.leave();
    await sleep(600);
    expect(await looksInASecond()).toBe(0);
    expect(await connections()).not.toHaveProperty('idle in transaction');
  });
});

async function grantOf(name: string): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    'select r.id from account_role r join account a on a.id = r.account_id where a.value = $1',
    [name],
  );
  return rows[0]!.id;
}
