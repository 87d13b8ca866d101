import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import { sheetSeen } from '../access/index.js';
import type { EquivalenceKind } from '../criteria/index.js';
import { bySuperior } from './scorecard.query.js';

/** What the unit's result of the year before says of a leaf. */
export interface PreviousScoreRow {
  key: number;
  kind: EquivalenceKind;
  /** Null where that result has no such leaf, and where several leaves together became this one. */
  scoreKey: number | null;
  change: string | null;
  changePercentOfMax: string | null;
}

/**
 * Leaves of seen sheets against the unit's result of the year before; no row where there was none, or none that is seen. Links between
 * versions are followed as far as that result's set: a way over several is as loose as its loosest link. Where several leaves
 * were drawn together into one, their points and maxima are added up.
 */
export const previousOfScores = (reads: Reads, scores: readonly number[]) =>
  reads.rows(sql<PreviousScoreRow>`
    with recursive asked as (
      select s.id as key, s.criterion_id as criterion, s.final_points as points, s.max_points as most, k.unit_id as unit, r.year
      from score s join scorecard k on k.id = s.scorecard_id join scoring_round r on r.id = k.round_id where s.id = any(${scores}::int[])
    ), last_result as (
      select distinct on (a.unit, a.year) a.unit, a.year, k.id as card, k.criteria_set_id as "set"
      from (select distinct unit, year from asked) a
      join scorecard k on k.unit_id = a.unit
      join scoring_round r on r.id = k.round_id and r.year = a.year - 1
      where ${bySuperior} and ${sheetSeen(reads.scope)}
      order by a.unit, a.year, r.id
    ), ancestor (criterion, older, "set", looseness) as (
      select distinct c.id, c.id, c.set_id, 0 from asked a join criterion c on c.id = a.criterion
      union
      select n.criterion, o.id, o.set_id, greatest(n.looseness, array_position(array['SAME', 'RENAMED', 'RESCALED'], e.kind) - 1)
      from ancestor n join criterion_equivalence e on e.newer_id = n.older and e.kind <> 'NONE' join criterion o on o.id = e.older_id
    ), matched as (
      select a.key, a.points, a.most, n.looseness, count(o.id) as leaves, min(p.id) as score, sum(o.max_points) as most_then,
        case when bool_and(p.final_points is not null) then sum(p.final_points) end as points_then
      from asked a
      join last_result l on l.unit = a.unit and l.year = a.year
      left join ancestor n on n.criterion = a.criterion and n."set" = l."set"
      left join criterion o on o.id = n.older
      left join score p on p.scorecard_id = l.card and p.criterion_id = o.id
      group by a.key, a.points, a.most, n.looseness
    )
    select distinct on (key) key, coalesce((array['SAME', 'RENAMED', 'RESCALED'])[looseness + 1], 'NONE') as kind,
      case when leaves = 1 then score end as "scoreKey", case when looseness < 2 then points - points_then end as change,
      round(points * 100 / most - points_then * 100 / most_then, 8) as "changePercentOfMax"
    from matched order by key, looseness`);
