import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../src/database/index.js';
import { tablesText } from './tables-text.js';

/** Migrates an empty database and writes its tables to schema/tables.sql; always on the embedded PostgreSQL, whose wording is the same everywhere. */
const dataDir = mkdtempSync(join(tmpdir(), 'hub-tables-'));
const database = await openDatabase({ databaseUrl: null, dataDir, poolSize: 2, poolWaitMs: 10_000 }, [], () => {});
try {
  await database.prepare([]);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  writeFileSync('schema/tables.sql', await tablesText(client));
  await client.end();
} finally {
  await database.close();
  rmSync(dataDir, { recursive: true });
}
process.exit();
