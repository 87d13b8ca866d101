import { Option, type Command } from 'commander';
import type { Config } from '../config.js';
import { transactionsOn, type HubDatabase } from '../database/index.js';
import { commandsOf, type RunCommand } from '../kernel/command.js';
import { HubError } from '../kernel/errors.js';
import { Refusal } from '../kernel/refusal.js';
import { todayInVietnam } from '../kernel/scalars.js';
import {
  accountOf,
  createServiceKey,
  GRANTED_ROLES,
  grantRole,
  grantText,
  revokeServiceKey,
  type GrantedRole,
} from '../modules/access/index.js';
import { day, positive, withGrant, type GrantWords, type WithDatabase } from './words.js';

interface MatchWords {
  readonly issuer?: string;
  readonly claim: string;
  readonly value: string;
}
type Granting = MatchWords & GrantWords & { readonly label?: string; readonly from: string; readonly to?: string };
type KeyMaking = MatchWords & { readonly label: string; readonly roles: readonly GrantedRole[]; readonly days: number };

/** `hub grant` and `hub key`: the first administrators, and machines. */
export function addAccountCommands(hub: Command, withDatabase: WithDatabase): void {
  withGrant(withMatch(hub.command('grant')))
    .description('gives a role to an account, which is made where there is none')
    .option('--label <text>', 'the post or the machine, for a new account')
    .option('--from <day>', 'first day', day, todayInVietnam())
    .option('--to <day>', 'first day without it', day)
    .action((words: Granting) => withDatabase((database, config) => grant(database, config, words)));
  const key = hub.command('key').description('makes and revokes service keys');
  withMatch(key.command('create'))
    .description('makes a service key of an account and prints it, this once')
    .requiredOption('--label <text>', 'which machine uses it, and for what')
    .addOption(new Option('--roles <role...>', 'which of the account’s roles it may use').choices(GRANTED_ROLES).makeOptionMandatory())
    .option('--days <number>', 'after how many days it ends', positive, 365)
    .action((words: KeyMaking) => withDatabase((database, config) => createKey(database, config, words)));
  key
    .command('revoke <id>')
    .description('revokes a service key by the id that stands in it: hub_<id>_…')
    .action((id: string) => withDatabase((database, config) => revokeKey(database, config, id)));
}

const withMatch = (command: Command): Command =>
  command
    .option('--issuer <issuer>', 'issuer of its tokens; OIDC_ISSUER, else “local”, when not given')
    .option('--claim <name>', 'claim of a token that is looked at', 'sub')
    .requiredOption('--value <text>', 'what the claim equals or contains');

const matchOf = ({ issuer, claim, value }: MatchWords, { oidc }: Config) => ({ issuer: issuer ?? oidc?.issuer ?? 'local', claim, value });

async function grant(database: HubDatabase, config: Config, words: Granting): Promise<void> {
  const { role, unit, mission, label = null, from, to = null } = words;
  const wanted = { role, unit, mission, label, from, to, account: matchOf(words, config) };
  const account = await asOperator(database, config, (command) =>
    command('access.grantRole', async ({ client }) => {
      const made = await grantRole(client, wanted);
      return { result: made.account, subject: `account:${made.account} ${grantText(wanted)}`, after: wanted };
    }),
  );
  console.log(`account:${account} is ${grantText(wanted)} from ${from}${to ? `, until before ${to}` : ''}.`);
}

const DAY_MS = 86_400_000;

async function createKey(database: HubDatabase, config: Config, words: KeyMaking): Promise<void> {
  const { label, roles, days } = words;
  const expiresAt = new Date(Date.now() + days * DAY_MS);
  const key = await asOperator(database, config, (command) =>
    command('access.createServiceKey', async ({ client }) => {
      const account = await accountOf(client, matchOf(words, config));
      if (account === null) throw new Refusal(`There is no account of ${words.claim} ${words.value}.`, 'Make it: hub grant.');
      const made = await createServiceKey(client, { account, label, roles, expiresAt });
      return { result: made, subject: `key:${made.publicId} account:${account}`, after: { label, roles, expiresAt } };
    }),
  );
  console.log(key.text);
}

async function revokeKey(database: HubDatabase, config: Config, id: string): Promise<void> {
  await asOperator(database, config, (command) =>
    command('access.revokeServiceKey', async ({ client }) => {
      if (!(await revokeServiceKey(client, id)))
        throw new Refusal(`There is no service key ${id}.`, 'The id stands in the key: hub_<id>_….');
      return { result: null, subject: `key:${id}` };
    }),
  );
  console.log(`Service key ${id} is revoked; running hubs know it within 5 seconds.`);
}

/** Runs commands of whoever sits at this machine; what was wrong is told without a stack. */
async function asOperator<Result>({ orm }: HubDatabase, config: Config, work: (command: RunCommand) => Promise<Result>): Promise<Result> {
  try {
    return await work(commandsOf(transactionsOn(orm, config), { actor: 'cli', requestId: null }));
  } catch (error) {
    if ((error as { code?: unknown }).code === '42P01') throw new Refusal('The database has no tables yet.', 'Run `hub seed` first.');
    if (!(error instanceof HubError)) throw error;
    const { hint } = error.extensions as { readonly hint?: string };
    throw new Refusal(error.message, hint ?? 'Change the words and try again.', { cause: error });
  }
}
