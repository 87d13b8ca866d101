import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { badInput } from '../kernel/errors.js';
import type { Journal } from '../kernel/journal.js';
import { administratorsOnly, auditLines } from '../modules/access/index.js';
import { refuseOtherMethods } from './http-errors.js';
import type { HubServerOptions } from './options.js';
import { departure } from './request.js';

interface Exporting extends Pick<HubServerOptions, 'viewerOf' | 'openReads'> {
  readonly journal: Journal | null;
}

const URL = '/audit.jsonl';

/** Serves the whole journal as JSON lines to administrators, in constant memory: one page of rows is read when the last one is sent. */
export function serveAuditExport(app: FastifyInstance, exporting: Exporting): void {
  app.get(URL, { exposeHeadRoute: false }, (request, reply) => answer(exporting, request, reply));
  refuseOtherMethods(app, URL, 'GET');
}

async function answer({ viewerOf, openReads, journal }: Exporting, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = await viewerOf(request.headers.authorization);
  if (!viewer.scope.administers) {
    const refusal = { kind: 'REFUSAL', actor: viewer.actor, command: `GET ${URL}`, subject: request.url, requestId: request.id } as const;
    if (viewer.actor !== 'anonymous') journal?.note(refusal);
    throw administratorsOnly();
  }
  const since = instantOf((request.query as { since?: unknown }).since);
  const reads = openReads(viewer, departure(reply));
  async function* lines(): AsyncGenerator<string> {
    try {
      yield* auditLines(reads, since);
    } finally {
      await reads.close();
    }
  }
  return reply.type('application/jsonl; charset=utf-8').header('cache-control', 'no-store').send(Readable.from(lines()));
}

/** The instant of `?since=`; null where it is not given. */
function instantOf(text: unknown): Date | null {
  if (text === undefined) return null;
  const instant = typeof text === 'string' && /^\d{4}-\d{2}-\d{2}/.test(text) ? new Date(text) : null;
  if (instant && !Number.isNaN(instant.getTime())) return instant;
  throw badInput({
    message: `since is an instant such as 2026-01-31T00:00:00+07:00; ${JSON.stringify(text)} came.`,
    messageVi: 'since phải là một thời điểm như 2026-01-31T00:00:00+07:00.',
    hint: 'Write + as %2B in an address, or take Z: 2026-01-31T00:00:00Z.',
  });
}
