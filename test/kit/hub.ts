import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { readConfig } from '../../src/config.js';
import { openOrm } from '../../src/database/orm.js';
import { snapshotReads } from '../../src/database/snapshot.js';
import { transactionsOn } from '../../src/database/transaction.js';
import { openDiskFiles } from '../../src/files/index.js';
import { modules } from '../../src/hub.js';
import { sealCursorsWith } from '../../src/kernel/connection.js';
import { ANONYMOUS, WHOLE_SCOPE, type Viewer } from '../../src/kernel/viewer.js';
import { runJobsOn } from '../../src/modules/imports/index.js';
import {
  issuerOf,
  newDevelopmentKey,
  noteKeyUse,
  viewers,
  type DevelopmentIssuer,
  type GrantCodes,
  type TokenIssuer,
} from '../../src/modules/access/index.js';
import { createServer, type HubServer, type HubServerOptions, type ServerSettings } from '../../src/server/index.js';
import { copyOf, databaseUrl, drop, told } from './databases.js';
import { TODAY } from './today.js';

export { TODAY };

/** The usual settings, on a free port and without a log; nobody’s tests use up a minute. */
export const TEST_SETTINGS: ServerSettings = { ...readConfig({}), port: 0, logLevel: 'silent', costPerMinute: 1_000_000_000 };

// Golden answers hold cursors.
sealCursorsWith('the cursors of the tests');

/** A statement as it was sent. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export interface Answer {
  readonly data: any;
  readonly errors:
    | readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions: Record<string, any> }[]
    | undefined;
  readonly extensions: Record<string, any> | undefined;
  /** The statements of this request, in the order they were sent; neither BEGIN nor settings nor COMMIT. */
  readonly statements: readonly Statement[];
  readonly status: number;
  readonly headers: Headers;
}

export interface TestHub {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly orm: MikroORM;
  readonly databaseUrl: string;
  /** The folder of files of evidence; it is not there before the first one is kept. */
  readonly filesFolder: string;
  /** Sends one request as a viewer who sees every row and waits for its answer; one at a time, so that statements are of this request. */
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** The same as somebody with these grants, through a signed development token; null is nobody in particular. */
  askAs(asker: Asker, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** The statements that the hub reads with while something else is done: those of subscriptions. */
  statementsDuring(work: () => Promise<unknown>): Promise<readonly Statement[]>;
  /** The `authorization` header of such a token. */
  tokenOf(asker: Asker): Promise<string>;
  /** The same with an `authorization` header as it is; undefined sends none. */
  askWith(authorization: string | undefined, query: string, variables?: Record<string, unknown>): Promise<Answer>;
}

/** One grant or several, with codes: `{ role: 'LEADER', unit: '004' }`; null has none and no token either. */
export type Asker = GrantCodes | readonly GrantCodes[] | null;

/** What a hub of the tests does otherwise than the usual one. */
export interface TestHubOptions {
  readonly settings?: Partial<ServerSettings>;
  readonly live?: HubServerOptions['live'];
  /** Who asks, in place of everything below. */
  readonly viewerOf?: HubServerOptions['viewerOf'];
  /** The present instant; else nine o’clock of TODAY. Whoever moves it moves today with it. */
  readonly now?: () => Date;
  /** Whose tokens the hub believes instead of development tokens; askAs then proves nobody. */
  readonly issuer?: () => TokenIssuer;
}

/** A running hub on the shared, seeded database, for tests that only read. Call it at the top of a test file. */
export function hubForReading(options: TestHubOptions = {}): TestHub {
  return hubOn(async () => told('HUB_TEST_READING'), options);
}

/** A running hub on its own copy of the seeded database, for tests that write through the graph. */
export const hubForWriting = (options: TestHubOptions = {}): TestHub => hubsForWriting(1, options)[0]!;

/** Several hubs on one such copy, each with a key of its own for tokens. */
export function hubsForWriting(count: number, options: TestHubOptions = {}): TestHub[] {
  let name: Promise<string> | undefined;
  const address = async (): Promise<string> => {
    name ??= copyOf(told('HUB_TEST_SERVER'), told('HUB_TEST_TEMPLATE'));
    return databaseUrl(told('HUB_TEST_SERVER'), await name);
  };
  const hubs = Array.from({ length: count }, () => hubOn(address, options));
  afterAll(async () => name && drop(told('HUB_TEST_SERVER'), await name)); // after the hubs' own end, which jest runs first
  return hubs;
}

export interface TestDatabase {
  readonly url: string;
  /** A connection of the test itself; it ends with the test file, before the database goes. */
  connect(): Promise<pg.Client>;
}

/** An own copy of the seeded database, for tests that write below the graph. Call it at the top of a test file. */
export function databaseForWriting(): TestDatabase {
  const clients: pg.Client[] = [];
  const database = {
    url: '',
    async connect() {
      const client = new pg.Client({ connectionString: database.url });
      client.on('error', () => {}); // a test may end it from outside
      await client.connect();
      clients.push(client);
      return client;
    },
  };
  let name: string;
  beforeAll(async () => {
    name = await copyOf(told('HUB_TEST_SERVER'), told('HUB_TEST_TEMPLATE'));
    database.url = databaseUrl(told('HUB_TEST_SERVER'), name);
  }, 60_000);
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end()));
    await drop(told('HUB_TEST_SERVER'), name);
  });
  return database;
}

/** The calendar date of an instant in Viet Nam, which has no daylight saving. */
const vietnamDay = (at: Date): string => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

/** Stands for a request without the header, which here is the all-seeing test. */
const NOBODY = 'Nobody';
const TEST: Viewer = { ...ANONYMOUS, actor: 'test', scope: WHOLE_SCOPE };

function hubOn(address: () => Promise<string>, { issuer, settings, live, viewerOf, now }: TestHubOptions): TestHub {
  const hub: TestHub & { url: string; databaseUrl: string; orm: MikroORM } = {
    url: '',
    databaseUrl: '',
    filesFolder: join(tmpdir(), `hub-test-files-${randomUUID()}`),
    orm: undefined as unknown as MikroORM,
    ask: (query, variables) => send({}, query, variables),
    askAs,
    tokenOf,
    askWith,
    async statementsDuring(work) {
      statements = [];
      await work();
      return statements;
    },
  };
  let server: HubServer;
  let development: DevelopmentIssuer;
  let statements: Statement[] = [];
  const instant = now ?? (() => new Date(`${TODAY}T09:00:00+07:00`));
  const today = (): string => (now ? vietnamDay(now()) : TODAY);

  beforeAll(async () => {
    hub.databaseUrl = await address();
    hub.orm = openOrm(hub.databaseUrl, modules, { poolSize: 4, poolWaitMs: 5_000 });
    const transaction = transactionsOn(hub.orm, { statementTimeoutMs: 20_000 });
    development = await issuerOf(await newDevelopmentKey());
    const known = viewers({
      issuer: issuer?.() ?? development,
      openReads: () => snapshotReads(hub.orm, { scope: WHOLE_SCOPE, statementTimeoutMs: 20_000 }),
      sources: modules.flatMap((module) => module.scopes ?? []),
      today,
      onKeyUsed: (key) => void transaction((client) => noteKeyUse(client, key)),
    });
    server = await createServer({
      modules,
      settings: { ...TEST_SETTINGS, ...settings },
      viewerOf:
        viewerOf ??
        (async (authorization) => {
          if (authorization === undefined) return TEST;
          return known.of(authorization === NOBODY ? undefined : authorization);
        }),
      openReads: ({ scope }, signal) =>
        snapshotReads(hub.orm, {
          scope,
          signal,
          statementTimeoutMs: 20_000,
          onStatement: (sql, parameters) => statements.push({ sql, parameters }),
        }),
      transaction,
      runImport: runJobsOn(transaction),
      files: await openDiskFiles(hub.filesFolder),
      afterCommand: () => known.forget(),
      unreadiness: async () => [],
      today,
      now: instant,
      ...(live && { live }),
    });
    hub.url = await server.listen();
  }, 60_000);
  afterAll(async () => {
    await server?.close();
    await hub.orm?.close(true);
    rmSync(hub.filesFolder, { recursive: true, force: true });
  });

  function askWith(authorization: string | undefined, query: string, variables?: Record<string, unknown>): Promise<Answer> {
    return send({ authorization: authorization ?? NOBODY }, query, variables);
  }

  async function askAs(asker: Asker, query: string, variables?: Record<string, unknown>): Promise<Answer> {
    return askWith(await tokenOf(asker), query, variables);
  }

  async function tokenOf(asker: Asker): Promise<string> {
    return asker === null ? NOBODY : `Bearer ${await development.issue([asker].flat(), 1)}`;
  }

  async function send(headers: Record<string, string>, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    statements = [];
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors, extensions } = (await response.json()) as Omit<Answer, 'statements' | 'status' | 'headers'>;
    return { data, errors, extensions, statements, status: response.status, headers: response.headers };
  }

  return hub;
}
