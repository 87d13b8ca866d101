import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { oidcIssuer, type TokenIssuer } from '../../src/modules/access/index.js';

/** A signing key with the half that the issuer shows. */
export interface SigningKey {
  readonly kid: string;
  readonly secret: CryptoKey;
  readonly open: JWK;
}

export const AUDIENCE = 'cchc-hub';

/** What is different from a usual token; a claim that is undefined is left out. */
export interface TokenWish {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly key?: SigningKey;
}

/** An OpenID Connect issuer on loopback. */
export interface LoopbackIssuer {
  readonly url: string;
  /** The key that it signs with now. */
  readonly key: SigningKey;
  /** How often its keys were fetched. */
  readonly fetches: number;
  /** A token for `sub`, valid for five minutes. */
  issue(sub: string, wish?: TokenWish): Promise<string>;
  /** Signs with a new key from now on, and shows only that one. */
  rotate(): Promise<void>;
  /** While true it answers 500 to everything. */
  broken: boolean;
  /** What a hub believes it with. */
  believed(): TokenIssuer;
}

export async function newSigningKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const kid = randomUUID();
  return { kid, secret: privateKey, open: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}

/** The claims of a usual token, with what is wished; undefined leaves one out. */
export function claimsOf(issuer: string, sub: string, claims: TokenWish['claims'] = {}): JWTPayload {
  const now = Math.floor(Date.now() / 1_000);
  const usual = { iss: issuer, aud: AUDIENCE, sub, jti: randomUUID(), iat: now, exp: now + 300 };
  return Object.fromEntries(Object.entries({ ...usual, ...claims }).filter(([, value]) => value !== undefined));
}

/** Starts and stops with the test file; call it at the top, before the hub that believes it. */
export function issuerOnLoopback(): LoopbackIssuer {
  let server: Server;
  const self: { -readonly [Name in keyof LoopbackIssuer]: LoopbackIssuer[Name] } = {
    url: '',
    key: undefined as unknown as SigningKey,
    fetches: 0,
    broken: false,
    issue: (sub, { claims, key = self.key } = {}) =>
      new SignJWT(claimsOf(self.url, sub, claims)).setProtectedHeader({ alg: 'ES256', kid: key.kid }).sign(key.secret),
    async rotate() {
      self.key = await newSigningKey();
    },
    believed: () => oidcIssuer({ issuer: self.url, audience: AUDIENCE, jwksUrl: null, clockSkewS: 60, cooldownMs: 0 }),
  };

  const answerTo = (path: string | undefined): object | null => {
    if (self.broken) return null;
    if (path === '/.well-known/openid-configuration') return { issuer: self.url, jwks_uri: `${self.url}/keys` };
    if (path !== '/keys') return null;
    self.fetches += 1;
    return { keys: [self.key.open] };
  };

  beforeAll(async () => {
    self.key = await newSigningKey();
    server = createServer((request, response) => {
      const answer = answerTo(request.url);
      response.writeHead(answer ? 200 : 500, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    self.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return self;
}
