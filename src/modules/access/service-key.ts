import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A service key as a machine shows it. */
export interface PresentedKey {
  readonly publicId: string;
  readonly secret: string;
}

/** A new service key: what the machine gets, and what the hub keeps of it. */
export interface NewServiceKey {
  readonly publicId: string;
  /** The whole text that goes behind `Bearer`. */
  readonly text: string;
  readonly secretHash: Buffer;
}

const SECRET_BYTES = 32;

/** A key with 256 random bits: there is nothing to guess, so that one round of SHA-256 is enough to keep it. */
export function newServiceKey(): NewServiceKey {
  const publicId = randomBytes(8).toString('hex');
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return { publicId, text: `hub_${publicId}_${secret}`, secretHash: hashOf(secret) };
}

/** The parts of `hub_<id>_<secret>`; null for a text that is no service key. */
export function parseServiceKey(text: string): PresentedKey | null {
  const [, publicId, secret] = /^hub_([0-9a-f]{16})_([\w-]{43})$/.exec(text) ?? [];
  return publicId === undefined || secret === undefined ? null : { publicId, secret };
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Compared with where there is no key of that id, so that both cases take the same time. */
const NOBODYS = hashOf(randomBytes(SECRET_BYTES).toString('base64url'));

/** Whether the secret is the one that was hashed; takes the same time whatever differs. */
export const isSecretOf = (secret: string, secretHash: Buffer | null): boolean =>
  timingSafeEqual(hashOf(secret), secretHash ?? NOBODYS) && secretHash !== null;
