import { createHash } from 'node:crypto';
import type { Reads } from '../../kernel/reads.js';
import type { Grant } from '../../kernel/viewer.js';
import { claimValues, type Claims } from './claims.rules.js';
import { claimedGrants } from './development-issuer.js';
import { accountsOfClaims, grantsOfKey, isRevoked, keyOfPublicId, resolvedGrants } from './grant.query.js';
import { unauthenticated, unknownCode } from './refusals.js';
import { distinctGrants, grantComplaint, grantText, type GrantCodes } from './role.rules.js';
import { isSecretOf, type PresentedKey } from './service-key.js';

/** Who a credential proves its holder to be, today. */
export interface Identity {
  readonly actor: string;
  readonly grants: readonly Grant[];
  /** When the credential itself ends, in milliseconds since 1970. */
  readonly until: number;
  /** The service key whose use is to be noted: it was last noted more than a minute ago. */
  readonly used: number | null;
}

/** Who a token's claims belong to; UNAUTHENTICATED for a revoked token and for one that belongs to a disabled account. */
export async function identityOfClaims(reads: Reads, claims: Claims, today: string): Promise<Identity> {
  if (claims.jti !== undefined && (await isRevoked(reads, claims.iss, claims.jti))) throw unauthenticated('a revoked token');
  const until = claims.exp * 1_000;
  const claimed = claimedGrants(claims);
  if (claimed) return { ...(await developer(reads, claimed, today)), until, used: null };
  const rows = await accountsOfClaims(reads, claims.iss, claimValues(claims), today);
  if (rows.some(({ disabled }) => disabled)) throw unauthenticated('a token of a disabled account');
  const grants = rows.flatMap(({ role, unit, mission }) => (role === null ? [] : [{ role, unit, mission }]));
  return { actor: actorOf(rows, claims), grants: distinctGrants(grants), until, used: null };
}

/**
 * Accounts by number; behind a slash whose token it was, as a hash, wherever an account may be shared by several. Somebody
 * without an account is signed in, and sees what everybody sees.
 */
function actorOf(rows: readonly { readonly account: number; readonly claim: string }[], { iss, sub }: Claims): string {
  const accounts = [...new Set(rows.map(({ account }) => account))].join('+');
  if (accounts !== '' && rows.every(({ claim }) => claim === 'sub')) return `account:${accounts}`;
  const subject = createHash('sha256')
    .update(`${iss}\n${sub ?? ''}`)
    .digest('hex')
    .slice(0, 12);
  return `account:${accounts || 'none'}/${subject}`;
}

/** The holder of a development token: its codes mean the holders of today, or the last ones. */
async function developer(reads: Reads, claimed: readonly GrantCodes[], today: string): Promise<Pick<Identity, 'actor' | 'grants'>> {
  const complaint = claimed.map(grantComplaint).find((found) => found !== null);
  if (complaint) throw unauthenticated(complaint.message);
  const grants = (await resolvedGrants(reads, claimed, today)).map(({ role, unit, mission }, index) => {
    if (unit === undefined || mission === undefined) throw unknownCode(claimed[index]!);
    return { role, unit, mission };
  });
  return { actor: `dev:${claimed.map(grantText).join(',') || 'PUBLIC'}`, grants: distinctGrants(grants) };
}

const MINUTE_MS = 60_000;

/** Who a service key belongs to; UNAUTHENTICATED for an unknown, expired or revoked one and one of a disabled account. */
export async function identityOfKey(reads: Reads, { publicId, secret }: PresentedKey, today: string): Promise<Identity> {
  const row = await keyOfPublicId(reads, publicId);
  if (!isSecretOf(secret, row?.secretHash ?? null) || !row) throw unauthenticated('an unknown service key');
  if (row.revoked || row.disabled || row.expiresAt.getTime() <= Date.now()) {
    throw unauthenticated(`service key ${row.key}: ${row.revoked ? 'revoked' : row.disabled ? 'of a disabled account' : 'expired'}`);
  }
  return {
    actor: `key:${row.key}`,
    grants: distinctGrants(await grantsOfKey(reads, row.key, today)),
    until: row.expiresAt.getTime(),
    used: row.lastUsedAt === null || row.lastUsedAt.getTime() < Date.now() - MINUTE_MS ? row.key : null,
  };
}
