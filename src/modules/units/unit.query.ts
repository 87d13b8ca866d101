import { sql, type RawBuilder } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { SuccessionKind, UnitKind, UnitLevel } from './unit.enums.js';

/** A unit as it was on one day. */
export interface UnitReading {
  /** The identity's key. */
  unit: number;
  on: string;
  code: string;
  name: string;
  kind: UnitKind;
  level: UnitLevel;
  parent: number | null;
  /** First day of the unit's life; null when unknown. */
  validFrom: string | null;
  /** Exclusive end of the unit's life; null while it lives. */
  validTo: string | null;
  sourceId: number | null;
  locator: string | null;
}

export interface UnitDay {
  readonly unit: number;
  readonly on: string;
}

/** The columns of a reading; `on` must be a day within version `v` of unit `u`. */
export const readingColumns = (on: RawBuilder<unknown>): RawBuilder<UnitReading> => sql`
  u.id as unit, ${on} as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
  u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator`;

/** The day, moved into the life of unit `u`. */
export const withinLife = (day: RawBuilder<unknown>): RawBuilder<string> => sql`greatest(least(${day}, u.last_day), u.first_day)`;

const days = (keys: readonly UnitDay[]) =>
  sql`unnest(${keys.map((key) => key.unit)}::int[], ${keys.map((key) => key.on)}::date[]) with ordinality as k(unit, day, slot)`;

/** Units on days; a day outside a unit's life is moved to its first or last day. */
export function unitsAt(reads: Reads, keys: readonly UnitDay[]) {
  return reads.rows(sql<UnitReading & { slot: number }>`
    select (k.slot - 1)::int as slot, ${readingColumns(sql`d.day`)}
    from ${days(keys)}
    join unit u on u.id = k.unit
    cross join lateral (select ${withinLife(sql`k.day`)} as day) d
    join unit_version v on v.unit_id = u.id and v.during @> d.day`);
}

/** Who held a code between two days. */
export interface HolderKey {
  readonly code: string;
  /** The last day looked at, and the day of the reading unless the holder ended before it. */
  readonly on: string;
  /** The first day looked at; null: any holder before `on` will do. */
  readonly since: string | null;
}

/** The last holder of each code in its days, read on `on` or on its last day under that code. */
export function holdersOf(reads: Reads, keys: readonly HolderKey[]) {
  return reads.rows(sql<UnitReading & { slot: number }>`
    select (k.slot - 1)::int as slot, ${readingColumns(sql`least(k.day, v.valid_to - 1)`)}
    from unnest(${keys.map((key) => key.code)}::text[], ${keys.map((key) => key.on)}::date[], ${keys.map((key) => key.since)}::date[])
      with ordinality as k(code, day, since, slot)
    cross join lateral (
      select * from unit_version held
      where held.code = k.code and held.during && daterange(k.since, k.day, '[]')
      order by held.valid_from desc nulls last limit 1
    ) v
    join unit u on u.id = v.unit_id`);
}

export interface ChildrenKey extends UnitDay {
  readonly level: UnitLevel | null;
  readonly kinds: readonly UnitKind[] | null;
}

/** Direct children on a day, territories before agencies, by code. A level without kinds means territories only. */
export function childrenOf(reads: Reads, keys: readonly ChildrenKey[]) {
  return reads.rows(sql<UnitReading & { slot: number }>`
    select (k.slot - 1)::int as slot, ${readingColumns(sql`k.day`)}
    from unnest(${keys.map((key) => key.unit)}::int[], ${keys.map((key) => key.on)}::date[], ${keys.map((key) => key.level)}::text[],
      ${keys.map((key) => key.kinds?.join(',') ?? null)}::text[]) with ordinality as k(unit, day, level, kinds, slot)
    join unit_version v on v.parent_id = k.unit and v.during @> k.day
    join unit u on u.id = v.unit_id
    where (k.level is null or v.level = k.level)
      and case when k.kinds is null then k.level is null or v.is_territory else v.kind = any(string_to_array(k.kinds, ',')) end
    order by k.slot, v.is_territory desc, v.code`);
}

/** Ancestors on a day, from the parent up to the country. */
export function ancestorsOf(reads: Reads, keys: readonly UnitDay[]) {
  return reads.rows(sql<UnitReading & { slot: number }>`
    select (k.slot - 1)::int as slot, ${readingColumns(sql`k.day`)}
    from ${days(keys)}
    join unit_closure c on c.descendant_id = k.unit and c.depth > 0 and c.during @> k.day
    join unit_version v on v.unit_id = c.ancestor_id and v.during @> k.day
    join unit u on u.id = v.unit_id
    order by k.slot, c.depth`);
}

export interface UnitVersionRow {
  unit: number;
  code: string;
  name: string;
  kind: UnitKind;
  level: UnitLevel;
  parent: number | null;
  validFrom: string | null;
  validTo: string | null;
  validFromKnown: boolean;
  validToKnown: boolean;
  sourceId: number | null;
  locator: string | null;
}

/** All versions of units, oldest first. */
export function versionsOf(reads: Reads, units: readonly number[]) {
  return reads.rows(sql<UnitVersionRow>`
    select v.unit_id as unit, v.code, v.name, v.kind, v.level, v.parent_id as parent, v.valid_from as "validFrom", v.valid_to as "validTo",
      v.valid_from_known as "validFromKnown", v.valid_to_known as "validToKnown", v.source_id as "sourceId", v.locator
    from unit_version v
    where v.unit_id = any(${units}::int[])
    order by v.unit_id, v.valid_from nulls first`);
}

export interface SuccessionRow {
  predecessor: number;
  successor: number;
  kind: SuccessionKind;
  weight: string | null;
  effectiveOn: string;
  effectiveOnKnown: boolean;
  decision: string | null;
  derived: boolean;
  sourceId: number | null;
  locator: string | null;
}

const successionColumns = sql<SuccessionRow>`
  s.predecessor_id as predecessor, s.successor_id as successor, s.kind, s.weight, s.effective_on as "effectiveOn",
  s.effective_on_known as "effectiveOnKnown", s.decision, s.derived, s.source_id as "sourceId", s.locator`;

/** What units came from, by day, then by the order of loading. */
export function predecessorsOf(reads: Reads, units: readonly number[]) {
  return reads.rows(sql<SuccessionRow>`
    select ${successionColumns} from unit_succession s
    where s.successor_id = any(${units}::int[]) order by s.effective_on, s.id`);
}

/** What became of units, by day, then by the order of loading. */
export function successorsOf(reads: Reads, units: readonly number[]) {
  return reads.rows(sql<SuccessionRow>`
    select ${successionColumns} from unit_succession s
    where s.predecessor_id = any(${units}::int[]) order by s.effective_on, s.id`);
}
