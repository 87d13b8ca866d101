#!/usr/bin/env node
// First: the decorators of every type and resolver write into it.
import 'reflect-metadata';
import { Command } from 'commander';
import { addAccountCommands } from './cli/accounts.js';
import { addAuditCommand } from './cli/audit.js';
import { addImportCommand } from './cli/import.js';
import { addTokenCommand } from './cli/token.js';
import { readConfig, settingLines, type Config } from './config.js';
import { openDatabase, readiness, snapshotReads, type HubDatabase } from './database/index.js';
import { openDiskFiles } from './files/index.js';
import { modules, seedSteps } from './hub.js';
import type { FileStore } from './kernel/file-store.js';
import { Refusal } from './kernel/refusal.js';
import { WHOLE_SCOPE } from './kernel/viewer.js';
import { evidenceFilesRecount } from './modules/scores/index.js';
import { conclude, say } from './outcome.js';
import { serve } from './serve.js';

const hub = new Command('hub').description('The data hub for figures of administrative reform (CCHC).').showHelpAfterError();

hub
  .command('serve')
  .description('starts the hub: database, migrations, first-run seeds, server; as npm start does')
  .action(() => serve(readConfig()));

hub
  .command('migrate')
  .description('brings the database to the tables of this version')
  .action(() => withDatabase((database) => database.prepare([])));

hub
  .command('seed')
  .description('migrates, then runs the first-run seeds that are not done')
  .action(() => withDatabase((database, config) => database.prepare(seedSteps(config))));

hub
  .command('verify')
  .description('tells whether database, migrations and seeds are as this version needs them, and counts stored figures again')
  .action(() => withDatabase(verify));

hub.command('config').description('lists every setting: its usual value, its value now and what it means').action(listSettings);

addTokenCommand(hub);
addAccountCommands(hub, withDatabase);
addAuditCommand(hub, withDatabase);
addImportCommand(hub, withDatabase);

async function withDatabase(work: (database: HubDatabase, config: Config) => Promise<void>): Promise<void> {
  const config = readConfig();
  const database = await openDatabase(config, modules, say);
  try {
    await work(database, config);
  } finally {
    await database.close();
  }
}

async function verify({ orm }: HubDatabase, config: Config): Promise<void> {
  const reasons = await readiness(orm, seedSteps(config))();
  if (reasons.length > 0) throw new Refusal(reasons.join('\n'), 'Run `hub seed`, or start the hub.');
  console.log('Database, migrations and seeds are as this version needs them.');
  const wrong = await recounted(orm, await openDiskFiles(config.filesDir));
  if (wrong > 0) throw new Refusal(`${wrong} stored figures differ from what they follow from.`, 'Each is named above.');
}

/** Counts again, in one snapshot, whatever is stored although it follows from other rows; answers how many differ. */
async function recounted(orm: HubDatabase['orm'], files: FileStore): Promise<number> {
  const recounts = [...modules.flatMap((module) => module.recounts ?? []), evidenceFilesRecount(files)];
  const reads = snapshotReads(orm, { scope: WHOLE_SCOPE, statementTimeoutMs: 600_000 });
  let wrong = 0;
  try {
    for (const { title, differences } of recounts) {
      const found = await differences(reads);
      console.log(found.length === 0 ? `Counted again, the same: ${title}.` : `Differs: ${title}\n  ${found.join('\n  ')}`);
      wrong += found.length;
    }
  } finally {
    await reads.close();
  }
  return wrong;
}

/** A value that is wrong is listed as it is, and complained of after the list. */
function listSettings(): void {
  for (const { name, now, usual, meaning } of settingLines()) {
    console.log(`${name}=${now}\n    ${meaning}${now === usual ? '' : ` Usually ${usual}.`}`);
  }
  readConfig();
}

await conclude(async () => void (await hub.parseAsync()));
