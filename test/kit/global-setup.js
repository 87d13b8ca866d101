import '../../scripts/typescript.js';

/** Once per run of jest: a PostgreSQL with one database, migrated and seeded, from which the tests get copies. */
export default async function setUp() {
  const { openTestServer } = await import('./test-server.ts');
  globalThis.testServer = await openTestServer();
}
