import type { RequestContext } from '../../kernel/context.js';
import { oneByKey } from '../../kernel/loaders.js';
import { partiesOfIds, type PartyRow } from './party.query.js';

export const partyById = oneByKey(partiesOfIds, (party) => party.key);

/** A party as a record of one day names it; what the type `Party` is made of. */
export interface PartyReading extends PartyRow {
  readonly on: string;
}

/** The party of a record, on the record's own day; null where the record names none. */
export async function partyOfRecord(context: RequestContext, party: number | null, on: string): Promise<PartyReading | null> {
  const row = party === null ? null : await context.loaders.load(partyById, party);
  return row && { ...row, on };
}
