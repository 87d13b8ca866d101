import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Executor } from '../kernel/executor.js';

type Gateway = ApolloServerOptionsWithGateway<object>['gateway'];

/** Apollo runs every operation through our executor: a gateway is the one place where it lets another take over. */
export const executorGateway = (schema: GraphQLSchema, executor: Executor): Gateway => ({
  load: () =>
    Promise.resolve({
      executor: async ({ document, request, context }) =>
        executor.execute({ document, operationName: request.operationName, variables: request.variables, context }),
    }),
  onSchemaLoadOrUpdate(callback) {
    callback({ apiSchema: schema, coreSupergraphSdl: '' });
    return () => undefined;
  },
  stop: () => Promise.resolve(),
});
