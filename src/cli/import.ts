import { basename, resolve } from 'node:path';
import { Argument, Option, type Command } from 'commander';
import type { Config } from '../config.js';
import { transactionsOn, type HubDatabase } from '../database/index.js';
import { commandsOf } from '../kernel/command.js';
import { parseGlobalId } from '../kernel/global-id.js';
import { HubError } from '../kernel/errors.js';
import { Refusal } from '../kernel/refusal.js';
import { ANONYMOUS, WHOLE_SCOPE } from '../kernel/viewer.js';
import { datasetOf, datasets, importFile, WORK_TERMS, revertImport, runJobsOn, type ImportOrder } from '../modules/imports/index.js';
import { linesOf, type TakeFile } from './import-lines.js';
import { progressLine } from './progress.js';
import { watchFolder } from './watch.js';
import { day, type WithDatabase } from './words.js';

type ImportOptions = Pick<ImportOrder, 'atomicity'> & {
  readonly validate?: true;
  readonly unit?: string;
  readonly from?: string;
  readonly to?: string;
  readonly on?: string;
  readonly watch?: string;
};

/** The hub's own operator, who may write every unit's figures. */
const ACTOR = 'cli';
const OPERATOR = { ...ANONYMOUS, actor: ACTOR, scope: WHOLE_SCOPE };

/** `hub import`: figures from files, with a report of what became of their rows. */
export function addImportCommand(hub: Command, withDatabase: WithDatabase): void {
  const command = hub
    .command('import')
    .description('reads figures from files (.csv or .xlsx), and tells what became of their rows')
    .addArgument(new Argument('[dataset]', 'what the files hold').choices(datasets.map(({ name }) => name)))
    .argument('[files...]', 'the files, one after the other')
    .option('--validate', 'only reads and checks them')
    .addOption(new Option('--atomicity <which>', 'ALL: nothing is written where a row is rejected').choices(['ALL', 'ROW']).default('ALL'))
    .option('--unit <code>', 'the unit of a form')
    .option('--from <day>', 'first day of the period of a form', day)
    .option('--to <day>', 'last day of it', day)
    .option('--on <day>', 'the day of a list', day)
    .option('--watch <folder>', 'takes every file that comes into the folder; without a dataset, into its folders that are called like one')
    .action((dataset: string | undefined, files: readonly string[], options: ImportOptions) =>
      withDatabase(async (database, config) => {
        const take = taker(database, config, options);
        if (options.watch !== undefined) return watchFolder(resolve(options.watch), dataset ?? null, take);
        if (dataset === undefined || files.length === 0) throw missing();
        let rejected = 0;
        for (const file of files) rejected += await told(take, dataset, file);
        if (rejected > 0) throw new Refusal(`Rows that were rejected: ${rejected}.`, 'Each is named above with how to mend it.');
      }),
    );
  command
    .command('revert')
    .description('takes back what an import wrote, wherever nothing newer has touched it, and lists what it could not')
    .argument('<job>', 'the id of the import')
    .action((job: string) => withDatabase((database, config) => revert(database, config, job)));
}

const taker =
  ({ orm }: HubDatabase, config: Config, { validate, atomicity, unit, from, to, on }: ImportOptions): TakeFile =>
  (dataset, path) => {
    const order: ImportOrder = {
      dataset: datasetOf(dataset),
      file: { path: resolve(path), name: basename(path) },
      mode: validate ? 'VALIDATE' : 'COMMIT',
      atomicity,
      words: { unit, from, to, on },
    };
    const transaction = transactionsOn(orm, config);
    const line = progressLine(order.file);
    return readable(order, async () => {
      try {
        return await importFile(order, { viewer: OPERATOR, requestId: null, transaction, runner: runJobsOn(transaction) }, line.at);
      } finally {
        line.stop();
      }
    });
  };

/** Imports a file and prints what became of it; answers how many rows were rejected. */
async function told(take: TakeFile, dataset: string, file: string): Promise<number> {
  const report = await take(dataset, file);
  for (const line of linesOf(report)) console.log(line);
  return report.counts.rejected;
}

async function revert({ orm }: HubDatabase, config: Config, job: string): Promise<void> {
  const parsed = parseGlobalId(job);
  const key = Number(parsed?.type === 'ImportJob' ? parsed.key : job);
  if (!Number.isSafeInteger(key)) throw new Refusal(`${job} is no import.`, 'The report of an import says its id as job.');
  const command = commandsOf(transactionsOn(orm, config), { actor: ACTOR, requestId: null });
  const { restored, kept } = await asRefusal(() => command('imports.revertImport', (run) => revertImport(run, key, OPERATOR), WORK_TERMS));
  console.log(`REVERTED: ${restored} rows are as they were.`);
  for (const { relation, reason, count, labels } of kept) {
    const why = reason === 'CHANGED_SINCE' ? 'changed since' : 'in use';
    console.log(`Kept (${count}) ${relation}, ${why}: ${labels.join(', ')}${count > labels.length ? ', …' : ''}`);
  }
  if (kept.length > 0) throw new Refusal('Not everything could be taken back.', 'What stays is named above.');
}

/** What is wrong with the file as a whole is told without a stack, in both languages. */
async function readable<Result>({ file }: ImportOrder, work: () => Promise<Result>): Promise<Result> {
  try {
    return await asRefusal(work);
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (code === 'ENOENT' || code === 'EISDIR') throw new Refusal(`There is no file ${file.path}.`, 'Check its name.');
    throw error;
  }
}

async function asRefusal<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === '42P01')
      throw new Refusal('The database lacks tables of this version.', 'Run `hub migrate` or `hub seed` first.');
    if (!(error instanceof HubError)) throw error;
    const { messageVi, hint } = error.extensions as { readonly messageVi: string; readonly hint?: string };
    throw new Refusal(`${error.message}\n${messageVi}`, hint ?? 'Change the file and try again.', { cause: error });
  }
}

const missing = (): Refusal =>
  new Refusal('hub import needs a dataset and a file.', `Such as: hub import ${datasets[0]!.name} file.csv; or hub import --watch folder.`);
