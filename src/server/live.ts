import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Executor } from '../kernel/executor.js';
import { serveEventStream } from './event-stream.js';
import { LIVE_LIMITS } from './limits.js';
import type { HubServerOptions } from './options.js';
import { slots } from './slots.js';
import { subscriptionsOver, type Subscribing } from './subscriptions.js';
import type { Trusted } from './trusted.js';
import { serveWebSocket } from './websocket.js';

interface Live extends Omit<Subscribing, 'limits' | 'log'>, Pick<HubServerOptions, 'live'> {
  readonly schema: GraphQLSchema;
  readonly trusted: Trusted;
}

/** Serves subscriptions by both transports, and ends them cleanly when the server closes. */
export function serveSubscriptions(app: FastifyInstance, executor: Executor, live: Live): void {
  const limits = { ...LIVE_LIMITS, ...live.live };
  const subscriptions = subscriptionsOver(live.schema, executor, { ...live, limits, log: app.log });
  const transport = { ...live, subscriptions, limits, connections: slots(limits.perAddress) };
  serveEventStream(app, transport);
  const closeWebSockets = serveWebSocket(app, transport);
  app.addHook('preClose', async () => {
    closeWebSockets();
    subscriptions.close();
    live.watches.close();
  });
}
