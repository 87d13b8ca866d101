import { readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Refusal } from '../../kernel/refusal.js';
import type { Place } from './place.js';
import { run } from './run.js';

/** What a running server says about itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** Loopback only; the rest fits a small machine with a solid-state disk and short queries. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
  'shared_buffers=256MB',
  'work_mem=32MB',
  'maintenance_work_mem=256MB',
  'max_wal_size=4GB',
  'wal_level=minimal',
  'max_wal_senders=0',
  'random_page_cost=1.1',
  'jit=off',
];

/** The server that holds the cluster, or null; a file left by a server that is gone is removed. */
export async function postmasterOf(cluster: string): Promise<Postmaster | null> {
  const file = join(cluster, 'postmaster.pid');
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!pid) return null;
  if (await serves(pid, cluster)) return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  // PostgreSQL would do it itself, unless the number now belongs to another program, as after a restarted container.
  await rm(file, { force: true });
  return null;
}

/** Whether that process is a PostgreSQL on that cluster, and not a stranger who got the number later. */
async function serves(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  const command =
    process.platform === 'linux'
      ? await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      : (await run('ps', ['-ww', '-o', 'args=', '-p', String(pid)], null)).output;
  return command.includes(cluster);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Starts a server, on a free port if none is given, and waits until it is ready; after an abrupt end that includes the recovery. */
export async function startPostmaster(cluster: string, { account, programs }: Place, port?: number): Promise<void> {
  const options = [...SETTINGS, `port=${port ?? (await freePort())}`].map((setting) => `-c ${setting}`).join(' ');
  const log = join(cluster, 'server.log');
  const { code, output } = await run(
    programs.pg_ctl,
    ['start', '--wait', '--timeout=120', `--pgdata=${cluster}`, `--log=${log}`, `--options=${options}`],
    account,
  );
  if (code === 0 || (await postmasterOf(cluster))) return; // a second hub's server is as good; who may use it is decided by the hold
  const last = (await readFile(log, 'utf8').catch(() => output))
    .trim()
    .split('\n')
    .findLast((line) => /FATAL|PANIC|ERROR|error/.test(line));
  throw new Refusal(`The embedded PostgreSQL does not start: ${last ?? output}`, `Read ${log}; other data can be used with HUB_DATA_DIR.`);
}

/** Ends the server of the cluster and waits for it; connections that are open are closed. */
export async function stopPostmaster(cluster: string, { account, programs }: Place): Promise<void> {
  await run(programs.pg_ctl, ['stop', '--mode=fast', '--wait', '--timeout=60', `--pgdata=${cluster}`], account);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
