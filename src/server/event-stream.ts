import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FormattedExecutionResult } from 'graphql';
import { badInput, type HubError } from '../kernel/errors.js';
import { askedOf } from './asked.js';
import { network } from './budgets.js';
import { keepPrivate, tellCharge } from './caching.js';
import { foreignPage, isForeign } from './foreign-page.js';
import { answerHubError, JSON_TYPE, refuseOtherMethods, statusFor } from './http-errors.js';
import type { LiveLimits } from './limits.js';
import { senderOf } from './sender.js';
import { GOING_AWAY, type SubscriptionFailure, type SubscriptionStream } from './subscription.stream.js';
import type { Opened } from './subscriptions.js';
import { tooManyConnections, type Transport } from './transport.js';

const URL = '/graphql/stream';
const TYPE = 'text/event-stream';

/** Subscriptions by GraphQL over SSE, one stream each (its “distinct connections mode”). */
export function serveEventStream(app: FastifyInstance, transport: Transport): void {
  app.route({
    method: ['GET', 'POST'],
    url: URL,
    exposeHeadRoute: false,
    handler: (request, reply) => answer(transport, request, reply),
  });
  refuseOtherMethods(app, URL, 'GET, POST');
}

async function answer(transport: Transport, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { subscriptions, trusted, settings, limits, connections } = transport;
  keepPrivate(reply);
  if (!request.headers.accept?.includes(TYPE)) return answerHubError(reply, 406, readsNoStream());
  if (isForeign(request.headers.origin, request.host, settings.corsOrigins)) throw foreignPage();
  const leave = connections.take(network(request.ip));
  if (!leave) throw tooManyConnections(limits.perAddress);
  const gone = new AbortController();
  reply.raw.once('close', () => {
    leave();
    gone.abort();
  });
  const asked = askedOf(request, trusted);
  request.operation = asked.operationName;
  const { authorization } = request.headers;
  const wish = { asked, sender: senderOf(request), authorization, requestId: request.id, gone: gone.signal };
  const opened = await subscriptions.open(wish);
  if (opened.charge) tellCharge(reply, opened.charge);
  const refused = refusedIn(opened);
  const status = refused ? statusFor(reply, { extensions: refused.errors![0]!.extensions! }, 200) : 200;
  if (refused && status !== 200) return reply.code(status).type(JSON_TYPE).send(refused);
  reply.hijack();
  reply.raw.writeHead(200, { ...(reply.getHeaders() as OutgoingHttpHeaders), ...STREAM_HEADERS });
  await new StreamWriter(reply.raw, limits).write(opened.stream ?? only(refused!));
  return reply;
}

/** No proxy keeps, packs or collects it. */
const STREAM_HEADERS = {
  'content-type': `${TYPE}; charset=utf-8`,
  'cache-control': 'private, no-store, no-transform',
  'x-accel-buffering': 'no',
};

function refusedIn(opened: Opened): FormattedExecutionResult | null {
  if (opened.stream) return null;
  return { errors: opened.errors, ...(opened.charge && { extensions: { cost: opened.charge } }) };
}

/** The stream of what is refused because of its text: told as the first and only result, as EventSource shows nothing else. */
function only(result: FormattedExecutionResult): Iterable<FormattedExecutionResult> {
  return [result];
}

const nextEvent = (result: FormattedExecutionResult): string => `event: next\ndata: ${JSON.stringify(result)}\n\n`;
const COMPLETE = 'event: complete\ndata:\n\n';
const SIGN_OF_LIFE = ':\n\n';

/** Writes as fast as the client reads, and cuts it off where it does not. */
class StreamWriter {
  readonly #response: ServerResponse;
  readonly #limits: LiveLimits;

  constructor(response: ServerResponse, limits: LiveLimits) {
    this.#response = response;
    this.#limits = limits;
  }

  async write(results: SubscriptionStream | Iterable<FormattedExecutionResult>): Promise<void> {
    const response = this.#response;
    const beat = setInterval(() => response.writableNeedDrain || response.write(SIGN_OF_LIFE), this.#limits.heartbeatMs);
    response.write(SIGN_OF_LIFE); // some browsers wait for the first byte
    try {
      for await (const result of results) await this.#send(nextEvent(result));
      await this.#send(COMPLETE);
    } catch (error) {
      // Without an end of the stream the client knows that it is to come again.
      if (error !== GOING_AWAY) await this.#send(nextEvent({ errors: (error as SubscriptionFailure).errors }) + COMPLETE);
    }
    clearInterval(beat);
    response.end();
    await this.#until('finish');
  }

  async #send(text: string): Promise<void> {
    if (!this.#response.destroyed && !this.#response.write(text)) await this.#until('drain');
  }

  /** Waits for an event of the response, or that it is gone; not longer than the client’s patience is taken for life. */
  #until(event: 'drain' | 'finish'): Promise<void> {
    const response = this.#response;
    if (response.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => response.destroy(), this.#limits.patienceMs);
      const done = (): void => {
        clearTimeout(timer);
        response.off(event, done).off('close', done);
        resolve();
      };
      response.once(event, done).once('close', done);
    });
  }
}

const readsNoStream = (): HubError =>
  badInput({
    message: `This address answers with ${TYPE}, which the request does not accept.`,
    messageVi: `Địa chỉ này trả lời bằng ${TYPE} nhưng yêu cầu không chấp nhận kiểu dữ liệu đó.`,
    hint: `Send accept: ${TYPE}; queries and mutations go to /graphql.`,
  });
