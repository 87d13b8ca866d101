import { sql, type RawBuilder } from 'kysely';
import { withinLife } from '../units/index.js';

/**
 * Whether a range of days holds a day. `during @> day` says the same, but tempts the planner to expect one row of thousands,
 * and into the GiST index, which is the wrong way round for it.
 */
const holds = (during: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`coalesce(lower(${during}) <= ${day}, true) and coalesce(${day} < upper(${during}), true)`;

/** Whether a closure row or version holds on the day of placement of unit `u`: the day `on`, moved into the unit's life. */
export const placedBy = (during: string, on: RawBuilder<unknown>): RawBuilder<boolean> => holds(sql.ref(during), withinLife(on));
