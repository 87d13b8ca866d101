import { beforeAll, describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import { openOrm } from '../../src/database/orm.js';
import { readiness } from '../../src/database/readiness.js';
import { seed } from '../../src/database/seeds.js';
import { inTurn } from '../../src/database/turn.js';
import type { SeedStep } from '../../src/kernel/module.js';
import { databaseUrl } from '../kit/databases.js';
import { databaseForWriting } from '../kit/hub.js';

const database = databaseForWriting();
let client: pg.Client;

beforeAll(async () => {
  client = await database.connect();
  await client.query('create table seeded (name text not null)');
});

const step = (name: string, run?: SeedStep['run']): SeedStep => ({
  name,
  title: name,
  run: run ?? (async ({ client }) => (await client.query('insert into seeded values ($1)', [name])).rowCount ?? 0),
});

const names = async (): Promise<string[]> =>
  (await client.query<{ name: string }>('select name from seeded order by name')).rows.map(({ name }) => name);

describe('seeds', () => {
  test('a step that fails leaves nothing of itself, and the next run goes on there and repeats nothing', async () => {
    const broken = step('test/second', async ({ client }) => {
      await client.query(`insert into seeded values ('half')`);
      throw new Error('the power went');
    });
    await expect(seed(database.url, [step('test/first'), broken, step('test/third')], () => {})).rejects.toThrow('the power went');
    expect(await names()).toEqual(['test/first']);

    const heard: string[] = [];
    const ran = await seed(database.url, [step('test/first'), step('test/second'), step('test/third')], ({ name }, rows) =>
      heard.push(`${name} ${rows}`),
    );
    expect(ran).toBe(2);
    expect(heard).toEqual(['test/second null', 'test/second 1', 'test/third null', 'test/third 1']);
    expect(await names()).toEqual(['test/first', 'test/second', 'test/third']);
  });

  test('readiness names the steps that are not done', async () => {
    const orm = openOrm(database.url, [], { poolSize: 1, poolWaitMs: 1_000 });
    expect(await readiness(orm, [step('test/first')])()).toEqual([]);
    expect(await readiness(orm, [step('test/first'), step('test/fourth')])()).toEqual(['The seed step test/fourth is not done.']);
    await orm.close(true);
  });

  test('readiness of a database that is not there is a sentence, not a failure', async () => {
    const orm = openOrm(databaseUrl(database.url, 'hub_no_such'), [], { poolSize: 1, poolWaitMs: 1_000 });
    expect(await readiness(orm, [])()).toEqual(['The database does not answer, or was never migrated.']);
    await orm.close(true);
  });
});

describe('a turn at preparing the database', () => {
  test('is one hub’s at a time; the other says that it waits', async () => {
    const told: string[] = [];
    const [begun, waiting] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = inTurn(
      database.url,
      () => told.push('first waits'),
      async () => {
        begun.resolve();
        await waiting.promise;
        told.push('first is done');
      },
    );
    await begun.promise;
    const onWait = (): void => {
      told.push('second waits');
      waiting.resolve();
    };
    const second = inTurn(database.url, onWait, async () => void told.push('second is done'));
    await Promise.all([first, second]);
    expect(told).toEqual(['second waits', 'first is done', 'second is done']);
  });
});
