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

with lost_leaf as (
  select concat_ws('|', coalesce(c.lineage_id, c.id)::text) as "group", c.id as criterion, f.id as field,
    f.canonical_field, f.part, c.owner_agency_name as owner_name, c.owner_agency_id as owner, k.id as card, k.unit_id as unit, k.demo, s.max_points,
    case when s.not_applicable and cs.not_applicable_policy = 'LEAVES_DENOMINATOR' then 0 else s.max_points end as counted_max,
case when c.method = 'SURVEY' and (s.final_points is null or not coalesce(k.survey_held, false)) then null
  when s.final_points is null and not s.not_applicable and k.status <> 'FINALIZED' then null
  when s.not_applicable or f.part = 'BONUS' then 0
  when f.part = 'PENALTY' then coalesce(s.final_points, 0)
  else s.max_points - coalesce(s.final_points, 0) end as lost
  from scoring_round r
  join scorecard k on k.round_id = r.id and k.index_value is not null
  join unit u on u.id = k.unit_id
  join unit_closure up on up.ancestor_id = $1::int and up.descendant_id = u.id and up.during @> greatest(least(make_date(r.year, 12, 31), u.last_day), u.first_day)
  join criteria_set cs on cs.id = k.criteria_set_id
  join score s on s.scorecard_id = k.id
  join criterion c on c.id = s.criterion_id
  join criteria_field f on f.id = c.field_id and f.part <> 'BONUS'
  where r.year = $2::int and true and ($3::text is null or r.block = $4::text))
  select "group",
    case when true then max(criterion) end as "criterionKey",
    case when false and min(field) = max(field) then min(field) end as "fieldKey",
    case when false then min(canonical_field) end as "canonicalField",
    case when false then min(unit) end as "unitKey",
    case when false then min(owner_name) end as "ownerAgencyName",
    case when false then min(owner) end as "ownerAgencyUnit",
    count(distinct card)::int as scorecards, sum(lost) as "lostPoints",
    round(sum(lost) * 100 / coalesce(nullif(sum(counted_max) filter (where part = 'SCORED'), 0), sum(max_points)), 8) as "meanLostPercent",
    bool_or(demo) as demo, sum(sum(lost)) over () as total
  from lost_leaf where lost is not null
  group by "group" order by sum(lost) desc, min(criterion), "group" limit $5;
-- 5 parameters

select
c.id as key, c.set_id as "set", c.field_id as "fieldKey", c.parent_id as "parentKey", c.ordinal, c.code, c.name,
c.max_points as "maxPoints", c.is_leaf as "isLeaf", c.method, c.scoring_rule as "scoringRule", c.measure,
c.owner_agency_name as "ownerAgencyName", c.owner_agency_id as "ownerAgencyUnit",
c.appraiser_agency_name as "appraiserAgencyName", c.appraiser_agency_id as "appraiserAgencyUnit",
coalesce(make_date(s.effective_from_year, 12, 31), current_date) as "agenciesOn" from criterion c join criteria_set s on s.id = c.set_id where c.id = any($1::int[]) and true;
-- 1 parameter

select "group", unit as "unitKey", lost as "lostPoints"
  from (
    select "group", unit, sum(lost) as lost, row_number() over (partition by "group" order by sum(lost) desc, unit) as place
    from (
  select concat_ws('|', coalesce(c.lineage_id, c.id)::text) as "group", c.id as criterion, f.id as field,
    f.canonical_field, f.part, c.owner_agency_name as owner_name, c.owner_agency_id as owner, k.id as card, k.unit_id as unit, k.demo, s.max_points,
    case when s.not_applicable and cs.not_applicable_policy = 'LEAVES_DENOMINATOR' then 0 else s.max_points end as counted_max,
case when c.method = 'SURVEY' and (s.final_points is null or not coalesce(k.survey_held, false)) then null
  when s.final_points is null and not s.not_applicable and k.status <> 'FINALIZED' then null
  when s.not_applicable or f.part = 'BONUS' then 0
  when f.part = 'PENALTY' then coalesce(s.final_points, 0)
  else s.max_points - coalesce(s.final_points, 0) end as lost
  from scoring_round r
  join scorecard k on k.round_id = r.id and k.index_value is not null
  join unit u on u.id = k.unit_id
  join unit_closure up on up.ancestor_id = $1::int and up.descendant_id = u.id and up.during @> greatest(least(make_date(r.year, 12, 31), u.last_day), u.first_day)
  join criteria_set cs on cs.id = k.criteria_set_id
  join score s on s.scorecard_id = k.id
  join criterion c on c.id = s.criterion_id
  join criteria_field f on f.id = c.field_id and f.part <> 'BONUS'
  where r.year = $2::int and true and ($3::text is null or r.block = $4::text)) lost_leaf
    where lost > 0 and "group" = any($5::text[]) group by "group", unit
  ) placed
  where place <= $6 order by "group", place;
-- 6 parameters

select
f.id as key, f.set_id as "set", f.ordinal, f.code, f.name, f.canonical_field as "canonicalField", f.part, f.max_points as "maxPoints" from criteria_field f join criteria_set s on s.id = f.set_id
  where f.id = any($1::int[]) and true;
-- 1 parameter

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters
