select (k.slot - 1)::int as slot,
u.id as unit, least(k.day, v.valid_to - 1) as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::text[], $2::date[], $3::date[])
    with ordinality as k(code, day, since, slot)
  cross join lateral (
    select * from unit_version held
    where held.code = k.code and held.during && daterange(k.since, k.day, '[]')
    order by held.valid_from desc nulls last limit 1
  ) v
  join unit u on u.id = v.unit_id;
-- 3 parameters

select (k.slot - 1)::int as slot,
r.id as key, r.issuer_id as "issuerUnit", make_date(r.year, 12, 31) as "on", r.level, r.block, r.block_label as "blockLabel", r.year,
r.criteria_set_id as "setKey", r.status, r.standing_agency_id as "standingAgencyUnit", r.self_score_due as "selfScoreDue", r.appraisal_due as "appraisalDue",
r.explanation_due as "explanationDue",
r.intake_closed_at as "intakeClosedAt", r.opened_on as "openedOn", r.finalized_on as "finalizedOn", r.approved_on as "approvedOn",
r.approval_decision as "approvalDecision", r.published_on as "publishedOn", r.publication_decision as "publicationDecision",
r.survey_planned as "surveyPlanned", r.survey_held as "surveyHeld", r.note, r.version, r.demo, r.source_id as "sourceId", r.locator
  from unnest($1::int[], $2::int[]) with ordinality as k(unit, year, slot)
  join scoring_round r on r.issuer_id = k.unit and r.year = k.year and true
  order by k.slot, r.block, r.block_label collate "C" nulls first, r.id;
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
s.id as key, s.code, s.version, s.name, s.block, s.status, s.issuer_id as issuer, s.rolled_out_by_id as "rolledOutBy",
s.effective_from_year as "effectiveFromYear", s.effective_to_year as "effectiveToYear", s.max_points as "maxPoints",
s.survey_max_points as "surveyMaxPoints", s.not_applicable_policy as "notApplicablePolicy", s.bonus_entry as "bonusEntry",
s.bonus_cap as "bonusCap", s.penalty_cap as "penaltyCap", s.index_may_pass_100 as "indexMayPass100", s.demo,
s.source_id as "sourceId", s.locator from criteria_set s where s.id = any($1::int[]) and true;
-- 1 parameter

select round, units, submitted, submitted_on_time as "submittedOnTime", appraised, finalized
from round_progress(array(select r.id from scoring_round r where r.id = any($1::int[]) and true));
-- 1 parameter

select (a.slot - 1)::int as slot,
k.id as key, k.round_id as "roundKey", k.unit_id as "unitKey", r.year, k.criteria_set_id as "setKey", k.status,
k.submitted_at as "submittedAt", k.late, k.locked_by as "lockedBy", k.version, k.published_rank as "publishedRank",
k.published_of as "publishedOf", k.published_rank_text as "publishedRankText", k.computed_rank as "computedRank",
k.computed_of as "computedOf", k.unranked_reason as "unrankedReason", k.survey_held as "surveyHeld", k.self_points as "selfPoints",
k.appraised_points as "appraisedPoints", k.survey_points as "surveyPoints", k.bonus_points as "bonusPoints",
k.penalty_points as "penaltyPoints", k.overclaim, k.final_points as "finalPoints", k.denominator,
k.index_value as "exactIndex", r.status = 'PUBLISHED' as published, k.grade_band_id as "bandKey",
k.demo, k.source_id as "sourceId", k.locator
  from unnest($1::int[], $2::text[]) with ordinality as a(round, ordering, slot)
  join scoring_round r on r.id = a.round
  join scorecard k on k.round_id = r.id and true
  join unit u on u.id = k.unit_id
  join unit_version v on v.unit_id = u.id and v.during @> greatest(least(make_date(r.year, 12, 31), u.last_day), u.first_day)
  order by a.slot,
    case when a.ordering = 'RANK' then coalesce(k.published_rank, k.computed_rank) end nulls last,
    case when a.ordering <> 'UNIT' then k.index_value end desc nulls last, v.code collate "C";
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
d.id as key, d.code, d.kind, d.title, d.publisher, d.published_on as "publishedOn", d.published_at as "publishedAt",
d.published_text as "publishedText", d.url, d.note from source_document d where d.id = any($1::int[]);
-- 1 parameter

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters

select s.scorecard_id as card, count(*) filter (
  where c.method = 'SELF_APPRAISED' and s.self_points > 0 and not s.not_applicable
    and not exists (select 1 from evidence e where e.score_id = s.id))::int as missing
from score s join scorecard k on k.id = s.scorecard_id join criterion c on c.id = s.criterion_id
where k.id = any($1::int[]) and true group by s.scorecard_id;
-- 1 parameter
