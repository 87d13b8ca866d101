import { Agent, request } from 'node:http';
import { readConfig } from '../../../src/config.js';
import { openOrm } from '../../../src/database/orm.js';
import { snapshotReads } from '../../../src/database/snapshot.js';
import { transactionsOn } from '../../../src/database/transaction.js';
import { modules } from '../../../src/hub.js';
import { sealCursorsWith } from '../../../src/kernel/connection.js';
import { WHOLE_SCOPE } from '../../../src/kernel/viewer.js';
import { issuerOf, newDevelopmentKey, viewers } from '../../../src/modules/access/index.js';
import { createServer } from '../../../src/server/index.js';
import type { WireRequest } from '../../kit/generator/broken.js';
import type { Asker } from '../../kit/hub.js';
import { TODAY } from '../../kit/today.js';

const STATEMENT_TIMEOUT_MS = 20_000;
const DAY_H = 24;

export interface WireAnswer {
  readonly status: number;
  readonly text: string;
}

/** A hub over HTTP that generated requests are sent to. */
export interface GeneratedHub {
  readonly url: string;
  send(wire: WireRequest, authorization: string | undefined): Promise<WireAnswer>;
  tokenOf(asker: Asker): Promise<string | undefined>;
  /** What the hub logged as an error since it was last asked. */
  complaints(): string[];
  close(): Promise<void>;
}

/** More connections than requests at once, so that none waits for another. */
const POOL_SIZE = 12;

/** The hub with its usual limits, but that of a minute, on a database that may be written to; neither the clock nor the outside world decides its answers. */
export async function generatedHub(databaseUrl: string): Promise<GeneratedHub> {
  sealCursorsWith('the cursors of the tests'); // the same cursors every time
  const orm = openOrm(databaseUrl, modules, { poolSize: POOL_SIZE, poolWaitMs: 20_000 });
  const issuer = await issuerOf(await newDevelopmentKey());
  const known = viewers({
    issuer,
    openReads: () => snapshotReads(orm, { scope: WHOLE_SCOPE, statementTimeoutMs: STATEMENT_TIMEOUT_MS }),
    sources: modules.flatMap((module) => module.scopes ?? []),
    today: () => TODAY,
    onKeyUsed: () => {},
  });
  let errors: string[] = [];
  const server = await createServer({
    modules,
    settings: { ...readConfig({}), port: 0, logLevel: 'error', costPerMinute: 1_000_000_000 },
    viewerOf: (authorization) => known.of(authorization),
    openReads: ({ scope }, signal) => snapshotReads(orm, { scope, signal, statementTimeoutMs: STATEMENT_TIMEOUT_MS }),
    transaction: transactionsOn(orm, { statementTimeoutMs: STATEMENT_TIMEOUT_MS }),
    afterCommand: () => known.forget(),
    unreadiness: async () => [],
    today: () => TODAY,
    logTo: { write: (line) => errors.push(line) },
  });
  const url = await server.listen();
  const agent = new Agent({ keepAlive: true });
  return {
    url,
    send: (wire, authorization) => sent(`${url}/graphql`, agent, wire, authorization),
    async tokenOf(asker) {
      return asker === null ? undefined : `Bearer ${await issuer.issue([asker].flat(), DAY_H)}`;
    },
    complaints() {
      const lines = errors;
      errors = [];
      return lines;
    },
    async close() {
      agent.destroy();
      await server.close();
      await orm.close(true);
    },
  };
}

function sent(
  url: string,
  agent: Agent,
  { method, search, type, body }: WireRequest,
  authorization: string | undefined,
): Promise<WireAnswer> {
  const headers = {
    accept: 'application/graphql-response+json',
    ...(type && { 'content-type': type }),
    ...(authorization && { authorization }),
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(url + search, { method, headers, agent }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }));
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(method === 'GET' ? undefined : body);
  });
}
