import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { Claims } from './claims.rules.js';
import { GRANTED_ROLES, type GrantCodes } from './role.rules.js';
import { verified, type TokenIssuer } from './token-issuer.js';

/** The `iss` and `aud` of development tokens. */
export const DEVELOPMENT = 'urn:cchc-hub:development';
const ALGORITHM = 'EdDSA';
const FILE = 'development-key.json';

/** Signs for whoever can read the hub's folder; for the hub's own database on a developer's machine only. */
export interface DevelopmentIssuer extends TokenIssuer {
  /** A token that holds these grants for some hours. */
  issue(grants: readonly GrantCodes[], hours: number): Promise<string>;
}

/** The issuer of a folder; its key is made at the first use, readable by its owner only. */
export async function developmentIssuer(dataDir: string): Promise<DevelopmentIssuer> {
  const path = join(dataDir, FILE);
  return issuerOf(JSON.parse(await readFile(path, 'utf8').catch(() => madeAt(path))) as JWK);
}

/** Made beside and put into place whole, by one process only: a second one takes what the first has made. */
async function madeAt(path: string): Promise<string> {
  const unfinished = `${path}.${randomUUID()}`;
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(unfinished, `${JSON.stringify(await newDevelopmentKey())}\n`, { mode: 0o600, flag: 'wx' });
  await link(unfinished, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(unfinished);
  return readFile(path, 'utf8');
}

/** A new private key. */
export async function newDevelopmentKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return exportJWK(privateKey);
}

/** The issuer that signs with a key. */
export async function issuerOf(key: JWK): Promise<DevelopmentIssuer> {
  const { d: _secret, ...open } = key;
  const [ours, theirs] = (await Promise.all([importJWK(key, ALGORITHM), importJWK(open, ALGORITHM)])) as [CryptoKey, CryptoKey];
  return {
    verify: (token) => verified(token, () => theirs, { issuer: DEVELOPMENT, audience: DEVELOPMENT, clockSkewS: 0 }),
    issue: (grants, hours) =>
      new SignJWT({ grants })
        .setProtectedHeader({ alg: ALGORITHM })
        .setIssuer(DEVELOPMENT)
        .setAudience(DEVELOPMENT)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime(`${hours} hours`)
        .sign(ours),
  };
}

/** The grants that a development token claims; null for a token of any other issuer. */
export function claimedGrants({ iss, grants }: Claims): readonly GrantCodes[] | null {
  if (iss !== DEVELOPMENT || !Array.isArray(grants)) return null;
  return (grants as GrantCodes[]).filter(({ role }) => (GRANTED_ROLES as readonly string[]).includes(role));
}
