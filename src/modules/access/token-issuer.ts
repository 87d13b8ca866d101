import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Claims } from './claims.rules.js';
import { issuerSilent, unauthenticated } from './refusals.js';

/** Whoever signs the tokens that the hub believes. */
export interface TokenIssuer {
  /** The claims of a token that it signed for the hub and that is valid now; UNAUTHENTICATED for any other. */
  verify(token: string): Promise<Claims>;
}

/** An OpenID Connect issuer. */
export interface OidcSettings {
  readonly issuer: string;
  readonly audience: string;
  /** Null: the issuer's own metadata tells it. */
  readonly jwksUrl: string | null;
  /** By how many seconds the clocks of issuer and hub may differ. */
  readonly clockSkewS: number;
  /** How soon keys may be asked for again when a token names one that is not known, in milliseconds; 30 seconds when not given. */
  readonly cooldownMs?: number;
}

/** Signatures with a key of two halves: with a shared secret, whoever can check a token could make one. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
const PATIENCE_MS = 5_000;

/** Believes tokens of an issuer for the hub's audience; keys are fetched when first needed, kept for ten minutes, and asked for anew when a token names an unknown one. */
export function oidcIssuer({ issuer, audience, jwksUrl, clockSkewS, cooldownMs = 30_000 }: OidcSettings): TokenIssuer {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const discovered = async (): Promise<JWTVerifyGetKey> => {
    const url = jwksUrl ?? (await discoveredKeys(issuer));
    return createRemoteJWKSet(new URL(url), { cooldownDuration: cooldownMs, timeoutDuration: PATIENCE_MS });
  };
  const keyOf: JWTVerifyGetKey = async (header, token) => {
    keys ??= discovered();
    keys.catch(() => (keys = undefined));
    const set = await keys;
    return keySought(async () => set(header, token));
  };
  return { verify: (token) => verified(token, keyOf, { issuer, audience, clockSkewS }) };
}

/** A failure to get keys says nothing about the token. */
async function keySought<Key>(seek: () => Promise<Key>): Promise<Key> {
  try {
    return await seek();
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
    throw error instanceof errors.JOSENotSupported ? error : issuerSilent(error);
  }
}

/** Where an issuer says that its keys are. */
async function discoveredKeys(issuer: string): Promise<string> {
  try {
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    const found = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (found.issuer !== issuer) throw new Error(`${address} is of the issuer ${String(found.issuer)}`);
    if (typeof found.jwks_uri !== 'string') throw new Error(`${address} names no jwks_uri`);
    return found.jwks_uri;
  } catch (error) {
    throw issuerSilent(error);
  }
}

export interface Expected {
  readonly issuer: string;
  readonly audience: string;
  readonly clockSkewS: number;
}

/** Checks signature, algorithm, issuer, audience and times; a token without an end is refused. */
export async function verified(token: string, key: JWTVerifyGetKey, { issuer, audience, clockSkewS }: Expected): Promise<Claims> {
  try {
    const { payload } = await jwtVerify(token, key, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: clockSkewS,
      requiredClaims: ['exp'],
    });
    if (payload.iat !== undefined && payload.iat > Date.now() / 1_000 + clockSkewS) throw new Error('issued in the future');
    return payload as Claims;
  } catch (error) {
    throw error instanceof Error && error.name === 'HubError' ? error : unauthenticated(error);
  }
}
