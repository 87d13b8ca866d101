import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { readConfig } from '../../src/config.js';
import { openDatabase } from '../../src/database/index.js';
import { modules, seedSteps } from '../../src/hub.js';
import { emptyTally, openRange, send, type Tally } from '../../test/api/access/generated-run.js';
import { copyOf, databaseUrl, drop, query } from '../../test/kit/databases.js';
import { heapMb } from '../../test/kit/heap.js';
import { machine } from '../machine.js';

/**
 * The generated requests of test/api/access/generated.test.ts, many times as many, on a copy of the database, which they may write
 * to. Writes bench/fuzz/report.md; fails where one of them found something.
 */

const SEED = process.env.FUZZ_SEED ?? `bench ${new Date().toISOString().slice(0, 10)}`;
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 100_000);
const STAGES = 10;

const database = await openDatabase(readConfig(), modules, console.error);
await database.prepare(seedSteps());
await database.orm.close(true); // a database can be copied while nobody is in it
const name = await copyOf(databaseUrl(database.url, 'postgres'), new URL(database.url).pathname.slice(1));
const url = databaseUrl(database.url, name);
const [{ version }] = (await query(url, 'select version()')) as [{ version: string }];

const range = await openRange(url);
const tally = emptyTally();
const heaps: number[] = [];
const started = performance.now();
try {
  for (let stage = 0; stage < STAGES; stage += 1) {
    await send(range, SEED, [(REQUESTS * stage) / STAGES, (REQUESTS * (stage + 1)) / STAGES], tally);
    heaps.push(heapMb());
    console.error(`${(REQUESTS * (stage + 1)) / STAGES} requests, ${tally.faults.length} faults, heap ${heaps.at(-1)!.toFixed(0)} MB`);
  }
} finally {
  const seconds = (performance.now() - started) / 1000;
  await range.close();
  await drop(databaseUrl(database.url, 'postgres'), name);
  writeFileSync('bench/fuzz/report.md', report(tally, heaps, seconds));
  await database.close();
}
process.exit(tally.faults.length > 0 ? 1 : 0);

function report({ outcomes, faults, slowest, types }: Tally, heap: readonly number[], seconds: number): string {
  const columns = [...new Set([...outcomes.values()].flatMap((counts) => [...counts.keys()]))].sort();
  const rows = [...outcomes].sort(([one], [other]) => one.localeCompare(other));
  const row = (kind: string, count: (column: string) => number): string =>
    `| ${[kind, ...columns.map((column) => count(column) || '')].join(' | ')} |`;
  return `${[
    '# Generated requests',
    '',
    'Made by `npm run bench`; not edited by hand.',
    '',
    `${machine(version)} · seed “${SEED}” · ${REQUESTS.toLocaleString('en')} requests, six at a time, as ten askers · load of the machine at the end ${loadavg()[0]!.toFixed(1)}`,
    '',
    faults.length > 0
      ? `**${faults.length} faults**, see below.`
      : "**No fault**: no answer was INTERNAL or an HTTP 5xx, none held a row that is not the asker's by the oracle of the tests, none had a word of the inside in an error, the log has no error, and a tenth of the valid queries was asked three times and answered the same.",
    '',
    `${(REQUESTS / seconds).toFixed(0)} requests a second, client and hub in one process; valid queries selected from ${types.size} types.`,
    '',
    '## Heap',
    '',
    'In megabytes after a full collection, with each tenth of the requests. Parsed documents and compiled programs are kept up to a limit, so it rises until they are full.',
    '',
    `| ${heap.map((_, at) => `${((at + 1) * 100) / heap.length} %`).join(' | ')} |`,
    `|${'---|'.repeat(heap.length)}`,
    `| ${heap.map((mb) => mb.toFixed(0)).join(' | ')} |`,
    '',
    '## Outcomes',
    '',
    'By what is wrong with the request; a code is that of the first error of an answer without data.',
    '',
    `| request | ${columns.join(' | ')} |`,
    `|${'---|'.repeat(columns.length + 1)}`,
    ...rows.map(([kind, counts]) => row(kind, (column) => counts.get(column) ?? 0)),
    row('**all**', (column) => rows.reduce((sum, [, counts]) => sum + (counts.get(column) ?? 0), 0)),
    '',
    '## Slowest',
    '',
    ...slowest.map(({ ms, what }) => `- ${ms.toFixed(0)} ms: ${what.slice(0, 240).replaceAll(/[`<>|]/g, ' ')}…`),
    ...(faults.length > 0 ? ['', '## Faults', '', ...faults.slice(0, 20).map((fault) => `- ${fault.slice(0, 400)}`)] : []),
  ].join('\n')}\n`;
}
