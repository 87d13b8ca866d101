import { HeaderMap, type ApolloServer, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { searchOf, type Asked } from './asked.js';
import type { ServedContext } from './request.js';

/** What Apollo answers over HTTP. */
export interface ApolloAnswer {
  readonly text: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Hands a request to Apollo; how long the answer may be kept is not its affair. */
export async function askApollo(
  apollo: ApolloServer<ServedContext>,
  httpGraphQLRequest: HTTPGraphQLRequest,
  context: ServedContext,
): Promise<ApolloAnswer> {
  const response = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest,
    context: () => Promise.resolve(context),
  });
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'cache-control'));
  return { text: await textOf(response), status: statusOf(response, context), headers };
}

/** A request to `/graphql` as Apollo hears it: a hash goes on as the text that it stands for. */
export function toApollo(request: FastifyRequest, { text, trusted, hashed }: Asked, production: boolean): HTTPGraphQLRequest {
  const { method, body } = request;
  const headers = headersOf(request);
  const search = searchOf(request.url);
  if (method === 'GET' && (trusted || (!production && !isOfPage(request)))) headers.set('apollo-require-preflight', '1');
  if (!hashed) return { method, headers, search, body };
  if (method !== 'GET') return { method, headers, search, body: { ...(body as object), query: text, extensions: null } };
  const parameters = new URLSearchParams(search);
  parameters.set('query', text!);
  parameters.delete('extensions');
  return { method, headers, search: `?${parameters.toString()}`, body };
}

/**
 * Whether a page of a browser may have sent it. A saved operation may be asked by any page, as it changes nothing; other queries
 * only by those that prove, with a header of their own, that they were allowed to.
 */
const isOfPage = ({ headers }: FastifyRequest): boolean => 'origin' in headers || 'sec-fetch-site' in headers || 'referer' in headers;

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
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
