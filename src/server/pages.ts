import type { FastifyInstance } from 'fastify';
import type { Executor } from '../kernel/executor.js';
import type { SavedOperation } from './operations.js';
import type { Opening } from './request.js';

export interface Pages {
  readonly schemaText: string;
  readonly operations: readonly SavedOperation[];
  readonly executor: Executor;
  readonly opening: Opening;
}

/** The pages for people, and the schema as text. */
export async function servePages(app: FastifyInstance, { schemaText }: Pages): Promise<void> {
  app.get('/schema.graphql', (_request, reply) => reply.type('text/plain; charset=utf-8').send(schemaText));
}
