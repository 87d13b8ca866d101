import { GraphQLError } from 'graphql';

/** The codes a client can meet in `extensions.code`. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'AMBIGUOUS_UNIT'
  | 'CONFLICT'
  | 'STALE_VERSION'
  | 'RULE_VIOLATION'
  | 'DEADLINE_PASSED'
  | 'COST_EXCEEDED'
  | 'TOO_DEEP'
  | 'RATE_LIMITED'
  | 'TIMEOUT'
  | 'UNAVAILABLE'
  | 'INTERNAL';

export interface ErrorTexts {
  /** What was expected and what came, in English. */
  readonly message: string;
  /** The same in Vietnamese. */
  readonly messageVi: string;
  /** How the caller can mend it, in English. */
  readonly hint?: string;
}

/** An error that the caller may read: its message, both languages and hint go out as they are. */
export class HubError extends GraphQLError {
  constructor(code: ErrorCode, texts: ErrorTexts, more: Readonly<Record<string, unknown>> = {}) {
    const { message, ...rest } = texts;
    super(message, { extensions: { code, ...rest, ...more } });
    this.name = 'HubError';
  }
}

export const badInput = (texts: ErrorTexts): HubError => new HubError('BAD_USER_INPUT', texts);
export const notFound = (texts: ErrorTexts): HubError => new HubError('NOT_FOUND', texts);
