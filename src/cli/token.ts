import type { Command } from 'commander';
import { readConfig, type Config } from '../config.js';
import { Refusal } from '../kernel/refusal.js';
import { developmentIssuer, grantComplaint, grantText } from '../modules/access/index.js';
import { say } from '../outcome.js';
import { isDevelopment } from '../who-asks.js';
import { positive, withGrant, type GrantWords } from './words.js';

type TokenWords = GrantWords & { readonly hours: number };

/** `hub token`: a development token on the standard output, and how to use it on the other. */
export function addTokenCommand(hub: Command): void {
  withGrant(hub.command('token'))
    .description('prints a development token, while the hub runs or before; only for the hub’s own PostgreSQL, without an issuer')
    .option('--hours <number>', 'how long it is valid', positive, 8)
    .action(printToken);
}

async function printToken({ hours, ...codes }: TokenWords): Promise<void> {
  const config = readConfig();
  if (!isDevelopment(config)) {
    throw new Refusal(
      'Development tokens are for the hub’s own PostgreSQL without OIDC_ISSUER; the hub of these settings believes none.',
      `Make a service key (hub key create)${config.oidc ? ', or take a token of the issuer' : ''}.`,
    );
  }
  const complaint = grantComplaint(codes);
  if (complaint) throw new Refusal(complaint.message, '`hub token --help` lists the words.', { exitCode: 2 });
  const issuer = await developmentIssuer(config.dataDir);
  console.log(await issuer.issue([codes], hours));
  say(usage(codes, hours, config));
}

const usage = (codes: GrantWords, hours: number, { dataDir, host, port }: Config): string => `
${grantText(codes)} for ${hours} hours, on the data in ${dataDir}. Send it as a header:
  curl http://${host}:${port}/graphql -H 'content-type: application/json' -H "authorization: Bearer <token>" \\
    -d '{"query": "{ viewer { actor roles { role unit { name } } } }"}'
In /graphiql it goes under Headers: { "authorization": "Bearer <token>" }`;
