import type { FastifyInstance } from 'fastify';
import { varyBy } from './caching.js';

const READABLE =
  'x-request-id, x-query-cost, ratelimit-limit, ratelimit-remaining, ratelimit-reset, retry-after, etag, content-disposition, x-rows, x-left-out, x-more-rows';
const PREFLIGHT: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, POST, PUT',
  'access-control-allow-headers': 'content-type, authorization, accept, apollo-require-preflight, x-request-id',
  'access-control-max-age': '600',
};

/**
 * Lets pages of these origins ask the hub; the browsers of all others keep its answers from them. Cookies are nobody’s business
 * here: credentials come in a header that a page sets itself.
 */
export function allowOrigins(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  const all = origins.includes('*');
  const allowed = new Set(origins);
  app.addHook('onRequest', async (request, reply) => {
    if (!all) varyBy(reply, 'origin');
    const { origin } = request.headers;
    if (origin === undefined || !(all || allowed.has(origin))) return undefined;
    reply.headers({ 'access-control-allow-origin': all ? '*' : origin, 'access-control-expose-headers': READABLE });
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return undefined;
    return reply.code(204).headers(PREFLIGHT).send();
  });
}
