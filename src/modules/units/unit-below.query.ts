import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import { withinLife } from './unit.query.js';

/**
 * Units and whatever lies below them, each once, in rising order. A unit is placed on the day, or on its own last day where
 * it ended earlier: what was below an ended district stays below it.
 */
export async function unitsBelow(reads: Reads, units: readonly number[], day: string): Promise<number[]> {
  if (units.length === 0) return [];
  const rows = await reads.rows(sql<{ unit: number }>`
    select distinct u.id as unit from unit_closure c join unit u on u.id = c.descendant_id
    where c.ancestor_id = any(${units}::int[]) and c.during @> ${withinLife(sql`${day}::date`)} order by u.id`);
  return rows.map(({ unit }) => unit);
}
