import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HubError, notFound } from '../kernel/errors.js';
import type { FileStore } from '../kernel/file-store.js';
import type { Journal } from '../kernel/journal.js';
import type { Viewer } from '../kernel/viewer.js';
import { evidenceFileOf, type FileFacts } from '../modules/scores/index.js';
import { isOverseer } from './accounting.js';
import { hasAlready, keepPrivate } from './caching.js';
import { refuseOtherMethods } from './http-errors.js';
import type { HubServerOptions } from './options.js';
import { departure } from './request.js';

interface Giving extends Pick<HubServerOptions, 'viewerOf' | 'openReads'> {
  readonly files: FileStore | null;
  readonly journal: Journal | null;
}

type FileRequest = FastifyRequest<{ Params: { readonly id: string } }>;

const URL = '/evidence/:id/file';
/** Whatever is in the file, it asks for nothing and runs nothing. */
const SEALED = "default-src 'none'; sandbox";

/** Hands out files of evidence to those who see the evidence; for everybody else there is none. */
export function serveEvidenceFiles(app: FastifyInstance, giving: Giving): void {
  app.route({
    method: ['GET', 'HEAD'],
    url: URL,
    exposeHeadRoute: false,
    handler: (request, reply) => answer(giving, request as FileRequest, reply),
  });
  refuseOtherMethods(app, URL, 'GET, HEAD');
}

async function answer({ viewerOf, openReads, files, journal }: Giving, request: FileRequest, reply: FastifyReply): Promise<FastifyReply> {
  keepPrivate(reply);
  const { id } = request.params;
  const viewer = await viewerOf(request.headers.authorization);
  const file = await seenFile(openReads, viewer, id, reply);
  if (isOverseer(viewer))
    journal?.note({ kind: 'READ', actor: viewer.actor, command: `GET ${URL}`, subject: `evidence ${id}`, requestId: request.id });
  const tag = `"${file.sha256}"`;
  reply.headers({ etag: tag, 'content-security-policy': SEALED });
  if (hasAlready(request.headers['if-none-match'], tag)) return reply.code(304).send();
  const stored = await files?.open(file.sha256);
  if (stored?.bytes !== file.bytes) {
    stored?.stream.destroy();
    request.log.error({ evidence: id, file, stored: stored?.bytes ?? null }, 'the store has another file than the evidence names, or none');
    throw lost();
  }
  reply.type(file.type).headers({ 'content-disposition': disposition(file.name), 'content-length': file.bytes });
  if (request.method !== 'HEAD') return reply.send(stored.stream);
  stored.stream.destroy();
  return reply.send();
}

/** The file of a document; the reads end before it is sent, however long that takes. */
async function seenFile(openReads: Giving['openReads'], viewer: Viewer, id: string, reply: FastifyReply): Promise<FileFacts> {
  const reads = openReads(viewer, departure(reply));
  try {
    const file = await evidenceFileOf(reads, id);
    if (file === null) throw unknown(id);
    return file;
  } finally {
    await reads.close();
  }
}

/** A file to keep and not to show, named in all letters, and in plain ones for whoever knows no others. */
function disposition(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain.replaceAll(/[^\w. ()-]/gu, '_')}"; filename*=UTF-8''${encoded}`;
}

const unknown = (id: string): HubError =>
  notFound({
    message: `There is no file of evidence ${id}.`,
    messageVi: `Không có tệp của tài liệu kiểm chứng ${id}.`,
    hint: 'Evidence.file says which documents have one, to those who see the evidence.',
  });

const lost = (): HubError =>
  new HubError('UNAVAILABLE', {
    message: 'The file is known, and the hub’s store of files does not have it.',
    messageVi: 'Tệp có trong hồ sơ nhưng không tìm thấy trong kho lưu tệp của hệ thống.',
    hint: 'Tell the operator: hub verify names the files that are missing.',
  });
