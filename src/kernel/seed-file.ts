import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Seeding } from './module.js';

/** A JSON file of `seeds/`, such as `founding/documents.json`; its shape is the caller's promise, held by the tables it goes into. */
export async function seedFile<Shape>(seeding: Pick<Seeding, 'folder'>, path: string): Promise<Shape> {
  return JSON.parse(await readFile(join(seeding.folder, path), 'utf8')) as Shape;
}
