import type { FastifyRequest } from 'fastify';
import { badInput, HubError } from '../kernel/errors.js';
import { hashOf, type Trusted } from './trusted.js';

/** What a request asks, as far as it can be read; what cannot is complained of by Apollo, which reads it again. */
export interface Asked {
  readonly text: string | null;
  /** The text is an operation that the hub knows. */
  readonly trusted: boolean;
  /** A hash came, with the text or in its place. */
  readonly hashed: boolean;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>> | null;
  /** The hash is unknown, or another text’s. */
  readonly refusal: HubError | null;
}

/** The parts of a question, as they came. */
export type Parts = Readonly<Partial<Record<'query' | 'operationName' | 'variables' | 'extensions', unknown>>>;

/** Reads the question of a POST or GET. */
export const askedOf = (request: FastifyRequest, trusted: Trusted): Asked =>
  askedIn(request.method === 'GET' ? partsOfSearch(request) : partsOf(request.body), trusted);

/** Reads a question from its parts. */
export function askedIn({ query, operationName, variables, extensions }: Parts, trusted: Trusted): Asked {
  const hash = record(record(extensions)?.['persistedQuery'])?.['sha256Hash'];
  const sent = typeof query === 'string' && query !== '' ? query : null;
  const hashed = typeof hash === 'string';
  const text = sent ?? (hashed ? trusted.byHash(hash) : null);
  return {
    text,
    trusted: text !== null && trusted.holds(text),
    hashed,
    operationName: typeof operationName === 'string' ? operationName : null,
    variables: record(variables),
    refusal: hashed ? hashRefusal(hash, text) : null,
  };
}

function hashRefusal(hash: string, text: string | null): HubError | null {
  if (text === null) return notKnown();
  if (hashOf(text) === hash.toLowerCase()) return null;
  return badInput({
    message: 'The hash is not the sha256 of the text that came with it.',
    messageVi: 'Mã băm không khớp với văn bản truy vấn được gửi kèm.',
    hint: 'Send the hash of the exact text, in hexadecimal, or the text alone.',
  });
}

/** In the words by which GraphQL clients know that they have to send the text. */
const notKnown = (): HubError =>
  new HubError('NOT_FOUND', {
    message: 'PersistedQueryNotFound',
    messageVi: 'Máy chủ không có thao tác với mã băm này.',
    hint: 'Send the text of the query; hashes are known of the saved operations only, see schema/generated/trusted.json.',
  });

function partsOf(body: unknown): Parts {
  const { query, operationName, variables, extensions } = record(body) ?? {};
  return { query, operationName, variables, extensions };
}

function partsOfSearch({ url }: FastifyRequest): Parts {
  const search = new URLSearchParams(searchOf(url));
  return {
    query: search.get('query'),
    operationName: search.get('operationName'),
    variables: parsed(search.get('variables')),
    extensions: parsed(search.get('extensions')),
  };
}

/** The part of an address from its `?` on; empty where there is none. */
export function searchOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start);
}

function parsed(json: string | null): unknown {
  try {
    return json === null ? null : JSON.parse(json);
  } catch {
    return null;
  }
}

const record = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : null;
