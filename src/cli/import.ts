import { basename, resolve } from 'node:path';
import { Argument, Option, type Command } from 'commander';
import { transactionsOn } from '../database/index.js';
import { commandsOf } from '../kernel/command.js';
import { HubError } from '../kernel/errors.js';
import { Refusal } from '../kernel/refusal.js';
import { ANONYMOUS, WHOLE_SCOPE } from '../kernel/viewer.js';
import { datasetOf, datasets, importFile, type ImportOrder, type ImportReport } from '../modules/imports/index.js';
import { day, type WithDatabase } from './words.js';

type ImportOptions = Pick<ImportOrder, 'atomicity'> & {
  readonly validate?: true;
  readonly unit?: string;
  readonly from?: string;
  readonly to?: string;
};

/** The hub's own operator, who may write every unit's figures. */
const ACTOR = 'cli';
const OPERATOR = { ...ANONYMOUS, actor: ACTOR, scope: WHOLE_SCOPE };

/** `hub import`: figures from a file, with a report of what became of its rows. */
export function addImportCommand(hub: Command, withDatabase: WithDatabase): void {
  hub
    .command('import')
    .description('reads figures from a file (.csv or .xlsx), and tells what became of its rows')
    .addArgument(new Argument('<dataset>', 'what the file holds').choices(datasets.map(({ name }) => name)))
    .argument('<file>', 'the file')
    .option('--validate', 'only reads and checks it')
    .addOption(new Option('--atomicity <which>', 'ALL: nothing is written where a row is rejected').choices(['ALL', 'ROW']).default('ALL'))
    .option('--unit <code>', 'the unit of a form')
    .option('--from <day>', 'first day of the period of a form', day)
    .option('--to <day>', 'last day of it', day)
    .action((dataset: string, file: string, options: ImportOptions) =>
      withDatabase(async ({ orm }, config) => {
        const { validate, atomicity, unit, from, to } = options;
        const order: ImportOrder = {
          dataset: datasetOf(dataset),
          file: { path: resolve(file), name: basename(file) },
          mode: validate ? 'VALIDATE' : 'COMMIT',
          atomicity,
          words: { unit, from, to },
        };
        const transaction = transactionsOn(orm, config);
        const command = commandsOf(transaction, { actor: ACTOR, requestId: null });
        tell(await readable(order, () => importFile(order, { viewer: OPERATOR, requestId: null, transaction, command })));
      }),
    );
}

/** What is wrong with the file as a whole is told without a stack, in both languages. */
async function readable<Result>({ file }: ImportOrder, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (code === 'ENOENT' || code === 'EISDIR') throw new Refusal(`There is no file ${file.path}.`, 'Check its name.');
    if (code === '42P01') throw new Refusal('The database lacks tables of this version.', 'Run `hub migrate` or `hub seed` first.');
    if (!(error instanceof HubError)) throw error;
    const { messageVi, hint } = error.extensions as { readonly messageVi: string; readonly hint?: string };
    throw new Refusal(`${error.message}\n${messageVi}`, hint ?? 'Change the file and try again.', { cause: error });
  }
}

/** Prints a report; a Refusal where rows were rejected. */
function tell({ status, counts, complaints, source }: ImportReport): void {
  for (const { code, sheet, column, message, messageVi, hint, hintVi, sample, rows, count } of complaints) {
    const place = [sheet, `row ${rows.join(', ')}${count > rows.length ? ', …' : ''}`, column].filter((part) => part !== null).join(' · ');
    console.log(`${code} (${count}) ${place}${sample === '' ? '' : `: ${sample}`}\n  ${message} ${hint}\n  ${messageVi} ${hintVi}`);
  }
  const { created, updated, unchanged, rejected, skipped } = counts;
  console.log(`${status}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected, ${skipped} skipped.`);
  if (source !== null) console.log(`The figures cite the source ${source}.`);
  if (rejected > 0) throw new Refusal(`Rows that were rejected: ${rejected}.`, 'Each is named above with how to mend it.');
}
