import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { clusterAt } from './cluster.js';
import { placeFor } from './place.js';
import { stopPostmaster } from './postmaster.js';
import { heldServer } from './server.js';

export interface EmbeddedDatabase {
  readonly url: string;
  /** Stops the server, and with it whatever connection is still open. */
  close(): Promise<void>;
}

const RETRY_MS = 2_000;

/**
 * The PostgreSQL that comes with the hub, on the data in `dataDir`. A server that outlived its killed hub is taken over; a
 * second hub on the same data is refused; a server that dies under the hub is started again, at the same address.
 */
export async function openEmbedded(dataDir: string, say: (line: string) => void): Promise<EmbeddedDatabase> {
  const place = await placeFor(resolve(dataDir), say);
  const cluster = await clusterAt(place, say);
  const first = await heldServer(cluster, place);
  await ensureDatabase(first.url('postgres'));
  let closing = false;

  async function keepAlive(): Promise<void> {
    let { lost } = first;
    for (;;) {
      await lost;
      if (closing) return;
      say('The embedded PostgreSQL went away; starting it again.');
      await heldServer(cluster, place, first.port).then(
        (again) => ({ lost } = again),
        async (error: Error) => {
          say(error.message);
          await sleep(RETRY_MS);
        },
      );
    }
  }
  void keepAlive();

  return {
    url: first.url('hub'),
    // The hold goes with the server, so that a hub that waits for it meets no server that is about to stop.
    async close() {
      closing = true;
      await stopPostmaster(cluster.folder, place);
    },
  };
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'hub'`);
    if (rowCount === 0) await client.query('create database hub');
  } finally {
    await client.end();
  }
}
