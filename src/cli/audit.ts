import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { snapshotReads, type HubDatabase } from '../database/index.js';
import { WHOLE_SCOPE } from '../kernel/viewer.js';
import { auditLines } from '../modules/access/index.js';
import { instant, type WithDatabase } from './words.js';

/** `hub audit`: the journal as JSON lines. */
export function addAuditCommand(hub: Command, withDatabase: WithDatabase): void {
  hub
    .command('audit')
    .description('prints the journal as JSON lines, oldest first')
    .option('--since <instant>', 'only from then on', instant)
    .action(({ since }: { since?: Date }) => withDatabase((database) => printAudit(database, since ?? null)));
}

/** Waits for a slow reader, so that a long journal takes no more memory than a short one; a reader that has enough ends it. */
async function printAudit({ orm }: HubDatabase, since: Date | null): Promise<void> {
  const reads = snapshotReads(orm, { scope: WHOLE_SCOPE, statementTimeoutMs: 600_000 });
  try {
    await pipeline(auditLines(reads, since), process.stdout, { end: false });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EPIPE') throw error;
  } finally {
    await reads.close();
  }
}
