import type { Client } from 'pg';
import type { RequestContext } from './context.js';
import type { Reads } from './reads.js';
import type { Grant, Scope } from './viewer.js';

/** A step of the first-run seeds: one transaction, run once, in the order of hub.ts. */
export interface SeedStep {
  /** Stable name under which the step is remembered, such as `units/reference`. */
  readonly name: string;
  /** What the progress line says, in English. */
  readonly title: string;
  /** Writes through `client` (inside a transaction that the runner opened) and tells how many rows it wrote. */
  readonly run: (seeding: Seeding) => Promise<number>;
}

export interface Seeding {
  readonly client: Client;
  /** The folder `seeds/` as an absolute path. */
  readonly folder: string;
}

/** A stored entity by the key part of its global id, or `null`. */
export type NodeReader = (context: RequestContext, key: string) => Promise<object | null>;

/** A recount of something that is stored although it follows from other rows. */
export interface Recount {
  /** What is recounted, in English, such as `results of sheets`. */
  readonly title: string;
  /** A sentence for each place where the stored and the recounted differ; none when all agree. */
  readonly differences: (reads: Reads) => Promise<readonly string[]>;
}

/** What is known of a viewer before the modules say what it means for their rows. */
export interface ScopeBasis extends Pick<Scope, 'own' | 'below'> {
  readonly grants: readonly Grant[];
  /** Units that LEADER grants cover: theirs and all below; a part of `below`. */
  readonly led: readonly number[];
  /** Today in Asia/Ho_Chi_Minh, as `YYYY-MM-DD`. */
  readonly today: string;
}

/** Keys of a module's rows that grants open to a viewer, such as the rounds that it appraises. */
export type ScopeSource = (reads: Reads, basis: ScopeBasis) => Promise<Partial<Scope>>;

/** What a domain module gives to the hub. */
export interface HubModule {
  readonly name: string;
  /** MikroORM entity schemas of the tables that this module, and only it, writes. */
  readonly tables: readonly unknown[];
  /** type-graphql resolver classes. */
  readonly resolvers: readonly Function[];
  /** Readers for `node(id:)`, by type name. */
  readonly nodes?: Readonly<Record<string, NodeReader>>;
  readonly seeds?: readonly SeedStep[];
  /** What grants mean for the rows of this module; called for viewers with grants who do not see every row. */
  readonly scopes?: readonly ScopeSource[];
  /** What `hub verify` counts again. */
  readonly recounts?: readonly Recount[];
}
