import type { GraphiQLProps } from 'graphiql';
import { getOperationAST, OperationTypeNode } from 'graphql';
import { createClient, NetworkError } from 'graphql-sse';

type Fetcher = GraphiQLProps['fetcher'];

/** Asks the hub; subscriptions by a stream. What stands in the tab for headers goes along, so that a token can be tried. */
export const fetcher: Fetcher = (request, options) => {
  const headers: Record<string, string> | undefined = options?.headers;
  const operation = options?.documentAST && getOperationAST(options.documentAST, request.operationName);
  if (operation?.operation === OperationTypeNode.SUBSCRIPTION) return followed(request, headers);
  return answered(request, headers);
};

async function answered(request: Parameters<Fetcher>[0], headers: Record<string, string> | undefined) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify(request),
  });
  return response.json();
}

/** Each event as it comes, and what the hub says where there is no stream. */
async function* followed(request: Parameters<Fetcher>[0], headers: Record<string, string> = {}) {
  const client = createClient({ url: '/graphql/stream', headers });
  const { query, operationName, variables } = request;
  try {
    yield* client.iterate({ query, variables, ...(operationName && { operationName }) });
  } catch (error) {
    if (!(error instanceof NetworkError) || !(error.response instanceof Response)) throw error;
    yield await error.response.json();
  } finally {
    client.dispose();
  }
}
