import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What a newcomer does first, on empty data and then once more: `npm start`, one question, Ctrl+C. Tells how long each start
 * took until the first answer, and fails when the answer is wrong or the hub does not stop when it is told to.
 */

const PATIENCE_MS = 300_000;

const question = '{ unit(code: "004", on: "2018-11-06") { name children(level: COMMUNE) { name } } }';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

interface Answer {
  readonly data?: { readonly unit: { readonly name: string; readonly children: readonly unknown[] } };
  readonly errors?: readonly { readonly message: string }[];
}

/** Null while nobody answers. */
async function ask(port: number): Promise<Answer | null> {
  try {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
    if (!ready.ok) return null;
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: question }),
    });
    return (await response.json()) as Answer;
  } catch {
    return null;
  }
}

async function startAskStop(folder: string, title: string): Promise<void> {
  const port = await freePort();
  const started = performance.now();
  const { DATABASE_URL: _none, ...environment } = process.env;
  const env = { ...environment, HUB_DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'warn' };
  const hub = spawn('npm', ['start'], { stdio: 'inherit', env, detached: true });
  /** As a terminal does: to npm and to all that it started. */
  const signal = (name: NodeJS.Signals) => process.kill(-hub.pid!, name);
  const ended = once(hub, 'exit');
  let answer: Answer | null = null;
  let seconds: string;
  try {
    while (!answer) {
      if (hub.exitCode !== null) throw new Error(`npm start ended with ${hub.exitCode} before it answered.`);
      if (performance.now() - started > PATIENCE_MS) throw new Error(`No answer after ${PATIENCE_MS / 1000} s.`);
      await sleep(50);
      answer = await ask(port);
    }
    seconds = ((performance.now() - started) / 1000).toFixed(1);
  } catch (error) {
    signal('SIGKILL');
    throw error;
  }
  signal('SIGINT');
  const stopped = await Promise.race([ended, sleep(20_000)]);
  if (!stopped) {
    signal('SIGKILL');
    throw new Error('The hub did not stop within 20 s of Ctrl+C.');
  }
  const { unit } = answer.data ?? {};
  if (unit?.children.length !== 14)
    throw new Error(`Expected the 14 wards of Long Biên on 06/11/2018; this came: ${JSON.stringify(answer)}`);
  console.log(`${title}: the first answer after ${seconds} s, ${unit.name} with ${unit.children.length} wards on 06/11/2018.`);
}

const folder = mkdtempSync(join(tmpdir(), 'hub-smoke-'));
try {
  await startAskStop(folder, 'First start');
  await startAskStop(folder, 'Second start');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
