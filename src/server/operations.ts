import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { OPERATIONS_FOLDER } from './folders.js';

/** How a saved operation is offered to people. */
interface Offer {
  /** In Vietnamese. */
  readonly title: string;
  /** A role that may ask it, where everybody may not, or would see nothing. */
  readonly signIn?: { readonly role: string; readonly unit: string };
  /** Values that show something worth seeing. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An operation of schema/operations: what dashboards send, and a text that the hub trusts. */
export interface SavedOperation extends Offer {
  readonly name: string;
  readonly text: string;
}

const ENDING = '.graphql';

/** All saved operations: first those that `saved.json` offers, in its order, then any others by name. */
export async function savedOperations(): Promise<readonly SavedOperation[]> {
  const offers = JSON.parse(await read('saved.json')) as Readonly<Record<string, Offer>>;
  const files = (await readdir(OPERATIONS_FOLDER)).filter((file) => file.endsWith(ENDING)).sort();
  const names = files.map((file) => basename(file, ENDING));
  const order = [...new Set([...Object.keys(offers).filter((name) => names.includes(name)), ...names])];
  return Promise.all(order.map(async (name) => ({ title: name, variables: {}, ...offers[name], name, text: await read(name + ENDING) })));
}

const read = (file: string): Promise<string> => readFile(join(OPERATIONS_FOLDER, file), 'utf8');
