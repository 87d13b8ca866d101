import { sql, type RawBuilder } from 'kysely';
import { withinLife } from '../units/index.js';

interface Placed {
  /** The identity of the record's unit. */
  readonly unit: RawBuilder<unknown>;
  /** The record's own day; outside the life of the unit its first or last day stands in. */
  readonly day: RawBuilder<unknown>;
}

const holderAbove = (code: string, { unit, day }: Placed, depth: RawBuilder<boolean>): RawBuilder<boolean> => sql`exists (
    select 1 from unit u
    join unit_closure c on c.descendant_id = u.id and ${depth} and c.during @> ${withinLife(day)}
    join unit_version held on held.unit_id = c.ancestor_id and held.code = ${code} and held.during @> ${withinLife(day)}
    where u.id = ${unit})`;

/**
 * Whether a record's unit is the holder of a code, or lies below it, on the record's own day: codes pass from one unit
 * to another, and lists without a period hold records of many days.
 */
export const liesUnder = (code: string, placed: Placed): RawBuilder<boolean> => holderAbove(code, placed, sql`c.depth >= 0`);

/** Whether a record's unit itself held a code on the record's own day. */
export const holds = (code: string, placed: Placed): RawBuilder<boolean> => holderAbove(code, placed, sql`c.depth = 0`);
