import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from '@jest/globals';

/** How a process ended and what it told people; its log is another output. */
export interface Ended {
  readonly code: number | null;
  readonly said: string;
  /** What it wrote to the other output. */
  readonly printed: string;
}

interface Answered {
  readonly data?: any;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

export interface HubProcess {
  readonly pid: number;
  readonly url: string;
  /** One GraphQL request, with a token where one is given; the connection's own failure is thrown. What it cost is left out. */
  ask(query: string, token?: string): Promise<Answered>;
  signal(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

export interface HubProcessOptions {
  /** The words after `hub`; without them the process is the one of `npm start`. */
  readonly words?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly uid?: number;
}

const living = new Set<ChildProcess>();
const folders: string[] = [];
afterAll(async () => {
  for (const child of living) {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function launch({ words, env, uid }: HubProcessOptions): { child: ChildProcess; said: () => string; ended: Promise<Ended> } {
  const child = spawn(process.execPath, ['--import', './scripts/typescript.js', ...(words ? ['src/cli.ts', ...words] : ['src/main.ts'])], {
    cwd: resolve(import.meta.dirname, '../..'),
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'warn', PORT: '0', DEMO_DATA: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  living.add(child);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const ended = once(child, 'close').then(([code]): Ended => {
    living.delete(child);
    return { code: code as number | null, said, printed };
  });
  return { child, said: () => said, ended };
}

/** Runs a process of the hub to its end. */
export const runHub = (options: HubProcessOptions): Promise<Ended> => launch(options).ended;

/** Starts a hub of its own process and waits until it says that it answers. */
export async function startHub(options: HubProcessOptions): Promise<HubProcess> {
  const { child, said, ended } = launch(options);
  const early = ended.then(({ code }) => {
    throw new Error(`The hub ended with ${code} before it answered:\n${said()}`);
  });
  early.catch(() => {});
  const answering = new Promise<string>((found) => {
    child.stderr!.on('data', () => {
      const url = /(http:\/\/\S+?)\/graphiql/.exec(said())?.[1];
      if (url) found(url);
    });
  });
  const url = await Promise.race([answering, early]);
  return {
    pid: child.pid!,
    url,
    ended,
    signal: (signal) => void child.kill(signal),
    async ask(query, token) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query }),
      });
      const { extensions: _cost, ...answer } = (await response.json()) as Answered & { readonly extensions?: unknown };
      return answer;
    },
  };
}

/** An empty folder that goes with the test file; of that user where one is given. */
export function temporaryFolder(uid?: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'hub-fault-'));
  if (uid !== undefined) chownSync(folder, uid, uid);
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A question that every hub answers, whatever demonstration data it has. */
export const QUESTION = '{ unit(code: "004", on: "2018-11-06") { name } }';
export const ANSWER = { unit: { name: 'Quận Long Biên' } };
