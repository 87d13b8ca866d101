/** Leaves nothing behind: the copies go, and so does a PostgreSQL that was started for the tests. */
export default async function tearDown() {
  await globalThis.testServer?.close();
}
