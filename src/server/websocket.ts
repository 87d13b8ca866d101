import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { GraphQLError, parse, type ExecutionResult, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { CloseCode, handleProtocols, makeServer, type Context, type Server, type SubscribePayload } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { HubError } from '../kernel/errors.js';
import { holderOf, type Admission } from './admission.js';
import { askedIn } from './asked.js';
import { network } from './budgets.js';
import { foreignPage, isForeign } from './foreign-page.js';
import { answerSocket } from './http-errors.js';
import { LARGEST_MESSAGE } from './limits.js';
import type { HubServerOptions } from './options.js';
import { requestIdOf } from './request-id.js';
import { hostOf, senderBehind, type Sender } from './sender.js';
import { GOING_AWAY, SubscriptionFailure } from './subscription.stream.js';
import { tooManyConnections, tooManyHere, type Transport } from './transport.js';
import { keepAlive, protocolSocket } from './websocket.life.js';

interface WebSocketTransport extends Transport, Pick<HubServerOptions, 'viewerOf'> {
  readonly schema: GraphQLSchema;
  readonly admission: Admission;
}

/** What is known of a connection. */
interface Connection {
  readonly socket: WebSocket;
  readonly sender: Sender;
  readonly requestId: string;
  readonly gone: AbortSignal;
  authorization: string | undefined;
}

type Connected = Context<Record<string, unknown>, Connection>;

const URL = '/graphql';

/** Whether a request to change the protocol is one for us; all others are answered as if they had not asked to. */
export const isForWebSocket = ({ headers, url }: Pick<IncomingMessage, 'headers' | 'url'>): boolean =>
  headers.upgrade?.toLowerCase() === 'websocket' && url?.split('?', 1)[0] === URL;

/**
 * Subscriptions by the protocol graphql-transport-ws, many over one connection. Gives the function that closes all connections, before
 * the subscriptions end: what is told to a closing one is told to nobody, so that no client takes its stream for complete.
 */
export function serveWebSocket(app: FastifyInstance, transport: WebSocketTransport): () => void {
  const { settings, limits, connections } = transport;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, handleProtocols });
  const protocol = protocolOver(transport, app.log);
  let closing = false;

  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => {});
    const sender = senderBehind(request, settings.trustedHops);
    if (closing) return refuse(socket, 503, GOING_AWAY);
    if (isForeign(request.headers.origin, hostOf(request, settings.trustedHops), settings.corsOrigins))
      return refuse(socket, 403, foreignPage());
    const leave = connections.take(network(sender.ip));
    if (!leave) return refuse(socket, 429, tooManyConnections(limits.perAddress));
    socket.once('close', leave);
    sockets.handleUpgrade(request, socket, head, (opened) => {
      const requestId = requestIdOf(request);
      live(opened, { sender, requestId, authorization: request.headers.authorization });
    });
  });

  function live(socket: WebSocket, known: Omit<Connection, 'socket' | 'gone'>): void {
    const gone = new AbortController();
    const rest = keepAlive(socket, limits);
    const closed = protocol.opened(protocolSocket(socket, limits, app.log), { ...known, socket, gone: gone.signal });
    socket.on('error', (error) => app.log.info({ err: error, reqId: known.requestId }, 'a WebSocket broke'));
    socket.once('close', (code: number) => {
      rest();
      gone.abort();
      void closed(code, '').catch((error: unknown) => app.log.error({ err: error }, 'a WebSocket could not be left'));
    });
  }

  return () => {
    closing = true;
    for (const socket of sockets.clients) {
      socket.close(SERVICE_RESTART, 'GOING_AWAY');
      setTimeout(() => socket.terminate(), CLOSING_MS).unref();
    }
  };
}

/** Answers instead of opening a WebSocket. */
function refuse(socket: Duplex, status: number, error: HubError): void {
  socket.once('finish', () => socket.destroy());
  answerSocket(socket, status, error);
}

/** Of the WebSocket protocol: come again. */
const SERVICE_RESTART = 1012;
const TRY_AGAIN_LATER = 1013;
/** How long a client may take to say that it has closed, in milliseconds. */
const CLOSING_MS = 1_000;

/** graphql-ws looks for a subscription in the document; what is really asked was looked at in `subscriptions.open`. */
const SOME_SUBSCRIPTION = parse('subscription { any }');

function protocolOver(transport: WebSocketTransport, log: FastifyBaseLogger): Server<Connection> {
  const { subscriptions, trusted, limits, schema } = transport;
  return makeServer<Record<string, unknown>, Connection>({
    onConnect: (connected) => greeted(transport, connected, log),
    async onSubscribe({ extra, subscriptions: here }: Connected, _id: string, payload: SubscribePayload) {
      if (Object.keys(here).length > limits.perConnection) return [tooManyHere(limits.perConnection)];
      const { sender, authorization, requestId, gone } = extra;
      const opened = await subscriptions.open({ asked: askedIn(payload, trusted), sender, authorization, requestId, gone });
      if (opened.stream) return { schema, document: SOME_SUBSCRIPTION, contextValue: opened.stream };
      return opened.errors.map((error) => new FormattedError(error));
    },
    subscribe: ({ contextValue }) => contextValue as AsyncIterable<ExecutionResult>,
    onNext: (_connected, _id, _payload, _args, result) => result,
    onError: (_connected, _id, _payload, errors) => errors.flatMap(formatted),
  });
}

/** Sees who connects: by `authorization` of the connection’s parameters, as pages cannot set headers, else by the header. */
async function greeted(transport: WebSocketTransport, { connectionParams, extra }: Connected, log: FastifyBaseLogger): Promise<boolean> {
  const given = connectionParams?.['authorization'] ?? connectionParams?.['Authorization'];
  if (given !== undefined) extra.authorization = typeof given === 'string' ? given : JSON.stringify(given);
  try {
    await holderOf(transport, extra.authorization, extra.sender);
    return true;
  } catch (error) {
    const code = error instanceof HubError ? error.extensions['code'] : 'INTERNAL';
    log.info({ code, err: error, reqId: extra.requestId }, 'a WebSocket was refused');
    extra.socket.close(code === 'UNAUTHENTICATED' ? CloseCode.Unauthorized : TRY_AGAIN_LATER, String(code));
    return false;
  }
}

/** An error that was formatted already. */
class FormattedError extends GraphQLError {
  readonly #formatted: GraphQLFormattedError;

  constructor(error: GraphQLFormattedError) {
    super(error.message);
    this.#formatted = error;
  }

  override toJSON(): GraphQLFormattedError {
    return this.#formatted;
  }
}

/** An error of a stream, or one of those that it was refused with. */
const formatted = (error: GraphQLError): readonly GraphQLFormattedError[] =>
  error.originalError instanceof SubscriptionFailure ? error.originalError.errors : [error.toJSON()];
