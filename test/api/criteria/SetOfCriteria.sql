select (k.slot - 1)::int as slot,
s.id as key, s.code, s.version, s.name, s.block, s.status, s.issuer_id as issuer, s.rolled_out_by_id as "rolledOutBy",
s.effective_from_year as "effectiveFromYear", s.effective_to_year as "effectiveToYear", s.max_points as "maxPoints",
s.survey_max_points as "surveyMaxPoints", s.not_applicable_policy as "notApplicablePolicy", s.bonus_entry as "bonusEntry",
s.bonus_cap as "bonusCap", s.penalty_cap as "penaltyCap", s.index_may_pass_100 as "indexMayPass100", s.demo,
s.source_id as "sourceId", s.locator
  from unnest($1::text[], $2::int[]) with ordinality as k(code, version, slot)
  cross join lateral (
    select * from criteria_set s where s.code = k.code and (k.version is null or s.version = k.version) and true
    order by s.version desc limit 1
  ) s;
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
f.id as key, f.set_id as "set", f.ordinal, f.code, f.name, f.canonical_field as "canonicalField", f.part, f.max_points as "maxPoints" from criteria_field f where f.set_id = any($1::int[]) order by f.set_id, f.ordinal;
-- 1 parameter

select
c.id as key, c.set_id as "set", c.field_id as "fieldKey", c.parent_id as "parentKey", c.ordinal, c.code, c.name,
c.max_points as "maxPoints", c.is_leaf as "isLeaf", c.method, c.scoring_rule as "scoringRule", c.measure,
c.owner_agency_name as "ownerAgencyName", c.owner_agency_id as "ownerAgencyUnit",
c.appraiser_agency_name as "appraiserAgencyName", c.appraiser_agency_id as "appraiserAgencyUnit",
coalesce(make_date(s.effective_from_year, 12, 31), current_date) as "agenciesOn" from criterion c join criteria_set s on s.id = c.set_id where c.set_id = any($1::int[]) order by c.set_id, c.ordinal;
-- 1 parameter

select b.id as key, b.set_id as "set", b.code, b.name, b.min_index as "minIndex" from grade_band b where b.set_id = any($1::int[]) order by b.set_id, b.min_index desc;
-- 1 parameter

select t.set_id as "set", t.ordinal, t.kind, t.field_id as field
from tie_breaker t where t.set_id = any($1::int[]) order by t.set_id, t.ordinal;
-- 1 parameter

select
f.id as key, f.set_id as "set", f.ordinal, f.code, f.name, f.canonical_field as "canonicalField", f.part, f.max_points as "maxPoints" from criteria_field f join criteria_set s on s.id = f.set_id
  where f.id = any($1::int[]) and true;
-- 1 parameter

select
c.id as key, c.set_id as "set", c.field_id as "fieldKey", c.parent_id as "parentKey", c.ordinal, c.code, c.name,
c.max_points as "maxPoints", c.is_leaf as "isLeaf", c.method, c.scoring_rule as "scoringRule", c.measure,
c.owner_agency_name as "ownerAgencyName", c.owner_agency_id as "ownerAgencyUnit",
c.appraiser_agency_name as "appraiserAgencyName", c.appraiser_agency_id as "appraiserAgencyUnit",
coalesce(make_date(s.effective_from_year, 12, 31), current_date) as "agenciesOn" from criterion c join criteria_set s on s.id = c.set_id where c.parent_id = any($1::int[]) order by c.parent_id, c.ordinal;
-- 1 parameter

select e.kind, e.newer_id as newer, e.older_id as older from criterion_equivalence e where e.newer_id = any($1::int[]) order by e.id;
-- 1 parameter

select
c.id as key, c.set_id as "set", c.field_id as "fieldKey", c.parent_id as "parentKey", c.ordinal, c.code, c.name,
c.max_points as "maxPoints", c.is_leaf as "isLeaf", c.method, c.scoring_rule as "scoringRule", c.measure,
c.owner_agency_name as "ownerAgencyName", c.owner_agency_id as "ownerAgencyUnit",
c.appraiser_agency_name as "appraiserAgencyName", c.appraiser_agency_id as "appraiserAgencyUnit",
coalesce(make_date(s.effective_from_year, 12, 31), current_date) as "agenciesOn" from criterion c join criteria_set s on s.id = c.set_id where c.id = any($1::int[]) and true;
-- 1 parameter

select
c.id as key, c.set_id as "set", c.field_id as "fieldKey", c.parent_id as "parentKey", c.ordinal, c.code, c.name,
c.max_points as "maxPoints", c.is_leaf as "isLeaf", c.method, c.scoring_rule as "scoringRule", c.measure,
c.owner_agency_name as "ownerAgencyName", c.owner_agency_id as "ownerAgencyUnit",
c.appraiser_agency_name as "appraiserAgencyName", c.appraiser_agency_id as "appraiserAgencyUnit",
coalesce(make_date(s.effective_from_year, 12, 31), current_date) as "agenciesOn" from criterion c join criteria_set s on s.id = c.set_id where c.id = any($1::int[]) and true;
-- 1 parameter

select
s.id as key, s.code, s.version, s.name, s.block, s.status, s.issuer_id as issuer, s.rolled_out_by_id as "rolledOutBy",
s.effective_from_year as "effectiveFromYear", s.effective_to_year as "effectiveToYear", s.max_points as "maxPoints",
s.survey_max_points as "surveyMaxPoints", s.not_applicable_policy as "notApplicablePolicy", s.bonus_entry as "bonusEntry",
s.bonus_cap as "bonusCap", s.penalty_cap as "penaltyCap", s.index_may_pass_100 as "indexMayPass100", s.demo,
s.source_id as "sourceId", s.locator from criteria_set s where s.id = any($1::int[]) and true;
-- 1 parameter
