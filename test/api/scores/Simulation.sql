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

select p.round, p.units, coalesce(r.survey_held, false) as "surveyHeld",
  jsonb_build_object('notApplicable', cs.not_applicable_policy, 'bonusEntry', cs.bonus_entry, 'bonusCap', cs.bonus_cap::text,
    'penaltyCap', cs.penalty_cap::text, 'mayPass100', cs.index_may_pass_100) as policies,
  (select coalesce(jsonb_agg(jsonb_build_object('key', b.id, 'minIndex', b.min_index::text)), '[]') from grade_band b where b.set_id = cs.id) as bands,
  (select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'field', t.field_id::text) order by t.ordinal), '[]')
    from tie_breaker t where t.set_id = cs.id) as "tieBreakers",
  (select coalesce(jsonb_agg(jsonb_build_object('criterion', c.id, 'code', c.code, 'field', f.id::text, 'part', f.part,
      'survey', c.method = 'SURVEY', 'max', c.max_points::text) order by c.ordinal), '[]')
    from criterion c join criteria_field f on f.id = c.field_id where c.set_id = cs.id and c.is_leaf) as leaves
from round_progress($1::int[]) p
join scoring_round r on r.id = p.round left join criteria_set cs on cs.id = r.criteria_set_id;
-- 1 parameter

select k.round_id as round, k.id as key, k.status = 'FINALIZED' as "isFinal", k.unranked_reason as "unrankedReason",
  (select coalesce(jsonb_agg(jsonb_build_object('criterion', s.criterion_id, 'self', s.self_points::text, 'final', s.final_points::text,
      'notApplicable', s.not_applicable)), '[]') from score s where s.scorecard_id = k.id) as said
from scorecard k join scoring_round r on r.id = k.round_id
where r.id = any($1::int[]) and true order by k.id;
-- 1 parameter

select b.id as key, b.set_id as "set", b.code, b.name, b.min_index as "minIndex" from grade_band b where b.id = any($1::int[]);
-- 1 parameter

select
c.id as key, c.set_id as "set", c.field_id as "fieldKey", c.parent_id as "parentKey", c.ordinal, c.code, c.name,
c.max_points as "maxPoints", c.is_leaf as "isLeaf", c.method, c.scoring_rule as "scoringRule", c.measure,
c.owner_agency_name as "ownerAgencyName", c.owner_agency_id as "ownerAgencyUnit",
c.appraiser_agency_name as "appraiserAgencyName", c.appraiser_agency_id as "appraiserAgencyUnit",
coalesce(make_date(s.effective_from_year, 12, 31), current_date) as "agenciesOn" from criterion c join criteria_set s on s.id = c.set_id where c.id = any($1::int[]) and true;
-- 1 parameter

select
f.id as key, f.set_id as "set", f.ordinal, f.code, f.name, f.canonical_field as "canonicalField", f.part, f.max_points as "maxPoints" from criteria_field f join criteria_set s on s.id = f.set_id
  where f.id = any($1::int[]) and true;
-- 1 parameter
