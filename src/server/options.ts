import type { Transaction } from '../kernel/command.js';
import type { ExecutorOptions } from '../kernel/executor.js';
import type { FileStore } from '../kernel/file-store.js';
import type { HubModule } from '../kernel/module.js';
import type { Reads } from '../kernel/reads.js';
import type { Viewer } from '../kernel/viewer.js';
import type { JobRunner } from '../modules/imports/index.js';
import type { LiveLimits } from './limits.js';

/** The reads of one request, and the end of their snapshot. */
export interface OpenReads extends Reads {
  /** Ends the snapshot and gives the connection back; safe to call twice, and when nothing was read. */
  close(): Promise<void>;
}

/** Where the server listens, what it writes to the log, and what it grants to whom. */
export interface ServerSettings {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** A pino level, or `silent`. */
  readonly logLevel: string;
  /** In milliseconds: how long a request may take before it is told TIMEOUT. */
  readonly requestTimeoutMs: number;
  /** Anonymous callers get neither introspection nor suggestions, and ask by GET saved operations only. */
  readonly production: boolean;
  /** Who gets the playground. */
  readonly playground: 'off' | 'signed-in' | 'on';
  /** The most that a request may cost. */
  readonly costLimit: number;
  /** The most that a viewer, or an address of anonymous ones, may spend in a minute. */
  readonly costPerMinute: number;
  /** Where several hubs count together what is spent; null: in memory. */
  readonly redisUrl: string | null;
  /** In MB: the largest file of figures that is taken. */
  readonly importFileMb: number;
  /** In MB: the largest file of evidence that is taken. */
  readonly evidenceFileMb: number;
  /** Only saved operations are answered. */
  readonly trustedOnly: boolean;
  /** How many proxies before the hub are believed what they say of the caller. */
  readonly trustedHops: number;
  /** Origins whose pages may ask; `*` is all. */
  readonly corsOrigins: readonly string[];
}

export interface HubServerOptions {
  readonly modules: readonly HubModule[];
  readonly settings: ServerSettings;
  /** Who sends a request, by its `authorization` header; fails with UNAUTHENTICATED where the header proves nobody. */
  readonly viewerOf: (authorization: string | undefined) => Promise<Viewer>;
  /**
   * Opens the reads of one request of a viewer; nothing is sent to the database before the first row is asked for. `signal`
   * aborts when nobody waits for the answer any more.
   */
  readonly openReads: (viewer: Viewer, signal: AbortSignal) => OpenReads;
  /** What commands and the journal write with; a server without it only reads. */
  readonly transaction?: Transaction;
  /** Does the work of imports; a server without it takes no files. */
  readonly runImport?: JobRunner;
  /** Where files of evidence are kept; a server without it neither takes nor gives any. */
  readonly files?: FileStore;
  /** Told after every command: what viewers may see can have changed. */
  readonly afterCommand?: () => void;
  /** Why the hub cannot answer yet: an unreachable database, migrations or seeds not applied. Empty when it is ready. */
  readonly unreadiness: () => Promise<readonly string[]>;
  /** Where the log goes, one JSON line a call; standard output when not given. */
  readonly logTo?: { write(line: string): void };
  /** How eagerly queries are compiled; the saved operations are, at their first use, when not given. */
  readonly executor?: ExecutorOptions;
  /** What subscriptions may take otherwise than usually. */
  readonly live?: Partial<LiveLimits>;
  /** Today in Viet Nam as `YYYY-MM-DD`; the clock when not given. */
  readonly today?: () => string;
  /** The present instant, by which deadlines are kept; the clock when not given. */
  readonly now?: () => Date;
}

export interface HubServer {
  /** Starts to listen and tells the address, such as `http://127.0.0.1:4000`. */
  listen(): Promise<string>;
  /** Finishes what is in flight, refuses what is new, then frees the port. */
  close(): Promise<void>;
}
