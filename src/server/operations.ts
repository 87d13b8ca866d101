import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { OPERATIONS_FOLDER } from './folders.js';

/** An operation of schema/operations: what dashboards send, and the texts that the hub trusts. */
export interface SavedOperation {
  readonly name: string;
  readonly text: string;
}

/** All saved operations by name, A to Z. */
export async function savedOperations(): Promise<readonly SavedOperation[]> {
  const files = (await readdir(OPERATIONS_FOLDER)).filter((file) => file.endsWith('.graphql')).sort();
  return Promise.all(
    files.map(async (file) => ({ name: basename(file, '.graphql'), text: await readFile(join(OPERATIONS_FOLDER, file), 'utf8') })),
  );
}
