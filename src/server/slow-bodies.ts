import type { FastifyInstance } from 'fastify';
import { answerBrokenHttp } from './http-errors.js';
import { SLOWEST_REQUEST } from './limits.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes files, which may be long under way. */
    readonly takesFiles?: boolean;
  }
}

/** Cuts off whoever dawdles with a body, but on routes that take files: those have the time that the HTTP server gives. */
export function hurry(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw, headers, routeOptions }, reply) => {
    const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
    if (!hasBody || routeOptions.config.takesFiles) return;
    // Nobody may read a body that is not wanted, and its end is then not told: what counts is whether it came.
    const timer = setTimeout(() => raw.complete || answerBrokenHttp(TOO_SLOW, raw.socket), SLOWEST_REQUEST).unref();
    reply.raw.once('close', () => raw.complete && clearTimeout(timer));
  });
}

const TOO_SLOW = Object.assign(new Error('slow body'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
