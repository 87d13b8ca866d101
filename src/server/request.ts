import type { FastifyReply } from 'fastify';
import { commandsOf, type RunCommand, type Transaction } from '../kernel/command.js';
import type { RequestContext } from '../kernel/context.js';
import { HubError } from '../kernel/errors.js';
import { Loaders } from '../kernel/loaders.js';
import type { Reads } from '../kernel/reads.js';
import { todayInVietnam } from '../kernel/scalars.js';
import type { Viewer } from '../kernel/viewer.js';
import type { Watches } from '../kernel/watch.js';
import type { Asked } from './accounting.js';
import type { Charge } from './admission.js';
import type { HubServerOptions, OpenReads } from './options.js';
import { renewableReads, type RenewableReads } from './renewable-reads.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The name of the GraphQL operation that was answered, for the log. */
    operation: string | null;
  }
}

/** What becomes known of a request while it is answered. */
export interface Notes {
  /** A row of the demo generator went into the answer. */
  demo: boolean;
  /** The request carried a GraphQL document, whether or not it was valid. */
  document: boolean;
  operation: string | null;
  /** The operation that ran or was about to. */
  asked: Asked | null;
  /** Something in the answer was FORBIDDEN. */
  refused: boolean;
  /** Something went wrong: the answer has errors. */
  failed: boolean;
}

/** The context of one served request; Apollo copies it, so notes are taken in an object of their own. */
export interface ServedContext extends RequestContext {
  readonly reads: OpenReads;
  readonly notes: Notes;
  /** What the request costs; null for the hub’s own questions. */
  readonly charge: Partial<Charge> | null;
}

export interface Opening extends Pick<HubServerOptions, 'openReads' | 'today' | 'now' | 'transaction' | 'afterCommand'> {
  readonly watches: Watches<Reads>;
}

/** What a new request brings. */
export interface Arrival {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** Tells that nobody waits any more. */
  readonly signal: AbortSignal;
  readonly charge?: Partial<Charge>;
}

/** The context of a new request; whoever opens it closes its reads. */
export function openContext(opening: Opening, { viewer, requestId, signal, charge }: Arrival): ServedContext {
  const { openReads, watches, today = todayInVietnam, now = () => new Date() } = opening;
  let seen = viewer;
  const reads = renewableReads(() => openReads(seen, signal));
  const notes: Notes = { demo: false, document: false, operation: null, asked: null, refused: false, failed: false };
  const loaders = new Loaders<Reads>(reads);
  return {
    viewer,
    reads,
    notes,
    charge: charge ?? null,
    loaders,
    watches,
    today: today(),
    now: now(),
    requestId,
    command: commandsWith(opening, { viewer, requestId }, reads, loaders),
    async alsoSees(rounds) {
      const { scope } = seen;
      seen = { ...seen, scope: { ...scope, rounds: [...scope.rounds, ...rounds] } };
      await reads.renew();
    },
    holdsDemo: () => {
      notes.demo = true;
    },
  };
}

const readsOnly: Transaction = () => Promise.reject(new Error('This server runs no commands.'));

/**
 * Commands of a request. Its snapshot ends before a command, so that no request holds two connections, and what is read
 * after the command sees what it wrote.
 */
function commandsWith(
  { transaction = readsOnly, afterCommand }: Opening,
  { viewer, requestId }: Pick<Arrival, 'viewer' | 'requestId'>,
  reads: RenewableReads,
  loaders: Loaders<Reads>,
): RunCommand {
  const run = commandsOf(transaction, { actor: viewer.actor, requestId });
  return async (name, work, terms) => {
    await reads.renew();
    try {
      return await run(name, work, terms);
    } finally {
      await reads.renew();
      loaders.forget();
      if (!terms?.keepsScopes) afterCommand?.();
    }
  };
}

/** Somebody waits for an answer. */
export interface Waiting {
  /** Aborts when nobody waits any more: the client went away, or the request took too long. */
  readonly signal: AbortSignal;
  /** Fails as soon as nobody waits, with the reason. */
  readonly over: Promise<never>;
}

/** Aborts when the client goes away before its answer was sent. */
export const departure = (reply: FastifyReply): AbortSignal => waiting(reply, null).signal;

/** Waits with the client, for `patience` milliseconds at most; null: as long as it does. */
export function waiting(reply: FastifyReply, patience: number | null): Waiting {
  const wait = patientlyWaiting(patience);
  reply.raw.once('close', () => wait.stop(reply.raw.writableFinished ? undefined : clientGone()));
  return wait;
}

/** Waits for `patience` milliseconds, or until `beyond` aborts, or it is told to stop, with a reason where it was for nothing. */
export function patientlyWaiting(patience: number | null, beyond?: AbortSignal): Waiting & { stop(reason?: unknown): void } {
  const controller = new AbortController();
  const { signal } = controller;
  const giveUp = (): void => stop(beyond?.reason);
  const timer = patience === null ? undefined : setTimeout(() => controller.abort(tooSlow(patience)), patience);
  const stop = (reason?: unknown): void => {
    clearTimeout(timer);
    beyond?.removeEventListener('abort', giveUp);
    if (reason !== undefined) controller.abort(reason);
  };
  beyond?.addEventListener('abort', giveUp, { once: true });
  const over = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  over.catch(() => {}); // nobody may be waiting for it
  return { signal, over, stop };
}

const tooSlow = (patience: number): HubError =>
  new HubError('TIMEOUT', {
    message: `The answer took longer than the ${patience} ms that a request may take.`,
    messageVi: `Yêu cầu xử lý quá ${patience} ms cho phép.`,
    hint: 'Ask for fewer units, a shorter period or smaller pages.',
  });

/** Nobody reads it, and the log is not to take it for a defect. */
const clientGone = (): HubError =>
  new HubError('UNAVAILABLE', {
    message: 'The client went away before it was answered.',
    messageVi: 'Máy khách đã ngắt kết nối trước khi nhận trả lời.',
  });
