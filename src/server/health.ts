import type { FastifyInstance } from 'fastify';

/** `/healthz`: the process is alive. `/readyz`: it can answer; else 503 with the reasons. */
export function serveHealth(app: FastifyInstance, unreadiness: () => Promise<readonly string[]>): void {
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', async (request, reply) => {
    const reasons = await unreadiness().catch((error: unknown) => {
      request.log.warn({ err: error }, 'readiness could not be told');
      return ['The database does not answer.'];
    });
    const ready = reasons.length === 0;
    reply.header('cache-control', 'no-store').code(ready ? 200 : 503);
    return ready ? { status: 'ready' } : { status: 'not ready', reasons };
  });
}
