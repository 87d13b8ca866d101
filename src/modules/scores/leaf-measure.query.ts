import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import { sheetSeen } from '../access/index.js';
import type { CriterionMethod, LeafMeasure, ScoringRule } from '../criteria/index.js';

/** A leaf whose set names a figure to measure it with. */
export interface LeafToMeasure {
  key: number;
  card: number;
  round: number;
  criterion: number;
  unit: number;
  year: number;
  method: `${CriterionMethod}`;
  measure: LeafMeasure;
  rule: ScoringRule | null;
  maxPoints: string;
  /** Null while it is not known whether the survey of the round was held. */
  surveyHeld: boolean | null;
  /** False for a leaf of another sheet of the round, with which one that was asked for is compared. */
  asked: boolean;
  /** Whether every sheet of the round is seen: whoever sees fewer cannot tell the best of the block. */
  wholeBlock: boolean;
}

/** The leaves of sheets that are measured and not final yet; where points are a share of the leader’s, that leaf of every seen sheet of the round. */
export const leavesToMeasure = (reads: Reads, cards: readonly number[]) =>
  reads.rows(sql<LeafToMeasure>`
    with asked as materialized (
      select k.id, k.round_id from scorecard k where k.id = any(${cards}::int[]) and k.status <> 'FINALIZED'
    ), seen as (
      select r.id as round, count(*) as sheets from scoring_round r join scorecard k on k.round_id = r.id
      where r.id in (select round_id from asked) and ${sheetSeen(reads.scope)} group by 1
    )
    select s.id as key, k.id as card, k.round_id as round, c.id as criterion, k.unit_id as unit, r.year, c.method, c.measure, c.scoring_rule as rule,
      s.max_points as "maxPoints", r.survey_held as "surveyHeld", k.id in (select id from asked) as asked,
      p.units = seen.sheets as "wholeBlock"
    from round_progress(array(select distinct round_id from asked)) p
    join seen on seen.round = p.round
    join scoring_round r on r.id = p.round
    join scorecard k on k.round_id = r.id
    join score s on s.scorecard_id = k.id
    join criterion c on c.id = s.criterion_id and c.measure is not null
    where ${sheetSeen(reads.scope)}
      and (k.id in (select id from asked) or c.scoring_rule ->> 'kind' = 'SHARE_OF_LEADER')
    order by s.id`);
