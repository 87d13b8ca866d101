select
s.id as key, s.code, s.version, s.name, s.block, s.status, s.issuer_id as issuer, s.rolled_out_by_id as "rolledOutBy",
s.effective_from_year as "effectiveFromYear", s.effective_to_year as "effectiveToYear", s.max_points as "maxPoints",
s.survey_max_points as "surveyMaxPoints", s.not_applicable_policy as "notApplicablePolicy", s.bonus_entry as "bonusEntry",
s.bonus_cap as "bonusCap", s.penalty_cap as "penaltyCap", s.index_may_pass_100 as "indexMayPass100", s.demo,
s.source_id as "sourceId", s.locator from criteria_set s where
($1::text is null or s.code = $2) and ($3::text is null or s.block = $4)
and ($5::text is null or s.status = $6)
and ($7::int is null or int4range(s.effective_from_year, s.effective_to_year, '[]') @> $8::int)
and true  order by s.code collate "C", s.version limit $9;
-- 9 parameters

select
s.id as key, s.code, s.version, s.name, s.block, s.status, s.issuer_id as issuer, s.rolled_out_by_id as "rolledOutBy",
s.effective_from_year as "effectiveFromYear", s.effective_to_year as "effectiveToYear", s.max_points as "maxPoints",
s.survey_max_points as "surveyMaxPoints", s.not_applicable_policy as "notApplicablePolicy", s.bonus_entry as "bonusEntry",
s.bonus_cap as "bonusCap", s.penalty_cap as "penaltyCap", s.index_may_pass_100 as "indexMayPass100", s.demo,
s.source_id as "sourceId", s.locator from criteria_set s where
($1::text is null or s.code = $2) and ($3::text is null or s.block = $4)
and ($5::text is null or s.status = $6)
and ($7::int is null or int4range(s.effective_from_year, s.effective_to_year, '[]') @> $8::int)
and true  order by s.code collate "C", s.version limit $9;
-- 9 parameters

select count(*)::int as count from criteria_set s where
($1::text is null or s.code = $2) and ($3::text is null or s.block = $4)
and ($5::text is null or s.status = $6)
and ($7::int is null or int4range(s.effective_from_year, s.effective_to_year, '[]') @> $8::int)
and true;
-- 8 parameters

select count(*)::int as count from criteria_set s where
($1::text is null or s.code = $2) and ($3::text is null or s.block = $4)
and ($5::text is null or s.status = $6)
and ($7::int is null or int4range(s.effective_from_year, s.effective_to_year, '[]') @> $8::int)
and true;
-- 8 parameters
