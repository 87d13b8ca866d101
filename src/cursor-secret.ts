import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.js';

/**
 * What seals the cursors: the setting; else, for a hub with data of its own, a secret that it made at its first start and keeps
 * beside its data; else one that ends with the process.
 */
export async function cursorSecret({ cursorSecret: given, databaseUrl, dataDir }: Config): Promise<string> {
  if (given !== null) return given;
  const made = randomBytes(32).toString('base64url');
  return databaseUrl === null ? kept(dataDir, made) : made;
}

/** The secret of an earlier start, or else this one from now on. */
async function kept(dataDir: string, made: string): Promise<string> {
  const path = join(dataDir, 'cursor-secret');
  await mkdir(dataDir, { recursive: true });
  try {
    await writeFile(path, made, { flag: 'wx', mode: 0o600 });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFile(path, 'utf8');
  }
}
