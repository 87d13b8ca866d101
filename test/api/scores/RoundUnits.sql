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

select
r.id as key, r.issuer_id as "issuerUnit", make_date(r.year, 12, 31) as "on", r.level, r.block, r.block_label as "blockLabel", r.year,
r.criteria_set_id as "setKey", r.status, r.standing_agency_id as "standingAgencyUnit", r.self_score_due as "selfScoreDue", r.appraisal_due as "appraisalDue",
r.explanation_due as "explanationDue",
r.intake_closed_at as "intakeClosedAt", r.opened_on as "openedOn", r.finalized_on as "finalizedOn", r.approved_on as "approvedOn",
r.approval_decision as "approvalDecision", r.published_on as "publishedOn", r.publication_decision as "publicationDecision",
r.survey_planned as "surveyPlanned", r.survey_held as "surveyHeld", r.note, r.version, r.demo, r.source_id as "sourceId", r.locator from scoring_round r where
true
and ($1::int is null or exists (
  select 1 from unit u join unit_closure c on c.descendant_id = u.id
    and c.during @> greatest(least(make_date(r.year, 12, 31), u.last_day), u.first_day)
  where u.id = r.issuer_id and c.ancestor_id = $2::int))
and ($3::int is null or r.issuer_id = $4::int)
and ($5::int is null or r.year = $6::int)
and ($7::text is null or r.level = $8::text)
and ($9::text is null or r.block = $10::text)
and ($11::text is null or r.status = $12::text)  order by r.year, r.block, r.id limit $13;
-- 13 parameters

select p.round, p.unit
from round_units(array(select r.id from scoring_round r where r.id = any($1::int[]) and true)) p
join scoring_round r on r.id = p.round
join unit u on u.id = p.unit
join unit_version v on v.unit_id = u.id and v.during @> greatest(least(make_date(r.year, 12, 31), u.last_day), u.first_day)
order by p.round, v.code collate "C";
-- 1 parameter

select r.id as key, coalesce(f.sequence, 0) as sequence from scoring_round r left join scoring_feed f on f.round_id = r.id
where r.id = any($1::int[]) and true;
-- 1 parameter

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters
