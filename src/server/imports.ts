import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { commandsOf, type Transaction } from '../kernel/command.js';
import { badInput, HubError } from '../kernel/errors.js';
import type { Journal } from '../kernel/journal.js';
import { ANONYMOUS, type Viewer } from '../kernel/viewer.js';
import { writesRecords } from '../modules/access/index.js';
import {
  datasetOf,
  importFile,
  templateCsv,
  templateWorkbook,
  tidyText,
  type Dataset,
  type ImportOrder,
} from '../modules/imports/index.js';
import { refuseOtherMethods } from './http-errors.js';
import { LARGEST_FILE } from './limits.js';
import type { HubServerOptions } from './options.js';

interface Importing extends Pick<HubServerOptions, 'viewerOf'> {
  readonly journal: Journal | null;
  /** Null on a server that only reads. */
  readonly transaction: Transaction | null;
}

type Query = Readonly<Record<string, unknown>>;
type DatasetRequest = FastifyRequest<{ Params: { readonly dataset: string } }>;

const URL = '/imports/:dataset';
const TEMPLATE_URL = '/templates/:file';

/** Takes files of figures from those who may write some, and hands out the templates to everybody. */
export function serveImports(app: FastifyInstance, importing: Importing): void {
  app.get(TEMPLATE_URL, { exposeHeadRoute: false }, (request, reply) => template((request.params as { file: string }).file, reply));
  refuseOtherMethods(app, TEMPLATE_URL, 'GET');
  refuseOtherMethods(app, URL, 'POST');
  // A room of its own: here, and nowhere else, a body may be anything, and is not read before it is known who sends it.
  void app.register(async (room) => {
    room.removeAllContentTypeParsers();
    room.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    const senders = new WeakMap<FastifyRequest, Viewer>();
    room.post(URL, {
      onRequest: async (request: DatasetRequest) => {
        senders.set(request, await senderOf(importing, request));
      },
      handler: (request: DatasetRequest, reply) => answer(importing, senders.get(request) ?? ANONYMOUS, request, reply),
    });
  });
}

/** Who sends a file; refused before a byte of it is read where nobody of the name may. */
async function senderOf({ viewerOf, journal }: Importing, request: DatasetRequest): Promise<Viewer> {
  const viewer = await viewerOf(request.headers.authorization);
  if (viewer.actor === ANONYMOUS.actor) throw nobody();
  if (writesRecords(viewer)) return viewer;
  const { dataset } = request.params;
  journal?.note({ kind: 'REFUSAL', actor: viewer.actor, command: 'POST /imports', subject: dataset, requestId: request.id });
  throw writesNothing();
}

async function answer({ transaction }: Importing, viewer: Viewer, request: DatasetRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dataset = datasetOf(request.params.dataset);
  const said = orderOf(dataset, request.query as Query);
  if (transaction === null) throw readsOnly();
  const command = commandsOf(transaction, { actor: viewer.actor, requestId: request.id });
  const folder = await mkdtemp(join(tmpdir(), 'hub-import-'));
  try {
    const path = join(folder, 'file');
    await received(request.body as Readable | null, path);
    const report = await importFile({ ...said, file: { path, name: said.name } }, { viewer, requestId: request.id, transaction, command });
    return await reply
      .code(report.status === 'FAILED' ? 422 : 200)
      .header('cache-control', 'no-store')
      .send(report);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the address says of the file; everything is usual but the dataset. */
function orderOf(dataset: Dataset, query: Query): Omit<ImportOrder, 'file'> & { readonly name: string } {
  const unknown = Object.keys(query).find((key) => !['mode', 'atomicity', 'name', 'unit', 'from', 'to'].includes(key));
  if (unknown !== undefined) throw wrongWord(unknown, String(query[unknown]), 'mode, atomicity, name, unit, from, to');
  const [unit, from, to] = [word(query, 'unit'), word(query, 'from'), word(query, 'to')];
  const name = tidyText((word(query, 'name') ?? '').replaceAll(/^.*[\\/]/gsu, '')).slice(0, 200);
  return {
    dataset,
    mode: oneOf(query, 'mode', ['VALIDATE', 'COMMIT'], 'VALIDATE'),
    atomicity: oneOf(query, 'atomicity', ['ALL', 'ROW'], 'ALL'),
    words: { unit, from, to },
    name: name === '' ? dataset.name : name,
  };
}

function word(query: Query, key: string): string | undefined {
  const value = query[key];
  if (value === undefined || (typeof value === 'string' && value.length <= 500 && !value.includes('\0'))) return value;
  throw wrongWord(key, 'something else', 'one text of 500 letters at most');
}

function oneOf<Word extends string>(query: Query, key: string, words: readonly Word[], usual: Word): Word {
  const value = word(query, key);
  const found = value === undefined ? usual : words.find((one) => one === value);
  if (found !== undefined) return found;
  throw wrongWord(key, value!, words.join(' or '));
}

/** Streams a body to a file; what is too large is refused, and the connection stays for the answer. */
async function received(body: Readable | null, path: string): Promise<void> {
  if (body === null) throw badInput({ message: 'The body is empty; it has to be the file.', messageVi: 'Yêu cầu không kèm tệp.' });
  try {
    await pipeline(limited(body), createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    body.resume(); // what is left of it stands before the next request of the connection
    throw (error as { code?: unknown }).code === 'ECONNRESET' ? Object.assign(new Error('gone'), { statusCode: 400 }) : error;
  }
}

async function* limited(body: Readable): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_FILE) throw tooLarge();
    yield chunk as Buffer;
  }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `/templates/dossier-reports.xlsx`, or `.csv`. */
function template(file: string, reply: FastifyReply): FastifyReply {
  const [, name, ending] = /^(.+)\.(xlsx|csv)$/u.exec(file) ?? [];
  const { columns } = datasetOf(name ?? file);
  reply.header('content-disposition', `attachment; filename="${name}.${ending}"`);
  return ending === 'csv'
    ? reply.type('text/csv; charset=utf-8').send(templateCsv(columns))
    : reply.type(XLSX).send(Buffer.from(templateWorkbook(columns)));
}

const nobody = (): HubError =>
  new HubError('UNAUTHENTICATED', {
    message: 'Files are taken from those who say who they are; this request carries no credential.',
    messageVi: 'Phải xác thực trước khi gửi tệp số liệu.',
    hint: 'Send “Authorization: Bearer …” with a token or a service key.',
  });

const writesNothing = (): HubError =>
  new HubError('FORBIDDEN', {
    message: 'Only officers and leaders of a unit, and data stewards, may send figures.',
    messageVi: 'Chỉ cán bộ, lãnh đạo đơn vị và cán bộ quản trị dữ liệu được gửi số liệu.',
    hint: 'viewer { roles { role } } tells which roles the caller has.',
  });

const readsOnly = (): HubError =>
  new HubError('UNAVAILABLE', { message: 'This hub only reads.', messageVi: 'Hệ thống này chỉ cho phép đọc.' });

const wrongWord = (key: string, came: string, expected: string): HubError =>
  badInput({
    message: `The address says ${key}=${came}; expected ${expected}.`,
    messageVi: `Tham số ${key}=${came} không hợp lệ; giá trị cho phép: ${expected}.`,
    hint: 'Such as /imports/dossier-reports?mode=VALIDATE&atomicity=ALL&name=quy-1.xlsx.',
  });

const tooLarge = (): HubError =>
  badInput({
    message: `A file may have ${LARGEST_FILE / 2 ** 20} MB; this one is larger.`,
    messageVi: `Tệp chỉ được có tối đa ${LARGEST_FILE / 2 ** 20} MB.`,
    hint: 'Send it in parts, each with its header.',
  });
