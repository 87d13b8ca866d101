import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { badInput } from '../kernel/errors.js';
import { Cache } from '../kernel/executor.cache.js';
import type { Asked } from './asked.js';
import { REMEMBERED, textWeight } from './documents.js';
import { MOST_ERRORS, MOST_TOKENS } from './limits.js';

/** A subscription that is valid against the schema. */
export interface SubscriptionDocument {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** What graphql-js found wrong with a document, under the code by which Apollo would have it. */
export class Invalid extends Error {
  readonly errors: readonly GraphQLError[];
  readonly code: string;

  constructor(errors: readonly GraphQLError[], code: string) {
    super(errors[0]?.message);
    this.errors = errors;
    this.code = code;
  }
}

/** Reads texts, each once while it is remembered; fails with Invalid, or a HubError for what is no subscription. */
export function subscriptionReader(schema: GraphQLSchema): (asked: Asked) => SubscriptionDocument {
  const known = new Cache<DocumentNode | Invalid>(REMEMBERED);
  return ({ text, operationName }) => {
    if (text === null) throw nothingAsked();
    let found = known.get(text);
    if (!found) known.set(text, (found = valid(schema, text)), textWeight(text));
    if (found instanceof Invalid) throw found;
    const operation = getOperationAST(found, operationName);
    if (!operation) throw new Invalid([new GraphQLError('Name one operation of the document.')], 'OPERATION_RESOLUTION_FAILURE');
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION) throw subscriptionsOnly();
    return { document: found, operation };
  };
}

function valid(schema: GraphQLSchema, text: string): DocumentNode | Invalid {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: MOST_TOKENS });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return new Invalid([error], 'GRAPHQL_PARSE_FAILED');
  }
  const errors = validate(schema, document, undefined, { maxErrors: MOST_ERRORS - 1 });
  return errors.length === 0 ? document : new Invalid(errors, 'GRAPHQL_VALIDATION_FAILED');
}

const nothingAsked = () =>
  badInput({
    message: 'The request holds no GraphQL text.',
    messageVi: 'Yêu cầu không có truy vấn GraphQL.',
    hint: 'POST application/json: {"query": "subscription { … }", "variables": {…}}.',
  });

const subscriptionsOnly = () =>
  badInput({
    message: 'Streams and WebSockets take subscriptions only; this is a query or a mutation.',
    messageVi: 'Luồng sự kiện và WebSocket chỉ nhận thao tác subscription.',
    hint: 'POST queries and mutations to /graphql.',
  });
