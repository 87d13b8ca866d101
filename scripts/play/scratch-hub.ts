import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.js';
import { openDatabase, snapshotReads, transactionsOn } from '../../src/database/index.js';
import { modules, seedSteps } from '../../src/hub.js';
import { sealCursorsWith } from '../../src/kernel/connection.js';
import type { Recount } from '../../src/kernel/module.js';
import { WHOLE_SCOPE } from '../../src/kernel/viewer.js';
import { issuerOf, newDevelopmentKey, noteKeyUse, viewers, type GrantCodes } from '../../src/modules/access/index.js';
import { createServer } from '../../src/server/index.js';

/** An answer of the graph. */
export interface Answer {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

/** A hub on a database of its own that goes with it, whose clock is moved by hand. */
export interface ScratchHub {
  ask(as: GrantCodes | null, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Moves the clock. */
  at(instant: string): void;
  /** What a recount of everything finds wrong. */
  verify(): Promise<string[]>;
  close(): Promise<void>;
}

/** What is not there before the round is played: rounds, and the figures of the demo generator. */
const LEFT_OUT = (name: string): boolean => name.endsWith('/demo') || name.startsWith('scores/') || name === 'quality/checks';

export async function openScratchHub(instant: string): Promise<ScratchHub> {
  let now = new Date(instant);
  const today = (): string => new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  const dataDir = mkdtempSync(join(tmpdir(), 'hub-play-'));
  const config = { ...readConfig({}), port: 0, logLevel: 'silent' as const, costPerMinute: 1_000_000_000 };
  const database = await openDatabase({ ...config, databaseUrl: null, dataDir }, modules, () => {});
  await database.prepare(seedSteps(config).filter(({ name }) => name === 'units/demo' || !LEFT_OUT(name)));
  sealCursorsWith('a play');
  const { orm } = database;
  const transaction = transactionsOn(orm, config);
  const issuer = await issuerOf(await newDevelopmentKey());
  const reads = () => snapshotReads(orm, { scope: WHOLE_SCOPE, statementTimeoutMs: config.statementTimeoutMs });
  const known = viewers({
    issuer,
    openReads: reads,
    sources: modules.flatMap((module) => module.scopes ?? []),
    today,
    onKeyUsed: (key) => void transaction((client) => noteKeyUse(client, key)),
  });
  const server = await createServer({
    modules,
    settings: config,
    viewerOf: (authorization) => known.of(authorization),
    openReads: ({ scope }, signal) => snapshotReads(orm, { scope, signal, statementTimeoutMs: config.statementTimeoutMs }),
    transaction,
    afterCommand: () => known.forget(),
    unreadiness: async () => [],
    today,
    now: () => now,
  });
  const url = await server.listen();
  const tokens = new Map<string, string>();
  return {
    async ask(as, query, variables = {}) {
      const name = JSON.stringify(as);
      if (as && !tokens.has(name)) tokens.set(name, await issuer.issue([as], 1));
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(as && { authorization: `Bearer ${tokens.get(name)}` }) },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    },
    at: (next) => void (now = new Date(next)),
    async verify() {
      const all = reads();
      try {
        const found = [];
        for (const recount of modules.flatMap((module): readonly Recount[] => module.recounts ?? []))
          found.push(...(await recount.differences(all)));
        return found;
      } finally {
        await all.close();
      }
    },
    async close() {
      await server.close();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
