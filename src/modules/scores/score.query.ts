import { sql, type RawBuilder } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import { evidenceSeen, sheetSeen } from '../access/index.js';
import { withinLife } from '../units/index.js';
import type { KeptMeasure } from './leaf-measure.rules.js';

/** A leaf of a sheet as the graph shows it. */
export interface ScoreRow {
  key: number;
  cardKey: number;
  criterionKey: number;
  maxPoints: string;
  selfPoints: string | null;
  appraisedPoints: string | null;
  reappraisedPoints: string | null;
  measuredPoints: string | null;
  correctedPoints: string | null;
  measuredFrom: KeptMeasure | null;
  finalPoints: string | null;
  lostPoints: string | null;
  overclaim: string | null;
  notApplicable: boolean;
  note: string | null;
  appraiserNote: string | null;
  explanation: string | null;
  explanationRequested: boolean;
  explainedAt: Date | null;
  version: number;
  demo: boolean;
  sourceId: number | null;
  locator: string | null;
}

/**
 * Points that leaf `s` of criterion `c` in field `f` cost sheet `k`: maximum − final, or the points of a penalty. Null where
 * the leaf does not count (a survey that was not held) or has no value yet.
 */
export const lostOfLeaf: RawBuilder<string | null> = sql`
  case when c.method = 'SURVEY' and (s.final_points is null or not coalesce(k.survey_held, false)) then null
    when s.final_points is null and not s.not_applicable and k.status <> 'FINALIZED' then null
    when s.not_applicable or f.part = 'BONUS' then 0
    when f.part = 'PENALTY' then coalesce(s.final_points, 0)
    else s.max_points - coalesce(s.final_points, 0) end`;

const scoreColumns = sql<ScoreRow>`
  s.id as key, s.scorecard_id as "cardKey", s.criterion_id as "criterionKey", s.max_points as "maxPoints", s.self_points as "selfPoints",
  s.appraised_points as "appraisedPoints", s.reappraised_points as "reappraisedPoints", s.measured_points as "measuredPoints", s.corrected_points as "correctedPoints", s.measured_from as "measuredFrom",
  s.final_points as "finalPoints", ${lostOfLeaf} as "lostPoints", case when s.self_points is not null and s.final_points is not null then greatest(0, s.self_points - s.final_points) end as overclaim,
  s.not_applicable as "notApplicable", s.note, s.appraiser_note as "appraiserNote", s.explanation,
  s.explanation_requested as "explanationRequested", s.explained_at as "explainedAt", s.version, k.demo, s.source_id as "sourceId", s.locator`;

const scoreOfSheet = sql`score s join scorecard k on k.id = s.scorecard_id join criterion c on c.id = s.criterion_id join criteria_field f on f.id = c.field_id`;

export function scores(reads: Reads, keys: readonly number[]) {
  return reads.rows(sql<ScoreRow>`
    select ${scoreColumns} from ${scoreOfSheet} join scoring_round r on r.id = k.round_id
    where s.id = any(${keys}::int[]) and ${sheetSeen(reads.scope)}`);
}

/** Leaves of sheets in printed order. */
export function scoresOfScorecards(reads: Reads, cards: readonly number[]) {
  return reads.rows(sql<ScoreRow>`
    select ${scoreColumns} from ${scoreOfSheet} where s.scorecard_id = any(${cards}::int[]) order by s.scorecard_id, c.ordinal`);
}

/** A criterion over the units below one unit in a year. */
export interface CriterionWithin {
  readonly criterion: number;
  readonly within: number;
  readonly year: number;
}

/** A criterion's scores over units, each placed on 31 December of the year or on its own last day, by unit code. */
export function scoresOfCriteria(reads: Reads, keys: readonly CriterionWithin[]) {
  return reads.rows(sql<ScoreRow & { slot: number }>`
    select (a.slot - 1)::int as slot, ${scoreColumns}
    from unnest(${keys.map((key) => key.criterion)}::int[], ${keys.map((key) => key.within)}::int[], ${keys.map((key) => key.year)}::int[])
      with ordinality as a(criterion, within, year, slot)
    join ${scoreOfSheet} on c.id = a.criterion
    join scoring_round r on r.id = k.round_id and r.year = a.year and ${sheetSeen(reads.scope)}
    join unit u on u.id = k.unit_id
    cross join lateral (select ${withinLife(sql`make_date(a.year, 12, 31)`)} as day) d
    join unit_closure up on up.ancestor_id = a.within and up.descendant_id = u.id and up.during @> d.day
    join unit_version v on v.unit_id = u.id and v.during @> d.day
    order by a.slot, v.code collate "C", s.id`);
}

/** A document that proves a leaf. */
export interface EvidenceRow {
  key: number;
  scoreKey: number;
  title: string;
  number: string | null;
  issuedOn: string | null;
  url: string | null;
  demo: boolean;
  sourceId: number | null;
  locator: string | null;
}

const evidenceColumns = sql<EvidenceRow>`
  e.id as key, e.score_id as "scoreKey", e.title, e.number, e.issued_on as "issuedOn", e.url, e.demo,
  e.source_id as "sourceId", e.locator`;

const evidenceOfSheet = sql`evidence e join score s on s.id = e.score_id join scorecard k on k.id = s.scorecard_id`;

export function evidence(reads: Reads, keys: readonly number[]) {
  return reads.rows(sql<EvidenceRow>`
    select ${evidenceColumns} from ${evidenceOfSheet} join scoring_round r on r.id = k.round_id
    where e.id = any(${keys}::int[]) and ${evidenceSeen(reads.scope)} and ${sheetSeen(reads.scope)}`);
}

/** Documents of seen leaves, as far as they are seen, in the order they were attached. */
export function evidenceOfScores(reads: Reads, scoreKeys: readonly number[]) {
  return reads.rows(sql<EvidenceRow>`
    select ${evidenceColumns} from ${evidenceOfSheet} where e.score_id = any(${scoreKeys}::int[]) and ${evidenceSeen(reads.scope)} order by e.score_id, e.id`);
}
