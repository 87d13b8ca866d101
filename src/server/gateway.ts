import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { HubError } from '../kernel/errors.js';
import type { Executor } from '../kernel/executor.js';
import { MOST_ERRORS } from './limits.js';

type Gateway = ApolloServerOptionsWithGateway<object>['gateway'];

/** Apollo runs every operation through our executor: a gateway is the one place where it lets another take over. */
export const executorGateway = (schema: GraphQLSchema, executor: Executor): Gateway => ({
  load: () =>
    Promise.resolve({
      executor: async ({ document, request, context }) =>
        withFewErrors(await executor.execute({ document, operationName: request.operationName, variables: request.variables, context })),
    }),
  onSchemaLoadOrUpdate(callback) {
    callback({ apiSchema: schema, coreSupergraphSdl: '' });
    return () => undefined;
  },
  stop: () => Promise.resolve(),
});

/** A list of thousands can fail thousands of times; the first few errors say why, the last how many more there are. */
export function withFewErrors(result: ExecutionResult): ExecutionResult {
  const { errors } = result;
  if (!errors || errors.length <= MOST_ERRORS) return result;
  const shown = errors.slice(0, MOST_ERRORS - 1);
  const more = errors.length - shown.length;
  const rest = new HubError(
    errorCode(shown[0]!.extensions['code']),
    { message: `${more} more errors are not shown.`, messageVi: `Còn ${more} lỗi khác không hiển thị.`, hint: 'Mend the first ones.' },
    { more },
  );
  return { ...result, errors: [...shown, rest] };
}

const errorCode = (code: unknown): 'BAD_USER_INPUT' | 'UNAVAILABLE' | 'TIMEOUT' =>
  code === 'UNAVAILABLE' || code === 'TIMEOUT' ? code : 'BAD_USER_INPUT';
