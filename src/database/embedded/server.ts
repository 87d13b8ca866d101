import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../kernel/refusal.js';
import type { Cluster } from './cluster.js';
import { takeHold } from './hold.js';
import type { Place } from './place.js';
import { postmasterOf, startPostmaster, type Postmaster } from './postmaster.js';

/** A server that answers, and that no other hub works on. */
export interface HeldServer {
  readonly port: number;
  /** The address of one of its databases. */
  readonly url: (database: string) => string;
  /** Resolves when the server is gone or has ended our hold; never rejects. */
  readonly lost: Promise<void>;
}

/** How long another hub on the same data may take to end; it may have been killed or told to stop just now. */
const PATIENCE_MS = 3_000;
/** How long a server may take to recover or to stop. */
const RECOVERY_MS = 120_000;
const PAUSE_MS = 50;

/** Starts the server of the cluster, or takes over the one that runs, and holds it. Refuses while another hub has it. */
export async function heldServer(cluster: Cluster, place: Place, port?: number): Promise<HeldServer> {
  const started = performance.now();
  const within = (limit: number): boolean => performance.now() - started < limit;
  for (;;) {
    const postmaster = await postmasterOf(cluster.folder);
    if (!postmaster) await startPostmaster(cluster.folder, place, port);
    else if (postmaster.ready) {
      const held = await hold(cluster, postmaster);
      if ('lost' in held) return held;
      if ('heldBy' in held && !within(PATIENCE_MS)) throw secondHub(held.heldBy, place);
    }
    if (!within(RECOVERY_MS)) throw silent(postmaster, place);
    if (postmaster) await sleep(PAUSE_MS);
  }
}

async function hold(cluster: Cluster, { port }: Postmaster): Promise<HeldServer | { heldBy: string } | { silent: true }> {
  const url = (database: string): string => `postgres://hub:${cluster.password}@127.0.0.1:${port}/${database}?sslmode=disable`;
  try {
    const taken = await takeHold(url('postgres'));
    return 'lost' in taken ? { port, url, lost: taken.lost } : taken;
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('28')) throw stranger(cluster, error);
    return { silent: true }; // about to stop, or to recover
  }
}

const secondHub = (pid: string, { cluster }: Place): Refusal =>
  new Refusal(
    `A hub is already running on the data of ${cluster} (process ${pid}).`,
    `Use that one, stop it (kill ${pid}), or give this one data of its own: HUB_DATA_DIR=<another folder>.`,
  );

const silent = (postmaster: Postmaster | null, { cluster }: Place): Refusal =>
  new Refusal(
    `The embedded PostgreSQL of ${cluster} (process ${postmaster?.pid ?? 'unknown'}) does not answer.`,
    `End it (kill ${postmaster?.pid ?? '<pid>'}) and start the hub again.`,
  );

const stranger = ({ folder }: Cluster, cause: unknown): Refusal =>
  new Refusal(
    `The PostgreSQL that runs on ${folder} does not know the password in ${folder}/hub-password.`,
    'Put back the folder as the hub made it, or use other data with HUB_DATA_DIR.',
    { cause },
  );
