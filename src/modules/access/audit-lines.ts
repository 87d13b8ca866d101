import type { Reads } from '../../kernel/reads.js';
import { auditEntriesSince, type AuditEntryRow } from './audit-entry.query.js';

/** The journal since an instant as JSON lines, oldest first; a piece of text holds some hundred lines. */
export async function* auditLines(reads: Reads, since: Date | null): AsyncGenerator<string> {
  for await (const rows of auditEntriesSince(reads, since)) yield rows.map(line).join('');
}

/** Before and after are JSON already. */
const line = ({ key, at, kind, actor, command, subject, before, after, requestId }: AuditEntryRow): string => {
  const plain = JSON.stringify({ id: Number(key), at: at.toISOString(), kind, actor, command, subject, requestId });
  return `${plain.slice(0, -1)},"before":${before ?? 'null'},"after":${after ?? 'null'}}\n`;
};
