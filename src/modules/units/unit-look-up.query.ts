import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import { nameKeys } from './unit-name.rules.js';

/** A unit as it was over [from, to); an open end is null. */
export interface CodedUnit {
  /** Identity of the unit. */
  unit: number;
  code: string;
  name: string;
  from: string | null;
  to: string | null;
}

/** A version of a unit by one of its spellings. */
export interface NamedUnit extends CodedUnit {
  /** What its name is searched by: one of `nameKeys`. */
  key: string;
  /** When the unit went on under its next version; null where this is its last. */
  nextFrom: string | null;
  /** What lay above it, nearest first, each over the days in which it did. */
  above: readonly Omit<CodedUnit, 'unit'>[];
}

/** All versions, of whatever unit, that bore one of these codes; the latest first. */
export const unitsOfCodes = (reads: Reads, codes: readonly string[]) =>
  reads.rows(sql<CodedUnit>`
    select v.unit_id as unit, v.code, v.name, v.valid_from as "from", v.valid_to as "to"
    from unit_version v where v.code = any(${codes}::text[]) order by v.code, v.valid_from desc nulls last`);

/** All versions that bore one of these names, with their kind word or without it, whatever the tone marks; by code. */
export const unitsOfNames = (reads: Reads, names: readonly string[]) =>
  reads.rows(sql<NamedUnit>`
    select v.search_key as key, v.unit_id as unit, v.code, v.name, v.valid_from as "from", v.valid_to as "to",
      (select min(n.valid_from) from unit_version n where n.unit_id = v.unit_id and n.valid_from > coalesce(v.valid_from, '-infinity')) as "nextFrom",
      coalesce((
        select jsonb_agg(jsonb_build_object('code', a.code, 'name', a.name, 'from', greatest(lower(c.during), a.valid_from),
          'to', least(upper(c.during), a.valid_to)) order by c.depth)
        from unit_closure c join unit_version a on a.unit_id = c.ancestor_id and a.during && c.during and a.level <> 'NATIONAL'
        where c.descendant_id = v.unit_id and c.depth > 0 and c.during && v.during), '[]') as above
    from unit_version v where v.search_key = any(${names.flatMap(nameKeys)}::text[]) order by v.code, v.unit_id`);
