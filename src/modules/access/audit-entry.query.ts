import { sql, type RawBuilder } from 'kysely';
import type { AuditKind } from '../../kernel/audit.js';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';

export interface AuditEntryRow {
  /** A bigint, as text. */
  key: string;
  at: Date;
  kind: AuditKind;
  actor: string;
  command: string;
  subject: string;
  /** JSON text. */
  before: string | null;
  after: string | null;
  requestId: string | null;
}

const columns = sql<AuditEntryRow>`
  e.id as key, e.at, e.kind, e.actor, e.command, e.subject, e.before::text as before, e.after::text as after, e.request_id as "requestId"`;

/** Which entries a list holds; null is no condition. */
export interface AuditFilter {
  readonly kind: AuditKind | null;
  readonly actor: string | null;
  readonly command: string | null;
  readonly since: Date | null;
  /** Exclusive. */
  readonly until: Date | null;
}

function matches({ kind, actor, command, since, until }: AuditFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<boolean>[] = [sql`true`];
  if (kind !== null) conditions.push(sql`e.kind = ${kind}`);
  if (actor !== null) conditions.push(sql`e.actor = ${actor}`);
  if (command !== null) conditions.push(sql`e.command = ${command}`);
  if (since !== null) conditions.push(sql`e.at >= ${since}::timestamptz`);
  if (until !== null) conditions.push(sql`e.at < ${until}::timestamptz`);
  return sql.join(conditions, sql` and `);
}

export const keysetOfAuditEntry = (entry: AuditEntryRow): Keyset => [entry.key];

/** A page of the journal, newest first. */
export function listedAuditEntries(reads: Reads, filter: AuditFilter, page: Page) {
  const beyond = page.beyond ? sql`and e.id ${sql.raw(page.backward ? '>' : '<')} ${page.beyond[0]}::bigint` : sql``;
  return reads.rows(sql<AuditEntryRow>`
    select ${columns} from audit_entry e where ${matches(filter)} ${beyond}
    order by e.id ${sql.raw(page.backward ? 'asc' : 'desc')} limit ${page.limit + 1}`);
}

export async function countOfAuditEntries(reads: Reads, filter: AuditFilter): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`select count(*)::int as count from audit_entry e where ${matches(filter)}`);
  return row?.count ?? 0;
}

const EVERYTHING: AuditFilter = { kind: null, actor: null, command: null, since: null, until: null };

/** The entries since an instant, oldest first, read some hundred at a time whatever their number. */
export async function* auditEntriesSince(reads: Reads, since: Date | null, atOnce = 500): AsyncGenerator<AuditEntryRow[]> {
  let last = '0';
  for (;;) {
    const rows = await reads.rows(sql<AuditEntryRow>`
      select ${columns} from audit_entry e where ${matches({ ...EVERYTHING, since })} and e.id > ${last}::bigint order by e.id limit ${atOnce}`);
    if (rows.length > 0) yield rows;
    if (rows.length < atOnce) return;
    last = rows.at(-1)!.key;
  }
}
