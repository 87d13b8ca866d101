import { sql, type RawBuilder } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import type { UnitKind, UnitLevel } from './unit.enums.js';
import { readingColumns, type UnitReading } from './unit.query.js';

/** Which units a list holds. All conditions apply together; null is no condition. */
export interface UnitListFilter {
  /** The day of the list; a unit that ended before it is read on its last day, if `since` lets it in. */
  readonly on: string;
  /** The first day looked at; null: units of any time before `on` are let in. */
  readonly since: string | null;
  /** What to look for in names: without tone marks, and with them for the order. */
  readonly search: { readonly key: string; readonly fold: string } | null;
  readonly level: UnitLevel | null;
  readonly kinds: readonly UnitKind[] | null;
  /** Only this unit and all below it, each placed on the day of its reading. */
  readonly within: number | null;
}

/** A unit of a list with what orders it: how well its name matches, whether it ended, territories from the country down, then agencies. */
export interface ListedUnit extends UnitReading {
  rank: number;
  ended: number;
  depth: number;
}

export const keysetOfListedUnit = (unit: ListedUnit): Keyset => [unit.rank, unit.ended, unit.depth, unit.code, unit.unit];

/** Text as a pattern that matches itself anywhere. */
const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** 0–1 the whole name, 2–3 the name without its kind word, 4–5 from the start of a word, 6–7 anywhere; even where the tone marks agree. */
function rank(search: UnitListFilter['search']): RawBuilder<number> {
  if (!search) return sql`0`;
  const { key, fold } = search;
  return sql`(case when v.search_key = ${key} then 0 when right(v.search_key, length(${key}) + 1) = ' ' || ${key} then 2
    when position(' ' || ${key} in ' ' || v.search_key) > 0 then 4 else 6 end
    + case when position(${fold} in v.fold_key) > 0 then 0 else 1 end)`;
}

/** The last holder of each code in the window, as rows with the columns of `ListedUnit`. */
function listed(filter: UnitListFilter): RawBuilder<ListedUnit> {
  const window = sql`daterange(${filter.since}::date, ${filter.on}::date, '[]')`;
  const day = sql`least(${filter.on}::date, v.valid_to - 1)`;
  const conditions = [sql`v.during && ${window}`];
  if (filter.search) conditions.push(sql`v.search_key like ${containing(filter.search.key)}`);
  if (filter.level) conditions.push(sql`v.level = ${filter.level}`);
  if (filter.kinds) conditions.push(sql`v.kind = any(${filter.kinds}::text[])`);
  else if (filter.level) conditions.push(sql`v.is_territory`);
  if (filter.within !== null) {
    conditions.push(sql`exists (select 1 from unit_closure c
      where c.ancestor_id = ${filter.within} and c.descendant_id = v.unit_id and c.during @> ${day})`);
  }
  return sql`
    select ${readingColumns(day)}, ${rank(filter.search)}::int as rank, ((v.valid_to <= ${filter.on}::date) is true)::int as ended,
      case v.level when 'NATIONAL' then 0 when 'PROVINCE' then 1 when 'DISTRICT' then 2 else 3 end + case when v.is_territory then 0 else 4 end as depth
    from unit_version v join unit u on u.id = v.unit_id
    where ${sql.join(conditions, sql` and `)}
      and not exists (select 1 from unit_version later
        where (later.code = v.code or later.unit_id = v.unit_id) and later.during && ${window}
          and later.valid_from > coalesce(v.valid_from, '-infinity'))`;
}

/** Units of a list: best match first, living before ended, territories before agencies, higher level first, then by code. */
export function listedUnits(reads: Reads, filter: UnitListFilter, page: Page) {
  const order = page.backward ? sql`rank desc, ended desc, depth desc, code desc, unit desc` : sql`rank, ended, depth, code, unit`;
  const beyond = page.beyond
    ? sql`where (rank, ended, depth, code, unit) ${sql.raw(page.backward ? '<' : '>')} (${sql.join(page.beyond)})`
    : sql``;
  return reads.rows(sql<ListedUnit>`
    select * from (${listed(filter)}) l
    ${beyond} order by ${order} limit ${page.limit + 1}`);
}

/** How many units a list has. */
export async function countOfListedUnits(reads: Reads, filter: UnitListFilter): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`select count(*)::int as count from (${listed(filter)}) l`);
  return row?.count ?? 0;
}
