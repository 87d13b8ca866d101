import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Hits, Order } from './fire.js';

/** What a load of requests cost the process that answered them, which is this one. */
export interface Load {
  readonly perSecond: number;
  /** Milliseconds of one core for an answer, in this process: neither the database nor the load generator counts. */
  readonly cpu: number;
  /** Milliseconds of one core for an answer, in the database, where a meter tells; else 0. */
  readonly databaseCpu: number;
  /** In milliseconds. */
  readonly median: number;
  readonly p99: number;
}

export interface Shot {
  readonly url: string;
  /** Sent by POST as JSON; without it the address is fetched. */
  readonly body?: string;
  readonly authorization?: string;
}

/** How much of a processor something has used so far, in milliseconds. */
export type Meter = () => number;

const CONNECTIONS = 4;
const run = promisify(execFile);

const ROUNDS = 3;

/**
 * Loads each of them in turn, three rounds after a warm-up, about `seconds` each in all: what comes later finds a warmer
 * process, so none may come first only.
 */
export async function compare(shots: readonly Shot[], seconds: number): Promise<Load[]> {
  return (await alternated(shots, { rounds: ROUNDS, seconds: seconds / ROUNDS })).map(mean);
}

export interface Alternation {
  readonly rounds: number;
  /** Of one round of one of them, about. */
  readonly seconds: number;
  /** What the database has used. */
  readonly meter?: Meter;
}

/** The same with every round by itself: for each shot the loads of its rounds. */
export async function alternated(shots: readonly Shot[], { rounds, seconds, meter = () => 0 }: Alternation): Promise<Load[][]> {
  const amounts: number[] = [];
  for (const shot of shots) amounts.push(await warmUp(shot, seconds));
  const loads = shots.map((): Load[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, shot] of shots.entries()) loads[at]!.push(await load(shot, amounts[at]!, meter));
  }
  return loads;
}

/** Gives how many requests fill the time. */
async function warmUp(shot: Shot, seconds: number): Promise<number> {
  await fire(shot, CONNECTIONS * 4);
  const { latency } = await fire(shot, CONNECTIONS * 4);
  return Math.min(2_000, Math.max(CONNECTIONS * 3, Math.round(seconds * answersPerSecond(latency))));
}

async function load(shot: Shot, amount: number, meter: Meter): Promise<Load> {
  const [before, metered] = [process.cpuUsage(), meter()];
  const { latency } = await fire(shot, amount);
  const { user, system } = process.cpuUsage(before);
  return {
    perSecond: answersPerSecond(latency),
    cpu: (user + system) / 1000 / amount,
    databaseCpu: (meter() - metered) / amount,
    median: latency.p50,
    p99: latency.p99,
  };
}

const answersPerSecond = ({ average }: Result['latency']): number => (CONNECTIONS * 1000) / average;

function mean(loads: readonly Load[]): Load {
  const of = (name: keyof Load): number => loads.reduce((sum, each) => sum + each[name], 0) / loads.length;
  return {
    perSecond: of('perSecond'),
    cpu: of('cpu'),
    databaseCpu: of('databaseCpu'),
    median: of('median'),
    p99: Math.max(...loads.map(({ p99 }) => p99)),
  };
}

interface Result {
  readonly latency: { readonly average: number; readonly p50: number; readonly p99: number };
}

async function fire({ url, body, authorization }: Shot, amount: number): Promise<Result> {
  const order: Order = {
    url,
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...(authorization && { authorization }) },
    body: body ?? '',
    amount,
    connections: CONNECTIONS,
  };
  const firing = run(process.execPath, ['--import', './scripts/typescript.js', 'bench/fire.ts'], { maxBuffer: 16 * 1024 * 1024 });
  firing.child.stdin!.end(JSON.stringify(order));
  const { latencies, failed } = JSON.parse((await firing).stdout) as Hits;
  if (failed > 0) throw new Error(`${failed} of ${amount} requests to ${url} failed.`);
  const sorted = latencies.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  return { latency: { average: sorted.reduce((sum, each) => sum + each, 0) / sorted.length, p50: at(0.5), p99: at(0.99) } };
}
