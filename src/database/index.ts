import type { MikroORM } from '@mikro-orm/postgresql';
import type { HubModule, SeedStep } from '../kernel/module.js';
import { openEmbedded } from './embedded/index.js';
import { examine } from './existing.js';
import { openOrm, type PoolSettings } from './orm.js';
import { prepare, type Say } from './prepare.js';

export { openOrm } from './orm.js';
export { readiness } from './readiness.js';
export { snapshotReads } from './snapshot.js';
export { transactionsOn } from './transaction.js';

export interface DatabaseSettings extends PoolSettings {
  /** An existing database; null starts the hub's own in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

export interface HubDatabase {
  readonly url: string;
  readonly orm: MikroORM;
  /** Brings it to this version's tables and, where steps are given, first-run rows. */
  prepare(steps: readonly SeedStep[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens the database of the hub, the existing one or its own; refuses one that cannot serve it. */
export async function openDatabase(settings: DatabaseSettings, modules: readonly HubModule[], say: Say): Promise<HubDatabase> {
  const embedded = settings.databaseUrl === null ? await openEmbedded(settings.dataDir, say) : null;
  const url = settings.databaseUrl ?? embedded!.url;
  if (!embedded) await examine(url, say);
  const orm = openOrm(url, modules, settings);
  return {
    url,
    orm,
    prepare: (steps) => prepare(orm, url, steps, say),
    async close() {
      await orm.close(true);
      await embedded?.close();
    },
  };
}
