import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';

/** What decides the rows of a seeded database: tables, seed files, and the code that writes. */
const INPUTS = ['schema/migrations/*.sql', 'seeds/**/*.{csv,json}', 'src/hub.ts', 'src/kernel/*.ts', 'src/modules/**/*.ts'];
/** What only reads. */
const READERS = /\.(type|enums|resolver|loaders|query|table)\.ts$/;

/** A short name of everything that decides the rows of a seeded database. */
export function fingerprint(): string {
  const hash = createHash('sha256');
  const files = globSync(INPUTS).filter((file) => !READERS.test(file));
  for (const file of files.sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 10);
}
