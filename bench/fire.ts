import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/**
 * A process of its own that fires requests, so that what it takes is not counted as the hub's: reads one Order from standard input,
 * writes one Hit list to standard output.
 */
export interface Order {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly amount: number;
  readonly connections: number;
}

export interface Hits {
  /** Of each answer, in milliseconds. */
  readonly latencies: readonly number[];
  /** Answers other than 2xx. */
  readonly failed: number;
}

const { url, method, headers, body, amount, connections } = JSON.parse(await text(process.stdin)) as Order;
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const latencies: number[] = [];
let failed = 0;
let left = amount;

async function one(): Promise<void> {
  const started = performance.now();
  const outgoing = request(url, { agent, method, headers }).end(body);
  const [response] = await once(outgoing, 'response');
  response.resume();
  await once(response, 'end');
  latencies.push(performance.now() - started);
  if (response.statusCode < 200 || response.statusCode > 299) failed += 1;
}

/** Each connection asks again as soon as it is answered. */
async function line(): Promise<void> {
  for (; left > 0;) {
    left -= 1;
    await one();
  }
}

await Promise.all(Array.from({ length: connections }, line));
agent.destroy();
process.stdout.write(JSON.stringify({ latencies, failed } satisfies Hits));
