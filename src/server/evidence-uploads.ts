import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fileTypeOf, tidyFileName } from '../files/index.js';
import { commandsOf, type Transaction } from '../kernel/command.js';
import { HubError } from '../kernel/errors.js';
import type { FileStore } from '../kernel/file-store.js';
import { globalId } from '../kernel/global-id.js';
import type { Journal } from '../kernel/journal.js';
import { todayInVietnam } from '../kernel/scalars.js';
import { ANONYMOUS, type Viewer } from '../kernel/viewer.js';
import type { FilePrint } from '../modules/imports/index.js';
import {
  evidenceFileUrl,
  evidenceOrder,
  evidenceSenderRefusal,
  takeEvidenceFile,
  type EvidenceOrder,
  type FileFacts,
} from '../modules/scores/index.js';
import { addressWords } from './address-words.js';
import { refuseOtherMethods } from './http-errors.js';
import type { HubServerOptions } from './options.js';
import { readsOnly } from './reads-only.js';
import { receivedFile } from './received-file.js';
import { clearForgottenFolders, inFolderOfItsOwn } from './received-folder.js';

interface Receiving extends Pick<HubServerOptions, 'viewerOf' | 'afterCommand' | 'settings' | 'today'> {
  readonly journal: Journal | null;
  /** Null on a server that only reads, as is `transaction`. */
  readonly files: FileStore | null;
  readonly transaction: Transaction | null;
}

type EvidenceRequest = FastifyRequest<{ Params: { readonly id: string } }>;

const URL = '/evidence/:id';

/** Takes files of evidence: POST attaches one to a leaf, PUT puts one in place of the file of a document. */
export function serveEvidenceUploads(app: FastifyInstance, receiving: Receiving): void {
  refuseOtherMethods(app, URL, 'POST, PUT');
  app.addHook('onReady', clearForgottenFolders);
  // A room of its own, as that of imports: a body may be anything here, and is not read before it is known who sends it and what for.
  void app.register(async (room) => {
    room.removeAllContentTypeParsers();
    room.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    const senders = new WeakMap<FastifyRequest, Viewer>();
    room.route({
      method: ['POST', 'PUT'],
      url: URL,
      config: { takesFiles: true },
      onRequest: async (request: EvidenceRequest) => {
        senders.set(request, await senderOf(receiving, request));
      },
      handler: (request: EvidenceRequest, reply) => answer(receiving, senders.get(request) ?? ANONYMOUS, request, reply),
    });
  });
}

/** Who sends a file; refused before a byte of it is read where nobody of the name may. */
async function senderOf(receiving: Receiving, request: EvidenceRequest): Promise<Viewer> {
  const viewer = await receiving.viewerOf(request.headers.authorization);
  const refusal = evidenceSenderRefusal(viewer);
  if (refusal === null) return viewer;
  if (viewer.actor !== ANONYMOUS.actor) noteRefusal(receiving, viewer, request);
  throw refusal;
}

function noteRefusal({ journal }: Receiving, { actor }: Viewer, { method, params, id }: EvidenceRequest): void {
  journal?.note({ kind: 'REFUSAL', actor, command: `${method} ${URL}`, subject: params.id, requestId: id });
}

async function answer(receiving: Receiving, viewer: Viewer, request: EvidenceRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { order, name } = orderOf(receiving, request);
  reply.header('cache-control', 'no-store');
  try {
    const done = await inFolderOfItsOwn(async (path) => {
      const print = await receivedFile(request.body as Readable | null, path, receiving.settings.evidenceFileMb, SMALLER);
      return taken(receiving, { viewer, requestId: request.id }, order, { path, name, ...print });
    });
    if (request.method === 'POST') reply.code(201).header('location', done.file.url);
    return await reply.send(done);
  } catch (error) {
    if (error instanceof HubError && error.extensions['code'] === 'FORBIDDEN') noteRefusal(receiving, viewer, request);
    throw error;
  }
}

/** What the address says is to be done with the file, and what the file is called; the usual name is the title. */
function orderOf(
  { today = todayInVietnam }: Receiving,
  { query, method, params }: EvidenceRequest,
): { order: EvidenceOrder; name: string } {
  const { word } = addressWords(query, ['title', 'number', 'issuedOn', 'name'], SUCH_AS);
  const said = { title: word('title'), number: word('number'), issuedOn: word('issuedOn') };
  const order = evidenceOrder(method === 'POST' ? 'ATTACH' : 'REPLACE', params.id, said, today());
  return { order, name: word('name') ?? said.title?.replaceAll('/', '-') ?? '' };
}

interface Received extends FilePrint {
  readonly path: string;
  readonly name: string;
}

interface Taken {
  /** Evidence.id */
  readonly id: string;
  readonly file: FileFacts & { readonly url: string };
}

/** Looks what a received file is, and does with it what was ordered. */
async function taken(
  { files, transaction, afterCommand }: Receiving,
  { viewer, requestId }: { readonly viewer: Viewer; readonly requestId: string },
  order: EvidenceOrder,
  { path, name, sha256, bytes }: Received,
): Promise<Taken> {
  if (files === null || transaction === null) throw readsOnly();
  const { type, endings } = await fileTypeOf(path);
  const facts: FileFacts = { name: tidyFileName(name, endings), type, bytes, sha256 };
  const sending = { viewer, command: commandsOf(transaction, { actor: viewer.actor, requestId }) };
  const keep = (): Promise<void> => files.put(path, sha256);
  const evidence = await takeEvidenceFile(sending, order, { ...facts, keep }).finally(afterCommand);
  return { id: globalId('Evidence', evidence), file: { ...facts, url: evidenceFileUrl(evidence) } };
}

const SUCH_AS = 'Such as /evidence/<Score.id>?title=K%E1%BA%BF%20ho%E1%BA%A1ch&number=12/KH-UBND&issuedOn=2018-03-01&name=ke-hoach.pdf.';
const SMALLER = 'Scan it at a lower resolution, or attach its parts one by one.';
