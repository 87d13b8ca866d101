import type { FastifyBaseLogger } from 'fastify';
import { CloseCode, type WebSocket as ProtocolSocket } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { MOST_UNREAD, type LiveLimits } from './limits.js';

/** Cuts a connection whose other end shows no sign of life; gives the function that ends the watch. */
export function keepAlive(socket: WebSocket, { heartbeatMs }: LiveLimits): () => void {
  let alive = true;
  socket.on('pong', () => {
    alive = true;
  });
  const beat = setInterval(() => {
    if (!alive || socket.bufferedAmount > MOST_UNREAD) return socket.terminate();
    alive = false;
    socket.ping();
  }, heartbeatMs);
  return () => clearInterval(beat);
}

/** A connection as graphql-ws wants it: sending waits until the client has taken what was sent, and cuts it off where it does not. */
export const protocolSocket = (socket: WebSocket, { patienceMs }: LiveLimits, log: FastifyBaseLogger): ProtocolSocket => ({
  protocol: socket.protocol,
  close: (code, reason) => socket.close(code, reason),
  send(text) {
    if (socket.readyState !== socket.OPEN) return Promise.resolve();
    if (socket.bufferedAmount > MOST_UNREAD) socket.terminate();
    return new Promise((resolve) => {
      const timer = setTimeout(() => socket.terminate(), patienceMs);
      socket.send(text, () => {
        clearTimeout(timer);
        resolve(); // what could not be sent was sent to nobody: the connection has closed
      });
    });
  },
  onMessage(hear) {
    socket.on('message', (message: Buffer) => {
      hear(message.toString('utf8')).catch((error: unknown) => {
        log.error({ err: error }, 'a message over a WebSocket could not be handled');
        socket.close(CloseCode.InternalServerError, 'INTERNAL');
      });
    });
  },
});
