import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus } from 'node:os';
import pg from 'pg';
import { readConfig } from '../../src/config.js';
import { openDatabase, snapshotReads } from '../../src/database/index.js';
import { modules, seedSteps } from '../../src/hub.js';
import { ANONYMOUS, PUBLIC_SCOPE, type Viewer } from '../../src/kernel/viewer.js';
import { createServer, type HubServer } from '../../src/server/index.js';
import { compare, type Load } from '../load.js';
import { WIDE_QUERY, WIDE_VARIABLES, wideByHand } from './wide.js';

/**
 * What the graph costs on top of the database, as ratios of one run: the hub with compiled queries, the same hub with
 * graphql-js, and hand-written SQL without a graph. Writes bench/read/report.md.
 */

const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);

const database = await openDatabase(readConfig(), modules, console.error);
await database.prepare(seedSteps());

/** Sees every row, by rights and not for want of walls: all saved operations have an answer. */
const STEWARD: Viewer = { ...ANONYMOUS, actor: 'bench', scope: { ...PUBLIC_SCOPE, everything: true } };

const hub = (executor?: Parameters<typeof createServer>[0]['executor']): Promise<HubServer> =>
  createServer({
    modules,
    settings: { ...readConfig({}), port: 0, logLevel: 'warn', costPerMinute: 1_000_000_000 },
    viewerOf: async () => STEWARD,
    openReads: ({ scope }, signal) => snapshotReads(database.orm, { scope, signal, statementTimeoutMs: 30_000 }),
    unreadiness: () => Promise.resolve([]),
    ...(executor && { executor }),
  });

const compiled = await hub();
const interpreted = await hub({ trusted: [], compileAt: Infinity });
const [compiledUrl, interpretedUrl] = await Promise.all([compiled.listen(), interpreted.listen()]);

const pool = new pg.Pool({ connectionString: database.url, max: 4 });
const byHand = createHttpServer((_request, response) => {
  wideByHand(pool, WIDE_VARIABLES).then(
    (answer) => response.setHeader('content-type', 'application/json').end(JSON.stringify(answer)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
}).listen(0, '127.0.0.1');
await once(byHand, 'listening');
const byHandUrl = `http://127.0.0.1:${(byHand.address() as AddressInfo).port}/`;

async function answerOf(url: string, body: string): Promise<{ data: unknown; errors?: unknown }> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  return (await response.json()) as { data: unknown; errors?: unknown };
}

const figure = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 });
const ratio = (value: number): string => value.toFixed(2);
const lines: string[] = [];

async function wideTable(): Promise<void> {
  const body = JSON.stringify({ query: WIDE_QUERY, variables: WIDE_VARIABLES });
  const [graph, hand] = [await answerOf(compiledUrl, body), (await (await fetch(byHandUrl)).json()) as { data: unknown }];
  if (JSON.stringify(graph.data) !== JSON.stringify(hand.data)) throw new Error('The graph and the hand-written SQL answer differently.');
  const names = ['hand-written SQL, `pg`, `JSON.stringify`', 'hub, compiled', 'hub, graphql-js'];
  const shots = [{ url: byHandUrl }, { url: `${compiledUrl}/graphql`, body }, { url: `${interpretedUrl}/graphql`, body }];
  const loads = await compare(shots, SECONDS);
  const base = loads[0]!;
  lines.push(
    '## One wide answer',
    '',
    `All leaves of all districts of Hà Nội in 2018: ${figure(JSON.stringify(graph.data).length / 1024)} kB of JSON, the same from all three.`,
    '',
  );
  lines.push('| | ms of CPU | ratio | answers a second | ratio | median ms | p99 ms |', '|---|---|---|---|---|---|---|');
  for (const [at, { cpu, perSecond, median, p99 }] of loads.entries()) {
    const cells = [
      names[at],
      figure(cpu),
      ratio(base.cpu / cpu),
      figure(perSecond),
      ratio(perSecond / base.perSecond),
      figure(median),
      figure(p99),
    ];
    lines.push(`| ${cells.join(' | ')} |`);
  }
}

async function operationsTable(): Promise<void> {
  const saved = (await (await fetch(`${compiledUrl}/operations.json`)).json()) as { name: string; text: string; variables: object }[];
  lines.push(
    '',
    '## The saved operations',
    '',
    'With the variables that the playground offers, as a data steward; what access adds is in bench/access.',
    '',
  );
  lines.push(
    '| operation | kB | ms of CPU | with graphql-js | ratio | answers a second | median ms | p99 ms |',
    '|---|---|---|---|---|---|---|---|',
  );
  for (const { name, text, variables } of saved) {
    const body = JSON.stringify({ query: text, variables });
    const answer = await answerOf(compiledUrl, body);
    if (answer.errors) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
    const urls = [compiledUrl, interpretedUrl];
    const [fast, slow] = (await compare(
      urls.map((url) => ({ url: `${url}/graphql`, body })),
      SECONDS,
    )) as [Load, Load];
    const kilobytes = figure(JSON.stringify(answer.data).length / 1024);
    const cells = [
      name,
      kilobytes,
      figure(fast.cpu),
      figure(slow.cpu),
      ratio(slow.cpu / fast.cpu),
      figure(fast.perSecond),
      figure(fast.median),
      figure(fast.p99),
    ];
    lines.push(`| ${cells.join(' | ')} |`);
    console.error(lines.at(-1));
  }
}

await wideTable();
await operationsTable();
const { rows } = await pool.query<{ version: string }>('select version()');
const [cpu] = cpus();
const head = [
  '# Reading',
  '',
  'Made by `npm run bench`; not edited by hand.',
  '',
  `${new Date().toISOString().slice(0, 10)} · ${cpus().length} × ${cpu?.model.trim() ?? 'unknown CPU'} · Node ${process.versions.node} · ${rows[0]!.version.split(' on ')[0]} · 4 connections, about ${SECONDS} s each · server, database and load on one machine: compare the ratios.`,
  '',
  'CPU is that of the server process for one answer, without the database; it is steady where answers a second are not.',
  '',
];
writeFileSync('bench/read/report.md', `${[...head, ...lines].join('\n')}\n`);
byHand.close();
await Promise.all([compiled.close(), interpreted.close(), pool.end()]);
await database.close();
process.exit(0);
