import type { Client } from 'pg';
import { CLEAR_FIELDS, WRITE_RANKS, WRITE_SUMS } from './results.sql.js';

/**
 * Works out and stores the results of all sheets of rounds from their leaves: sums, index, grade, fields and ranks.
 * Ranks are within a round, so a round is always computed whole. Doing it twice changes nothing.
 */
export async function computeResults(client: Pick<Client, 'query'>, rounds: readonly number[]): Promise<void> {
  for (const statement of [CLEAR_FIELDS, WRITE_SUMS, WRITE_RANKS]) await client.query(statement, [rounds]);
}
