import type { FastifyReply } from 'fastify';
import type { RequestContext } from '../kernel/context.js';
import { HubError } from '../kernel/errors.js';
import { Loaders } from '../kernel/loaders.js';
import { todayInVietnam } from '../kernel/scalars.js';
import type { Viewer } from '../kernel/viewer.js';
import type { HubServerOptions, OpenReads } from './options.js';

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
}

/** The context of one served request; Apollo copies it, so notes are taken in an object of their own. */
export interface ServedContext extends RequestContext {
  readonly reads: OpenReads;
  readonly notes: Notes;
}

export type Opening = Pick<HubServerOptions, 'openReads' | 'today'>;

/** What a new request brings. */
export interface Arrival {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** Tells that nobody waits any more. */
  readonly signal: AbortSignal;
}

/** The context of a new request; whoever opens it closes its reads. */
export function openContext({ openReads, today = todayInVietnam }: Opening, { viewer, requestId, signal }: Arrival): ServedContext {
  const reads = openReads(viewer, signal);
  const notes: Notes = { demo: false, document: false, operation: null };
  return {
    viewer,
    reads,
    notes,
    loaders: new Loaders(reads),
    today: today(),
    requestId,
    holdsDemo: () => {
      notes.demo = true;
    },
  };
}

/** Aborts when the client goes away before its answer was sent. */
export function departure(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(clientGone());
  });
  return controller.signal;
}

/** Nobody reads it, and the log is not to take it for a defect. */
const clientGone = (): HubError =>
  new HubError('UNAVAILABLE', {
    message: 'The client went away before it was answered.',
    messageVi: 'Máy khách đã ngắt kết nối trước khi nhận trả lời.',
  });
