import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { WEB_FOLDER } from './folders.js';
import { answerHubError } from './http-errors.js';
import type { SavedOperation } from './operations.js';
import { EDITOR_POLICY } from './security.js';
import { startPage, type UnitCounts } from './start-page.js';
import { HubError } from '../kernel/errors.js';

export interface Pages {
  readonly schemaText: string;
  readonly operations: readonly SavedOperation[];
  readonly unitCounts: UnitCounts;
}

const HTML = 'text/html; charset=utf-8';

/** The pages for people, the schema as text, and what the playground offers. */
export async function servePages(app: FastifyInstance, { schemaText, operations, unitCounts }: Pages): Promise<void> {
  app.get('/schema.graphql', (_request, reply) => reply.type('text/plain; charset=utf-8').send(schemaText));
  app.get('/operations.json', (_request, reply) => reply.send(operations));
  if (!existsSync(join(WEB_FOLDER, 'index.html'))) {
    app.log.warn('dist/web is missing: no start page and no playground until `npm run build:web`.');
    for (const url of ['/', '/graphiql']) app.get(url, (_request, reply) => answerHubError(reply, 503, notBuilt()));
    return;
  }
  await app.register(fastifyStatic, {
    root: join(WEB_FOLDER, 'assets'),
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
  });
  const [start, playground] = await Promise.all([webPage('index.html'), webPage('graphiql/index.html')]);
  app.get('/', async (_request, reply) => reply.type(HTML).send(startPage(start, operations, await unitCounts())));
  app.get('/graphiql', (_request, reply) => reply.type(HTML).header('content-security-policy', EDITOR_POLICY).send(playground));
}

const webPage = (path: string): Promise<string> => readFile(join(WEB_FOLDER, path), 'utf8');

const notBuilt = (): HubError =>
  new HubError('UNAVAILABLE', {
    message: 'The pages were not built on this machine.',
    messageVi: 'Các trang web chưa được dựng trên máy này.',
    hint: 'Run `npm run build:web` and start the hub again; /graphql works without.',
  });
