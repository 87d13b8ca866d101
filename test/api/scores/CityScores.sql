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

select distinct on (a.slot) (a.slot - 1)::int as slot,
k.id as key, k.round_id as "roundKey", k.unit_id as "unitKey", r.year, k.criteria_set_id as "setKey", k.status,
k.submitted_at as "submittedAt", k.late, k.locked_by as "lockedBy", k.version, k.published_rank as "publishedRank",
k.published_of as "publishedOf", k.published_rank_text as "publishedRankText", k.computed_rank as "computedRank",
k.computed_of as "computedOf", k.unranked_reason as "unrankedReason", k.survey_held as "surveyHeld", k.self_points as "selfPoints",
k.appraised_points as "appraisedPoints", k.survey_points as "surveyPoints", k.bonus_points as "bonusPoints",
k.penalty_points as "penaltyPoints", k.overclaim, k.final_points as "finalPoints", k.denominator,
k.index_value as "exactIndex", r.status = 'PUBLISHED' as published, k.grade_band_id as "bandKey",
k.demo, k.source_id as "sourceId", k.locator
  from unnest($1::int[], $2::int[], $3::int[])
    with ordinality as a(unit, first, last, slot)
  join scorecard k on k.unit_id = a.unit
  join scoring_round r on r.id = k.round_id and r.year = a.first
  where
exists (select 1 from unit u join unit_version v on v.unit_id = u.id and v.during @> greatest(least(make_date(r.year, 12, 31), u.last_day), u.first_day)
  where u.id = k.unit_id and v.parent_id = r.issuer_id) and true
  order by a.slot, r.id;
-- 3 parameters

select (k.slot - 1)::int as slot,
u.id as unit, k.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[], $3::text[],
    $4::text[]) with ordinality as k(unit, day, level, kinds, slot)
  join unit_version v on v.parent_id = k.unit and v.during @> k.day
  join unit u on u.id = v.unit_id
  where (k.level is null or v.level = k.level)
    and case when k.kinds is null then k.level is null or v.is_territory else v.kind = any(string_to_array(k.kinds, ',')) end
  order by k.slot, v.is_territory desc, v.code;
-- 4 parameters

select distinct on (a.slot) (a.slot - 1)::int as slot,
k.id as key, k.round_id as "roundKey", k.unit_id as "unitKey", r.year, k.criteria_set_id as "setKey", k.status,
k.submitted_at as "submittedAt", k.late, k.locked_by as "lockedBy", k.version, k.published_rank as "publishedRank",
k.published_of as "publishedOf", k.published_rank_text as "publishedRankText", k.computed_rank as "computedRank",
k.computed_of as "computedOf", k.unranked_reason as "unrankedReason", k.survey_held as "surveyHeld", k.self_points as "selfPoints",
k.appraised_points as "appraisedPoints", k.survey_points as "surveyPoints", k.bonus_points as "bonusPoints",
k.penalty_points as "penaltyPoints", k.overclaim, k.final_points as "finalPoints", k.denominator,
k.index_value as "exactIndex", r.status = 'PUBLISHED' as published, k.grade_band_id as "bandKey",
k.demo, k.source_id as "sourceId", k.locator
  from unnest($1::int[], $2::int[], $3::int[])
    with ordinality as a(unit, first, last, slot)
  join scorecard k on k.unit_id = a.unit
  join scoring_round r on r.id = k.round_id and r.year = a.first
  where
exists (select 1 from unit u join unit_version v on v.unit_id = u.id and v.during @> greatest(least(make_date(r.year, 12, 31), u.last_day), u.first_day)
  where u.id = k.unit_id and v.parent_id = r.issuer_id) and true
  order by a.slot, r.id;
-- 3 parameters

select b.id as key, b.set_id as "set", b.code, b.name, b.min_index as "minIndex" from grade_band b where b.id = any($1::int[]);
-- 1 parameter

select distinct on (a.slot) (a.slot - 1)::int as slot,
k.id as key, k.round_id as "roundKey", k.unit_id as "unitKey", r.year, k.criteria_set_id as "setKey", k.status,
k.submitted_at as "submittedAt", k.late, k.locked_by as "lockedBy", k.version, k.published_rank as "publishedRank",
k.published_of as "publishedOf", k.published_rank_text as "publishedRankText", k.computed_rank as "computedRank",
k.computed_of as "computedOf", k.unranked_reason as "unrankedReason", k.survey_held as "surveyHeld", k.self_points as "selfPoints",
k.appraised_points as "appraisedPoints", k.survey_points as "surveyPoints", k.bonus_points as "bonusPoints",
k.penalty_points as "penaltyPoints", k.overclaim, k.final_points as "finalPoints", k.denominator,
k.index_value as "exactIndex", r.status = 'PUBLISHED' as published, k.grade_band_id as "bandKey",
k.demo, k.source_id as "sourceId", k.locator
  from unnest($1::int[], $2::int[], $3::int[])
    with ordinality as a(unit, first, last, slot)
  join scorecard k on k.unit_id = a.unit
  join scoring_round r on r.id = k.round_id and r.year = a.first
  where
exists (select 1 from unit u join unit_version v on v.unit_id = u.id and v.during @> greatest(least(make_date(r.year, 12, 31), u.last_day), u.first_day)
  where u.id = k.unit_id and v.parent_id = r.issuer_id) and true
  order by a.slot, r.id;
-- 3 parameters

select sf.scorecard_id as card, sf.field_id as "fieldKey", sf.max_points as "maxPoints", sf.points,
  round(sf.points * 100 / nullif(sf.max_points, 0), 8) as percent, sf.lost_points as "lostPoints"
from scorecard_field sf join criteria_field f on f.id = sf.field_id
where sf.scorecard_id = any($1::int[]) order by sf.scorecard_id, f.ordinal;
-- 1 parameter

select
f.id as key, f.set_id as "set", f.ordinal, f.code, f.name, f.canonical_field as "canonicalField", f.part, f.max_points as "maxPoints" from criteria_field f join criteria_set s on s.id = f.set_id
  where f.id = any($1::int[]) and true;
-- 1 parameter
