import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { ImportReport } from '../../src/modules/imports/index.js';

const run = promisify(execFile);
const NODE = process.execPath;

/** The hub as it is installed, in a process of its own. */
export interface Hub {
  readonly url: string;
  readonly key: string;
  /** Resident memory of the process, in MB. */
  memory(): number;
  send(address: string, path: string): Promise<ImportReport>;
  stop(): Promise<void>;
}

/** Runs `hub` with words; answers what it printed. */
export async function hubCommand(databaseUrl: string, ...words: string[]): Promise<string> {
  return (await run(NODE, ['dist/cli.js', ...words], { env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl } })).stdout;
}

export async function startHub(databaseUrl: string): Promise<Hub> {
  await hubCommand(databaseUrl, 'grant', '--value', 'bench', '--label', 'đo hiệu năng', '--role', 'DATA_STEWARD');
  const key = /hub_\S+/u.exec(
    await hubCommand(databaseUrl, 'key', 'create', '--value', 'bench', '--label', 'đo', '--roles', 'DATA_STEWARD'),
  )![0];
  const child = spawn(NODE, ['--enable-source-maps', '--max-semi-space-size=64', 'dist/main.js'], {
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl, PORT: '0', LOG_LEVEL: 'warn', COST_PER_MINUTE: '1000000000' },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const url = await addressOf(child);
  return {
    url,
    key,
    memory: () => Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1024,
    send: (address, path) => send(`${url}/imports/${address}`, key, path),
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Where the hub says that it listens; what else it says is heard on, or it would not outlive it. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr!.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
      const url = /(http:\/\/\S+?)\/graphiql/u.exec(said)?.[1];
      if (url) resolve(url);
    });
    child.once('exit', () => reject(new Error(said)));
  });
}

async function send(address: string, key: string, path: string): Promise<ImportReport> {
  const outgoing = request(address, {
    method: 'POST',
    agent: false,
    headers: { authorization: `Bearer ${key}`, 'content-length': statSync(path).size },
  });
  const answered = once(outgoing, 'response');
  await pipeline(createReadStream(path), outgoing);
  const [response] = await answered;
  const report = (await json(response)) as ImportReport;
  if (response.statusCode !== 200) throw new Error(`${response.statusCode}: ${JSON.stringify(report).slice(0, 2_000)}`);
  return report;
}

/** The highest memory while some work is done, looked at ten times a second. */
export async function peakOf<Result>(hub: Hub, work: () => Promise<Result>): Promise<{ readonly result: Result; readonly peak: number }> {
  let peak = hub.memory();
  const timer = setInterval(() => (peak = Math.max(peak, hub.memory())), 100);
  try {
    return { result: await work(), peak };
  } finally {
    clearInterval(timer);
  }
}

/** The saved operations, offered so many a second for as long as `going` says, whether or not those before are answered. */
export async function offer({ url, key }: Hub, perSecond: number, going: () => boolean): Promise<readonly number[]> {
  const saved = (await (await fetch(`${url}/operations.json`, { headers: { authorization: `Bearer ${key}` } })).json()) as readonly {
    text: string;
    variables: object;
  }[];
  const latencies: number[] = [];
  const flying: Promise<void>[] = [];
  const ask = async ({ text, variables }: (typeof saved)[number]): Promise<void> => {
    const started = performance.now();
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query: text, variables }),
    });
    const { errors } = (await response.json()) as { readonly errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    latencies.push(performance.now() - started);
  };
  const started = performance.now();
  for (let at = 0; going(); at += 1) {
    flying.push(ask(saved[at % saved.length]!));
    await sleep(Math.max(0, started + ((at + 1) * 1_000) / perSecond - performance.now()));
  }
  await Promise.all(flying);
  return latencies.sort((one, other) => one - other);
}

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
