import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HubError, type ErrorCode, type ErrorTexts } from '../kernel/errors.js';
import { internalError } from './errors.js';

interface HttpComplaint extends ErrorTexts {
  readonly code: ErrorCode;
}

export const JSON_TYPE = 'application/json; charset=utf-8';
const BODY_HINT = 'POST application/json: {"query": "…", "variables": {…}, "operationName": "…"}.';

const BY_STATUS: Readonly<Record<number, HttpComplaint>> = {
  400: {
    code: 'BAD_USER_INPUT',
    message: 'The request is not readable: its address, its headers or its JSON body are broken.',
    messageVi: 'Không đọc được yêu cầu: địa chỉ, tiêu đề hoặc phần thân JSON bị lỗi.',
    hint: BODY_HINT,
  },
  404: {
    code: 'NOT_FOUND',
    message: 'There is nothing at this address.',
    messageVi: 'Không có nội dung tại địa chỉ này.',
    hint: 'See / for what is here: /graphql, /graphiql, /schema.graphql, /healthz, /readyz.',
  },
  405: {
    code: 'BAD_USER_INPUT',
    message: 'This address does not take this method.',
    messageVi: 'Địa chỉ này không nhận phương thức đã dùng.',
    hint: 'Use GET or POST.',
  },
  408: {
    code: 'TIMEOUT',
    message: 'The request did not arrive in time.',
    messageVi: 'Yêu cầu không đến đủ trong thời gian cho phép.',
    hint: 'Send the headers and the body without pauses.',
  },
  413: {
    code: 'BAD_USER_INPUT',
    message: 'The body is larger than 1 MB.',
    messageVi: 'Phần thân yêu cầu lớn hơn 1 MB.',
    hint: 'Send a shorter query, or fewer values in the variables.',
  },
  415: {
    code: 'BAD_USER_INPUT',
    message: 'The body has to be application/json in UTF-8, not compressed.',
    messageVi: 'Phần thân yêu cầu phải là application/json, mã hóa UTF-8 và không nén.',
    hint: BODY_HINT,
  },
  431: {
    code: 'BAD_USER_INPUT',
    message: 'The headers are too large.',
    messageVi: 'Các tiêu đề (header) của yêu cầu quá lớn.',
    hint: 'Send fewer headers, and a long query by POST.',
  },
};

/** An error of the HTTP layer in the form of a GraphQL answer. */
const body = (error: HubError): string => JSON.stringify({ errors: [{ message: error.message, extensions: error.extensions }] });

/** Answers with an error outside GraphQL. */
export const answerHubError = (reply: FastifyReply, status: number, error: HubError): FastifyReply =>
  reply.code(status).type(JSON_TYPE).send(body(error));

function httpError(status: number): HubError {
  const { code, ...texts } = BY_STATUS[status] ?? BY_STATUS[400]!;
  return new HubError(code, texts);
}

/** Whatever fails outside GraphQL is answered in JSON, without a cause and without a stack. */
export function answerHttpErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) =>
    reply
      .code(404)
      .type(JSON_TYPE)
      .send(body(httpError(404))),
  );
  app.setErrorHandler(answerHttpError);
}

/** The status of a HubError that is no matter of the query alone, so that every client and proxy has to notice it. */
const NOTICED: Readonly<Partial<Record<ErrorCode, number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  TIMEOUT: 504,
};

/** Gives the status of an error where it is one to notice, with the headers that belong to it; else `usual`. */
export function statusFor(reply: FastifyReply, { extensions }: Pick<HubError, 'extensions'>, usual: number): number {
  const { code, retryAfter } = extensions as { readonly code: ErrorCode; readonly retryAfter?: number };
  if (code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer realm="cchc-hub", error="invalid_token"');
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  return NOTICED[code] ?? usual;
}

/** The status of an error at an address that is not the graph’s. */
export const httpStatusOf = (reply: FastifyReply, error: Pick<HubError, 'extensions'>): number =>
  statusFor(reply, error, error.extensions['code'] === 'NOT_FOUND' ? 404 : 400);

/** Answers an error that Fastify met before, in or after a handler. */
export function answerHttpError(error: FastifyError | HubError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof HubError) {
    const { code } = error.extensions;
    // What is wrong with a credential stands in the log, and only there.
    request.log.info({ code, err: error.cause }, 'refused before it was looked at');
    return answerHubError(reply, httpStatusOf(reply, error), error);
  }
  const status = error.statusCode ?? 500;
  return answerHubError(reply, status, status < 500 ? httpError(status) : internalError(request.log, error));
}

/** An address that takes no other methods than `allowed`. */
export function refuseOtherMethods(app: FastifyInstance, url: string, allowed: string): void {
  app.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((method) => !allowed.split(', ').includes(method)),
    url,
    handler: (_request, reply) =>
      reply
        .code(405)
        .header('allow', allowed)
        .type(JSON_TYPE)
        .send(body(httpError(405))),
  });
}

/** Bytes that are no HTTP request get an answer all the same, then the connection ends. */
export function answerBrokenHttp(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  answerSocket(socket, status, httpError(status));
}

/** Answers an error over the bare connection, and ends it. */
export function answerSocket(socket: Duplex, status: number, error: HubError): void {
  const text = body(error);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `content-type: ${JSON_TYPE}`,
    `content-length: ${Buffer.byteLength(text)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}
