import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type pg from 'pg';
import { openOrm } from '../../src/database/orm.js';
import { snapshotReads, type SnapshotOptions, type SnapshotReads } from '../../src/database/snapshot.js';
import { WHOLE_SCOPE } from '../../src/kernel/viewer.js';
import { databaseForWriting } from '../kit/hub.js';

const database = databaseForWriting();
let orm: MikroORM;
let pool: pg.Pool;
let writer: pg.Client;

beforeAll(async () => {
  orm = openOrm(database.url, [], { poolSize: 2, poolWaitMs: 300 });
  pool = await orm.em.getConnection().getNativeClient();
  writer = await database.connect();
  await writer.query('create table figure (value integer not null)');
});
afterAll(() => orm.close(true));

const snapshot = (options: Partial<SnapshotOptions> = {}): SnapshotReads =>
  snapshotReads(orm, { scope: WHOLE_SCOPE, statementTimeoutMs: 5_000, ...options });
const figures = sql<{ value: number }>`select value from figure order by value`;

/** Every connection that the pool has is free again. */
const nothingHeld = (): void => expect(pool.idleCount).toBe(pool.totalCount);

describe('the snapshot of a request', () => {
  test('shows what was there at its first read, whatever is written meanwhile', async () => {
    const reads = snapshot();
    expect(await reads.rows(figures)).toEqual([]);
    await writer.query('insert into figure values (1)');
    expect(await reads.rows(figures)).toEqual([]);
    await reads.close();
    const later = snapshot();
    expect(await later.rows(figures)).toEqual([{ value: 1 }]);
    await later.close();
    nothingHeld();
  });

  test('cannot write', async () => {
    const reads = snapshot();
    await expect(reads.rows(sql`delete from figure`)).rejects.toThrow('read-only transaction');
    await reads.close();
  });

  test.each<[string, ReturnType<typeof sql>]>([
    ['a text with U+0000', sql`select ${'a\u0000b'}::text`],
    ['a number that is no integer of the database', sql`select ${'99999999999'}::int`],
    ['a day that its calendar has not', sql`select ${'0000-01-01'}::date`],
    ['one of them in a list', sql`select ${['1', 'x']}::int[]`],
  ])('tells the caller of %s that the value cannot be', async (_what, statement) => {
    const reads = snapshot();
    await expect(reads.rows(statement)).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    await reads.close();
    nothingHeld();
  });

  test('takes a calculation of the hub that overflows for what it is, a defect', async () => {
    const reads = snapshot();
    await expect(reads.rows(sql`select 2147483647 + ${1}::int`)).rejects.toMatchObject({ code: '22003' });
    await expect(reads.rows(sql`select 1`)).rejects.toMatchObject({ code: '22003' });
    await reads.close();
  });

  test('sends its statements one after the other on one connection, and tells of each', async () => {
    const heard: string[] = [];
    const reads = snapshot({ onStatement: (text, parameters) => heard.push(`${text} ${parameters.length}`) });
    const answers = await Promise.all(
      [1, 2, 3].map((number) => reads.rows<{ pid: number; number: number }>(sql`select pg_backend_pid() as pid, ${number}::int as number`)),
    );
    await reads.close();
    expect(answers.map(([row]) => row?.number)).toEqual([1, 2, 3]);
    expect(new Set(answers.map(([row]) => row?.pid)).size).toBe(1);
    expect(heard).toEqual(Array(3).fill('select pg_backend_pid() as pid, $1::int as number 1'));
  });

  test('takes no connection when nothing is read, and may be closed twice', async () => {
    const before = pool.totalCount;
    const reads = snapshot();
    await reads.close();
    await reads.close();
    expect(pool.totalCount).toBe(before);
    await expect(reads.rows(figures)).rejects.toThrow('closed');
    nothingHeld();
  });

  test('gives dates as text, instants as Date, and exact numbers as text', async () => {
    const reads = snapshot();
    const [row] =
      await reads.rows(sql`select date '2018-11-30' as day, timestamptz '2018-11-30T00:00:00+07:00' as at, 1.50::numeric as points,
      count(*) as rows, array[date '2018-11-30'] as days, array[0.10, 2] as numbers from figure`);
    await reads.close();
    expect(row).toEqual({
      day: '2018-11-30',
      at: new Date('2018-11-29T17:00:00Z'),
      points: '1.50',
      rows: '1',
      days: ['2018-11-30'],
      numbers: ['0.10', '2'],
    });
  });
});

describe('a snapshot that fails', () => {
  test('says the first reason to whoever asks after it, and gives its connection back', async () => {
    const reads = snapshot();
    const answers = await Promise.allSettled([reads.rows(sql`select 1 / 0`), reads.rows(figures)]);
    expect(answers.map((answer) => (answer as PromiseRejectedResult).reason.message)).toEqual(['division by zero', 'division by zero']);
    await reads.close();
    nothingHeld();
  });

  test('is TIMEOUT when a statement takes too long', async () => {
    const reads = snapshot({ statementTimeoutMs: 50 });
    await expect(reads.rows(sql`select pg_sleep(5)`)).rejects.toMatchObject({
      extensions: { code: 'TIMEOUT', messageVi: expect.any(String) },
    });
    await reads.close();
    nothingHeld();
  });

  test('is UNAVAILABLE when no connection is free in time, and waits for nothing longer', async () => {
    const [one, two, three] = [snapshot(), snapshot(), snapshot()];
    await Promise.all([one.rows(figures), two.rows(figures)]);
    await expect(three.rows(figures)).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } });
    await Promise.all([one, two, three].map((reads) => reads.close()));
    nothingHeld();
  });

  test('gives up its place in the pool when its connection is ended, however often', async () => {
    for (let time = 0; time < 5; time++) {
      const reads = snapshot();
      const [row] = await reads.rows<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await writer.query('select pg_terminate_backend($1, 1000)', [row?.pid]);
      await expect(reads.rows(figures)).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } });
      await reads.close();
    }
    const reads = snapshot();
    expect(await reads.rows(figures)).toHaveLength(1);
    await reads.close();
    nothingHeld();
  });

  test('ends its statement in the database when its reader goes away', async () => {
    const reader = new AbortController();
    const reads = snapshot({ signal: reader.signal });
    const answer = reads.rows(sql`select pg_sleep(60) as gone`).catch((error: Error) => error.name);
    const sleeping = async (): Promise<number> =>
      (await writer.query(`select from pg_stat_activity where query like '%as gone%' and pid <> pg_backend_pid()`)).rowCount ?? 0;
    while ((await sleeping()) === 0) await sleep(10);
    reader.abort();
    expect(await answer).toBe('AbortError');
    await reads.close();
    while ((await sleeping()) > 0) await sleep(50);
    nothingHeld();
  });
});
