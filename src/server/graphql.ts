import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Executor } from '../kernel/executor.js';
import { HubError } from '../kernel/errors.js';
import type { Journal } from '../kernel/journal.js';
import type { Viewer } from '../kernel/viewer.js';
import { keepAccount } from './accounting.js';
import type { Admission } from './admission.js';
import { askApollo } from './apollo-http.js';
import { askedOf } from './asked.js';
import { isShared, keepPrivate, letShare, sharedCharge, tellCharge } from './caching.js';
import { documentStore } from './documents.js';
import { errorFormat } from './errors.js';
import { executorGateway } from './gateway.js';
import { refuseOtherMethods } from './http-errors.js';
import { MOST_ERRORS, MOST_TOKENS } from './limits.js';
import type { HubServerOptions } from './options.js';
import { refusalText } from './refusals.js';
import { openContext, waiting, type Opening, type ServedContext } from './request.js';
import { isStranger, withoutSuggestions } from './strangers.js';
import type { Trusted } from './trusted.js';

interface Serving extends Opening, Pick<HubServerOptions, 'viewerOf' | 'settings'> {
  readonly admission: Admission;
  readonly trusted: Trusted;
  readonly journal: Journal | null;
}

/** Serves `/graphql`. */
export async function serveGraphql(app: FastifyInstance, schema: GraphQLSchema, executor: Executor, serving: Serving): Promise<void> {
  const apollo = apolloOver(app, schema, executor, serving);
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    handler: (request, reply) => answer(apollo, serving, request, reply),
  });
  refuseOtherMethods(app, '/graphql', 'GET, POST');
}

/** What is too large is refused before Apollo sees it (admission.ts); its own limits are the second line. */
const apolloOver = (app: FastifyInstance, schema: GraphQLSchema, executor: Executor, { settings }: Serving): ApolloServer<ServedContext> =>
  new ApolloServer<ServedContext>({
    gateway: executorGateway(schema, executor),
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    documentStore: documentStore(),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    validationOptions: { maxErrors: MOST_ERRORS - 1 },
    formatError: errorFormat(app.log),
    logger: app.log,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), noteTaking(settings)],
  });

/** Keeps the notes of a request, and says beside its answer what it cost and whether it holds a row of the demo generator. */
const noteTaking = ({ production }: Serving['settings']): ApolloServerPlugin<ServedContext> => ({
  requestDidStart: ({ contextValue: { notes, charge, viewer } }) =>
    Promise.resolve({
      async didResolveSource() {
        notes.document = true;
      },
      async didResolveOperation({ operationName, operation, request }) {
        notes.operation = operationName;
        if (operation) notes.asked = { name: operationName, node: operation, variables: request.variables ?? {} };
      },
      async willSendResponse({ response: { body } }) {
        if (body.kind !== 'single') return;
        const result = body.singleResult;
        notes.refused = result.errors?.some(({ extensions }) => extensions?.['code'] === 'FORBIDDEN') ?? false;
        notes.failed = result.errors !== undefined;
        if (result.errors && isStranger(viewer, production))
          result.errors = result.errors.map((error) => ({ ...error, message: withoutSuggestions(error.message) }));
        const demo = notes.demo && result.data != null;
        result.extensions = { ...result.extensions, ...(demo && { demo }), ...(charge && { cost: charge }) };
      },
    }),
});

async function viewerBehind(request: FastifyRequest, { viewerOf, admission }: Serving): Promise<Viewer> {
  try {
    return await viewerOf(request.headers.authorization);
  } catch (error) {
    await admission.unknown(request);
    throw error;
  }
}

async function answer(
  apollo: ApolloServer<ServedContext>,
  serving: Serving,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  keepPrivate(reply);
  const viewer = await viewerBehind(request, serving);
  const asked = askedOf(request, serving.trusted);
  const { charge, refusal } = await serving.admission.admit(asked, request, viewer);
  tellCharge(reply, charge);
  if (refusal) return refusalText(request, reply, refusal, charge);
  const { requestTimeoutMs, production } = serving.settings;
  const { signal, over } = waiting(reply, requestTimeoutMs);
  const shared = isShared(request, asked, viewer);
  const context = openContext(serving, { viewer, requestId: request.id, signal, charge: shared ? sharedCharge(charge) : charge });
  try {
    const { text, status, headers } = await Promise.race([askApollo(apollo, request, asked, context, production), over]);
    reply.code(status).headers(headers);
    return shared && !context.notes.failed ? letShare(request, reply, text) : text;
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return refusalText(request, reply, error, charge);
  } finally {
    request.operation = context.notes.operation;
    await context.reads.close();
    keepAccount({ viewer, requestId: request.id, ...context.notes }, serving.journal, request.log);
  }
}
