import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../kernel/errors.js';
import { parseGlobalId } from '../kernel/global-id.js';
import { XLSX_TYPE } from '../kernel/workbook-writer.js';
import { rejectedRowsFile } from '../modules/imports/index.js';
import { refuseOtherMethods } from './http-errors.js';
import type { HubServerOptions } from './options.js';
import { departure } from './request.js';

const URL = '/imports/:job/rejected.:ending(csv|xlsx)';

/** Hands out the rejected rows of an import in the layout of its file, with a column that says why, to those who see the import. */
export function serveRejectedRows(app: FastifyInstance, options: Pick<HubServerOptions, 'viewerOf' | 'openReads'>): void {
  app.get(URL, { exposeHeadRoute: false }, (request, reply) => rejected(options, request as RejectedRequest, reply));
  refuseOtherMethods(app, URL, 'GET');
}

type RejectedRequest = FastifyRequest<{ Params: { readonly job: string; readonly ending: 'csv' | 'xlsx' } }>;

async function rejected(
  { viewerOf, openReads }: Pick<HubServerOptions, 'viewerOf' | 'openReads'>,
  { headers, params: { job, ending } }: RejectedRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const viewer = await viewerOf(headers.authorization);
  const parsed = parseGlobalId(job);
  const key = parsed?.type === 'ImportJob' ? Number(parsed.key) : Number.NaN;
  if (!Number.isSafeInteger(key)) throw unknown(job);
  const reads = openReads(viewer, departure(reply));
  try {
    const file = await rejectedRowsFile(reads, key, ending);
    if (file === null) throw unknown(job);
    return await reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="rejected.${ending}"`)
      .type(ending === 'csv' ? 'text/csv; charset=utf-8' : XLSX_TYPE)
      .send(file);
  } finally {
    await reads.close();
  }
}

const unknown = (job: string) =>
  notFound({
    message: `There is no import ${job} whose rejected rows are kept.`,
    messageVi: `Không có lần nhập ${job} với các dòng bị từ chối.`,
    hint: 'importJobs lists the imports that the caller sees; rejected says how many rows were not taken.',
  });
