import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import type { HubModule } from '../kernel/module.js';
import { migrations } from './migrations.js';
import { values } from './values.js';

export interface PoolSettings {
  /** Most connections that the hub opens at once. */
  readonly poolSize: number;
  /** How long a request waits for a free connection before it is told UNAVAILABLE. */
  readonly poolWaitMs: number;
}

/** The ORM over the tables of the modules; it connects on first use. Close it with `orm.close(true)`. */
export function openOrm(databaseUrl: string, modules: readonly HubModule[], settings: PoolSettings): MikroORM {
  return new MikroORM({
    clientUrl: databaseUrl,
    entities: modules.flatMap((module) => module.tables) as NonNullable<Options['entities']>,
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false },
    migrations: { tableName: 'migration', migrationsList: migrations(), snapshot: false, allOrNothing: false, silent: true },
    driverOptions: {
      connectionString: databaseUrl,
      application_name: 'cchc-hub',
      max: settings.poolSize,
      connectionTimeoutMillis: settings.poolWaitMs,
      types: values,
    },
  });
}
