import { sql } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import type { GrantedRole } from './role.rules.js';

export interface AccountRow {
  key: number;
  issuer: string;
  claim: string;
  value: string;
  label: string;
  createdAt: Date;
  disabledAt: Date | null;
  demo: boolean;
}

const columns = sql<AccountRow>`
  a.id as key, a.issuer, a.claim, a.value, a.label, a.created_at as "createdAt", a.disabled_at as "disabledAt", a.demo`;

export const accountsOfIds = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<AccountRow>`select ${columns} from account a where a.id = any(${ids}::int[])`);

export const keysetOfAccount = (account: AccountRow): Keyset => [account.key];

/** A page of accounts in the order in which they were made. */
export function listedAccounts(reads: Reads, page: Page) {
  const beyond = page.beyond ? sql`where a.id ${sql.raw(page.backward ? '<' : '>')} ${page.beyond[0]}::int` : sql``;
  return reads.rows(sql<AccountRow>`
    select ${columns} from account a ${beyond} order by a.id ${sql.raw(page.backward ? 'desc' : 'asc')} limit ${page.limit + 1}`);
}

export async function countOfAccounts(reads: Reads): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`select count(*)::int as count from account`);
  return row?.count ?? 0;
}

export interface AccountRoleRow {
  key: number;
  account: number;
  role: GrantedRole;
  unit: number | null;
  mission: number | null;
  validFrom: string;
  validTo: string | null;
}

/** All grants of accounts, past and future ones too, in the order in which they were given. */
export const rolesOfAccounts = (reads: Reads, accounts: readonly number[]) =>
  reads.rows(sql<AccountRoleRow>`
    select g.id as key, g.account_id as account, g.role, g.unit_id as unit, g.mission_id as mission, g.valid_from as "validFrom",
      g.valid_to as "validTo"
    from account_role g where g.account_id = any(${accounts}::int[]) order by g.account_id, g.id`);
