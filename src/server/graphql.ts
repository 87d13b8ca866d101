import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerTo, viewerBehind, type Answering } from './answering.js';
import { toApollo } from './apollo-http.js';
import { askedOf } from './asked.js';
import { isShared, keepPrivate, letShare } from './caching.js';
import { refuseOtherMethods } from './http-errors.js';
import { refusalText } from './refusals.js';
import type { Trusted } from './trusted.js';

/** Serves `/graphql`. */
export function serveGraphql(app: FastifyInstance, answering: Answering, trusted: Trusted): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    handler: (request, reply) => answer(answering, trusted, request, reply),
  });
  refuseOtherMethods(app, '/graphql', 'GET, POST');
}

async function answer(answering: Answering, trusted: Trusted, request: FastifyRequest, reply: FastifyReply): Promise<string> {
  keepPrivate(reply);
  const viewer = await viewerBehind(request, answering);
  const asked = askedOf(request, trusted);
  const shared = isShared(request, asked, viewer);
  const question = { asked, shared, toApollo: toApollo(request, asked, answering.settings.production) };
  const answered = await answerTo(question, viewer, answering, request, reply);
  if (answered.refusal) return refusalText(request, reply, answered.refusal, answered.charge);
  const { text, status, headers, notes } = answered;
  reply.code(status).headers(headers);
  return shared && !notes.failed ? letShare(request, reply, text) : text;
}
