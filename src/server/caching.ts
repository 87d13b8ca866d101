import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../kernel/viewer.js';
import type { Charge } from './admission.js';
import type { Asked } from './asked.js';

const SHARED = 'public, max-age=60, stale-while-revalidate=600';
const OWN = 'private, no-store';

/** Whether everybody who asks this gets the same answer, so that caches on the way may give it again. */
export const isShared = (request: FastifyRequest, { trusted }: Asked, { actor }: Viewer): boolean =>
  request.method === 'GET' && trusted && actor === 'anonymous';

/** What of a charge may be said to everybody who gets an answer from a cache. */
export const sharedCharge = ({ requested, limit }: Charge): Partial<Charge> => ({ requested, limit });

/** Says what a request cost, and what its sender has left. */
export function tellCharge(reply: FastifyReply, { requested, limit, remaining, resetsAt }: Charge): void {
  reply.headers({
    'x-query-cost': requested,
    'ratelimit-limit': limit,
    'ratelimit-remaining': remaining,
    'ratelimit-reset': Math.max(0, Math.ceil((Date.parse(resetsAt) - Date.now()) / 1000)),
  });
}

/** No cache keeps it: errors, and whatever depends on who asks. */
export function keepPrivate(reply: FastifyReply): void {
  reply.header('cache-control', OWN);
  varyBy(reply, 'authorization', 'accept', 'accept-encoding');
}

/** Lets caches keep an answer; gives an empty one where the client has the same already. */
export function letShare(request: FastifyRequest, reply: FastifyReply, text: string): string {
  const hash = createHash('sha256')
    .update(String(reply.getHeader('content-type')))
    .update(text)
    .digest('base64url');
  const tag = `"${hash.slice(0, 22)}"`;
  reply.headers({ 'cache-control': SHARED, etag: tag });
  for (const name of ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset']) reply.removeHeader(name);
  if (!hasAlready(request.headers['if-none-match'], tag)) return text;
  reply.code(304).removeHeader('content-type');
  return '';
}

/** Whether a client says by `if-none-match` that it has what this tag stands for. */
export const hasAlready = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === tag);

/** Adds to what the answer depends on. */
export function varyBy(reply: FastifyReply, ...names: readonly string[]): void {
  const before = reply.getHeader('vary');
  reply.header('vary', [...(before ? [String(before)] : []), ...names].join(', '));
}
