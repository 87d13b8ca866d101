import { ApolloServer, HeaderMap, type ApolloServerPlugin, type HTTPGraphQLResponse } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Executor } from '../kernel/executor.js';
import type { Journal } from '../kernel/journal.js';
import { keepAccount } from './accounting.js';
import { errorFormat } from './errors.js';
import { executorGateway } from './gateway.js';
import { refuseOtherMethods } from './http-errors.js';
import { depthRule, MOST_SELECTIONS, MOST_TOKENS } from './limits.js';
import type { HubServerOptions } from './options.js';
import { departure, openContext, type Opening, type ServedContext } from './request.js';

interface Serving extends Opening, Pick<HubServerOptions, 'viewerOf'> {
  readonly journal: Journal | null;
}

/** Serves `/graphql`. */
export async function serveGraphql(app: FastifyInstance, schema: GraphQLSchema, executor: Executor, serving: Serving): Promise<void> {
  const apollo = apolloOver(app, schema, executor);
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

const apolloOver = (app: FastifyInstance, schema: GraphQLSchema, executor: Executor): ApolloServer<ServedContext> =>
  new ApolloServer<ServedContext>({
    gateway: executorGateway(schema, executor),
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    maxRecursiveSelections: MOST_SELECTIONS,
    validationRules: [depthRule],
    formatError: errorFormat(app.log),
    logger: app.log,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), noteTaking],
  });

/** Keeps the notes of a request, and marks an answer with a row of the demo generator. */
const noteTaking: ApolloServerPlugin<ServedContext> = {
  requestDidStart: ({ contextValue: { notes } }) =>
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
        notes.refused = body.singleResult.errors?.some(({ extensions }) => extensions?.['code'] === 'FORBIDDEN') ?? false;
        if (!notes.demo) return;
        body.singleResult.extensions = { ...body.singleResult.extensions, demo: true };
      },
    }),
};

async function answer(
  apollo: ApolloServer<ServedContext>,
  serving: Serving,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  const viewer = await serving.viewerOf(request.headers.authorization);
  const context = openContext(serving, { viewer, requestId: request.id, signal: departure(reply) });
  try {
    const response = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method, headers: headersOf(request), search: searchOf(request.url), body: request.body },
      context: () => Promise.resolve(context),
    });
    for (const [name, value] of response.headers) reply.header(name, value);
    request.operation = context.notes.operation;
    reply.code(statusOf(response, context));
    return await textOf(response);
  } finally {
    await context.reads.close();
    keepAccount({ viewer, requestId: request.id, ...context.notes }, serving.journal, request.log);
  }
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

function searchOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start);
}

/**
 * A document that cannot run is answered 400 only to clients that read `application/graphql-response+json`: to the
 * others, says the GraphQL over HTTP specification, a status other than 200 may come from a proxy on the way.
 */
function statusOf(response: HTTPGraphQLResponse, { notes }: ServedContext): number {
  const status = response.status ?? 200;
  const isPlainJson = response.headers.get('content-type')?.startsWith('application/json');
  return status === 400 && isPlainJson && notes.document ? 200 : status;
}

async function textOf({ body }: HTTPGraphQLResponse): Promise<string> {
  if (body.kind === 'complete') return body.string;
  let text = '';
  for await (const part of body.asyncIterator) text += part;
  return text;
}
