import { sql } from 'kysely';
import type { Recount } from '../../kernel/module.js';
import { PATHS } from './unit-closure.commands.js';

/** The stored paths against those that the versions give. */
export const closureRecount: Recount = {
  title: 'ancestors of units',
  async differences(reads) {
    const rows = await reads.rows(sql<{ unit: string; stored: boolean }>`
      with counted as (${sql.raw(PATHS)}),
      stored as (select ancestor_id, descendant_id, depth::int, during from unit_closure)
      select (select string_agg(distinct code, '/') from unit_version v where v.unit_id = d.descendant_id) as unit, d.stored
      from ((select *, true as stored from (select * from stored except all select * from counted) s)
        union all (select *, false from (select * from counted except all select * from stored) c)) d
      order by 1, 2`);
    return rows.map(({ unit, stored }) =>
      stored ? `${unit} has a stored ancestor that its versions do not give.` : `${unit} lacks a stored ancestor.`,
    );
  },
};
