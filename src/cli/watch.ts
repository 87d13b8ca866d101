import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../kernel/refusal.js';
import { datasets } from '../modules/imports/index.js';
import { linesOf, type TakeFile } from './import-lines.js';

const LOOK_EVERY_MS = 2_000;
const DONE = 'done';
const REFUSED = 'refused';

/** A file that waits in a folder. */
interface Waiting {
  readonly folder: string;
  readonly name: string;
  readonly dataset: string;
  readonly size: number;
}

/**
 * Takes every file that comes into a folder, until the process is told to stop: of one dataset, or, where none is said, in the folders that
 * are called like datasets. A file that does not grow any more is taken, and moves to `done` or `refused` with its report beside it.
 */
export async function watchFolder(folder: string, dataset: string | null, take: TakeFile): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const folders = dataset === null ? datasets.map(({ name }) => ({ folder: join(folder, name), dataset: name })) : [{ folder, dataset }];
  await readdir(folder).catch(() => {
    throw new Refusal(`There is no folder ${folder}.`, 'Make it first.');
  });
  console.log(`Watching ${folder} for ${dataset ?? 'files in folders called like datasets'}; Ctrl+C stops.`);
  let before = new Map<string, number>();
  while (!stop.signal.aborted) {
    const found = (await Promise.all(folders.map((one) => waitingIn(one.folder, one.dataset)))).flat();
    for (const file of found) {
      if (stop.signal.aborted) break;
      if (before.get(join(file.folder, file.name)) === file.size) await taken(file, take);
    }
    before = new Map(found.map(({ folder: of, name, size }) => [join(of, name), size]));
    await sleep(LOOK_EVERY_MS, undefined, { signal: stop.signal }).catch(() => {}); // told to stop
  }
}

/** Tables in a folder; files that a program still holds open begin with a dot, `~` or end otherwise. */
async function waitingIn(folder: string, dataset: string): Promise<readonly Waiting[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []; // nothing of this dataset was ever put there
    throw error;
  });
  const tables = names.filter((name) => /^[^.~].*\.(?:csv|tsv|txt|xlsx|xlsm|xls)$/iu.test(name)).toSorted();
  const found = await Promise.all(
    tables.map(async (name) => {
      const facts = await stat(join(folder, name)).catch(() => null);
      return facts?.isFile() ? [{ folder, name, dataset, size: facts.size }] : [];
    }),
  );
  return found.flat();
}

/** Imports a file and moves it; one that is refused stops nothing. */
async function taken({ folder, name, dataset }: Waiting, take: TakeFile): Promise<void> {
  const path = join(folder, name);
  try {
    const report = await take(dataset, path);
    const text = linesOf(report);
    console.log([`${name}:`, ...text].join('\n  '));
    await put(path, join(folder, report.status === 'FAILED' ? REFUSED : DONE), name, `${text.join('\n')}\n`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.log(`${name}: ${error.message}`);
    await put(path, join(folder, REFUSED), name, `${error.message}\n${error.whatToDo}\n`);
  }
}

async function put(path: string, folder: string, name: string, report: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/gu, '');
  await rename(path, join(folder, `${stamp}-${name}`));
  await writeFile(join(folder, `${stamp}-${name}.report.txt`), report);
}
