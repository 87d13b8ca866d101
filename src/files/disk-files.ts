import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { HubError } from '../kernel/errors.js';
import type { FileStore, StoredFile } from '../kernel/file-store.js';

const SHA_256 = /^[0-9a-f]{64}$/u;
/** What is being written, and what a kill left of it. */
const UNFINISHED = 'unfinished';
/** In milliseconds: nobody writes one file for so long. */
const FORGOTTEN = 3_600_000;

/** Keeps files in a folder, which the first one makes; clears away what killed hubs left unfinished in it. */
export async function openDiskFiles(folder: string): Promise<FileStore> {
  await sweep(join(folder, UNFINISHED)).catch(() => {}); // there may be no folder yet; whoever puts a file is told what is wrong with it
  const placeOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256);
  return {
    async put(path, sha256) {
      if (!SHA_256.test(sha256)) throw new Error(`no SHA-256: ${sha256}`);
      try {
        await keep(path, placeOf(sha256), join(folder, UNFINISHED));
      } catch (error) {
        throw notKept(error);
      }
    },
    open: async (sha256) => (SHA_256.test(sha256) ? opened(placeOf(sha256)) : null),
  };
}

const OWN = { recursive: true, mode: 0o700 } as const;

/** Written beside, flushed and moved into place: under its name there is the whole of a file, or nothing. */
async function keep(path: string, place: string, unfinished: string): Promise<void> {
  if (!(await bothHave(path, place))) {
    const beside = join(unfinished, randomUUID());
    try {
      for (const folder of [unfinished, dirname(place)]) {
        const made = await mkdir(folder, OWN);
        if (made !== undefined) await flushed(dirname(made));
      }
      await pipeline(createReadStream(path), createWriteStream(beside, { flags: 'wx', mode: 0o600, flush: true }));
      await rename(beside, place);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  }
  await flushed(dirname(place)); // also where another upload has moved it there a moment ago
}

/** Whether the file is kept already; one of another size, such as a restored folder may hold, is not it. */
async function bothHave(path: string, place: string): Promise<boolean> {
  const [coming, there] = await Promise.all([stat(path), stat(place).catch(() => null)]);
  return there?.isFile() === true && there.size === coming.size;
}

/** Has the disk keep the names in a folder; Windows knows no such thing and keeps them anyway. */
async function flushed(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function opened(place: string): Promise<StoredFile | null> {
  try {
    const handle = await open(place);
    const { size } = await handle.stat();
    return { bytes: size, stream: handle.createReadStream() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const { mtimeMs } = await stat(join(folder, name));
    if (Date.now() - mtimeMs > FORGOTTEN) await rm(join(folder, name), { force: true });
  }
}

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT']);
const NO_FOLDER = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EEXIST', 'EISDIR', 'EIO']);

/** What a failure of the disk means to whoever sent a file; the log has the cause. */
function notKept(error: unknown): unknown {
  const code = String((error as NodeJS.ErrnoException).code);
  if (NO_ROOM.has(code)) return Object.assign(noRoom(), { cause: error });
  return NO_FOLDER.has(code) ? Object.assign(noFolder(), { cause: error }) : error;
}

const noRoom = (): HubError =>
  new HubError('UNAVAILABLE', {
    message: 'The hub has no room on its disk to keep the file; nothing was changed.',
    messageVi: 'Máy chủ hết dung lượng đĩa để lưu tệp; chưa có gì thay đổi.',
    hint: 'Tell the operator, and send the file again later.',
  });

const noFolder = (): HubError =>
  new HubError('UNAVAILABLE', {
    message: 'The hub cannot write to its folder of files; nothing was changed.',
    messageVi: 'Máy chủ không ghi được vào thư mục lưu tệp; chưa có gì thay đổi.',
    hint: 'Tell the operator: FILES_DIR names the folder.',
  });
