import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { FastifyBaseLogger } from 'fastify';
import { HubError } from '../kernel/errors.js';
import { complaintOf } from './complaints.js';

type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** Turns every error into what a caller may read: code, both languages, and a hint where the caller can mend it. */
export const errorFormat =
  (log: FastifyBaseLogger): FormatError =>
  (formatted, error) => {
    const cause = causeOf(error);
    if (cause instanceof HubError) return { ...formatted, extensions: { ...cause.extensions } };
    if (isComplaint(error, cause)) {
      const message = formatted.message.trim();
      return { ...formatted, message, extensions: { ...complaintOf(formatted.extensions?.code, message) } };
    }
    const { message, extensions } = internalError(log, cause);
    return { ...formatted, message, extensions };
  };

/** An error that nobody foresaw: the caller gets an id, and the log has the cause under it. */
export function internalError(log: FastifyBaseLogger, cause: unknown): HubError {
  const id = randomUUID();
  log.error({ err: cause, errorId: id }, 'an unforeseen error');
  return new HubError(
    'INTERNAL',
    {
      message: 'The hub failed to answer; its log has the cause under this id.',
      messageVi: 'Hệ thống gặp lỗi khi xử lý; nguyên nhân nằm trong nhật ký theo mã lỗi này (id).',
    },
    { id },
  );
}

/** The error below all that the libraries wrapped around it. */
function causeOf(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError && !(cause instanceof HubError)) cause = cause.originalError;
  return cause;
}

/** Whether graphql-js or Apollo complains about the request; with a path it is about what a resolver gave, unless it names an argument. */
const isComplaint = (error: unknown, cause: unknown): boolean =>
  error instanceof GraphQLError && cause instanceof GraphQLError && (!error.path || cause.message.startsWith('Argument "'));
