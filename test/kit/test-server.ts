import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../src/database/embedded/index.js';
import { openOrm } from '../../src/database/orm.js';
import { prepare } from '../../src/database/prepare.js';
import { inTurn } from '../../src/database/turn.js';
import { modules, seedSteps } from '../../src/hub.js';
import { copyOf, databaseUrl, drop, query } from './databases.js';
import { fingerprint } from './fingerprint.js';

export interface TestServer {
  close(): Promise<void>;
}

/** What the tests in their own processes need to know; see databases.ts. */
interface Told {
  HUB_TEST_SERVER: string;
  HUB_TEST_TEMPLATE: string;
  HUB_TEST_READING: string;
}

/**
 * The PostgreSQL of this run: the one of HUB_TEST_DATABASE_URL or DATABASE_URL, else an embedded one in a temporary
 * folder. HUB_TEST_KEEP=1 leaves the seeded database there, for the next run with the same migrations and seeds.
 */
export async function openTestServer(): Promise<TestServer> {
  const given = process.env.HUB_TEST_DATABASE_URL ?? process.env.DATABASE_URL;
  const embedded = given ? null : await temporaryServer();
  const server = given ?? embedded!.url;
  const keep = given !== undefined && process.env.HUB_TEST_KEEP === '1';
  const template = `hub_test_${fingerprint()}${keep ? '' : `_${process.pid}`}`;
  await inTurn(
    server,
    () => say('Waiting for another test run to seed its database.'),
    () => seeded(server, template),
  );
  const reading = await copyOf(server, template);
  Object.assign(process.env, {
    HUB_TEST_SERVER: server,
    HUB_TEST_TEMPLATE: template,
    HUB_TEST_READING: databaseUrl(server, reading),
  } satisfies Told);
  return {
    async close() {
      if (embedded) return embedded.close();
      await drop(server, reading);
      if (!keep) await drop(server, template);
    },
  };
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function temporaryServer(): Promise<TestServer & { readonly url: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-test-'));
  const { url, close } = await openEmbedded(folder, say);
  return {
    url,
    async close() {
      await close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A database of that name with every migration and seed; one that is there was finished by an earlier run. */
async function seeded(server: string, name: string): Promise<void> {
  const [found] = await query(server, 'select 1 from pg_database where datname = $1', [name]);
  if (found) return;
  const unfinished = `${name}_unfinished`;
  await drop(server, unfinished);
  await query(server, `create database ${unfinished} encoding utf8 template template0`);
  const url = databaseUrl(server, unfinished);
  const orm = openOrm(url, modules, { poolSize: 2, poolWaitMs: 10_000 });
  try {
    await prepare(orm, url, seedSteps(), say);
  } finally {
    await orm.close(true);
  }
  await query(server, `alter database ${unfinished} rename to ${name}`);
}
