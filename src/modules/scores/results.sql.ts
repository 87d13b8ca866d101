/** The statements of results. The same arithmetic stands, readable, in score.rules.ts and ranking.rules.ts. */

/** Whose sheets are meant by the keys in $1: those of rounds, or sheets themselves. */
export type Meant = 'k.round_id' | 'k.id';

/** Leaves with what they count for: `counted_max` enters the denominator, `counted` the final points. */
const countedLeaves = (meant: string): string => `
  with leaf as (
    select s.scorecard_id as card, f.id as field, f.part, c.method, s.max_points, s.self_points, s.final_points, s.not_applicable,
      k.status = 'FINALIZED' as is_final, cs.not_applicable_policy = 'FULL_POINTS' as na_is_full,
      c.method = 'SURVEY' and not (coalesce(r.survey_held, false) and s.final_points is not null) as out
    from scoring_round r
    join scorecard k on k.round_id = r.id
    join criteria_set cs on cs.id = k.criteria_set_id
    join score s on s.scorecard_id = k.id
    join criterion c on c.id = s.criterion_id
    join criteria_field f on f.id = c.field_id
    where ${meant}
  ), counted as (
    select leaf.*,
      case when part <> 'SCORED' or out or (not_applicable and not na_is_full) then 0 else max_points end as counted_max,
      case when out then 0 when not_applicable then case when na_is_full and part = 'SCORED' then max_points else 0 end
        else coalesce(final_points, 0) end as counted
    from leaf
  )`;

export const CLEAR_FIELDS = `
  delete from scorecard_field sf using scorecard k where sf.scorecard_id = k.id and k.round_id = any ($1::int[])`;

/** What follows for each sheet: sums of every one; final points, denominator and index of final ones only. */
const results = (meant: string): string => `${countedLeaves(meant)}, sums as (
    select card,
      sum(self_points) filter (where part = 'SCORED') + coalesce(sum(counted) filter (where not_applicable and part = 'SCORED'), 0) as self,
      sum(counted) filter (where part = 'SCORED' and method <> 'SURVEY') as appraised,
      sum(counted) filter (where method = 'SURVEY' and not out) as survey,
      sum(counted) filter (where part = 'BONUS') as bonus,
      sum(counted) filter (where part = 'PENALTY') as penalty,
      sum(greatest(0, self_points - final_points)) filter (where self_points is not null and final_points is not null) as overclaim,
      sum(counted_max) as denominator,
      count(final_points) as valued,
      bool_and(is_final) and sum(counted_max) > 0 as final
    from counted group by card
  ), capped as (
    select s.*, k.criteria_set_id as set_id, least(s.bonus, cs.bonus_cap) as bonus_in, least(s.penalty, cs.penalty_cap) as penalty_in,
      case cs.bonus_entry when 'AFTER_RESCALING' then s.denominator / 100 else 1 end as extra_scale,
      case when not cs.index_may_pass_100 then s.denominator end as ceiling
    from sums s join scorecard k on k.id = s.card join criteria_set cs on cs.id = k.criteria_set_id
  ), results as (
    select capped.*, case when final then round(greatest(0, least(ceiling,
      coalesce(appraised, 0) + coalesce(survey, 0) + (coalesce(bonus_in, 0) - coalesce(penalty_in, 0)) * extra_scale)), 8) end as final_points
    from capped
  ), indexed as (
    select results.*, round(final_points * 100 / nullif(denominator, 0), 8) as index_value from results
  )`;

/** Writes the sums of sheets, and fields and grade of final ones. */
export const writeSums = (meant: Meant): string => `${results(`${meant} = any ($1::int[])`)}, fields as (
    insert into scorecard_field (scorecard_id, field_id, max_points, points, lost_points)
    select card, field, sum(counted_max), case part when 'PENALTY' then -sum(counted) else sum(counted) end,
      case part when 'PENALTY' then sum(counted) when 'SCORED' then sum(counted_max) - sum(counted) else 0 end
    from counted where is_final
    group by card, field, part
  )
  update scorecard k set
    self_points = i.self,
    overclaim = i.overclaim,
    survey_held = case when i.valued > 0 then i.survey is not null end,
    survey_points = i.survey,
    appraised_points = case when i.valued > 0 then i.appraised end,
    bonus_points = case when i.valued > 0 then coalesce(i.bonus_in, 0) end,
    penalty_points = case when i.valued > 0 then coalesce(i.penalty_in, 0) end,
    final_points = i.final_points,
    denominator = case when i.final then i.denominator end,
    index_value = i.index_value,
    grade_band_id = (
      select b.id from grade_band b where b.set_id = i.set_id and b.min_index <= i.index_value order by b.min_index desc limit 1),
    computed_rank = null,
    computed_of = null
  from indexed i where i.card = k.id`;

/** Standard competition ranking (1, 1, 3) within each of the rounds in $1, ties broken by the set's list in order. */
export const WRITE_RANKS = `
  with keyed as (
    select k.id, k.round_id, k.index_value, array_agg(case t.kind
        when 'FIELD_POINTS' then coalesce(sf.points, 0)
        when 'SURVEY_POINTS' then coalesce(k.survey_points, 0)
        when 'APPRAISED_POINTS' then coalesce(k.appraised_points, 0)
        when 'LESS_PENALTY' then -coalesce(k.penalty_points, 0)
        when 'LESS_OVERCLAIM' then -coalesce(k.overclaim, 0) end order by t.ordinal) as ties
    from scorecard k
    left join tie_breaker t on t.set_id = k.criteria_set_id
    left join scorecard_field sf on sf.scorecard_id = k.id and sf.field_id = t.field_id
    where k.round_id = any ($1::int[]) and k.index_value is not null and k.unranked_reason is null
    group by k.id
  ), ranked as (
    select id, rank() over (partition by round_id order by index_value desc, ties desc) as rank, count(*) over (partition by round_id) as of
    from keyed
  )
  update scorecard k set computed_rank = r.rank, computed_of = r.of from ranked r where r.id = k.id`;

/** Sheets whose stored sums are not those of their leaves: none, or somebody wrote past the commands. */
export const WRONG_SUMS = `${results('true')}
  select k.id as scorecard from indexed i join scorecard k on k.id = i.card
  where (k.self_points, k.overclaim, k.survey_points, k.appraised_points, k.bonus_points, k.penalty_points, k.final_points, k.denominator, k.index_value)
    is distinct from (i.self, i.overclaim, i.survey, case when i.valued > 0 then i.appraised end, case when i.valued > 0 then coalesce(i.bonus_in, 0) end,
      case when i.valued > 0 then coalesce(i.penalty_in, 0) end, i.final_points, case when i.final then i.denominator end, i.index_value)
  order by k.id`;
