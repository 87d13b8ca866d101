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
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'cchc-hub seeds', types: values });
  await client.connect();
  try {
    const pending = await pendingOf(client, steps);
    for (const step of pending) {
      onProgress(step, null);
      onProgress(step, await run(client, step));
    }
    // Without statistics the first queries on fresh tables take plans for empty ones.
    if (pending.length > 0) await client.query('analyze');
    return pending.length;
  } finally {
    await client.end();
  }
}

async function pendingOf(client: pg.Client, steps: readonly SeedStep[]): Promise<readonly SeedStep[]> {
  const { rows } = await client.query<{ name: string }>('select name from seed_step');
  const done = new Set(rows.map((row) => row.name));
  return steps.filter((step) => !done.has(step.name));
}

async function run(client: pg.Client, step: SeedStep): Promise<number> {
  await client.query('begin');
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
