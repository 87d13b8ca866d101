import type { Client } from 'pg';

/** What a command leaves behind: who changed what, and the state before and after as far as it is worth keeping. */
export interface AuditEntry {
  readonly actor: string;
  /** The command's name, such as `documents.recordStatements`. */
  readonly command: string;
  /** What it changed: a natural key, or a summary such as `12 statements`. */
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The actor of the first-run seeds. */
export const SEEDER = 'seed';

/** Writes the audit row inside the command's own transaction, so that neither exists without the other. */
export async function audit(client: Pick<Client, 'query'>, entry: AuditEntry): Promise<void> {
  await client.query('insert into audit_entry (actor, command, subject, before, after) values ($1, $2, $3, $4, $5)', [
    entry.actor,
    entry.command,
    entry.subject,
    entry.before === undefined ? null : JSON.stringify(entry.before),
    entry.after === undefined ? null : JSON.stringify(entry.after),
  ]);
}
