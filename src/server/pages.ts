import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { WEB_FOLDER } from './folders.js';
import { answerHubError } from './http-errors.js';
import type { SavedOperation } from './operations.js';
import type { Gate } from './playground-gate.js';
import { EDITOR_POLICY } from './security.js';
import { startPage, type UnitCounts } from './start-page.js';
import { HubError } from '../kernel/errors.js';

export interface Pages {
  readonly gate: Gate;
  readonly schemaText: string;
  readonly operations: readonly SavedOperation[];
  readonly unitCounts: UnitCounts;
}

const HTML = 'text/html; charset=utf-8';

/** The pages for people, the schema as text, and what the playground offers. */
export async function servePages(app: FastifyInstance, { gate, schemaText, operations, unitCounts }: Pages): Promise<void> {
  app.get('/schema.graphql', { onRequest: gate.schema }, (_request, reply) => reply.type('text/plain; charset=utf-8').send(schemaText));
  app.get('/operations.json', { onRequest: gate.playground }, (_request, reply) => reply.send(operations));
  if (!existsSync(join(WEB_FOLDER, 'index.html'))) {
    app.log.warn('dist/web is missing: no start page and no playground until `npm run build:web`.');
    for (const url of ['/', '/graphiql']) app.get(url, (_request, reply) => answerHubError(reply, 503, notBuilt()));
    return;
  }
  const [start, playground] = await Promise.all([webPage('index.html'), webPage('graphiql/index.html')]);
  await serveAssets(app, start, gate);
  app.get('/', async (_request, reply) => reply.type(HTML).send(startPage(start, operations, await unitCounts())));
  app.get('/graphiql', { onRequest: gate.playground }, (_request, reply) =>
    reply.type(HTML).header('content-security-policy', EDITOR_POLICY).send(playground),
  );
}

/** The files that the pages load. All that the start page does not name is the playground’s. */
async function serveAssets(app: FastifyInstance, start: string, gate: Gate): Promise<void> {
  await app.register(async (assets) => {
    assets.addHook('onRequest', async (request, reply) => {
      if (start.includes(request.url)) return undefined;
      return gate.playground(request, reply);
    });
    await assets.register(fastifyStatic, {
      root: join(WEB_FOLDER, 'assets'),
      prefix: '/assets/',
      index: false,
      immutable: true,
      maxAge: '365d',
    });
  });
}

const webPage = (path: string): Promise<string> => readFile(join(WEB_FOLDER, path), 'utf8');

const notBuilt = (): HubError =>
  new HubError('UNAVAILABLE', {
    message: 'The pages were not built on this machine.',
    messageVi: 'Các trang web chưa được dựng trên máy này.',
    hint: 'Run `npm run build:web` and start the hub again; /graphql works without.',
  });
