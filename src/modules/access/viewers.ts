import { createHash } from 'node:crypto';
import type { ScopeSource } from '../../kernel/module.js';
import type { Reads } from '../../kernel/reads.js';
import { ANONYMOUS, type Viewer } from '../../kernel/viewer.js';
import { credentialOf } from './credential.js';
import { identityOfClaims, identityOfKey, type Identity } from './identity.js';
import { unauthenticated } from './refusals.js';
import { scopeOf } from './scope.js';
import type { TokenIssuer } from './token-issuer.js';

export interface ViewersOptions {
  /** Whose tokens are believed; null: nobody's, and only service keys prove anything. */
  readonly issuer: TokenIssuer | null;
  /** Reads that see every row, in a snapshot of their own. */
  readonly openReads: () => Reads & { close(): Promise<void> };
  /** What the modules make of grants. */
  readonly sources: readonly ScopeSource[];
  /** Today in Viet Nam as `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Told that a service key was used; returns at once. */
  readonly onKeyUsed: (key: number) => void;
}

/** Knows who sends a request. */
export interface Viewers {
  /** The viewer of an `authorization` header; ANONYMOUS without one, UNAUTHENTICATED for one that proves nobody. */
  of(authorization: string | undefined): Promise<Viewer>;
  /** Forgets whom it knows: grants, keys or accounts have changed. */
  forget(): void;
}

/** How long a viewer is known without looking again: what another process changes takes effect within this time. */
const KNOWN_MS = 5_000;
const MOST = 1_000;

interface Known {
  readonly viewer: Promise<Viewer>;
  until: number;
}

/** Viewers by credential, each computed once for all requests that come within five seconds. */
export const viewers = (options: ViewersOptions): Viewers => new KnownViewers(options);

class KnownViewers implements Viewers {
  readonly #options: ViewersOptions;
  /** By a hash, so that no credential lies in memory; the one that came first stands first. */
  #known = new Map<string, Known>();

  constructor(options: ViewersOptions) {
    this.#options = options;
  }

  of(authorization: string | undefined): Promise<Viewer> {
    if (authorization === undefined) return Promise.resolve(ANONYMOUS);
    const key = createHash('sha256').update(authorization).digest('base64');
    const found = this.#known.get(key);
    return found && found.until > Date.now() ? found.viewer : this.#look(authorization, key);
  }

  /** What is being computed goes on, and is remembered where nobody looks any more. */
  forget(): void {
    this.#known = new Map();
  }

  #look(authorization: string, key: string): Promise<Viewer> {
    const known = this.#known;
    const computed = viewerOf(authorization, this.#options);
    const made: Known = { viewer: computed.then(({ viewer }) => viewer), until: Date.now() + KNOWN_MS };
    computed.then(
      ({ until }) => (made.until = Math.min(made.until, until)),
      () => known.get(key) === made && known.delete(key),
    );
    known.delete(key);
    known.set(key, made);
    for (const oldest of known.keys()) {
      if (known.size <= MOST) break;
      known.delete(oldest);
    }
    return made.viewer;
  }
}

/** A credential's viewer, and when the credential ends. */
async function viewerOf(authorization: string, options: ViewersOptions): Promise<{ viewer: Viewer; until: number }> {
  const { openReads, sources, today, onKeyUsed } = options;
  const identify = await identification(authorization, options.issuer);
  const reads = openReads();
  try {
    const { actor, grants, until, used } = await identify(reads, today());
    if (used !== null) onKeyUsed(used);
    return { viewer: { actor, grants, scope: { ...(await scopeOf(reads, grants, sources, today())), sender: actor } }, until };
  } finally {
    await reads.close();
  }
}

/** Checks what can be checked without the database first, so that a forged token costs no connection. */
async function identification(
  authorization: string,
  issuer: TokenIssuer | null,
): Promise<(reads: Reads, today: string) => Promise<Identity>> {
  const credential = credentialOf(authorization);
  if ('key' in credential) return (reads, today) => identityOfKey(reads, credential.key, today);
  if (!issuer) throw unauthenticated('a token, and no issuer is set');
  const claims = await issuer.verify(credential.token);
  return (reads, today) => identityOfClaims(reads, claims, today);
}
