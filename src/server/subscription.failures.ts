import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { FastifyBaseLogger } from 'fastify';
import { HubError } from '../kernel/errors.js';
import type { Viewer } from '../kernel/viewer.js';
import { errorFormat } from './errors.js';
import { isStranger, withoutSuggestions } from './strangers.js';
import { Invalid } from './subscription.document.js';
import { SubscriptionFailure } from './subscription.stream.js';

/** Says errors as /graphql does. */
export interface FailureFormat {
  /** One error as this viewer may read it; null where it is not known who asks. */
  readonly told: (error: unknown, viewer: Viewer | null, code?: string) => GraphQLFormattedError;
  /** Whatever a subscription ended with. */
  readonly failure: (error: unknown, viewer: Viewer | null) => SubscriptionFailure;
}

export function failureFormat(log: FastifyBaseLogger, production: boolean): FailureFormat {
  const format = errorFormat(log);

  function told(error: unknown, viewer: Viewer | null, code?: string): GraphQLFormattedError {
    const plain = error instanceof GraphQLError ? error.toJSON() : { message: '' };
    const formatted = format(code === undefined ? plain : { ...plain, extensions: { code } }, error);
    const isStrange = viewer !== null && isStranger(viewer, production);
    return isStrange ? { ...formatted, message: withoutSuggestions(formatted.message) } : formatted;
  }

  function failure(error: unknown, viewer: Viewer | null): SubscriptionFailure {
    if (error instanceof SubscriptionFailure) return error;
    if (!(error instanceof Invalid)) return new SubscriptionFailure([told(error, viewer)]);
    return new SubscriptionFailure(error.errors.map((one) => told(one, viewer, error.code)));
  }

  return { told, failure };
}

/** The code of an error of the hub, whatever graphql-js wrapped around it; undefined for others. */
export function codeOf(error: unknown): unknown {
  const cause = error instanceof GraphQLError && !(error instanceof HubError) ? (error.originalError ?? error) : error;
  return cause instanceof HubError ? cause.extensions['code'] : undefined;
}
