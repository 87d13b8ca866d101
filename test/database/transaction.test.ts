import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { openOrm } from '../../src/database/orm.js';
import { transactionsOn } from '../../src/database/transaction.js';
import { commandsOf, type Transaction } from '../../src/kernel/command.js';
import { databaseForWriting } from '../kit/hub.js';
import { query } from '../kit/databases.js';

let orm: MikroORM;
let transaction: Transaction;
afterAll(() => orm.close(true)); // before the copy is dropped
const database = databaseForWriting();

beforeAll(async () => {
  orm = openOrm(database.url, [], { poolSize: 4, poolWaitMs: 5_000 });
  transaction = transactionsOn(orm, { statementTimeoutMs: 5_000 });
  await query(database.url, 'create table counter (id integer primary key, value integer not null check (value < 100))');
  await query(database.url, 'insert into counter values (1, 0), (2, 0)');
});

const values = async (): Promise<unknown[]> =>
  (await query(database.url, 'select value from counter order by id')).map((row) => row['value']);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('a transaction', () => {
  test('does all or nothing', async () => {
    await expect(
      transaction(async (client) => {
        await client.query('update counter set value = 50');
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await values()).toEqual([0, 0]);
  });

  test('F38 is run again after a deadlock, and both are done', async () => {
    let runs = 0;
    const crossing = (first: number, second: number) =>
      transaction(async (client) => {
        runs += 1;
        await client.query('update counter set value = value + 1 where id = $1', [first]);
        await pause(200);
        await client.query('update counter set value = value + 1 where id = $1', [second]);
      });
    await Promise.all([crossing(1, 2), crossing(2, 1)]);
    expect(await values()).toEqual([2, 2]);
    expect(runs).toBeGreaterThan(2);
  });

  test('F38 loses no change that was read before another one wrote it', async () => {
    const adding = () =>
      transaction(async (client) => {
        const { rows } = await client.query<{ value: number }>('select value from counter where id = 1');
        await pause(20);
        await client.query('update counter set value = $1 where id = 1', [rows[0]!.value + 1]);
      });
    await Promise.all([adding(), adding(), adding()]);
    expect((await values())[0]).toBe(5);
  });

  test('F38 gives up after some tries: CONFLICT', async () => {
    let runs = 0;
    const failing = transaction(async () => {
      runs += 1;
      throw Object.assign(new Error('could not serialize access'), { code: '40001' });
    });
    await expect(failing).rejects.toMatchObject({ extensions: { code: 'CONFLICT' } });
    expect(runs).toBe(5);
  });

  test.each([
    ['insert into counter values (1, 7)', { code: 'CONFLICT', rule: 'counter_pkey' }],
    ['update counter set value = 100', { code: 'RULE_VIOLATION', rule: 'counter_value_check' }],
    ['update counter set value = null', { code: 'RULE_VIOLATION', rule: 'value' }],
  ])('says what a constraint says: %s', async (statement, extensions) => {
    await expect(transaction((client) => client.query(statement))).rejects.toMatchObject({ extensions });
  });

  test('gives its connection back whatever happens', async () => {
    const failing = () => transaction((client) => client.query('nonsense')).catch(() => undefined);
    await Promise.all(Array.from({ length: 20 }, failing));
    expect(await transaction(async (client) => (await client.query('select 1 as one')).rows)).toEqual([{ one: 1 }]);
  });
});

describe('a command', () => {
  test('has its audit row in its own transaction: neither is without the other', async () => {
    const run = commandsOf(transaction, { actor: 'account:1', requestId: 'r-1' });
    await run('test.count', async ({ client, actor }) => {
      await client.query('update counter set value = 9 where id = 1');
      return { result: actor, subject: 'counter 1', before: { value: 5 }, after: { value: 9 } };
    });
    await expect(run('test.count', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const rows = await query(
      database.url,
      `select kind, actor, subject, before, after, request_id from audit_entry where command = 'test.count'`,
    );
    expect(rows).toEqual([
      { kind: 'COMMAND', actor: 'account:1', subject: 'counter 1', before: { value: 5 }, after: { value: 9 }, request_id: 'r-1' },
    ]);
  });
});
