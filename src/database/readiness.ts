import type { MikroORM } from '@mikro-orm/postgresql';
import type { SeedStep } from '../kernel/module.js';
import { migrations } from './migrations.js';

/** Asks the database, in one statement, why the hub cannot answer yet: sentences, none when it can. */
export function readiness(orm: MikroORM, steps: readonly SeedStep[]): () => Promise<readonly string[]> {
  const wanted = [
    migrations()
      .map(({ name }) => name)
      .join(' '),
    steps.map(({ name }) => name).join(' '),
  ];
  return async () => {
    const lacking = await orm.em
      .fork()
      .execute<{ kind: string; name: string }[]>(LACKING, wanted)
      .catch(() => null);
    if (lacking === null) return ['The database does not answer, or was never migrated.'];
    return lacking.map(({ kind, name }) => `The ${kind} ${name} is not done.`);
  };
}

const LACKING = `
  select 'migration' as kind, name from unnest(string_to_array(?, ' ')) name where name not in (select name from migration)
  union all
  select 'seed step', name from unnest(string_to_array(?, ' ')) name where name not in (select name from seed_step)`;
