import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWebSocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** Somebody who subscribes and notes what comes. */
export interface Subscriber {
  /** Every result so far. */
  readonly results: any[];
  /** The result of this place, from 0, as soon as it is there; fails when the subscription ends before. */
  result(at: number): Promise<any>;
  /** What it ended with: `complete`, errors of the graph, or what the connection failed with. */
  readonly end: Promise<unknown>;
  leave(): void;
}

export interface Subscribing {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly extensions?: Record<string, unknown>;
  readonly authorization?: string | undefined;
}

/** A way to subscribe at a hub, with the client library that is made for it. */
export type Subscribe = (url: string, subscribing: Subscribing) => Subscriber;

/** By GraphQL over SSE at /graphql/stream, without coming again. */
export const byEventStream: Subscribe = (url, { authorization, ...request }) => {
  const client = createSseClient({
    url: `${url}/graphql/stream`,
    headers: authorization === undefined ? {} : { authorization },
    retryAttempts: 0,
  });
  return noting((sink) => client.subscribe(request, sink));
};

/** By graphql-transport-ws at /graphql, a connection for each. */
export const byWebSocket: Subscribe = (url, { authorization, ...request }) => {
  const client = webSocketClient(url, authorization);
  const subscriber = noting((sink) => client.subscribe(request, sink));
  void subscriber.end.then(() => client.dispose());
  return subscriber;
};

/** A client for several subscriptions over one connection. */
export const webSocketClient = (url: string, authorization?: string) =>
  createWebSocketClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: authorization === undefined ? {} : { authorization },
    retryAttempts: 0,
  });

interface Sink {
  next(result: unknown): void;
  error(error: unknown): void;
  complete(): void;
}

/** Notes what a client library tells. */
export function noting(subscribe: (sink: Sink) => () => void): Subscriber {
  const results: any[] = [];
  const waiting = new Set<() => void>();
  let ended: { readonly how: unknown } | undefined;
  let finish!: (how: unknown) => void;
  const end = new Promise<unknown>((resolve) => (finish = resolve));
  const wake = (): void => waiting.forEach((look) => look());
  const close = (how: unknown): void => {
    ended = { how };
    finish(how);
    wake();
  };
  const leave = subscribe({
    next(result) {
      results.push(result);
      wake();
    },
    error: close,
    complete: () => close('complete'),
  });
  return {
    results,
    end,
    leave,
    result: (at) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (results.length > at) resolve(results[at]);
          else if (ended) reject(new Error(`It ended after ${results.length} results: ${JSON.stringify(ended.how)}`));
          else return;
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      }),
  };
}

/** The errors that a subscription ended with, or told in its last result, or was answered with instead of a stream. */
export async function errorsOf({ end, results }: Subscriber): Promise<any[]> {
  const how = await end;
  if (Array.isArray(how)) return how;
  const response = (how as { readonly response?: Response }).response;
  return response ? ((await response.json()) as { errors: any[] }).errors : (results.at(-1)?.errors ?? []);
}

/** Their codes. */
export const codesOf = async (subscriber: Subscriber): Promise<string[]> =>
  (await errorsOf(subscriber)).map(({ extensions }) => extensions.code);
