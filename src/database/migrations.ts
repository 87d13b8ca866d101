import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Migration } from '@mikro-orm/migrations';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Refusal } from '../kernel/refusal.js';
import { migrationsFolder } from './folders.js';

interface NamedMigration {
  readonly name: string;
  readonly class: new (...given: ConstructorParameters<typeof Migration>) => Migration;
}

/** The files `NNNN-name.sql` of schema/migrations in order, as MikroORM runs them: each in one transaction. */
export function migrations(): NamedMigration[] {
  const files = readdirSync(migrationsFolder).filter((file) => /^\d{4}-[a-z-]+\.sql$/.test(file));
  return files.sort().map((file) => ({
    name: file.slice(0, -'.sql'.length),
    class: class extends Migration {
      override up(): void {
        this.addSql(readFileSync(join(migrationsFolder, file), 'utf8'));
      }
    },
  }));
}

/**
 * Brings the database to this version's tables and tells which migrations ran. Refuses a database that a newer version
 * has migrated: its tables may mean something else.
 */
export async function migrate(orm: MikroORM): Promise<readonly string[]> {
  const known = new Set(migrations().map((migration) => migration.name));
  const foreign = (await orm.migrator.getExecuted()).map((migration) => migration.name).filter((name) => !known.has(name));
  if (foreign.length > 0) {
    throw new Refusal(
      `The database was migrated by a newer version of the hub (${foreign.join(', ')}).`,
      'Start that version, or give this one another database.',
    );
  }
  return (await orm.migrator.up()).map((migration) => migration.name);
}
