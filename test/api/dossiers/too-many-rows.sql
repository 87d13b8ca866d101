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

select count(distinct target)::int as count from (select distinct u.id as unit, v.unit_id as target, v.code
from unit_closure c join unit u on u.id = c.descendant_id
join unit_closure a on a.descendant_id = u.id and a.depth <= c.depth and coalesce(lower("a"."during") <= greatest(least($1::date, u.last_day), u.first_day), true) and coalesce(greatest(least($2::date, u.last_day), u.first_day) < upper("a"."during"), true)
join unit_version v on v.unit_id = a.ancestor_id and coalesce(lower("v"."during") <= greatest(least($3::date, u.last_day), u.first_day), true) and coalesce(greatest(least($4::date, u.last_day), u.first_day) < upper("v"."during"), true) and v.level = $5 and v.is_territory
where c.ancestor_id = $6 and coalesce(lower("c"."during") <= greatest(least($7::date, u.last_day), u.first_day), true) and coalesce(greatest(least($8::date, u.last_day), u.first_day) < upper("c"."during"), true)) m;
-- 8 parameters

select f.id as key, f.code, f.name, f.ordinal, f.demo, f.source_id as "sourceId", f.locator from procedure_field f order by f.ordinal;
-- 0 parameters
