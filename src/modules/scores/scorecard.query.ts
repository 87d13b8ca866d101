import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import { evidenceSeen, sheetSeen } from '../access/index.js';
import { withinLife } from '../units/index.js';
import type { ScorecardOrder, ScorecardStatus } from './scores.enums.js';

/** A sheet as the graph shows it. */
export interface ScorecardRow {
  key: number;
  roundKey: number;
  unitKey: number;
  year: number;
  setKey: number | null;
  status: ScorecardStatus;
  submittedAt: Date | null;
  late: boolean;
  lockedBy: string | null;
  version: number;
  publishedRank: number | null;
  publishedOf: number | null;
  publishedRankText: string | null;
  computedRank: number | null;
  computedOf: number | null;
  unrankedReason: string | null;
  surveyHeld: boolean | null;
  selfPoints: string | null;
  appraisedPoints: string | null;
  surveyPoints: string | null;
  bonusPoints: string | null;
  penaltyPoints: string | null;
  overclaim: string | null;
  finalPoints: string | null;
  denominator: string | null;
  /** Exact; see `publishedIndex` for what is shown once the round is published. */
  exactIndex: string | null;
  /** Whether the round is published. */
  published: boolean;
  bandKey: number | null;
  demo: boolean;
  sourceId: number | null;
  locator: string | null;
}

const cardColumns = sql<ScorecardRow>`
  k.id as key, k.round_id as "roundKey", k.unit_id as "unitKey", r.year, k.criteria_set_id as "setKey", k.status,
  k.submitted_at as "submittedAt", k.late, k.locked_by as "lockedBy", k.version, k.published_rank as "publishedRank",
  k.published_of as "publishedOf", k.published_rank_text as "publishedRankText", k.computed_rank as "computedRank",
  k.computed_of as "computedOf", k.unranked_reason as "unrankedReason", k.survey_held as "surveyHeld", k.self_points as "selfPoints",
  k.appraised_points as "appraisedPoints", k.survey_points as "surveyPoints", k.bonus_points as "bonusPoints",
  k.penalty_points as "penaltyPoints", k.overclaim, k.final_points as "finalPoints", k.denominator,
  k.index_value as "exactIndex", r.status = 'PUBLISHED' as published, k.grade_band_id as "bandKey",
  k.demo, k.source_id as "sourceId", k.locator`;

export function scorecards(reads: Reads, keys: readonly number[]) {
  return reads.rows(sql<ScorecardRow>`
    select ${cardColumns} from scorecard k join scoring_round r on r.id = k.round_id
    where k.id = any(${keys}::int[]) and ${sheetSeen(reads.scope)}`);
}

/** A unit and the years of its sheets, both inclusive. */
export interface UnitYears {
  readonly unit: number;
  readonly from: number;
  readonly to: number;
}

/** Whether the round of a sheet is that of the unit's superior on 31 December of its year. */
export const bySuperior = sql<boolean>`
  exists (select 1 from unit u join unit_version v on v.unit_id = u.id and v.during @> ${withinLife(sql`make_date(r.year, 12, 31)`)}
    where u.id = k.unit_id and v.parent_id = r.issuer_id)`;

const unitYears = (keys: readonly UnitYears[]) =>
  sql`unnest(${keys.map((key) => key.unit)}::int[], ${keys.map((key) => key.from)}::int[], ${keys.map((key) => key.to)}::int[])
      with ordinality as a(unit, first, last, slot)`;

/** All sheets of units in years, by year; in a year that of the superior's round first. */
export function scorecardsOfUnits(reads: Reads, keys: readonly UnitYears[]) {
  return reads.rows(sql<ScorecardRow & { slot: number }>`
    select (a.slot - 1)::int as slot, ${cardColumns}
    from ${unitYears(keys)}
    join scorecard k on k.unit_id = a.unit
    join scoring_round r on r.id = k.round_id and r.year between a.first and a.last and ${sheetSeen(reads.scope)}
    order by a.slot, r.year, ${bySuperior} desc, r.id`);
}

export interface UnitYear {
  readonly unit: number;
  readonly year: number;
}

/** Units' results of years: the sheet in the round issued by the superior at 31 December. */
export function resultsOfYears(reads: Reads, keys: readonly UnitYear[]) {
  return reads.rows(sql<ScorecardRow & { slot: number }>`
    select distinct on (a.slot) (a.slot - 1)::int as slot, ${cardColumns}
    from ${unitYears(keys.map(({ unit, year }) => ({ unit, from: year, to: year })))}
    join scorecard k on k.unit_id = a.unit
    join scoring_round r on r.id = k.round_id and r.year = a.first
    where ${bySuperior} and ${sheetSeen(reads.scope)}
    order by a.slot, r.id`);
}

export interface RoundOrder {
  readonly round: number;
  readonly order: ScorecardOrder;
}

/** All sheets of rounds in an order; those without the value last, then by unit code. */
export function scorecardsOfRounds(reads: Reads, keys: readonly RoundOrder[]) {
  return reads.rows(sql<ScorecardRow & { slot: number }>`
    select (a.slot - 1)::int as slot, ${cardColumns}
    from unnest(${keys.map((key) => key.round)}::int[], ${keys.map((key) => key.order)}::text[]) with ordinality as a(round, ordering, slot)
    join scoring_round r on r.id = a.round
    join scorecard k on k.round_id = r.id and ${sheetSeen(reads.scope)}
    join unit u on u.id = k.unit_id
    join unit_version v on v.unit_id = u.id and v.during @> ${withinLife(sql`make_date(r.year, 12, 31)`)}
    order by a.slot,
      case when a.ordering = 'RANK' then coalesce(k.published_rank, k.computed_rank) end nulls last,
      case when a.ordering <> 'UNIT' then k.index_value end desc nulls last, v.code collate "C"`);
}

/** A sheet's result in a field; `points` of a penalty field are below 0, and max is what enters the denominator. */
export interface FieldResultRow {
  card: number;
  fieldKey: number;
  maxPoints: string;
  points: string;
  percent: string | null;
  lostPoints: string;
}

/** Results by field of final sheets, in printed order. */
export function fieldsOfScorecards(reads: Reads, cards: readonly number[]) {
  return reads.rows(sql<FieldResultRow>`
    select sf.scorecard_id as card, sf.field_id as "fieldKey", sf.max_points as "maxPoints", sf.points,
      round(sf.points * 100 / nullif(sf.max_points, 0), 8) as percent, sf.lost_points as "lostPoints"
    from scorecard_field sf join criteria_field f on f.id = sf.field_id
    where sf.scorecard_id = any(${cards}::int[]) order by sf.scorecard_id, f.ordinal`);
}

/** How many leaves a sheet claims points for without a document; no row for a sheet without leaves, or whose evidence is not seen. */
export function missingEvidenceOf(reads: Reads, cards: readonly number[]) {
  return reads.rows(sql<{ card: number; missing: number }>`
    select s.scorecard_id as card, count(*) filter (
      where c.method = 'SELF_APPRAISED' and s.self_points > 0 and not s.not_applicable
        and not exists (select 1 from evidence e where e.score_id = s.id))::int as missing
    from score s join scorecard k on k.id = s.scorecard_id join criterion c on c.id = s.criterion_id
    where k.id = any(${cards}::int[]) and ${evidenceSeen(reads.scope)} group by s.scorecard_id`);
}
