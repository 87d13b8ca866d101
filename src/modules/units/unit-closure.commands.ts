import type { Client } from 'pg';

/** Every path that the versions of some units give. */
const pathsOf = (some: string): string => `
  with recursive path (ancestor_id, descendant_id, depth, during) as (
    select unit_id, unit_id, 0, during from unit_version where ${some}
    union all
    select v.parent_id, p.descendant_id, p.depth + 1, p.during * v.during
    from path p join unit_version v on v.unit_id = p.ancestor_id and v.during && p.during
    where v.parent_id is not null
  )
  select ancestor_id, descendant_id, depth, unnest(range_agg(during)) as during from path group by ancestor_id, descendant_id, depth`;

/** Every path that the versions give. */
export const PATHS = pathsOf('true');

/**
 * Derives the closure anew from the versions, for all units or for some. A path holds on the days on which every step
 * of it held; adjoining days of one path and depth are one row. `units` must have no descendants outside the list.
 */
export async function rebuildClosure(client: Client, units: readonly number[] | null = null): Promise<void> {
  // Without statistics the planner probes the versions one by one.
  if (units === null) await client.query('analyze unit_version');
  await client.query('delete from unit_closure where $1::int[] is null or descendant_id = any($1)', [units]);
  await client.query(
    `insert into unit_closure (ancestor_id, descendant_id, depth, during) ${pathsOf('$1::int[] is null or unit_id = any($1)')}`,
    [units],
  );
}
