import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { copyOf, databaseUrl, drop } from '../../test/kit/databases.js';
import { openTestServer } from '../../test/kit/test-server.js';
import { machine } from '../machine.js';
import { stockOf, writeDossiers, writeWorkbook } from './dossiers-file.js';
import { hubCommand, offer, peakOf, percentile, startHub, type Hub } from './hub.js';

/**
 * A file of dossiers through the hub as it is installed, against a bare COPY of the same rows into the same indexed tables: rate, memory, and how
 * what is asked meanwhile is answered. Writes bench/import/report.md.
 */

const DOSSIERS = Number(process.env.BENCH_DOSSIERS ?? 1_000_000);
const SHEET_ROWS = Number(process.env.BENCH_SHEET_ROWS ?? 200_000);
const IDLE_S = Number(process.env.BENCH_IDLE_S ?? 60);
const OFFERED = 10;

const folder = mkdtempSync(join(tmpdir(), 'hub-bench-'));
const server = await openTestServer();
const [address, template] = [process.env.HUB_TEST_SERVER!, process.env.HUB_TEST_TEMPLATE!];

const COLUMNS = `id, code, procedure_id, responsible_unit_id, receiving_unit_id, channel, service_level, due_on, result_kind, state, state_at, submitted_at,
  refused_at, received_at, closed_at, closing_state, paused, demo, source_id, locator`;
const EVENT_COLUMNS = 'dossier_id, seq, state, at, source_id, locator';

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};
const figure = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 });

/** A database of its own for some work. */
async function on<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const name = await copyOf(address, template);
  try {
    return await work(databaseUrl(address, name));
  } finally {
    await drop(address, name);
  }
}

async function connected<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Memory when nothing happens: the middle of three seconds. */
async function resting(hub: Hub): Promise<number> {
  const seen: number[] = [];
  for (let look = 0; look < 30; look += 1) {
    seen.push(hub.memory());
    await sleep(100);
  }
  return percentile(
    seen.sort((one, other) => one - other),
    0.5,
  );
}

const [csv, small, xlsx, dossiers, events] = ['dossiers.csv', 'small.csv', 'dossiers.xlsx', 'dossiers.copy', 'events.copy'].map((name) =>
  join(folder, name),
);
const { version, stock } = await on((url) =>
  connected(url, async (client) => ({
    version: (await client.query<{ version: string }>('select version()')).rows[0]!.version,
    stock: await stockOf(client),
  })),
);
await writeDossiers(csv!, DOSSIERS, stock);
await writeDossiers(small!, 10_000, stock);
await writeWorkbook(xlsx!, SHEET_ROWS, stock);

const quiet = await on(async (url) => {
  const hub = await startHub(url);
  const until = performance.now() + 5_000;
  await offer(hub, OFFERED, () => performance.now() < until);
  const before = await resting(hub);
  let took = 0;
  const { result, peak } = await peakOf(hub, async () => {
    let report;
    took = await seconds(async () => (report = await hub.send('dossiers?mode=COMMIT&name=dossiers.csv', csv!)));
    return report as unknown as Awaited<ReturnType<Hub['send']>>;
  });
  if (result.counts.created !== DOSSIERS) throw new Error(JSON.stringify(result.counts));
  const sheet = await seconds(() => hub.send('dossiers?mode=VALIDATE&name=dossiers.xlsx', xlsx!));
  await hub.stop();
  await hubCommand(url, 'verify');
  await connected(url, async (client) => {
    const rows = `from dossier where source_id = (select id from source_document where code = '${result.source}')`;
    for (const [query, path] of [
      [`select ${COLUMNS} ${rows} order by id`, dossiers!],
      [`select ${EVENT_COLUMNS} from dossier_event where dossier_id in (select id ${rows}) order by 1, 2`, events!],
    ] as const)
      await pipeline(client.query(copyTo(`copy (${query}) to stdout`)), createWriteStream(path));
  });
  const source = await connected(
    url,
    async (client) => (await client.query(`select id from source_document where code = '${result.source}'`)).rows[0].id as number,
  );
  return { before, peak, took, sheet, source };
});

const bare = await on((url) =>
  connected(url, async (client) => {
    await client.query(`insert into source_document (id, code, kind, title) values ($1, 'bare', 'DATASET', 'bare')`, [quiet.source]);
    return seconds(async () => {
      await client.query('begin');
      await pipeline(createReadStream(dossiers!), client.query(copyFrom(`copy dossier (${COLUMNS}) from stdin`)));
      await pipeline(createReadStream(events!), client.query(copyFrom(`copy dossier_event (${EVENT_COLUMNS}) from stdin`)));
      await client.query('commit');
    });
  }),
);

const loaded = await on(async (url) => {
  const hub = await startHub(url);
  await hub.send('dossiers?mode=VALIDATE', small!);
  const warm = performance.now() + 10_000;
  await offer(hub, OFFERED, () => performance.now() < warm);
  const until = performance.now() + IDLE_S * 1_000;
  const idle = await offer(hub, OFFERED, () => performance.now() < until);
  let going = true;
  const importing = seconds(() => hub.send('dossiers?mode=COMMIT', csv!)).finally(() => (going = false));
  const busy = await offer(hub, OFFERED, () => going);
  const took = await importing;
  await hub.stop();
  return { idle, busy, took };
});

const [idleP99, busyP99] = [percentile(loaded.idle, 0.99), percentile(loaded.busy, 0.99)];
const lines = [
  '# Files of dossiers',
  '',
  machine(version),
  '',
  `${figure(DOSSIERS)} dossiers with 3 events each from a CSV of ${figure(statSync(csv!).size / 2 ** 20)} MB, sent to the hub as it is installed: read, checked, compared, committed and`,
  `rolled up, beside ${figure(298_126)} demo dossiers; afterwards \`hub verify\` finds nothing. Against it a bare COPY of the very rows that came of it into the same tables`,
  'with all their indexes and keys, in one transaction, on a copy of the same database. One run.',
  '',
  '| | seconds | dossiers a second | ratio | asked |',
  '| --- | --: | --: | --: | --: |',
  `| bare COPY | ${figure(bare)} | ${figure(DOSSIERS / bare)} | 1.00 | |`,
  `| import | ${figure(quiet.took)} | ${figure(DOSSIERS / quiet.took)} | ${(bare / quiet.took).toFixed(2)} | ≥ 0.50 |`,
  '',
  '| | | asked |',
  '| --- | --: | --: |',
  `| memory of the server before, MB | ${figure(quiet.before)} | |`,
  `| its peak over that, MB | ${figure(quiet.peak - quiet.before)} | ≤ 150 |`,
  `| XLSX of ${figure(SHEET_ROWS)} rows, validated: rows a second | ${figure(SHEET_ROWS / quiet.sheet)} | ≥ 8,000 |`,
  '',
  `The saved operations, offered ${OFFERED} a second in turn whether or not those before are answered, as a data steward:`,
  '',
  '| | answers | median ms | p99 ms | ratio | asked |',
  '| --- | --: | --: | --: | --: | --: |',
  `| nothing else | ${figure(loaded.idle.length)} | ${figure(percentile(loaded.idle, 0.5))} | ${figure(idleP99)} | 1.00 | |`,
  `| while the file is imported (${figure(loaded.took)} s) by one worker | ${figure(loaded.busy.length)} | ${figure(percentile(loaded.busy, 0.5))} | ${figure(busyP99)} | ${(busyP99 / idleP99).toFixed(2)} | ≤ 3.00 |`,
  '',
];
writeFileSync('bench/import/report.md', lines.join('\n'));
console.log(lines.join('\n'));
rmSync(folder, { recursive: true, force: true });
await server.close();
if (process.stdout.writableLength > 0) await once(process.stdout, 'drain');
