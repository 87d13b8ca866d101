with sheet as (
select k.id as card, k.round_id as round, k.criteria_set_id as "set", k.status, case k.status when 'DRAFT' then r.self_score_due
    when 'SUBMITTED' then r.appraisal_due when 'EXPLANATION_REQUESTED' then r.explanation_due end as due,
  coalesce(r.standing_agency_id = any($1::int[]), false) as appraises_all,
  coalesce(r.standing_agency_id = any($2::int[]), false) as closes
from scoring_round r join scorecard k on k.round_id = r.id
where r.status = 'OPEN' and (r.status = 'PUBLISHED' or "r"."id" in (select unnest($3::int[])) and ("k"."unit_id" in (select unnest($4::int[])) or k.status not in ('DRAFT', 'SUBMITTED') and ("k"."unit_id" in (select unnest($5::int[]))))) and case k.status
  when 'DRAFT' then k.unit_id = any($6::int[]) and coalesce(now() < r.intake_closed_at, true)
  when 'EXPLANATION_REQUESTED' then k.unit_id = any($7::int[])
  when 'FINALIZED' then false
  else r.standing_agency_id = any($8::int[]) or k.status in ('SUBMITTED', 'EXPLAINED') and k.criteria_set_id in (
    select l.set_id from criterion l
    where l.is_leaf and (l.owner_agency_id = any($9::int[]) or l.appraiser_agency_id = any($10::int[]))) end), counted as (
  select sheet.*, l.*
  from sheet cross join lateral (
    select count(*) as leaves, count(*) filter (where o.is_open) as open, count(*) filter (where o.is_open and o.is_theirs)::int as theirs,
      coalesce(array_agg(s.id order by c.ordinal) filter (where o.is_open and o.is_theirs and s.id is not null), '{}') as keys
    from criterion c join criteria_field f on f.id = c.field_id left join score s on s.scorecard_id = sheet.card and s.criterion_id = c.id
    cross join lateral (select
case sheet.status
  when 'DRAFT' then c.method = 'SELF_APPRAISED' and f.part = 'SCORED' and s.self_points is null and s.not_applicable is not true
  when 'SUBMITTED' then c.method in ('SELF_APPRAISED', 'APPRAISER_ONLY') and s.appraised_points is null and s.not_applicable is not true
    and (f.part = 'SCORED' or s.self_points is not null)
  when 'EXPLANATION_REQUESTED' then coalesce(s.explanation_requested and s.explained_at is null, false)
  when 'EXPLAINED' then coalesce(s.explanation_requested and s.reappraised_points is null and not s.not_applicable, false)
  when 'REAPPRAISED' then false
  else coalesce(s.explanation_requested, false) end as is_open, sheet.status not in ('SUBMITTED', 'EXPLAINED') or sheet.appraises_all
      or coalesce(c.owner_agency_id = any($11::int[]), false)
      or coalesce(c.appraiser_agency_id = any($12::int[]), false) as is_theirs) o
    where c.set_id = sheet."set" and c.is_leaf
  ) l
), task as (
  select counted.*, coalesce(due, 'infinity') as by_due, case
      when status = 'DRAFT' then case when open > 0 then 'SCORE' else 'SUBMIT' end
      when status = 'EXPLANATION_REQUESTED' then case when open > 0 then 'EXPLAIN' else 'SUBMIT' end
      when theirs > 0 and status = 'SUBMITTED' then 'APPRAISE'
      when theirs > 0 and status = 'EXPLAINED' then 'REAPPRAISE'
      when not closes or open > 0 then null
      when status in ('SUBMITTED', 'EXPLAINED') then 'CLOSE'
      else 'FINALIZE' end as kind
  from counted where leaves > 0
)
  select card, round, kind, due as "dueAt", coalesce(now() >= due, false) as overdue, keys as "leafKeys", theirs as "leafCount",
    by_due::text as "orderKey"
  from task where kind is not null  order by by_due asc, card asc limit $13;
-- 13 parameters

with sheet as (
select k.id as card, k.round_id as round, k.criteria_set_id as "set", k.status, case k.status when 'DRAFT' then r.self_score_due
    when 'SUBMITTED' then r.appraisal_due when 'EXPLANATION_REQUESTED' then r.explanation_due end as due,
  coalesce(r.standing_agency_id = any($1::int[]), false) as appraises_all,
  coalesce(r.standing_agency_id = any($2::int[]), false) as closes
from scoring_round r join scorecard k on k.round_id = r.id
where r.status = 'OPEN' and (r.status = 'PUBLISHED' or "r"."id" in (select unnest($3::int[])) and ("k"."unit_id" in (select unnest($4::int[])) or k.status not in ('DRAFT', 'SUBMITTED') and ("k"."unit_id" in (select unnest($5::int[]))))) and case k.status
  when 'DRAFT' then k.unit_id = any($6::int[]) and coalesce(now() < r.intake_closed_at, true)
  when 'EXPLANATION_REQUESTED' then k.unit_id = any($7::int[])
  when 'FINALIZED' then false
  else r.standing_agency_id = any($8::int[]) or k.status in ('SUBMITTED', 'EXPLAINED') and k.criteria_set_id in (
    select l.set_id from criterion l
    where l.is_leaf and (l.owner_agency_id = any($9::int[]) or l.appraiser_agency_id = any($10::int[]))) end), counted as (
  select sheet.*, l.*
  from sheet cross join lateral (
    select count(*) as leaves, count(*) filter (where o.is_open) as open, count(*) filter (where o.is_open and o.is_theirs)::int as theirs,
      coalesce(array_agg(s.id order by c.ordinal) filter (where o.is_open and o.is_theirs and s.id is not null), '{}') as keys
    from criterion c join criteria_field f on f.id = c.field_id left join score s on s.scorecard_id = sheet.card and s.criterion_id = c.id
    cross join lateral (select
case sheet.status
  when 'DRAFT' then c.method = 'SELF_APPRAISED' and f.part = 'SCORED' and s.self_points is null and s.not_applicable is not true
  when 'SUBMITTED' then c.method in ('SELF_APPRAISED', 'APPRAISER_ONLY') and s.appraised_points is null and s.not_applicable is not true
    and (f.part = 'SCORED' or s.self_points is not null)
  when 'EXPLANATION_REQUESTED' then coalesce(s.explanation_requested and s.explained_at is null, false)
  when 'EXPLAINED' then coalesce(s.explanation_requested and s.reappraised_points is null and not s.not_applicable, false)
  when 'REAPPRAISED' then false
  else coalesce(s.explanation_requested, false) end as is_open, sheet.status not in ('SUBMITTED', 'EXPLAINED') or sheet.appraises_all
      or coalesce(c.owner_agency_id = any($11::int[]), false)
      or coalesce(c.appraiser_agency_id = any($12::int[]), false) as is_theirs) o
    where c.set_id = sheet."set" and c.is_leaf
  ) l
), task as (
  select counted.*, coalesce(due, 'infinity') as by_due, case
      when status = 'DRAFT' then case when open > 0 then 'SCORE' else 'SUBMIT' end
      when status = 'EXPLANATION_REQUESTED' then case when open > 0 then 'EXPLAIN' else 'SUBMIT' end
      when theirs > 0 and status = 'SUBMITTED' then 'APPRAISE'
      when theirs > 0 and status = 'EXPLAINED' then 'REAPPRAISE'
      when not closes or open > 0 then null
      when status in ('SUBMITTED', 'EXPLAINED') then 'CLOSE'
      else 'FINALIZE' end as kind
  from counted where leaves > 0
) select count(*)::int as count from task where kind is not null;
-- 12 parameters

select
k.id as key, k.round_id as "roundKey", k.unit_id as "unitKey", r.year, k.criteria_set_id as "setKey", k.status,
k.submitted_at as "submittedAt", k.late, k.locked_by as "lockedBy", k.version, k.published_rank as "publishedRank",
k.published_of as "publishedOf", k.published_rank_text as "publishedRankText", k.computed_rank as "computedRank",
k.computed_of as "computedOf", k.unranked_reason as "unrankedReason", k.survey_held as "surveyHeld", k.self_points as "selfPoints",
k.appraised_points as "appraisedPoints", k.survey_points as "surveyPoints", k.bonus_points as "bonusPoints",
k.penalty_points as "penaltyPoints", k.overclaim, k.final_points as "finalPoints", k.denominator,
k.index_value as "exactIndex", r.status = 'PUBLISHED' as published, k.grade_band_id as "bandKey",
k.demo, k.source_id as "sourceId", k.locator from scorecard k join scoring_round r on r.id = k.round_id
  where k.id = any($1::int[]) and (r.status = 'PUBLISHED' or "r"."id" in (select unnest($2::int[])) and ("k"."unit_id" in (select unnest($3::int[])) or k.status not in ('DRAFT', 'SUBMITTED') and ("k"."unit_id" in (select unnest($4::int[])))));
-- 4 parameters

select
r.id as key, r.issuer_id as "issuerUnit", make_date(r.year, 12, 31) as "on", r.level, r.block, r.block_label as "blockLabel", r.year,
r.criteria_set_id as "setKey", r.status, r.standing_agency_id as "standingAgencyUnit", r.self_score_due as "selfScoreDue", r.appraisal_due as "appraisalDue",
r.explanation_due as "explanationDue",
r.intake_closed_at as "intakeClosedAt", r.opened_on as "openedOn", r.finalized_on as "finalizedOn", r.approved_on as "approvedOn",
r.approval_decision as "approvalDecision", r.published_on as "publishedOn", r.publication_decision as "publicationDecision",
r.survey_planned as "surveyPlanned", r.survey_held as "surveyHeld", r.note, r.version, r.demo, r.source_id as "sourceId", r.locator from scoring_round r where r.id = any($1::int[]) and (r.status = 'PUBLISHED' or "r"."id" in (select unnest($2::int[])));
-- 2 parameters

select
s.id as key, s.scorecard_id as "cardKey", s.criterion_id as "criterionKey", s.max_points as "maxPoints", s.self_points as "selfPoints",
s.appraised_points as "appraisedPoints", s.reappraised_points as "reappraisedPoints", s.measured_points as "measuredPoints", s.corrected_points as "correctedPoints", s.measured_from as "measuredFrom",
s.final_points as "finalPoints",
case when c.method = 'SURVEY' and (s.final_points is null or not coalesce(k.survey_held, false)) then null
  when s.final_points is null and not s.not_applicable and k.status <> 'FINALIZED' then null
  when s.not_applicable or f.part = 'BONUS' then 0
  when f.part = 'PENALTY' then coalesce(s.final_points, 0)
  else s.max_points - coalesce(s.final_points, 0) end as "lostPoints", case when s.self_points is not null and s.final_points is not null then greatest(0, s.self_points - s.final_points) end as overclaim,
s.not_applicable as "notApplicable", s.note, s.appraiser_note as "appraiserNote", s.explanation,
s.explanation_requested as "explanationRequested", s.explained_at as "explainedAt", s.version, k.demo, s.source_id as "sourceId", s.locator from score s join scorecard k on k.id = s.scorecard_id join criterion c on c.id = s.criterion_id join criteria_field f on f.id = c.field_id join scoring_round r on r.id = k.round_id
  where s.id = any($1::int[]) and (r.status = 'PUBLISHED' or "r"."id" in (select unnest($2::int[])) and ("k"."unit_id" in (select unnest($3::int[])) or k.status not in ('DRAFT', 'SUBMITTED') and ("k"."unit_id" in (select unnest($4::int[])))));
-- 4 parameters

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters

select
c.id as key, c.set_id as "set", c.field_id as "fieldKey", c.parent_id as "parentKey", c.ordinal, c.code, c.name,
c.max_points as "maxPoints", c.is_leaf as "isLeaf", c.method, c.scoring_rule as "scoringRule", c.measure,
c.owner_agency_name as "ownerAgencyName", c.owner_agency_id as "ownerAgencyUnit",
c.appraiser_agency_name as "appraiserAgencyName", c.appraiser_agency_id as "appraiserAgencyUnit",
coalesce(make_date(s.effective_from_year, 12, 31), current_date) as "agenciesOn" from criterion c join criteria_set s on s.id = c.set_id where c.id = any($1::int[]) and (s.status <> 'DRAFT' or "s"."issuer_id" in (select unnest($2::int[])));
-- 2 parameters
