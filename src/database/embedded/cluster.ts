import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../kernel/refusal.js';
import type { Place } from './place.js';
import { MAJOR } from './programs.js';
import { run } from './run.js';

/** A cluster with data in it, and the password of its user `hub`. */
export interface Cluster {
  readonly folder: string;
  readonly password: string;
}

const PASSWORD_FILE = 'hub-password';

/** The cluster of a place, made at the first start. Refuses data of another major version of PostgreSQL. */
export async function clusterAt(place: Place, say: (line: string) => void): Promise<Cluster> {
  const folder = await readlink(place.cluster).catch(() => place.cluster);
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version === null) {
    say('Making a database of its own for the hub.');
    await make(folder, place);
  } else if (version.trim() !== MAJOR) {
    throw new Refusal(
      `The data in ${place.cluster} is of PostgreSQL ${version.trim()}; this hub brings PostgreSQL ${MAJOR}.`,
      'Start the version of the hub that made it, or move the folder away to begin anew.',
    );
  }
  const password = await readFile(join(folder, PASSWORD_FILE), 'utf8').catch((cause: unknown) => {
    throw new Refusal(
      `${place.cluster} is not as the hub made it: it has no ${PASSWORD_FILE}.`,
      'Put it back, or move the folder away to begin anew.',
      { cause },
    );
  });
  return { folder, password: password.trim() };
}

/** Made beside and moved into place whole: neither a crash nor a second hub can leave or meet half a cluster. */
async function make(folder: string, { account, programs }: Place): Promise<void> {
  const unfinished = `${folder}.${process.pid}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  const passwordFile = `${unfinished}.password`;
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (account) for (const path of [unfinished, passwordFile]) await chown(path, account.uid, account.gid);
  const { code, output } = await run(programs.initdb, [...FORM, `--pwfile=${passwordFile}`, `--pgdata=${unfinished}`], account);
  if (code !== 0) {
    await Promise.all([unfinished, passwordFile].map((path) => rm(path, { recursive: true, force: true })));
    throw new Refusal(`The database could not be made in ${folder}: ${output.split('\n').at(-1) || `initdb ended with ${code}`}`, ADVICE);
  }
  await rename(passwordFile, join(unfinished, PASSWORD_FILE));
  await chmod(join(unfinished, PASSWORD_FILE), 0o600);
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true })); // another hub was faster
}

const ADVICE = 'See that the disk has room and the folder can be written; after an install without scripts, run `npm rebuild`.';

/** The builtin provider sorts and folds the same on every platform. */
const FORM = [
  '--username=hub',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];
