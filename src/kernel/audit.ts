import type { Client } from 'pg';

/** What a row of the journal tells of: a change, a read that is kept account of, or something that was not allowed. */
export type AuditKind = 'COMMAND' | 'READ' | 'REFUSAL';

/** What a command leaves behind: who changed what, and the state before and after as far as it is worth keeping. */
export interface AuditEntry {
  /** COMMAND when not given. */
  readonly kind?: AuditKind;
  readonly actor: string;
  /** The command's name, such as `documents.recordStatements`; of a read or a refusal the GraphQL operation's. */
  readonly command: string;
  /** What it changed: a natural key, or a summary such as `12 statements`; of a read or a refusal what was asked for. */
  readonly subject: string;
  /** Null where no request asked for it. */
  readonly requestId?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The actor of the first-run seeds. */
export const SEEDER = 'seed';

/** Writes the audit row inside the command's own transaction, so that neither exists without the other. */
export async function audit(client: Pick<Client, 'query'>, entry: AuditEntry): Promise<void> {
  await client.query(
    'insert into audit_entry (kind, actor, command, subject, before, after, request_id) values ($1, $2, $3, $4, $5, $6, $7)',
    [entry.kind ?? 'COMMAND', entry.actor, entry.command, entry.subject, json(entry.before), json(entry.after), entry.requestId ?? null],
  );
}

/** What a caller sent may hold halves of characters and U+0000, which JSON can write and the database cannot keep: U+FFFD stands in. */
const UNSTORABLE = /(?<=(?:^|[^\\])(?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** JSON that the database can keep. */
export const storableJson = (value: unknown): string => JSON.stringify(value).replaceAll(UNSTORABLE, '\\ufffd');

const json = (value: unknown): string | null => (value === undefined ? null : storableJson(value));
