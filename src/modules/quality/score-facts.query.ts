import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { Placement } from './placement.js';
import type { RankPair, SetMaxima } from './score-check.rules.js';

export interface ScorecardFactsRow extends RankPair, Placement {
  key: number;
}

/** What the checks of sheets need; of all sheets with a published rank where `keys` is null. */
export const scorecardFacts = (reads: Reads, keys: readonly number[] | null) =>
  reads.rows(sql<ScorecardFactsRow>`
    select c.id as key, 'Phiếu chấm điểm năm ' || r.year as figure, c.published_rank as published, c.published_rank_text as "publishedText", c.computed_rank as computed,
      c.unit_id as unit, make_date(r.year, 12, 31) as "placedOn", make_date(r.year, 1, 1) as "periodFrom", make_date(r.year, 12, 31) as "periodTo",
      coalesce(c.source_id, r.source_id) as "sourceId", coalesce(c.locator, r.locator) as locator, c.demo
    from scorecard c join scoring_round r on r.id = c.round_id
    where case when ${keys}::int[] is null then num_nonnulls(c.published_rank, c.published_rank_text) > 0 else c.id = any(${keys}::int[]) end
    order by c.id`);

export interface SetFactsRow extends SetMaxima, Placement {
  key: number;
}

/** What the sum rule of criteria sets needs; of all published sets where `keys` is null. Sets that are only mentioned are exempt. */
export const setFacts = (reads: Reads, keys: readonly number[] | null) =>
  reads.rows(sql<SetFactsRow>`
    select s.id as key, s.name as figure, s.max_points as declared, s.issuer_id as unit, s.source_id as "sourceId", s.locator, s.demo,
      array(select f.max_points from criteria_field f where f.set_id = s.id and f.part = 'SCORED' order by f.ordinal) as fields,
      array(select c.leaf_max_points from criterion c join criteria_field f on f.id = c.field_id and f.part = 'SCORED'
        where c.set_id = s.id and c.is_leaf order by c.ordinal) as leaves,
      make_date(s.effective_from_year, 12, 31) as "placedOn",
      make_date(s.effective_from_year, 1, 1) as "periodFrom", make_date(s.effective_to_year, 12, 31) as "periodTo"
    from criteria_set s
    where s.status in ('PUBLISHED', 'RETIRED') and (${keys}::int[] is null or s.id = any(${keys}::int[]))
    order by s.id`);
