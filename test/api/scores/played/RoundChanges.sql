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

select r.id as key, coalesce(f.sequence, 0) as sequence from scoring_round r left join scoring_feed f on f.round_id = r.id
where r.id = any($1::int[]) and true;
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

select (a.slot - 1)::int as slot, c.*
  from unnest($1::int[], $2::int[], $3::int[])
    with ordinality as a(key, after, most, slot)
  cross join lateral (select
c.sequence, c.scorecard_id as "cardKey", c.score_id as "scoreKey", c.step, case when c.scorecard_id is not null then c.status end as status,
case when c.scorecard_id is null then c.status end as "roundStatus", c.part, c.note, c.at from scoring_change c join scoring_round r on r.id = c.round_id left join scorecard k on k.id = c.scorecard_id
    where c.round_id = a.key and true and (c.scorecard_id is null or true) and c.sequence > a.after order by c.sequence limit a.most + 1) c
  order by a.slot, c.sequence;
-- 3 parameters

select
r.id as key, r.issuer_id as "issuerUnit", make_date(r.year, 12, 31) as "on", r.level, r.block, r.block_label as "blockLabel", r.year,
r.criteria_set_id as "setKey", r.status, r.standing_agency_id as "standingAgencyUnit", r.self_score_due as "selfScoreDue", r.appraisal_due as "appraisalDue",
r.explanation_due as "explanationDue",
r.intake_closed_at as "intakeClosedAt", r.opened_on as "openedOn", r.finalized_on as "finalizedOn", r.approved_on as "approvedOn",
r.approval_decision as "approvalDecision", r.published_on as "publishedOn", r.publication_decision as "publicationDecision",
r.survey_planned as "surveyPlanned", r.survey_held as "surveyHeld", r.note, r.version, r.demo, r.source_id as "sourceId", r.locator from scoring_round r where r.id = any($1::int[]) and true;
-- 1 parameter

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters

select (a.slot - 1)::int as slot, c.*
  from unnest($1::int[], $2::int[], $3::int[])
    with ordinality as a(key, after, most, slot)
  cross join lateral (select
c.sequence, c.scorecard_id as "cardKey", c.score_id as "scoreKey", c.step, case when c.scorecard_id is not null then c.status end as status,
case when c.scorecard_id is null then c.status end as "roundStatus", c.part, c.note, c.at from scoring_change c join scoring_round r on r.id = c.round_id join scorecard k on k.id = c.scorecard_id
    where c.scorecard_id = a.key and true and c.sequence > a.after order by c.sequence limit a.most + 1) c
  order by a.slot, c.sequence;
-- 3 parameters

select
r.id as key, r.issuer_id as "issuerUnit", make_date(r.year, 12, 31) as "on", r.level, r.block, r.block_label as "blockLabel", r.year,
r.criteria_set_id as "setKey", r.status, r.standing_agency_id as "standingAgencyUnit", r.self_score_due as "selfScoreDue", r.appraisal_due as "appraisalDue",
r.explanation_due as "explanationDue",
r.intake_closed_at as "intakeClosedAt", r.opened_on as "openedOn", r.finalized_on as "finalizedOn", r.approved_on as "approvedOn",
r.approval_decision as "approvalDecision", r.published_on as "publishedOn", r.publication_decision as "publicationDecision",
r.survey_planned as "surveyPlanned", r.survey_held as "surveyHeld", r.note, r.version, r.demo, r.source_id as "sourceId", r.locator from scoring_round r where r.id = any($1::int[]) and true;
-- 1 parameter

select
k.id as key, k.round_id as "roundKey", k.unit_id as "unitKey", r.year, k.criteria_set_id as "setKey", k.status,
k.submitted_at as "submittedAt", k.late, k.locked_by as "lockedBy", k.version, k.published_rank as "publishedRank",
k.published_of as "publishedOf", k.published_rank_text as "publishedRankText", k.computed_rank as "computedRank",
k.computed_of as "computedOf", k.unranked_reason as "unrankedReason", k.survey_held as "surveyHeld", k.self_points as "selfPoints",
k.appraised_points as "appraisedPoints", k.survey_points as "surveyPoints", k.bonus_points as "bonusPoints",
k.penalty_points as "penaltyPoints", k.overclaim, k.final_points as "finalPoints", k.denominator,
k.index_value as "exactIndex", r.status = 'PUBLISHED' as published, k.grade_band_id as "bandKey",
k.demo, k.source_id as "sourceId", k.locator from scorecard k join scoring_round r on r.id = k.round_id
  where k.id = any($1::int[]) and true;
-- 1 parameter

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
  where s.id = any($1::int[]) and true;
-- 1 parameter

select
c.id as key, c.set_id as "set", c.field_id as "fieldKey", c.parent_id as "parentKey", c.ordinal, c.code, c.name,
c.max_points as "maxPoints", c.is_leaf as "isLeaf", c.method, c.scoring_rule as "scoringRule", c.measure,
c.owner_agency_name as "ownerAgencyName", c.owner_agency_id as "ownerAgencyUnit",
c.appraiser_agency_name as "appraiserAgencyName", c.appraiser_agency_id as "appraiserAgencyUnit",
coalesce(make_date(s.effective_from_year, 12, 31), current_date) as "agenciesOn" from criterion c join criteria_set s on s.id = c.set_id where c.id = any($1::int[]) and true;
-- 1 parameter
