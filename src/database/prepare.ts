import type { MikroORM } from '@mikro-orm/postgresql';
import type { SeedStep } from '../kernel/module.js';
import { migrate } from './migrations.js';
import { readiness } from './readiness.js';
import { seed } from './seeds.js';
import { inTurn } from './turn.js';
import { lowerWall, raiseWall } from './wall.js';

/** Says one line of progress to the operator. */
export type Say = (line: string) => void;

/** Brings the database to this version's tables and first-run rows; quiet where there is nothing to do. */
export function prepare(orm: MikroORM, databaseUrl: string, steps: readonly SeedStep[], say: Say): Promise<void> {
  const wait = (): void => say('Another hub is preparing this database; waiting for it.');
  return inTurn(databaseUrl, wait, async () => {
    if ((await readiness(orm, steps)()).length > 0) await lowerWall(orm);
    const migrated = await migrate(orm);
    if (migrated.length > 0) say(`Tables: ${migrated.length} migrations applied.`);
    const started = performance.now();
    const ran = await seed(databaseUrl, steps, progress(say));
    if (ran > 0) say(`Seeds: ${ran} steps in ${seconds(started)}.`);
    await raiseWall(orm);
  });
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

function progress(say: Say): (step: SeedStep, rows: number | null) => void {
  let started = 0;
  return (step, rows) => {
    if (rows === null) started = performance.now();
    else say(`  ${step.title}: ${rows.toLocaleString('en')} rows in ${seconds(started)}`);
  };
}
