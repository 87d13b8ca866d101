import type { Client } from 'pg';
import { CLEAR_FIELDS, WRITE_RANKS, writeSums } from './results.sql.js';

/**
 * Works out and stores the results of all sheets of rounds from their leaves: sums, index, grade, fields and ranks.
 * Ranks are within a round, so a round is always computed whole. Doing it twice changes nothing.
 */
export async function computeResults(client: Pick<Client, 'query'>, rounds: readonly number[]): Promise<void> {
  for (const statement of [CLEAR_FIELDS, writeSums('k.round_id'), WRITE_RANKS]) await client.query(statement, [rounds]);
}

/** The sums of one sheet that is not final: it has neither fields nor a rank. */
export async function computeSheet(client: Pick<Client, 'query'>, scorecard: number): Promise<void> {
  await client.query(writeSums('k.id'), [[scorecard]]);
}

/** Takes the published ranks of a round from the computed ones. */
export async function publishRanks(client: Pick<Client, 'query'>, round: number): Promise<void> {
  await client.query('update scorecard set published_rank = computed_rank, published_of = computed_of where round_id = $1', [round]);
}
