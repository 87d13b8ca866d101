import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SLOWEST_UPLOAD } from './limits.js';

const NAME = 'hub-evidence-';
/** In milliseconds: no file is received and taken for so long. */
const FORGOTTEN = 4 * SLOWEST_UPLOAD;

/** Gives work the path of a file in a folder of its own, which goes with the work. */
export async function inFolderOfItsOwn<Result>(work: (path: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), NAME));
  try {
    return await work(join(folder, 'file'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Takes away the folders of hubs that were killed while they received a file; those of other users stay. */
export async function clearForgottenFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(NAME)) continue;
    const folder = join(tmpdir(), name);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > FORGOTTEN) await rm(folder, { recursive: true, force: true }).catch(() => {});
  }
}
