import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { Grant, RoleName } from '../../kernel/viewer.js';
import { holdersOf } from '../units/index.js';
import type { ClaimValue } from './claims.rules.js';
import type { GrantCodes } from './role.rules.js';

/** An account with one of its grants of a day; without any, the columns of the grant are null. */
interface AccountGrantRow {
  account: number;
  claim: string;
  disabled: boolean;
  role: RoleName | null;
  unit: number | null;
  mission: number | null;
}

/** The accounts that claims belong to, with their grants of the day, in the order of accounts. */
export const accountsOfClaims = (reads: Reads, issuer: string, values: readonly ClaimValue[], today: string) =>
  reads.rows(sql<AccountGrantRow>`
    select a.id as account, a.claim, a.disabled_at is not null as disabled, g.role, g.unit_id as unit, g.mission_id as mission
    from (select distinct * from unnest(${values.map(({ claim }) => claim)}::text[], ${values.map(({ value }) => value)}::text[]) as c(claim, value)) c
    join account a on a.issuer = ${issuer} and a.claim = c.claim and a.value = c.value
    left join account_role g on g.account_id = a.id and g.during @> ${today}::date
    order by a.id, g.id`);

/** Whether a token was revoked. */
export async function isRevoked(reads: Reads, issuer: string, jti: string): Promise<boolean> {
  const [row] = await reads.rows(sql`select 1 from revoked_token where issuer = ${issuer} and jti = ${jti}`);
  return row !== undefined;
}

export interface PresentedKeyRow {
  key: number;
  account: number;
  secretHash: Buffer;
  expiresAt: Date;
  revoked: boolean;
  disabled: boolean;
  lastUsedAt: Date | null;
}

/** A service key with what decides whether it opens anything. */
export async function keyOfPublicId(reads: Reads, publicId: string): Promise<PresentedKeyRow | null> {
  const [row] = await reads.rows(sql<PresentedKeyRow>`
    select k.id as key, k.account_id as account, k.secret_hash as "secretHash", k.expires_at as "expiresAt",
      k.revoked_at is not null as revoked, a.disabled_at is not null as disabled, k.last_used_at as "lastUsedAt"
    from service_key k join account a on a.id = k.account_id where k.public_id = ${publicId}`);
  return row ?? null;
}

/** The grants of a day that a service key may use. */
export const grantsOfKey = (reads: Reads, key: number, today: string) =>
  reads.rows(sql<Grant>`
    select g.role, g.unit_id as unit, g.mission_id as mission
    from service_key k join account_role g on g.account_id = k.account_id and g.role = any(k.roles) and g.during @> ${today}::date
    where k.id = ${key} order by g.id`);

/** Codes of missions with their keys; here, and where a grant refers to one, access knows that missions are rows. */
export const missionsOfCodes = (reads: Reads, codes: readonly string[]) =>
  reads.rows(sql<{ code: string; key: number }>`select m.code, m.id as key from oversight_mission m where m.code = any(${codes}::text[])`);

/** A grant by codes; undefined where nobody held the code, or no mission has it. */
export interface ResolvedGrant {
  readonly role: RoleName;
  readonly unit: number | null | undefined;
  readonly mission: number | null | undefined;
}

/** Grants with the keys of what their codes mean on a day: the holder of the code then, or else its last holder. */
export async function resolvedGrants(reads: Reads, grants: readonly GrantCodes[], today: string): Promise<ResolvedGrant[]> {
  const codes = grants.flatMap(({ unit }) => unit ?? []);
  const holders = await holdersOf(
    reads,
    codes.map((code) => ({ code, on: today, since: null })),
  );
  const units = new Map(holders.map(({ slot, unit }) => [codes[slot], unit]));
  const missions = new Map(
    (
      await missionsOfCodes(
        reads,
        grants.flatMap(({ mission }) => mission ?? []),
      )
    ).map(({ code, key }) => [code, key]),
  );
  return grants.map(({ role, unit, mission }) => ({
    role,
    unit: unit == null ? null : units.get(unit),
    mission: mission == null ? null : missions.get(mission),
  }));
}
