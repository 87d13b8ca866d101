import { execFileSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import { differencesOf } from '../api/dossiers/recounted.js';
import { query } from '../kit/databases.js';
import { databaseForWriting } from '../kit/hub.js';
import { QUESTION, ANSWER, temporaryFolder } from './hub-process.js';
import { dossierFile, startImportHub, stewardKey, stored, until, type ImportHub } from './import-hub.js';

const database = databaseForWriting();
const COMMIT = 'dossiers?mode=COMMIT';
let key: string;
let there: ImportHub;

beforeAll(async () => {
  key = await stewardKey(database.url);
  there = await startImportHub(database.url, key);
}, 120_000);

const NOTHING = { dossiers: 0, events: 0 };
const RUNS = `select 1 from import_job where status = 'RUNNING'`;
const waitsFor = (table: string): string =>
  `select 1 from pg_locks l join pg_class c on c.oid = l.relation where not l.granted and c.relname = '${table}'`;

/** What an import needs while it reads, compares and writes, and the lock that keeps it from it. */
const HELD = [
  ['procedure', 'access exclusive'],
  ['dossier', 'share row exclusive'],
  ['dossier_flow', 'share row exclusive'],
] as const;

/** Holds a table that an import needs, until it is let go. */
async function holding(
  table: string,
  mode = 'share row exclusive',
): Promise<{ readonly client: pg.Client; readonly letGo: () => Promise<void> }> {
  const client = await database.connect();
  await client.query(`begin; lock table ${table} in ${mode} mode`);
  return {
    client,
    letGo: async () => {
      await client.query('rollback');
    },
  };
}

test('F28 the bad row is the last of 100,000: nothing is written, and the report names it; row by row the others are', async () => {
  const file = dossierFile('F28', 99_999, ['F28-last;9.001001;308;Trực tuyến;31/02/2020;;;;']);
  const { status, report } = await there.send(`${COMMIT}&atomicity=ALL`, file);
  expect([status, report.status, report.counts.rejected]).toEqual([422, 'FAILED', 1]);
  expect(report.complaints).toMatchObject([{ code: 'NO_SUCH_DAY', column: 'Ngày nộp', rows: [100_001], sample: '31/02/2020' }]);
  expect(await stored(database.url, 'F28')).toEqual(NOTHING);
  const short = dossierFile('F28', 9, ['F28-last;9.001001;308;Trực tuyến;31/02/2020;;;;']);
  const { report: rest } = await there.send(`${COMMIT}&atomicity=ROW`, short);
  expect(rest.counts).toMatchObject({ created: 9, rejected: 1 });
  expect(await stored(database.url, 'F28')).toEqual({ dossiers: 9, events: 27 });
}, 240_000);

test('F29 the same file twice changes nothing the second time, and twice at once it is there once', async () => {
  const file = dossierFile('F29', 500);
  const sent = await Promise.all([there.send(COMMIT, file), there.send(COMMIT, file)]);
  expect(sent.map(({ report }) => report.counts.created).sort((one, other) => one - other)).toEqual([0, 500]);
  expect((await there.send(COMMIT, file)).report.counts).toMatchObject({ created: 0, updated: 0, unchanged: 500 });
  expect(await stored(database.url, 'F29')).toEqual({ dossiers: 500, events: 1_500 });
}, 120_000);

describe('F30 kill -9', () => {
  test('while a file is read, compared or written leaves nothing of it; the job is INTERRUPTED, and the file can be sent again', async () => {
    const file = dossierFile('F30', 5_000);
    for (const [held, mode] of HELD) {
      const holds = await holding(held, mode);
      const answer = there.send(COMMIT, file);
      await until(database.url, `an import that waits for ${held}`, waitsFor(held));
      there.hub.signal('SIGKILL');
      expect((await answer).status).toBe(0);
      await holds.letGo();
      await holds.client.end();
      await until(
        database.url,
        'the end of its connections',
        `select 1 where not exists (select from pg_stat_activity where datname = current_database() and application_name = 'cchc-hub')`,
      );
      expect(await stored(database.url, 'F30')).toEqual(NOTHING);
      there = await startImportHub(database.url, key);
    }
    await until(database.url, 'interrupted jobs', `select 1 from import_job having count(*) filter (where status = 'INTERRUPTED') >= 3`);
    expect(await query(database.url, RUNS)).toEqual([]);
    expect((await there.send(COMMIT, file)).report.counts).toMatchObject({ created: 5_000 });
    expect(
      await query(
        database.url,
        'select id from import_change c where not exists (select from import_job j where j.id = c.job_id and status = $1)',
        ['COMMITTED'],
      ),
    ).toEqual([]);
  }, 300_000);
});

test('F33 a connection that is ended under an import takes all of it back, and the sender is told to come again', async () => {
  const { client, letGo } = await holding('dossier');
  const answer = there.send(COMMIT, dossierFile('F33', 100));
  await until(database.url, 'an import that waits', waitsFor('dossier'));
  await client.query(
    `select pg_terminate_backend(pid) from pg_locks l join pg_class c on c.oid = l.relation where not l.granted and c.relname = 'dossier'`,
  );
  await letGo();
  await client.end();
  expect(await answer).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
  expect(await stored(database.url, 'F33')).toEqual(NOTHING);
  const [job] = await query(database.url, 'select status from import_job order by id desc limit 1');
  expect(job).toEqual({ status: 'INTERRUPTED' });
  expect((await there.send(COMMIT, dossierFile('F33', 100))).report.counts.created).toBe(100);
}, 120_000);

describe('F35 a disk that is full', () => {
  /** A folder of so little room, while a test needs it. */
  async function withLittleRoom(room: string, work: (folder: string) => Promise<void>): Promise<void> {
    const folder = temporaryFolder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${room}`, 'tmpfs', folder]);
    try {
      await work(folder);
    } finally {
      execFileSync('umount', [folder]);
    }
  }

  async function refusedButAlive({ hub, send }: ImportHub): Promise<void> {
    expect(await send(COMMIT, dossierFile('F35', 10_000))).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    expect((await hub.ask(QUESTION)).data).toEqual(ANSWER);
    expect(await stored(database.url, 'F35')).toEqual(NOTHING);
    hub.signal('SIGKILL');
    await hub.ended;
  }

  test(
    'where the file is kept is told, and the hub answers on',
    () =>
      withLittleRoom('256k', async (folder) => {
        await refusedButAlive(await startImportHub(database.url, key, { TMPDIR: folder, HOME: homedir() }));
      }),
    120_000,
  );

  test(
    'where the rows are staged is told, nothing is written, and the hub answers on',
    () =>
      withLittleRoom('1m', async (folder) => {
        const [{ data_directory: data }] = (await query(database.url, 'show data_directory')) as [{ data_directory: string }];
        const { uid, gid } = statSync(data);
        chownSync(folder, uid, gid);
        const role = `alter role current_user in database ${new URL(database.url).pathname.slice(1)}`;
        await query(database.url, `create tablespace little_room location '${folder}'`);
        await query(database.url, `${role} set temp_tablespaces = little_room`);
        await refusedButAlive(await startImportHub(database.url, key));
        await query(database.url, `${role} reset temp_tablespaces`);
        await query(database.url, 'drop tablespace little_room');
      }),
    120_000,
  );
});

test('F38 an import that the database takes out of a deadlock is done again, and nobody notices', async () => {
  const client = await database.connect();
  await client.query(`begin; set local deadlock_timeout = '1min'; lock table dossier_flow in share row exclusive mode`);
  const answer = there.send(COMMIT, dossierFile('F38', 50));
  await until(database.url, 'an import that waits', waitsFor('dossier_flow'));
  await client.query('lock table dossier in share row exclusive mode');
  await client.query('rollback');
  await client.end();
  expect((await answer).report.counts).toMatchObject({ created: 50 });
  const deadlocks = await query(database.url, 'select deadlocks::int as count from pg_stat_database where datname = current_database()');
  expect(deadlocks[0]!['count']).toBeGreaterThan(0);
  expect(await stored(database.url, 'F38')).toEqual({ dossiers: 50, events: 150 });
}, 120_000);

test('a stop lets an import go that would take too long, and what it wrote is as if it never was', async () => {
  const holds = await holding('dossier');
  const answer = there.send(COMMIT, dossierFile('stop', 100));
  await until(database.url, 'an import that waits', waitsFor('dossier'));
  there.hub.signal('SIGTERM');
  expect((await there.hub.ended).code).toBe(0);
  expect(await answer).toMatchObject({ code: 'UNAVAILABLE' });
  await holds.letGo();
  await holds.client.end();
  expect(await stored(database.url, 'stop')).toEqual(NOTHING);
  expect(await differencesOf(database.url)).toEqual([]);
}, 120_000);
