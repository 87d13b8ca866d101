import pg from 'pg';
import type { SeedStep } from '../kernel/module.js';
import { seedsFolder } from './folders.js';
import { values } from './values.js';

/** Told before a step starts (`rows` null) and when it is done. */
export type SeedProgress = (step: SeedStep, rows: number | null) => void;

/**
 * Runs the steps that this database has not run yet, in order, each in one transaction with the note that it is done: a
 * process that dies between or within steps goes on at the same place. Tells how many steps ran.
 */
export async function seed(databaseUrl: string, steps: readonly SeedStep[], onProgress: SeedProgress): Promise<number> {
  const client = await connected(databaseUrl);
  try {
    const pending = await pendingOf(client, steps);
    for (const step of pending) {
      onProgress(step, null);
      onProgress(step, await run(client, step));
    }
    if (pending.length > 0) await analyze(client, databaseUrl);
    return pending.length;
  } finally {
    await client.end();
  }
}

async function connected(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'cchc-hub seeds', types: values });
  await client.connect();
  return client;
}

/**
 * Takes statistics of the hub's tables, without which the first queries on fresh ones take plans for empty ones: the largest
 * first, on two connections, as one would leave half of a small machine idle.
 */
async function analyze(client: pg.Client, databaseUrl: string): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    `select relid::regclass::text as table from pg_stat_user_tables where schemaname = current_schema()
     order by pg_relation_size(relid) desc, relid`,
  );
  const tables = rows.values();
  const analyzeNext = async (one: pg.Client): Promise<void> => {
    for (const { table } of tables) await one.query(`analyze ${table}`);
  };
  const second = await connected(databaseUrl);
  try {
    await Promise.all([analyzeNext(client), analyzeNext(second)]);
  } finally {
    await second.end();
  }
}

async function pendingOf(client: pg.Client, steps: readonly SeedStep[]): Promise<readonly SeedStep[]> {
  const { rows } = await client.query<{ name: string }>('select name from seed_step');
  const done = new Set(rows.map((row) => row.name));
  return steps.filter((step) => !done.has(step.name));
}

async function run(client: pg.Client, step: SeedStep): Promise<number> {
  // A step that the disk did not get before the power went is run again: no need to wait for the disk.
  await client.query('begin; set local synchronous_commit = off');
  try {
    const rows = await step.run({ client, folder: seedsFolder });
    await client.query('insert into seed_step (name, rows) values ($1, $2)', [step.name, rows]);
    await client.query('commit');
    return rows;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
