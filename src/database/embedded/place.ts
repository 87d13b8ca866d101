import { createHash } from 'node:crypto';
import { chmod, cp, lstat, mkdir, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { reaches, serverAccount } from './account.js';
import { installedPrograms, programsIn, type Programs } from './programs.js';
import type { Account } from './run.js';

/** Where the server's programs and data are, and as whom it runs. */
export interface Place {
  readonly account: Account | null;
  readonly programs: Programs;
  /** The folder of the cluster; it may not exist yet. */
  readonly cluster: string;
}

/** For root only: what lies under a closed folder such as /root cannot be reached by the user postgres. */
const ELSEWHERE = '/var/lib/cchc-hub';

/** Finds or makes a place that the server can reach; `say` hears when it is not inside `dataDir`. */
export async function placeFor(dataDir: string, say: (line: string) => void): Promise<Place> {
  await mkdir(dataDir, { recursive: true });
  const account = await serverAccount();
  if (account) await chmod(dataDir, 0o755);
  const installed = await installedPrograms();
  const programs = (await reaches(account, installed.postgres)) ? installed : await copied(installed);
  const cluster = join(dataDir, 'postgres');
  if (!(await reaches(account, dataDir))) await linkElsewhere(cluster, dataDir, say);
  return { account, programs, cluster };
}

async function copied(installed: Programs): Promise<Programs> {
  const native = dirname(dirname(installed.postgres));
  const name = createHash('sha256')
    .update(native)
    .update(String((await lstat(installed.postgres)).mtimeMs))
    .digest('hex')
    .slice(0, 12);
  const target = join(ELSEWHERE, `programs-${name}`);
  if (await exists(target)) return programsIn(target, installed);
  const unfinished = `${target}.${process.pid}`;
  await mkdir(ELSEWHERE, { recursive: true, mode: 0o755 });
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, target).catch(() => rm(unfinished, { recursive: true })); // another hub was faster
  return programsIn(target, installed);
}

async function linkElsewhere(cluster: string, dataDir: string, say: (line: string) => void): Promise<void> {
  if (await exists(cluster)) return;
  const real = join(ELSEWHERE, `data-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`);
  await mkdir(real, { recursive: true, mode: 0o755 });
  await symlink(join(real, 'postgres'), cluster);
  say(`The user postgres cannot reach ${dataDir}: the data is in ${real}, ${cluster} leads to it.`);
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
