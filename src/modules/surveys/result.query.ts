import { sql, type RawBuilder } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { NoValueReason } from '../documents/index.js';
import { withinLife, type UnitKind, type UnitLevel } from '../units/index.js';
import { FEWEST_ANSWERS } from './survey.rules.js';

/** What a survey says of a unit in a year, also where it says nothing: then with the reason, and without a stored row. */
export interface SurveyResultRow {
  /** The stored row; null for a unit that no campaign has a row for. */
  result: number | null;
  /** The campaign that measured the unit, or ran above it without sampling it; null when none did. */
  campaign: number | null;
  instrument: number;
  unit: number;
  year: number;
  value: string | null;
  scaleMax: string | null;
  sent: number | null;
  received: number | null;
  valid: number | null;
  noValueReason: NoValueReason | null;
  demo: boolean;
  sourceId: number | null;
  locator: string | null;
}

/** Whether so few answered that the outcome would tell what single persons said. */
const tooFew = sql<boolean>`coalesce(r.valid < ${FEWEST_ANSWERS}, false)`;

const columns = sql<SurveyResultRow>`
  r.id as result, r.campaign_id as campaign, r.instrument_id as instrument, r.unit_id as unit, k.year,
  case when not ${tooFew} then r.value end as value, r.scale_max as "scaleMax", r.sent, r.received, r.valid,
  case when ${tooFew} then 'WITHHELD' else r.no_value_reason end as "noValueReason", r.demo, r.source_id as "sourceId", r.locator`;

const tables = sql`survey_result r join survey_campaign k on k.id = r.campaign_id`;

export const resultsOfIds = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<SurveyResultRow>`select ${columns} from ${tables} where r.id = any(${ids}::int[])`);

/** What campaigns found, in the order in which it was recorded. */
export const resultsOfCampaigns = (reads: Reads, campaigns: readonly number[]) =>
  reads.rows(sql<SurveyResultRow>`select ${columns} from ${tables} where r.campaign_id = any(${campaigns}::int[]) order by r.id`);

export interface UnitYearsKey {
  readonly unit: number;
  readonly from: number;
  readonly to: number;
}

/** What campaigns found for units from one year to another, by year and instrument. */
export const resultsOfUnits = (reads: Reads, keys: readonly UnitYearsKey[]) =>
  reads.rows(sql<SurveyResultRow & { slot: number }>`
    select (a.slot - 1)::int as slot, ${columns}
    from unnest(${keys.map((key) => key.unit)}::int[], ${keys.map((key) => key.from)}::int[], ${keys.map((key) => key.to)}::int[])
      with ordinality as a(unit, since, until, slot)
    join ${tables} on r.unit_id = a.unit and k.year between a.since and a.until
    join survey_instrument i on i.id = r.instrument_id
    order by a.slot, k.year, i.code, r.id`);

export interface ResultKey {
  readonly unit: number;
  /** The key of the instrument version. */
  readonly instrument: number;
  readonly year: number;
}

/** Whether the unit lived on any day of the year. */
const livedThen = sql<boolean>`daterange(u.first_day, u.last_day, '[]') && daterange(make_date(a.year, 1, 1), a.year_end, '[]')`;

/** The last result that an instrument has for a unit in a year, or the reason why it has none: exactly one row a key. */
export const resultsOrReasons = (reads: Reads, keys: readonly ResultKey[]) =>
  reads.rows(sql<SurveyResultRow & { slot: number }>`
    select (a.slot - 1)::int as slot, a.unit, a.instrument, a.year, found.result, coalesce(found.campaign, above.campaign) as campaign,
      found.value, found."scaleMax", found.sent, found.received, found.valid, found."sourceId", found.locator,
      coalesce(found.demo, above.demo, false) as demo,
      case when found.result is not null then found."noValueReason" when not ${livedThen} then 'UNIT_DID_NOT_EXIST'
        when above.campaign is not null then 'NOT_SAMPLED' else 'NOT_MEASURED' end as "noValueReason"
    from (
      select key.*, make_date(key.year, 12, 31) as year_end
      from unnest(${keys.map((key) => key.unit)}::int[], ${keys.map((key) => key.instrument)}::int[], ${keys.map((key) => key.year)}::int[])
        with ordinality as key(unit, instrument, year, slot)
    ) a
    join unit u on u.id = a.unit
    left join lateral (
      select ${columns} from ${tables}
      where r.unit_id = a.unit and r.instrument_id = a.instrument and k.year = a.year
      order by r.value is null, k.period_to desc nulls last, r.id desc limit 1
    ) found on true
    left join lateral (
      select k.id as campaign, k.demo
      from survey_campaign k
      join unit_closure c on c.ancestor_id = k.organiser_id and c.descendant_id = a.unit and c.during @> ${withinLife(sql`a.year_end`)}
      join unit_version v on v.unit_id = a.unit and v.during @> ${withinLife(sql`a.year_end`)} and v.is_territory and v.level = any(k.levels)
      where k.instrument_id = a.instrument and k.year = a.year and found.result is null
      order by c.depth limit 1
    ) above on true`);

/** Which units a list of results has. */
export interface SurveyedUnits {
  readonly within: number;
  /** The day on which the list is drawn: the end of the year, or the last day of `within`. */
  readonly on: string;
  readonly level: UnitLevel;
  readonly kinds: readonly UnitKind[] | null;
  readonly instrument: number;
  readonly year: number;
}

/** Units of a level below another on a day, and those that ended earlier in the year with a result of it; by code. */
export function unitsToSurvey(reads: Reads, { within, on, level, kinds, instrument, year }: SurveyedUnits) {
  const wanted: RawBuilder<boolean> = sql`v.level = ${level} and ${kinds ? sql`v.kind = any(${kinds}::text[])` : sql`v.is_territory`}`;
  return reads.rows(sql<{ unit: number; code: string }>`
    select c.descendant_id as unit, v.code
    from unit_closure c join unit_version v on v.unit_id = c.descendant_id and v.during @> ${on}::date
    where c.ancestor_id = ${within} and c.during @> ${on}::date and ${wanted}
    union
    select r.unit_id, v.code
    from ${tables} join unit u on u.id = r.unit_id and u.last_day < ${on}::date
    join unit_closure c on c.descendant_id = r.unit_id and c.during @> u.last_day
    join unit_version v on v.unit_id = r.unit_id and v.during @> u.last_day
    where c.ancestor_id = ${within} and r.instrument_id = ${instrument} and k.year = ${year} and ${wanted}
    order by code, unit`);
}
