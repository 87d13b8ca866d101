import type { EventEmitter } from 'node:events';
import type { FastifyBaseLogger } from 'fastify';
import { createClient } from '@redis/client';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, RLWrapperTimeouts } from 'rate-limiter-flexible';
import type { Viewer } from '../kernel/viewer.js';
import type { Sender } from './sender.js';

/** What is left in a purse after something was spent. */
export interface Balance {
  readonly remaining: number;
  /** In milliseconds, until the purse is full again. */
  readonly refillsIn: number;
  /** More was wanted than there was; nothing of it was given. */
  readonly overdrawn: boolean;
}

/** What viewers may spend, minute by minute. */
export interface Budgets {
  spend(purse: string, cost: number): Promise<Balance>;
  close(): Promise<void>;
}

const MINUTE = 60;
/** Longer nobody waits for the Redis, in milliseconds. */
const PATIENCE = 250;

/** Purses in memory, or in a Redis that several hubs share; where it fails, each counts in its memory until it is back. */
export function openBudgets(perMinute: number, redisUrl: string | null, log: FastifyBaseLogger): Budgets {
  const memory = new RateLimiterMemory({ points: perMinute, duration: MINUTE });
  if (redisUrl === null) return { spend: spendIn(memory), close: () => Promise.resolve() };
  const client = createClient({ url: redisUrl, disableOfflineQueue: true, socket: { connectTimeout: 2_000, reconnectStrategy: 1_000 } });
  warnOnce(client, log);
  client.connect().catch(() => {}); // told by its error event
  const shared = new RateLimiterRedis({
    storeClient: client,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    keyPrefix: 'cchc-hub:cost',
    points: perMinute,
    duration: MINUTE,
  });
  const limiter = new RLWrapperTimeouts({ limiter: shared, insuranceLimiter: memory, timeoutMs: PATIENCE });
  return { spend: spendIn(limiter), close: async () => client.destroy() };
}

const spendIn =
  (limiter: Pick<RateLimiterMemory, 'consume'>): Budgets['spend'] =>
  async (purse, cost) => {
    try {
      return balance(await limiter.consume(purse, cost), false);
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return balance(refused, true);
      throw refused;
    }
  };

const balance = ({ remainingPoints, msBeforeNext }: RateLimiterRes, overdrawn: boolean): Balance => ({
  remaining: remainingPoints,
  refillsIn: Math.max(msBeforeNext, 0),
  overdrawn,
});

/** The client tries again every second; the log hears of it when it is lost and when it is back. */
function warnOnce(client: Pick<EventEmitter, 'on'>, log: FastifyBaseLogger): void {
  let lost = false;
  client.on('error', (error: unknown) => {
    if (!lost) log.warn({ err: error }, 'the Redis of REDIS_URL does not answer: costs are counted in memory until it does');
    lost = true;
  });
  client.on('ready', () => {
    if (lost) log.info('the Redis of REDIS_URL answers again');
    lost = false;
  });
}

/** Whose purse it is: the viewer’s, or that of the address that an anonymous one asks from. */
export const purseOf = ({ actor }: Viewer, { ip }: Pick<Sender, 'ip'>): string =>
  actor === 'anonymous' ? `address:${network(ip)}` : actor;

/** The address as it is counted: whoever has one of IPv6 usually has its whole network of 64 bits. */
export function network(ip: string): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip.replace('::ffff:', '');
  const [head = '', tail] = ip.split('%', 1)[0]!.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail ? tail.split(':') : [];
  const all = [...first, ...Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0'), ...last];
  return `${all
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`;
}
