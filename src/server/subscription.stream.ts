import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { HubError } from '../kernel/errors.js';

/** Answers to the events of a subscription, one after the other, each made when it is asked for. */
export interface SubscriptionStream extends AsyncIterableIterator<FormattedExecutionResult, undefined> {
  /** Leaves; safe to call at any time, and twice. */
  return(): Promise<IteratorResult<FormattedExecutionResult, undefined>>;
}

/** What a subscription ended with: errors that its client may read. */
export class SubscriptionFailure extends Error {
  readonly errors: readonly GraphQLFormattedError[];

  constructor(errors: readonly GraphQLFormattedError[]) {
    super(errors[0]?.message);
    this.errors = errors;
  }
}

/** The hub stops: the stream is not complete, and its client may go on at another hub, or later. */
export const GOING_AWAY = new HubError('UNAVAILABLE', {
  message: 'The hub is stopping.',
  messageVi: 'Hệ thống đang dừng.',
  hint: 'Subscribe again in a few seconds.',
});

/** What a stream is made of. */
export interface StreamParts {
  readonly events: AsyncIterator<unknown>;
  readonly answer: (event: unknown) => Promise<FormattedExecutionResult>;
  /** Aborts, with the reason, when the stream is over before its events are. */
  readonly over: AbortController;
  readonly failure: (error: unknown) => SubscriptionFailure;
  /** Told once, with the number of events that were answered. */
  readonly onEnd: (events: number, how: string) => void;
}

const END = { done: true, value: undefined } as const;
/** The client went away, and nobody reads any more. */
export const LEFT = new Error('left');

/** A stream that can be left while it waits for an event or an answer. */
export function subscriptionStream({ events, answer, over, failure, onEnd }: StreamParts): SubscriptionStream {
  let count = 0;
  let ended = false;

  function end(how: string): void {
    if (ended) return;
    ended = true;
    over.abort(LEFT); // nothing where it was over already
    void Promise.resolve(events.return?.()).catch(() => {});
    onEnd(count, how);
  }
  over.signal.addEventListener('abort', () => end(howOf(over.signal.reason)), { once: true });
  if (over.signal.aborted) end(howOf(over.signal.reason));

  return {
    async next() {
      try {
        const { done, value } = await unlessOver(events.next(), over.signal);
        if (done === true) {
          end('completed');
          return END;
        }
        const result = await unlessOver(answer(value), over.signal);
        count += 1;
        return { done: false, value: result };
      } catch (error) {
        const reason: unknown = over.signal.aborted ? over.signal.reason : error;
        if (reason === LEFT) return END;
        end(howOf(reason));
        throw reason === GOING_AWAY ? GOING_AWAY : failure(reason);
      }
    },
    return() {
      end('left');
      return Promise.resolve(END);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function howOf(reason: unknown): string {
  if (reason === LEFT) return 'left';
  if (reason instanceof HubError) return String(reason.extensions['code']);
  return reason instanceof SubscriptionFailure ? String(reason.errors[0]?.extensions?.['code']) : 'INTERNAL';
}

/** The result of work, or the reason for which nobody waits for it any more. */
function unlessOver<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const give = (): void => reject(signal.reason as Error);
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', give));
  });
}
