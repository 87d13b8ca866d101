import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from './config.js';
import { cursorSecret } from './cursor-secret.js';
import { openDatabase, readiness, snapshotReads, transactionsOn, type HubDatabase } from './database/index.js';
import { openDiskFiles } from './files/index.js';
import { modules, seedSteps } from './hub.js';
import { sealCursorsWith } from './kernel/connection.js';
import { Refusal } from './kernel/refusal.js';
import { openImportRoom } from './import-room.js';
import type { Transaction } from './kernel/command.js';
import { noteInterruptedJobs } from './modules/imports/index.js';
import { say } from './outcome.js';
import { createServer, type HubServer } from './server/index.js';
import { viewersOn } from './who-asks.js';

/** Serves the hub until the process is told to stop, then finishes what is in flight and closes everything. */
export async function serve(config: Config): Promise<void> {
  const started = performance.now();
  const told = toldToStop();
  const database = await openDatabase(config, modules, say);
  try {
    const prepared = database.prepare(seedSteps(config)).then(() => 'prepared' as const);
    prepared.catch(() => {}); // told to stop meanwhile: its connection is cut and its step rolled back
    if ((await Promise.race([prepared, told])) !== 'prepared') return;
    sealCursorsWith(await cursorSecret(config));
    const room = openImportRoom({ databaseUrl: database.url, poolWaitMs: config.poolWaitMs });
    const watch = watchInterruptedJobs(transactionsOn(database.orm, config));
    const server = await createServer({ ...(await serverOptions(config, database)), runImport: room.run });
    const address = await listening(server, config);
    say(opening(address, performance.now() - started));
    if (config.databaseUrl !== null && config.cursorSecret === null) say(PASSING_CURSORS);
    await told;
    watch.stop();
    const served = server.close();
    await Promise.race([served, sleep(IMPORT_PATIENCE)]);
    await room.close();
    await served;
  } finally {
    await database.close();
  }
}

/** How long a stop waits for an import in flight, in milliseconds; requests may have to wait for it. */
const IMPORT_PATIENCE = 5_000;
const LOOK_EVERY_MS = 10_000;

/** Marks imports whose hub has died, now and while this one runs: it may be another that died. */
function watchInterruptedJobs(transaction: Transaction): { readonly stop: () => void } {
  const look = (): void => void noteInterruptedJobs(transaction).catch(() => {}); // looked again in a while
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  return { stop: () => clearInterval(timer) };
}

async function serverOptions(config: Config, { orm }: HubDatabase): Promise<Parameters<typeof createServer>[0]> {
  const known = await viewersOn(orm, config);
  return {
    modules,
    settings: config,
    viewerOf: (authorization) => known.of(authorization),
    openReads: ({ scope }, signal) => snapshotReads(orm, { scope, signal, statementTimeoutMs: config.statementTimeoutMs }),
    transaction: transactionsOn(orm, config),
    files: await openDiskFiles(config.filesDir),
    afterCommand: () => known.forget(),
    unreadiness: readiness(orm, seedSteps(config)),
  };
}

/** Resolves at the first signal to stop; a second one ends the process at once. */
function toldToStop(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let times = 0;
    const hear = (signal: NodeJS.Signals): void => {
      if (++times > 1) process.exit(130);
      say('Stopping: answering what is in flight. Once more ends it at once.');
      resolve(signal);
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, hear);
  });
}

async function listening(server: HubServer, { host, port }: Config): Promise<string> {
  try {
    return await server.listen();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new Refusal(
        `Port ${port} of ${host} is taken by another program.`,
        `Stop that one, or start the hub on another port: PORT=${port + 1} npm start.`,
      );
    }
    if (code === 'EACCES') throw new Refusal(`This user may not listen on port ${port}.`, 'Take one above 1023: PORT=4000 npm start.');
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new Refusal(`This machine has no address ${host}.`, 'Set HOST to one of its addresses, 127.0.0.1 or 0.0.0.0.');
    }
    throw error;
  }
}

const PASSING_CURSORS = 'CURSOR_SECRET is not set: cursors of lists hold until this process ends, and on this hub only.';

const opening = (address: string, tookMs: number): string => `
The hub answers after ${(tookMs / 1000).toFixed(1)} s. Open in a browser:
  ${address}/                what is here
  ${address}/graphiql        ask it; the saved operations are ready to pick
  ${address}/schema.graphql  everything that can be asked
Ctrl+C stops it.
`;
