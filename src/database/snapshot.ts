import type { MikroORM } from '@mikro-orm/postgresql';
import type { Kysely, RawBuilder } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { Reads } from '../kernel/reads.js';
import type { Scope } from '../kernel/viewer.js';
import { databaseFailure, unavailable } from './failures.js';
import { wallOf, wallSettings } from './wall.js';

export interface SnapshotOptions {
  /** What the reader may see. */
  readonly scope: Scope;
  /** The longest that one statement may take, in milliseconds. */
  readonly statementTimeoutMs: number;
  /** Hears every statement before it is sent (not BEGIN, settings and COMMIT). */
  readonly onStatement?: ((sql: string, parameters: readonly unknown[]) => void) | undefined;
  /** When it fires, the statement under way is given up and nothing more is read. */
  readonly signal?: AbortSignal | undefined;
}

/** Reads that hold a connection from the first statement until `close`, which must be called in the end and never throws. */
export interface SnapshotReads extends Reads {
  close(): Promise<void>;
}

export const snapshotReads = (orm: MikroORM, options: SnapshotOptions): SnapshotReads => new Snapshot(orm, options);

/**
 * The settings hold for this transaction only, as a pooler between hub and database needs it. Compiling a statement (jit)
 * costs more than any statement of the hub. A server that can watches its client during a statement, so that a destroyed
 * connection ends the work too; servers on Windows cannot.
 */
const opening = (statementTimeoutMs: number, wall: readonly string[]): string =>
  `begin isolation level repeatable read read only; select set_config('statement_timeout', '${statementTimeoutMs}', true),
  set_config('jit', 'off', true), case when version() !~* 'windows|mingw|visual c' then set_config('client_connection_check_interval', '500', true) end,
  ${wall.join(', ')}`;

/**
 * On pg's own pool: Kysely's and MikroORM's transactions keep a connection for ever when its BEGIN, COMMIT or ROLLBACK
 * fails, and a restarted database would drain the pool.
 */
class Snapshot implements SnapshotReads {
  readonly scope: Scope;
  readonly #orm: MikroORM;
  readonly #options: SnapshotOptions;
  readonly #kysely: Kysely<unknown>;
  #client: PoolClient | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #failure: { readonly error: unknown } | undefined;

  constructor(orm: MikroORM, options: SnapshotOptions) {
    this.#orm = orm;
    this.#options = options;
    this.scope = options.scope;
    this.#kysely = orm.em.getConnection().getClient();
    if (options.signal?.aborted) this.#giveUp();
    else options.signal?.addEventListener('abort', this.#giveUp, { once: true });
  }

  rows<Row>(statement: RawBuilder<Row>): Promise<Row[]> {
    const { sql, parameters } = statement.compile(this.#kysely);
    const answer = this.#last.then(() => this.#run<Row>(sql, parameters));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    this.#options.signal?.removeEventListener('abort', this.#giveUp);
    await this.#last;
    this.#failure ??= { error: new Error('This snapshot is closed.') };
    const client = this.#take();
    if (!client) return;
    await client.query('commit').then(
      () => client.release(),
      () => client.release(true),
    );
  }

  async #run<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    if (this.#failure) throw this.#failure.error;
    try {
      const client = (this.#client ??= await this.#open());
      this.#options.onStatement?.(sql, parameters);
      return (await client.query(sql, parameters as unknown[])).rows as Row[];
    } catch (error) {
      // PostgreSQL refuses whatever follows a failed statement; the first failure is the one that says why.
      this.#failure ??= { error: databaseFailure(error) };
      throw this.#failure.error;
    }
  }

  async #open(): Promise<PoolClient> {
    const wall = await wallOf(this.#orm);
    const pool: Pool = await this.#orm.em.getConnection().getNativeClient();
    const client = await pool.connect().catch((error: unknown) => {
      throw unavailable(error);
    });
    try {
      await client.query(opening(this.#options.statementTimeoutMs, wallSettings(wall, this.scope)));
      if (this.#failure) throw this.#failure.error; // given up meanwhile
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** The client leaves the snapshot once, so that it is released once. */
  #take(): PoolClient | undefined {
    const client = this.#client;
    this.#client = undefined;
    return client;
  }

  readonly #giveUp = (): void => {
    this.#failure ??= { error: this.#options.signal?.reason ?? new Error('The reader went away.') };
    this.#take()?.release(true);
  };
}
