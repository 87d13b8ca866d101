import { writeFileSync } from 'node:fs';
import { savedOperations } from '../src/server/operations.js';
import { hashOf } from '../src/server/trusted.js';

/** `npm run generate:trusted`: the sha256 of every saved operation by its name, for clients that ask by hash. */
const operations = [...(await savedOperations())].sort((a, b) => (a.name < b.name ? -1 : 1));
const hashes = Object.fromEntries(operations.map(({ name, text }) => [name, hashOf(text)]));
writeFileSync('schema/generated/trusted.json', `${JSON.stringify(hashes, null, 2)}\n`);
