import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';

/** Whence a question comes, as far as it matters to what it may ask and who pays. */
export interface Sender {
  /** The address, behind the proxies that are believed. */
  readonly ip: string;
  readonly byGet: boolean;
  /** In bytes, of the body; what was not told is taken to be large. */
  readonly size: number;
}

export const senderOf = ({ ip, method, headers }: FastifyRequest): Sender => ({
  ip,
  byGet: method === 'GET',
  size: Number(headers['content-length'] ?? Infinity),
});

/** The name by which the caller knows the hub, as proxies that are believed tell it. */
export function hostOf({ headers }: IncomingMessage, trustedHops: number): string | undefined {
  const told = trustedHops > 0 ? headers['x-forwarded-host'] : undefined;
  return told === undefined ? headers.host : String(told).split(',', 1)[0]!.trim();
}

/** The sender of what comes over a WebSocket: as by POST, from the address that opened it. */
export function senderBehind({ socket, headers }: IncomingMessage, trustedHops: number): Sender {
  const told = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean);
  const addresses = [socket.remoteAddress ?? '', ...told.toReversed()];
  return { ip: addresses[Math.min(trustedHops, addresses.length - 1)]!, byGet: false, size: Infinity };
}
