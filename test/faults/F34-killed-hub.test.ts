import { chownSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ANSWER, QUESTION, runHub, startHub, temporaryFolder, type HubProcess } from './hub-process.js';

/** One folder of data through all tests of this file, in their order: each start meets what the one before left. */
const dataDir = temporaryFolder();
const env = { HUB_DATA_DIR: dataDir };
const pidFile = join(dataDir, 'postgres/postmaster.pid');

const postmaster = (): number => Number(readFileSync(pidFile, 'utf8').split('\n')[0]);

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function answers(hub: HubProcess): Promise<void> {
  expect(await hub.ask(QUESTION)).toMatchObject({ data: ANSWER });
}

async function timedStart(): Promise<{ hub: HubProcess; seconds: number }> {
  const started = performance.now();
  const hub = await startHub({ env });
  await answers(hub);
  return { hub, seconds: (performance.now() - started) / 1000 };
}

describe('F34 the hub with its own PostgreSQL', () => {
  let hub: HubProcess;

  beforeAll(async () => {
    hub = await startHub({ env });
  }, 90_000);

  test('a second hub on the same data is refused with the process that has it, and the first one goes on', async () => {
    const { code, said } = await runHub({ env });
    expect(code).toBe(1);
    expect(said).toContain(`A hub is already running on the data of ${dataDir}/postgres (process ${hub.pid}).`);
    expect(said).toContain('HUB_DATA_DIR=');
    expect(said).not.toContain('    at ');
    await answers(hub);
  });

  test('after kill -9 the server lives on without its hub, and the next start takes it over', async () => {
    const orphan = postmaster();
    hub.signal('SIGKILL');
    await hub.ended;
    expect(alive(orphan)).toBe(true);
    ({ hub } = await timedStart());
    expect(postmaster()).toBe(orphan);
  });

  test('after kill -9 of hub and server the next start recovers', async () => {
    const killed = postmaster();
    hub.signal('SIGKILL');
    process.kill(killed, 'SIGKILL');
    await hub.ended;
    ({ hub } = await timedStart());
    expect(postmaster()).not.toBe(killed);
  });

  test('a server that dies under its hub is started again at the same address', async () => {
    const killed = postmaster();
    process.kill(killed, 'SIGKILL');
    while (!existsSync(pidFile) || postmaster() === killed) await sleep(50);
    for (;;) {
      const { data, errors } = await hub.ask(QUESTION);
      for (const { extensions } of errors ?? []) expect(extensions.code).toBe('UNAVAILABLE');
      if (data?.unit) break;
      await sleep(100);
    }
    await answers(hub);
  });

  test('a stop takes the server with it, and the file of one that is gone does not stop a start', async () => {
    const left = readFileSync(pidFile, 'utf8');
    hub.signal('SIGTERM');
    expect((await hub.ended).code).toBe(0);
    expect(existsSync(pidFile)).toBe(false);
    writeFileSync(pidFile, left.replace(/^\d+/, String(process.pid)), { mode: 0o600 });
    const { uid, gid } = statSync(join(dataDir, 'postgres'));
    chownSync(pidFile, uid, gid);
    ({ hub } = await timedStart());
    hub.signal('SIGTERM');
    expect((await hub.ended).code).toBe(0);
  }, 90_000);

  test('data of another major version of PostgreSQL is refused and left as it is', async () => {
    writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '15\n');
    const { code, said } = await runHub({ env });
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/is of PostgreSQL 15; this hub brings PostgreSQL 18\.\n.+/) });
  });
});
