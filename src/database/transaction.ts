import { setTimeout as sleep } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Client, Pool } from 'pg';
import type { Transaction, TransactionTerms } from '../kernel/command.js';
import { HubError } from '../kernel/errors.js';
import { WHOLE_SCOPE } from '../kernel/viewer.js';
import { constraintFailure } from './constraints.js';
import { databaseFailure, unavailable } from './failures.js';
import { wallOf, wallSettings } from './wall.js';

/** Deadlock, and a row that somebody else has changed meanwhile: the same work may well succeed when run again. */
const AGAIN = new Set(['40P01', '40001']);
const TRIES = 5;
const PAUSE_MS = 20;

/**
 * Transactions on the pool's connections, which see every row: whether the viewer may is for the command to say. Repeatable read: work that read a row which another changes meanwhile fails and
 * is run again, so that no change is lost.
 */
export const transactionsOn =
  (orm: MikroORM, { statementTimeoutMs }: { readonly statementTimeoutMs: number }): Transaction =>
  async (work, terms = {}) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(orm, { statementTimeoutMs, ...terms }, work);
      } catch (error) {
        if (!AGAIN.has(String((error as { code?: unknown }).code))) throw databaseFailure(constraintFailure(error));
        if (attempt === TRIES) throw contended(error);
      }
      await sleep(PAUSE_MS * attempt * (0.5 + Math.random()));
    }
  };

/** Settings that hold until the transaction ends, as a pooler between hub and database needs it. */
const opening = ({ readCommitted = false, statementTimeoutMs = 0 }: TransactionTerms, wall: readonly string[]): string =>
  `begin isolation level ${readCommitted ? 'read committed' : 'repeatable read'};
   select set_config('statement_timeout', '${statementTimeoutMs}', true), ${wall.join(', ')}`;

async function once<Result>(orm: MikroORM, terms: TransactionTerms, work: (client: Client) => Promise<Result>): Promise<Result> {
  const wall = wallSettings(await wallOf(orm), WHOLE_SCOPE);
  const pool: Pool = await orm.em.getConnection().getNativeClient();
  const client = await pool.connect().catch((error: unknown) => {
    throw unavailable(error);
  });
  try {
    await client.query(opening(terms, wall));
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}

const contended = (cause: unknown): HubError =>
  Object.assign(
    new HubError('CONFLICT', {
      message: 'Others are changing the same rows at this moment.',
      messageVi: 'Dữ liệu này đang được người khác thay đổi cùng lúc.',
      hint: 'Try again in a few seconds.',
    }),
    { cause },
  );
