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

select round, units, submitted, submitted_on_time as "submittedOnTime", appraised, finalized
from round_progress(array(select r.id from scoring_round r where r.id = any($1::int[]) and true));
-- 1 parameter

select k.round_id as round, k.status, count(*)::int as units, count(*) filter (where k.late)::int as late, coalesce(sum(l.open), 0)::int as open
  from scoring_round r join scorecard k on k.round_id = r.id
  left join lateral (
    select count(*) filter (where
case k.status
  when 'DRAFT' then c.method = 'SELF_APPRAISED' and f.part = 'SCORED' and s.self_points is null and s.not_applicable is not true
  when 'SUBMITTED' then c.method in ('SELF_APPRAISED', 'APPRAISER_ONLY') and s.appraised_points is null and s.not_applicable is not true
    and (f.part = 'SCORED' or s.self_points is not null)
  when 'EXPLANATION_REQUESTED' then coalesce(s.explanation_requested and s.explained_at is null, false)
  when 'EXPLAINED' then coalesce(s.explanation_requested and s.reappraised_points is null and not s.not_applicable, false)
  when 'REAPPRAISED' then false
  else coalesce(s.explanation_requested, false) end) as open
    from criterion c join criteria_field f on f.id = c.field_id left join score s on s.scorecard_id = k.id and s.criterion_id = c.id
    where c.set_id = k.criteria_set_id and c.is_leaf
  ) l on r.status = 'OPEN' and k.status in ('DRAFT', 'SUBMITTED', 'EXPLANATION_REQUESTED', 'EXPLAINED')
  where r.id = any($1::int[]) and true
  group by k.round_id, k.status;
-- 1 parameter
