import { ApolloServer, HeaderMap, type ApolloServerPlugin, type GraphQLResponse } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { FastifyInstance } from 'fastify';
import { getOperationAST, OperationTypeNode, type GraphQLSchema } from 'graphql';
import { badInput } from '../kernel/errors.js';
import type { Executor } from '../kernel/executor.js';
import { documentStore } from './documents.js';
import { errorFormat } from './errors.js';
import { executorGateway } from './gateway.js';
import { MOST_ERRORS, MOST_TOKENS } from './limits.js';
import type { ServerSettings } from './options.js';
import type { ServedContext } from './request.js';
import { isStranger, withoutSuggestions } from './strangers.js';

type Settings = Pick<ServerSettings, 'production'>;

/** Starts Apollo over a schema; it stops with the server. */
export async function startApollo(
  app: FastifyInstance,
  schema: GraphQLSchema,
  executor: Executor,
  settings: Settings,
): Promise<ApolloServer<ServedContext>> {
  const apollo = apolloOver(app, schema, executor, settings);
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  return apollo;
}

/** What is too large is refused before Apollo sees it (admission.ts); its own limits are the second line. */
const apolloOver = (app: FastifyInstance, schema: GraphQLSchema, executor: Executor, settings: Settings): ApolloServer<ServedContext> =>
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
const noteTaking = ({ production }: Settings): ApolloServerPlugin<ServedContext> => ({
  requestDidStart: ({ contextValue: { notes, charge, viewer } }) =>
    Promise.resolve({
      async didResolveSource() {
        notes.document = true;
      },
      async didResolveOperation({ operationName, operation, request }) {
        notes.operation = operationName;
        if (operation) notes.asked = { name: operationName, node: operation, variables: request.variables ?? {} };
      },
      async responseForOperation({ request, document }) {
        const operation = getOperationAST(document, request.operationName);
        return operation?.operation === OperationTypeNode.SUBSCRIPTION ? elsewhere() : null;
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

/** The answer to a subscription, which takes a stream. */
function elsewhere(): GraphQLResponse {
  const { message, extensions } = badInput({
    message: 'A subscription is answered by a stream, and this is no address for one.',
    messageVi: 'Thao tác subscription được trả lời bằng luồng sự kiện, không dùng địa chỉ này.',
    hint: 'Send it to /graphql/stream with accept: text/event-stream, or to /graphql by WebSocket (graphql-transport-ws).',
  });
  const http = { status: 400, headers: new HeaderMap() };
  return { http, body: { kind: 'single', singleResult: { errors: [{ message, extensions }] } } };
}
