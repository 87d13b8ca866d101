import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HubError } from '../kernel/errors.js';
import type { Charge } from './admission.js';
import { statusFor } from './http-errors.js';

const GRAPHQL_TYPE = 'application/graphql-response+json';

/** The answer to a request that is not run, or not to its end: its one error in the form of the graph. */
export function refusalText(request: FastifyRequest, reply: FastifyReply, error: HubError, cost: Charge | null): string {
  const readsGraphql = request.headers.accept?.includes(GRAPHQL_TYPE) === true;
  // To clients of plain JSON another status than 200 may come from a proxy on the way.
  reply.code(statusFor(reply, error, readsGraphql ? 400 : 200)).type(`${readsGraphql ? GRAPHQL_TYPE : 'application/json'}; charset=utf-8`);
  const { message, extensions } = error;
  return `${JSON.stringify({ errors: [{ message, extensions }], ...(cost && { extensions: { cost } }) })}\n`;
}
