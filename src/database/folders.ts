import { fileURLToPath } from 'node:url';

/** A folder of the repository as an absolute path; the same from src/ and from dist/. */
const folder = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

export const migrationsFolder = folder('schema/migrations');
export const seedsFolder = folder('seeds');
