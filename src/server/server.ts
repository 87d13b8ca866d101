import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { createExecutor } from '../kernel/executor.js';
import { journalOf, type OnLost } from '../kernel/journal.js';
import { hubSchema, schemaText } from '../kernel/schema.js';
import { serveAuditExport } from './audit-export.js';
import { serveGraphql } from './graphql.js';
import { serveHealth } from './health.js';
import { answerBrokenHttp, answerHttpError, answerHttpErrors } from './http-errors.js';
import { LARGEST_BODY } from './limits.js';
import { savedOperations } from './operations.js';
import type { HubServer, HubServerOptions } from './options.js';
import { servePages } from './pages.js';
import { secureHeaders } from './security.js';
import { unitCounts } from './start-page.js';

/** How long a stop waits for requests in flight, in milliseconds. */
const PATIENCE = 10_000;

/** Builds the server; it listens only when told to. */
export async function createServer(options: HubServerOptions): Promise<HubServer> {
  const { host, port } = options.settings;
  const schema = hubSchema(options.modules);
  const operations = await savedOperations();
  const executor = createExecutor(schema, { trusted: operations.map((operation) => operation.text), ...options.executor });
  const app = httpServer(options);
  const journal = options.transaction ? journalOf(options.transaction, lostEntries(app.log)) : null;
  await serveGraphql(app, schema, executor, { ...options, journal });
  serveAuditExport(app, { ...options, journal });
  serveHealth(app, options.unreadiness);
  await servePages(app, {
    schemaText: schemaText(schema),
    operations,
    unitCounts: unitCounts(schema, executor, options, app.log),
  });
  return {
    listen() {
      app.addHook('onClose', outliveForgottenFailures(app));
      return app.listen({ host, port });
    },
    async close() {
      await closeWithin(app, PATIENCE);
      await journal?.settled();
    },
  };
}

/** What could not be written to the journal stands in the log. */
const lostEntries =
  (log: FastifyBaseLogger): OnLost =>
  (entries, reason) =>
    log.error({ err: reason, entries }, 'the journal could not be written');

function httpServer({ settings, logTo }: HubServerOptions): FastifyInstance {
  const loggerInstance: FastifyBaseLogger = pino({ level: settings.logLevel }, logTo ?? pino.destination(1));
  const app: FastifyInstance = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LARGEST_BODY,
    requestTimeout: 30_000,
    return503OnClosing: false,
    requestIdHeader: false,
    genReqId: requestId,
    clientErrorHandler: answerBrokenHttp,
    frameworkErrors: (error, request, reply) => answerHttpError(error, request as FastifyRequest, reply as FastifyReply),
  });
  app.removeContentTypeParser('text/plain');
  logRequests(app);
  secureHeaders(app);
  answerHttpErrors(app);
  return app;
}

/** One line a request, with its id, which the answer carries too. */
function logRequests(app: FastifyInstance): void {
  app.decorateRequest('operation', null);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async ({ method, url, operation, log }, { statusCode, elapsedTime }) => {
    const path = url.split('?', 1)[0];
    log.info({ method, path, ...(operation && { operation }), status: statusCode, ms: Math.round(elapsedTime) }, 'request');
  });
}

/** The caller's own id of the request where it is a plain word, so that its log and ours meet; else a new one. */
function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID();
}

/**
 * graphql-js 16 forgets a failure to come in an item of a list when another item fails at once, and Node would end the
 * process for it: all other requests with it. Gives the function that ends the watch.
 */
function outliveForgottenFailures(app: FastifyInstance): () => Promise<void> {
  const note = (reason: unknown): void => app.log.error({ err: reason }, 'a failure that nobody waited for');
  process.on('unhandledRejection', note);
  return async () => {
    process.off('unhandledRejection', note);
  };
}

/** Answers what is in flight; whoever takes longer than `patience` is cut off. */
async function closeWithin(app: FastifyInstance, patience: number): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), patience);
  // A connection whose answer is under way would be kept for a next request, and keep the server with it.
  const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
  await app.close();
  clearInterval(sweep);
  clearTimeout(timer);
}
