import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import pg from 'pg';
import { readConfig } from '../../src/config.js';
import { openDatabase, snapshotReads } from '../../src/database/index.js';
import { openOrm } from '../../src/database/orm.js';
import { modules, seedSteps } from '../../src/hub.js';
import { todayInVietnam } from '../../src/kernel/scalars.js';
import { ANONYMOUS, WHOLE_SCOPE, type Viewer } from '../../src/kernel/viewer.js';
import { issuerOf, newDevelopmentKey, viewers } from '../../src/modules/access/index.js';
import { createServer, type HubServer } from '../../src/server/index.js';
import { alternated, type Load, type Shot } from '../load.js';
import { machine } from '../machine.js';

/**
 * What access control adds to the saved operations: the same server on the same database for everybody and for a leader, through
 * both walls, against a viewer for whom there is none. Writes bench/access/report.md.
 */

const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const ONLY = process.env.BENCH_ONLY?.split(',');
const LEADER = { role: 'LEADER', unit: '01' } as const;
const APPLICATION = `cchc-hub bench ${process.pid}`;

const config = readConfig();
const database = await openDatabase(config, modules, console.error);
await database.prepare(seedSteps());

/** One plan, one process: what workers of a parallel plan use would not be counted. */
const address = new URL(database.url);
address.searchParams.set('options', '-c max_parallel_workers_per_gather=0');
address.searchParams.set('application_name', APPLICATION);
const orm = openOrm(address.href, modules, { poolSize: 4, poolWaitMs: 30_000 });

const openReads = ({ scope }: Pick<Viewer, 'scope'>, signal?: AbortSignal) =>
  snapshotReads(orm, { scope, signal, statementTimeoutMs: 30_000 });
const issuer = await issuerOf(await newDevelopmentKey());
const known = viewers({
  issuer,
  openReads: () => openReads({ scope: WHOLE_SCOPE }),
  sources: modules.flatMap((module) => module.scopes ?? []),
  today: todayInVietnam,
  onKeyUsed: () => {},
});

const hub = (viewerOf: (authorization: string | undefined) => Promise<Viewer>): Promise<HubServer> =>
  createServer({
    modules,
    settings: { ...readConfig({}), port: 0, logLevel: 'warn', costPerMinute: 1_000_000_000 },
    viewerOf,
    openReads,
    unreadiness: () => Promise.resolve([]),
  });

const bare = await hub(async () => ({ ...ANONYMOUS, actor: 'bench', scope: WHOLE_SCOPE }));
const walled = await hub((authorization) => known.of(authorization));
const [bareUrl, walledUrl] = await Promise.all([bare.listen(), walled.listen()]);
const authorization = `Bearer ${await issuer.issue([LEADER], 24)}`;

const client = new pg.Client({ connectionString: database.url });
await client.connect();
const { rows: versions } = await client.query<{ version: string }>('select version()');

/** The processes of the connections, once all of them are open. */
async function backends(): Promise<number[]> {
  const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity where application_name = $1', [APPLICATION]);
  return rows.map(({ pid }) => pid);
}

/** Milliseconds that these processes have been on a processor; Linux only, and on the machine of the database only. */
const used = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0);

interface Answer {
  readonly data: unknown;
  readonly errors?: unknown;
}

async function answerTo({ url, body, authorization: who }: Shot): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    body: body!,
    headers: { 'content-type': 'application/json', ...(who && { authorization: who }) },
  });
  return (await response.json()) as Answer;
}

const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
const figure = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 1 });

/** By how many percent one load is above another, round by round, and the middle of it. */
const added = (loads: readonly Load[], base: readonly Load[], of: 'cpu' | 'databaseCpu'): number =>
  median(loads.map((load, at) => (load[of] / base[at]![of] - 1) * 100));
const percent = (value: number): string => `${value > 0 ? '+' : ''}${value.toFixed(0)} %`;

const lines: string[] = [];
const all: Record<'everybody' | 'leader', { cpu: number[]; database: number[] }> = {
  everybody: { cpu: [], database: [] },
  leader: { cpu: [], database: [] },
};
const saved = (await (await fetch(`${bareUrl}/operations.json`)).json()) as { name: string; text: string; variables: object }[];
for (const { name, text, variables } of saved.filter((operation) => !ONLY || ONLY.includes(operation.name))) {
  const body = JSON.stringify({ query: text, variables });
  const shots: readonly Shot[] = [
    { url: `${bareUrl}/graphql`, body },
    { url: `${walledUrl}/graphql`, body },
    { url: `${walledUrl}/graphql`, body, authorization },
  ];
  const answers = await Promise.all(shots.map(answerTo));
  const failed = answers.find(({ errors }) => errors);
  if (failed) console.error(`${name}: ${JSON.stringify(failed.errors)}`);
  const [full, ...others] = answers.map(({ data }) => JSON.stringify(data));
  const same = others.map((other) => other === full);
  await Promise.all(Array.from({ length: 8 }, () => answerTo(shots[1]!)));
  const pids = await backends();
  const [base, everybody, leader] = (await alternated(shots, { rounds: ROUNDS, seconds: SECONDS / ROUNDS, meter: () => used(pids) })) as [
    Load[],
    Load[],
    Load[],
  ];
  const cells = (loads: Load[], at: number, who: 'everybody' | 'leader'): string[] => {
    const [cpu, db] = [added(loads, base, 'cpu'), added(loads, base, 'databaseCpu')];
    if (same[at]) {
      all[who].cpu.push(cpu);
      all[who].database.push(db);
    }
    const star = same[at] ? '' : ' ·';
    return [percent(db) + star, percent(cpu) + star];
  };
  const row = [
    name,
    figure(median(base.map(({ databaseCpu }) => databaseCpu))),
    figure(median(base.map(({ cpu }) => cpu))),
    ...cells(everybody, 0, 'everybody'),
    ...cells(leader, 1, 'leader'),
  ];
  lines.push(`| ${row.join(' | ')} |`);
  console.error(lines.at(-1));
}

const middle = (who: 'everybody' | 'leader'): string[] => [percent(median(all[who].database)), percent(median(all[who].cpu))];
const notes = readFileSync('bench/access/notes.md', { encoding: 'utf8', flag: 'a+' }).trim();
const report = `${[
  '# Access control',
  '',
  'Made by `npm run bench`; not edited by hand. What follows the table is taken from notes.md beside it.',
  '',
  `${machine(versions[0]!.version)} · ${ROUNDS} alternating rounds, about ${SECONDS} s in all each, 4 connections · load of the machine at the end ${loadavg()[0]!.toFixed(1)}`,
  '',
  'What both walls add to each saved operation, in percent of what it takes for a viewer who sees every row and reads as the owner without any filter: the median of the ratios of the rounds. Database: time on a processor of the processes behind the hub’s four connections (schedstat), opening and end of the snapshot included, parallel plans off. Server: time on a processor of the hub’s process. The leader is that of Hà Nội (01), with a signed token, which the hub looks at again every five seconds. A dot marks an answer that is not the same, because some of its rows are not the viewer’s; it stays out of the middle.',
  '',
  '| operation | database ms | server ms | everybody: database | server | leader: database | server |',
  '|---|---|---|---|---|---|---|',
  ...lines,
  `| **middle** | | | ${[...middle('everybody'), ...middle('leader')].join(' | ')} |`,
  ...(notes ? ['', notes] : []),
].join('\n')}\n`;
if (!ONLY) writeFileSync('bench/access/report.md', report);

await Promise.all([bare.close(), walled.close(), client.end()]);
await orm.close(true);
await database.close();
process.exit(0);
