import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Transaction } from '../kernel/command.js';
import type { Journal } from '../kernel/journal.js';
import { ANONYMOUS, type Viewer } from '../kernel/viewer.js';
import { XLSX_TYPE } from '../kernel/workbook-writer.js';
import {
  beginImport,
  datasetOf,
  senderRefusal,
  templateCsv,
  templateWorkbook,
  tidyText,
  type Dataset,
  type BegunImport,
  type ImportFile,
  type ImportOrder,
  type JobRunner,
} from '../modules/imports/index.js';
import { addressWords } from './address-words.js';
import { refuseOtherMethods } from './http-errors.js';
import type { HubServerOptions } from './options.js';
import { readsOnly } from './reads-only.js';
import { receivedFile } from './received-file.js';

interface Importing extends Pick<HubServerOptions, 'viewerOf' | 'afterCommand' | 'settings'> {
  readonly journal: Journal | null;
  readonly runImport: JobRunner | null;
  /** Null on a server that only reads. */
  readonly transaction: Transaction | null;
}

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
      config: { takesFiles: true },
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
  const refusal = senderRefusal(viewer);
  if (refusal === null) return viewer;
  const { dataset } = request.params;
  if (viewer.actor !== ANONYMOUS.actor)
    journal?.note({ kind: 'REFUSAL', actor: viewer.actor, command: 'POST /imports', subject: dataset, requestId: request.id });
  throw refusal;
}

async function answer(importing: Importing, viewer: Viewer, request: DatasetRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { transaction, runImport: runner, afterCommand, settings } = importing;
  const dataset = datasetOf(request.params.dataset);
  const { wait, name, ...said } = orderOf(dataset, request.query);
  if (transaction === null || runner === null) throw readsOnly();
  reply.header('cache-control', 'no-store');
  const { begun, gone } = await kept(request.body as Readable | null, settings.importFileMb, (file) =>
    beginImport({ ...said, file: { ...file, name } }, { viewer, requestId: request.id, transaction, runner }),
  );
  const report = begun.report.finally(gone).finally(afterCommand);
  if (wait) {
    const done = await report;
    return reply.code(done.status === 'FAILED' ? 422 : 200).send(done);
  }
  report.catch((error: unknown) => request.log.info({ err: error, job: begun.job }, 'an import that nobody waited for did not end well'));
  return reply.code(202).send({ job: begun.job, dataset: dataset.name, status: 'RUNNING' });
}

interface Kept {
  readonly begun: BegunImport;
  /** Lets go of the file. */
  readonly gone: () => Promise<void>;
}

/** Keeps a body as a file in a folder of its own, for as long as the import needs it. */
async function kept(
  body: Readable | null,
  mostMb: number,
  begin: (file: Pick<ImportFile, 'path' | 'print'>) => Promise<BegunImport>,
): Promise<Kept> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-import-'));
  const gone = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'file');
    const print = await receivedFile(body, path, mostMb);
    return { begun: await begin({ path, print }), gone };
  } catch (error) {
    await gone();
    throw error;
  }
}

const WORDS = ['mode', 'atomicity', 'name', 'wait', 'unit', 'from', 'to', 'on'] as const;
const SUCH_AS = 'Such as /imports/dossier-reports?mode=VALIDATE&atomicity=ALL&name=quy-1.xlsx.';

/** What the address says of the file; everything is usual but the dataset. */
function orderOf(dataset: Dataset, query: unknown): Omit<ImportOrder, 'file'> & { readonly name: string; readonly wait: boolean } {
  const { word, oneOf } = addressWords(query, WORDS, SUCH_AS);
  const [unit, from, to, on] = [word('unit'), word('from'), word('to'), word('on')];
  const name = tidyText((word('name') ?? '').replaceAll(/^.*[\\/]/gsu, '')).slice(0, 200);
  return {
    dataset,
    mode: oneOf('mode', ['VALIDATE', 'COMMIT'], 'VALIDATE'),
    atomicity: oneOf('atomicity', ['ALL', 'ROW'], 'ALL'),
    words: { unit, from, to, on },
    wait: oneOf('wait', ['true', 'false'], 'true') === 'true',
    name: name === '' ? dataset.name : name,
  };
}

/** `/templates/dossier-reports.xlsx`, or `.csv`. */
function template(file: string, reply: FastifyReply): FastifyReply {
  const [, name, ending] = /^(.+)\.(xlsx|csv)$/u.exec(file) ?? [];
  const { columns } = datasetOf(name ?? file);
  reply.header('content-disposition', `attachment; filename="${name}.${ending}"`);
  return ending === 'csv'
    ? reply.type('text/csv; charset=utf-8').send(templateCsv(columns))
    : reply.type(XLSX_TYPE).send(Buffer.from(templateWorkbook(columns)));
}
