import { sql } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import type { GrantedRole } from './role.rules.js';

export interface ServiceKeyRow {
  key: number;
  publicId: string;
  account: number;
  label: string;
  roles: GrantedRole[];
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

const columns = sql<ServiceKeyRow>`
  k.id as key, k.public_id as "publicId", k.account_id as account, k.label, k.roles, k.created_at as "createdAt",
  k.expires_at as "expiresAt", k.revoked_at as "revokedAt", k.last_used_at as "lastUsedAt"`;

export const keysOfPublicIds = (reads: Reads, publicIds: readonly string[]) =>
  reads.rows(sql<ServiceKeyRow>`select ${columns} from service_key k where k.public_id = any(${publicIds}::text[])`);

export const keysetOfServiceKey = (key: ServiceKeyRow): Keyset => [key.key];

/** A page of service keys, newest first, revoked and expired ones too. */
export function listedServiceKeys(reads: Reads, page: Page) {
  const beyond = page.beyond ? sql`where k.id ${sql.raw(page.backward ? '>' : '<')} ${page.beyond[0]}::int` : sql``;
  return reads.rows(sql<ServiceKeyRow>`
    select ${columns} from service_key k ${beyond} order by k.id ${sql.raw(page.backward ? 'asc' : 'desc')} limit ${page.limit + 1}`);
}

export async function countOfServiceKeys(reads: Reads): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`select count(*)::int as count from service_key`);
  return row?.count ?? 0;
}
