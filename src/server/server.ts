import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { createExecutor } from '../kernel/executor.js';
import { journalOf, type OnLost } from '../kernel/journal.js';
import type { Reads } from '../kernel/reads.js';
import { hubSchema, schemaText } from '../kernel/schema.js';
import { ANONYMOUS, WHOLE_SCOPE } from '../kernel/viewer.js';
import { watchesOver, type OpenSource } from '../kernel/watch.js';
import { admission } from './admission.js';
import { startApollo } from './apollo.js';
import { serveAuditExport } from './audit-export.js';
import { readJsonBodies } from './bodies.js';
import { openBudgets } from './budgets.js';
import { allowOrigins } from './cors.js';
import { downloadables } from './download.operations.js';
import { serveDownloads } from './downloads.js';
import { serveEvidenceFiles } from './evidence-files.js';
import { serveEvidenceUploads } from './evidence-uploads.js';
import { serveGraphql } from './graphql.js';
import { serveHealth } from './health.js';
import { answerBrokenHttp, answerHttpError, answerHttpErrors } from './http-errors.js';
import { serveImports } from './imports.js';
import { LARGEST_BODY, SLOWEST_HEADERS, SLOWEST_UPLOAD } from './limits.js';
import { serveSubscriptions } from './live.js';
import { savedOperations } from './operations.js';
import type { HubServer, HubServerOptions } from './options.js';
import { serveRejectedRows } from './rejected-rows.js';
import { servePages } from './pages.js';
import { gate } from './playground-gate.js';
import { requestIdOf } from './request-id.js';
import { secureHeaders } from './security.js';
import { hurry } from './slow-bodies.js';
import { unitCounts } from './start-page.js';
import { trustedOperations } from './trusted.js';
import { isForWebSocket } from './websocket.js';

/** How long a stop waits for requests in flight, in milliseconds. */
const PATIENCE = 10_000;

/** Builds the server; it listens only when told to. */
export async function createServer(options: HubServerOptions): Promise<HubServer> {
  const { settings } = options;
  const schema = hubSchema(options.modules);
  const operations = await savedOperations();
  const downloads = downloadables(schema, operations);
  const trusted = [...operations.map(({ text }) => text), ...[...downloads.values()].map(({ withNotes }) => withNotes)];
  const executor = createExecutor(schema, { trusted, ...options.executor });
  const app = httpServer(options);
  const budgets = openBudgets(settings.costPerMinute, settings.redisUrl, app.log);
  app.addHook('onClose', () => budgets.close());
  const journal = options.transaction ? journalOf(options.transaction, lostEntries(app.log)) : null;
  const trustedTexts = trustedOperations(operations);
  const answering = {
    ...options,
    watches: watchesOver(ownEyes(options)),
    apollo: await startApollo(app, schema, executor, settings),
    admission: admission(schema, settings, budgets),
    journal,
  };
  serveGraphql(app, answering, trustedTexts);
  serveDownloads(app, schema, downloads, answering);
  serveSubscriptions(app, executor, { ...answering, schema, trusted: trustedTexts });
  serveAuditExport(app, { ...options, journal });
  serveImports(app, { ...options, transaction: options.transaction ?? null, runImport: options.runImport ?? null, journal });
  serveRejectedRows(app, options);
  serveEvidenceUploads(app, { ...options, transaction: options.transaction ?? null, files: options.files ?? null, journal });
  serveEvidenceFiles(app, { ...options, files: options.files ?? null, journal });
  serveHealth(app, options.unreadiness);
  await servePages(app, {
    gate: gate(options),
    schemaText: schemaText(schema),
    operations,
    unitCounts: unitCounts(schema, executor, answering, app.log),
  });
  return {
    listen() {
      app.addHook('onClose', outliveForgottenFailures(app));
      return app.listen({ host: settings.host, port: settings.port });
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
    requestTimeout: SLOWEST_UPLOAD,
    http: { headersTimeout: SLOWEST_HEADERS, connectionsCheckingInterval: 1_000, shouldUpgradeCallback: isForWebSocket },
    trustProxy: (_address, hop) => hop < settings.trustedHops,
    return503OnClosing: false,
    requestIdHeader: false,
    genReqId: requestIdOf,
    clientErrorHandler: answerBrokenHttp,
    frameworkErrors: (error, request, reply) => answerHttpError(error, request as FastifyRequest, reply as FastifyReply),
  });
  hurry(app);
  readJsonBodies(app);
  logRequests(app);
  secureHeaders(app);
  allowOrigins(app, settings.corsOrigins);
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

/** Each look of a watch is a snapshot of its own that sees every row; what of it a subscriber sees, its own reads say. */
const ownEyes =
  ({ openReads }: HubServerOptions): OpenSource<Reads> =>
  async (look) => {
    const reads = openReads({ ...ANONYMOUS, actor: 'hub', scope: WHOLE_SCOPE }, new AbortController().signal);
    try {
      return await look(reads);
    } finally {
      await reads.close();
    }
  };

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
