import type { Config } from './config.js';
import { snapshotReads, transactionsOn, type HubDatabase } from './database/index.js';
import { modules } from './hub.js';
import { todayInVietnam } from './kernel/scalars.js';
import { WHOLE_SCOPE } from './kernel/viewer.js';
import { developmentIssuer, noteKeyUse, oidcIssuer, viewers, type TokenIssuer, type Viewers } from './modules/access/index.js';
import { say } from './outcome.js';

/** Whether development tokens are believed: only on the hub's own PostgreSQL, and never beside a real issuer. */
export const isDevelopment = ({ databaseUrl, oidc }: Pick<Config, 'databaseUrl' | 'oidc'>): boolean =>
  databaseUrl === null && oidc === null;

/** Who asks a hub with these settings. */
export async function viewersOn(orm: HubDatabase['orm'], config: Config): Promise<Viewers> {
  const transaction = transactionsOn(orm, config);
  return viewers({
    issuer: await issuerFor(config),
    openReads: () => snapshotReads(orm, { scope: WHOLE_SCOPE, statementTimeoutMs: config.statementTimeoutMs }),
    sources: modules.flatMap((module) => module.scopes ?? []),
    today: todayInVietnam,
    onKeyUsed(key) {
      transaction((client) => noteKeyUse(client, key)).catch((error: unknown) =>
        say(`The use of service key ${key} could not be noted: ${String(error)}`),
      );
    },
  });
}

async function issuerFor({ oidc, clockSkewS, dataDir, ...config }: Config): Promise<TokenIssuer | null> {
  if (oidc) return oidcIssuer({ ...oidc, clockSkewS });
  return isDevelopment({ ...config, oidc }) ? developmentIssuer(dataDir) : null;
}
