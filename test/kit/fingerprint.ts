import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';

/** What decides the rows of a seeded database: tables, seed files, and the code that writes. */
const INPUTS = ['schema/migrations/*.sql', 'seeds/**/*.{csv,json}', 'src/kernel/random.ts', 'src/modules/**/*.{commands,demo,founding,reference,rules,seeds}.ts', 'src/modules/*/index.ts'];

/** A short name of everything that decides the rows of a seeded database. */
export function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of globSync(INPUTS).sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 10);
}
