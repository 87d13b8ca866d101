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

with claimed as (
  select k.round_id as round, c.id as criterion, c.ordinal, count(*)::int as sheets, sum(s.self_points) as self, sum(s.final_points) as final,
    sum(greatest(0, s.self_points - s.final_points)) as overclaim, sum(s.max_points) as most, bool_or(k.demo) as demo
  from scoring_round r
  join scorecard k on k.round_id = r.id
  join score s on s.scorecard_id = k.id and s.self_points is not null and s.final_points is not null
  join criterion c on c.id = s.criterion_id
  where r.id = any($1::int[]) and true
  group by k.round_id, c.id
), placed as (
  select claimed.*, row_number() over (partition by round order by overclaim desc, ordinal) as place from claimed
)
select (a.slot - 1)::int as slot, p.criterion as "criterionKey", p.sheets, p.self as "selfPoints", p.final as "finalPoints", p.overclaim,
  round(p.overclaim * 100 / p.most, 8) as "meanOverclaimPercent", p.demo
from unnest($2::int[], $3::int[]) with ordinality as a(round, first, slot)
join placed p on p.round = a.round and p.place <= a.first
order by a.slot, p.place;
-- 3 parameters

select
c.id as key, c.set_id as "set", c.field_id as "fieldKey", c.parent_id as "parentKey", c.ordinal, c.code, c.name,
c.max_points as "maxPoints", c.is_leaf as "isLeaf", c.method, c.scoring_rule as "scoringRule", c.measure,
c.owner_agency_name as "ownerAgencyName", c.owner_agency_id as "ownerAgencyUnit",
c.appraiser_agency_name as "appraiserAgencyName", c.appraiser_agency_id as "appraiserAgencyUnit",
coalesce(make_date(s.effective_from_year, 12, 31), current_date) as "agenciesOn" from criterion c join criteria_set s on s.id = c.set_id where c.id = any($1::int[]) and true;
-- 1 parameter
