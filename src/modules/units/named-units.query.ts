import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import { readingColumns, type UnitReading } from './unit.query.js';
import { nameKeys } from './unit-name.rules.js';

/** A name as it was written, and the days in which its unit is looked for, both ends inclusive. */
export interface NameKey {
  readonly name: string;
  readonly since: string;
  readonly on: string;
}

/** A unit that may be meant by a name, read on the last day looked at or on its own last day. */
export interface NamedUnit extends UnitReading {
  slot: number;
  /** The units above, nearest first. */
  above: readonly { readonly code: string; readonly name: string }[];
}

/** Territories and agencies that bear a name in its days, with their kind word or without it, whatever the tone marks; by code. */
export function namedUnits(reads: Reads, keys: readonly NameKey[]) {
  const spellings = keys.flatMap(({ name, since, on }, slot) => nameKeys(name).map((key) => ({ slot, key, since, on })));
  return reads.rows(sql<NamedUnit>`
    select k.slot, ${readingColumns(sql`d.day`)}, coalesce((
        select jsonb_agg(jsonb_build_object('code', a.code, 'name', a.name) order by c.depth)
        from unit_closure c join unit_version a on a.unit_id = c.ancestor_id and a.during @> d.day and a.level <> 'NATIONAL'
        where c.descendant_id = v.unit_id and c.depth > 0 and c.during @> d.day), '[]') as above
    from jsonb_to_recordset(${JSON.stringify(spellings)}::jsonb) as k(slot int, key text, since date, "on" date)
    join unit_version v on v.search_key = k.key and v.during && daterange(k.since, k."on", '[]')
    join unit u on u.id = v.unit_id
    cross join lateral (select least(k."on", v.valid_to - 1) as day) d
    where not exists (select from unit_version later
      where later.unit_id = v.unit_id and later.valid_from > coalesce(v.valid_from, '-infinity') and later.during && daterange(k.since, k."on", '[]'))
    order by k.slot, v.code, u.id`);
}
