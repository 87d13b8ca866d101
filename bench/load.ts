import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a load of requests cost the process that answered them, which is this one. */
export interface Load {
  readonly perSecond: number;
  /** Milliseconds of one core for an answer, in this process: neither the database nor the load generator counts. */
  readonly cpu: number;
  /** In milliseconds. */
  readonly median: number;
  readonly p99: number;
}

export interface Shot {
  readonly url: string;
  /** Sent by POST as JSON; without it the address is fetched. */
  readonly body?: string;
}

const CONNECTIONS = 4;
const run = promisify(execFile);

const ROUNDS = 3;

/**
 * Loads each of them in turn, three rounds after a warm-up, about `seconds` each in all: what comes later finds a warmer
 * process, so none may come first only.
 */
export async function compare(shots: readonly Shot[], seconds: number): Promise<Load[]> {
  const amounts: number[] = [];
  for (const shot of shots) amounts.push(await warmUp(shot, seconds / ROUNDS));
  const rounds = shots.map((): Load[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, shot] of shots.entries()) rounds[at]!.push(await load(shot, amounts[at]!));
  }
  return rounds.map(mean);
}

/** Gives how many requests fill the time. */
async function warmUp(shot: Shot, seconds: number): Promise<number> {
  await fire(shot, CONNECTIONS * 4);
  const { latency } = await fire(shot, CONNECTIONS * 4);
  return Math.min(2_000, Math.max(CONNECTIONS * 3, Math.round(seconds * answersPerSecond(latency))));
}

async function load(shot: Shot, amount: number): Promise<Load> {
  const before = process.cpuUsage();
  const { latency } = await fire(shot, amount);
  const { user, system } = process.cpuUsage(before);
  return { perSecond: answersPerSecond(latency), cpu: (user + system) / 1000 / amount, median: latency.p50, p99: latency.p99 };
}

/** Each connection asks again as soon as it is answered. The load generator's own duration is of whole seconds. */
const answersPerSecond = ({ average }: Result['latency']): number => (CONNECTIONS * 1000) / average;

function mean(loads: readonly Load[]): Load {
  const of = (name: keyof Load): number => loads.reduce((sum, each) => sum + each[name], 0) / loads.length;
  return { perSecond: of('perSecond'), cpu: of('cpu'), median: of('median'), p99: Math.max(...loads.map(({ p99 }) => p99)) };
}

interface Result {
  readonly latency: { readonly average: number; readonly p50: number; readonly p99: number };
  readonly non2xx: number;
  readonly errors: number;
}

async function fire({ url, body }: Shot, amount: number): Promise<Result> {
  const post = body ? ['-m', 'POST', '-H', 'content-type=application/json', '-b', body] : [];
  const words = ['node_modules/autocannon/autocannon.js', '-j', '-c', String(CONNECTIONS), '-a', String(amount), '-t', '60', ...post, url];
  const { stdout } = await run(process.execPath, words, { maxBuffer: 16 * 1024 * 1024 });
  const result = JSON.parse(stdout) as Result;
  if (result.non2xx + result.errors > 0) throw new Error(`${result.non2xx + result.errors} of ${amount} requests to ${url} failed.`);
  return result;
}
