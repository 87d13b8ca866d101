import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';

export interface PartyRow {
  key: number;
  name: string;
  /** The identity of the unit; null for a party that is only a name. */
  unit: number | null;
}

export const partiesOfIds = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<PartyRow>`select p.id as key, p.name, p.unit_id as unit from party p where p.id = any(${ids}::int[])`);
