import type { Client } from 'pg';
import { clearFields, WRITE_RANKS, writeSums } from './results.sql.js';

/**
 * Works out and stores the results of all sheets of rounds from their leaves: sums, index, grade, fields and ranks.
 * Ranks are within a round, so a round is always computed whole. Doing it twice changes nothing.
 */
export async function computeResults(client: Pick<Client, 'query'>, rounds: readonly number[]): Promise<void> {
  for (const statement of [clearFields('k.round_id'), writeSums('k.round_id'), WRITE_RANKS]) await client.query(statement, [rounds]);
}

/** The same of one sheet that has no rank, and takes none from others. */
export async function computeSheet(client: Pick<Client, 'query'>, scorecard: number): Promise<void> {
  for (const statement of [clearFields('k.id'), writeSums('k.id')]) await client.query(statement, [[scorecard]]);
}

/** Takes the published ranks of a round from the computed ones. */
export async function publishRanks(client: Pick<Client, 'query'>, round: number): Promise<void> {
  await client.query('update scorecard set published_rank = computed_rank, published_of = computed_of where round_id = $1', [round]);
}
