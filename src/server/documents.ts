import type { ApolloServerOptions } from '@apollo/server';
import { Kind, parse, visit, type DocumentNode } from 'graphql';
import type { HubError } from '../kernel/errors.js';
import { Cache } from '../kernel/executor.cache.js';
import { shapeRefusal } from './limits.shape.js';
import { textRefusal } from './limits.tokens.js';

type DocumentStore = NonNullable<ApolloServerOptions<object>['documentStore']>;

/** What is known of a text before it is checked against the schema. */
export interface ReadDocument {
  /** Null for a text that is no GraphQL, or that is refused unread. */
  readonly document: DocumentNode | null;
  /** Why it is not answered, whoever asks; null where it may be. */
  readonly refusal: HubError | null;
  /** Asks for the schema itself. */
  readonly introspects: boolean;
}

/** Where Apollo keeps what it has parsed and checked. */
export function documentStore(): DocumentStore {
  const known = new Cache<DocumentNode>(REMEMBERED);
  return {
    get: (key) => Promise.resolve(known.get(key)),
    set: async (key, document) => known.set(key, document, textWeight(document.loc?.source.body ?? '')),
    delete: () => Promise.resolve(false),
  };
}

/** How many texts are remembered, and about how much memory they take. */
export const REMEMBERED = { entries: 1_000, bytes: 16 * 1024 * 1024 };
/** What a text takes in memory once it is read, in bytes: a node and a token for every few letters. */
export const textWeight = (text: string): number => text.length * 40;

/** Reads texts, each once while it is remembered. A trusted one is never refused. */
export function documentReader(): (text: string, trusted: boolean) => ReadDocument {
  const known = new Cache<ReadDocument>(REMEMBERED);
  return (text, trusted) => {
    let found = known.get(text);
    if (!found) known.set(text, (found = read(text, trusted)), textWeight(text));
    return found;
  };
}

function read(text: string, trusted: boolean): ReadDocument {
  const refused = trusted ? null : textRefusal(text);
  const document = refused ? null : documentOf(text);
  if (!document) return { document, refusal: refused, introspects: false };
  return { document, refusal: trusted ? null : shapeRefusal(document), introspects: introspects(document) };
}

/** Null for a text that is no GraphQL: Apollo, which parses it again, says where. */
function documentOf(text: string): DocumentNode | null {
  try {
    return parse(text, { noLocation: true });
  } catch {
    return null;
  }
}

function introspects(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.FIELD]: ({ name }) => void (found ||= name.value === '__schema' || name.value === '__type'),
  });
  return found;
}
