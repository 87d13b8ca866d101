select
p.id as key, p.code, p.name, p.field_id as field, p.level, p.service_level as "serviceLevel", p.statutory_days as "statutoryDays",
p.committed_days as "committedDays", p.fee, p.valid_from as "validFrom", p.valid_to as "validTo", p.demo, p.source_id as "sourceId", p.locator from procedure p where coalesce(p.valid_from <= $1::date, true) and not exists (select from procedure later where later.code = p.code and later.valid_from <= $2::date
    and later.valid_from > coalesce(p.valid_from, '-infinity')) and p.search_key like $3
  order by p.code asc limit $4;
-- 4 parameters

select (k.slot - 1)::int as slot,
p.id as key, p.code, p.name, p.field_id as field, p.level, p.service_level as "serviceLevel", p.statutory_days as "statutoryDays",
p.committed_days as "committedDays", p.fee, p.valid_from as "validFrom", p.valid_to as "validTo", p.demo, p.source_id as "sourceId", p.locator
  from unnest($1::text[], $2::date[]) with ordinality as k(code, day, slot)
  cross join lateral (
    select * from procedure v where v.code = k.code and coalesce(v.valid_from <= k.day, true) order by v.valid_from desc nulls last limit 1
  ) p;
-- 2 parameters

select count(*)::int as count from procedure p where coalesce(p.valid_from <= $1::date, true) and not exists (select from procedure later where later.code = p.code and later.valid_from <= $2::date
and later.valid_from > coalesce(p.valid_from, '-infinity')) and p.search_key like $3;
-- 3 parameters

select f.id as key, f.code, f.name, f.ordinal, f.demo, f.source_id as "sourceId", f.locator from procedure_field f where f.id = any($1::int[]);
-- 1 parameter

select
p.id as key, p.code, p.name, p.field_id as field, p.level, p.service_level as "serviceLevel", p.statutory_days as "statutoryDays",
p.committed_days as "committedDays", p.fee, p.valid_from as "validFrom", p.valid_to as "validTo", p.demo, p.source_id as "sourceId", p.locator from procedure p where p.code = any($1::text[]) order by p.code, p.valid_from nulls first;
-- 1 parameter

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
p.id as key, p.code, p.name, p.field_id as field, p.level, p.service_level as "serviceLevel", p.statutory_days as "statutoryDays",
p.committed_days as "committedDays", p.fee, p.valid_from as "validFrom", p.valid_to as "validTo", p.demo, p.source_id as "sourceId", p.locator from procedure p where p.code = any($1::text[]) order by p.code, p.valid_from nulls first;
-- 1 parameter

with member as materialized (select distinct u.id as unit, null::int as target, null as code
  from unit_closure c join unit u on u.id = c.descendant_id
  join unit_closure a on a.descendant_id = u.id and a.depth <= c.depth and coalesce(lower("a"."during") <= greatest(least($1::date, u.last_day), u.first_day), true) and coalesce(greatest(least($2::date, u.last_day), u.first_day) < upper("a"."during"), true)
  join unit_version v on v.unit_id = a.ancestor_id and coalesce(lower("v"."during") <= greatest(least($3::date, u.last_day), u.first_day), true) and coalesce(greatest(least($4::date, u.last_day), u.first_day) < upper("v"."during"), true) and v.level = $5 and v.is_territory
  where c.ancestor_id = $6 and coalesce(lower("c"."during") <= greatest(least($7::date, u.last_day), u.first_day), true) and coalesce(greatest(least($8::date, u.last_day), u.first_day) < upper("c"."during"), true)),
flow as (select m.target as unit, m.code as "unitCode", p.field_id as field, d.channel, d.service_level, d.demo, p.code as procedure_code, d.day, (d.movement = 'INTAKE')::int as intake, (d.movement = 'REFUSED')::int as refused, (d.movement = 'EARLY')::int as early, (d.movement = 'ON_TIME')::int as on_time, (d.movement = 'LATE')::int as late, (d.movement = 'RETURNED')::int as returned, (d.movement = 'WITHDRAWN')::int as withdrawn, (d.movement = 'PAUSED_IN')::int as paused_in, (d.movement = 'PAUSED_OUT')::int as paused_out, (d.movement = 'OVERDUE_IN')::int as overdue_in, (d.movement = 'OVERDUE_OUT')::int as overdue_out
  from dossier_movement d join procedure p on p.id = d.procedure_id join member m on m.unit = d.unit_id
  where (d.day between $9::date and $10::date) and d.procedure_id = any($11::int[]))
select procedure_code as key, unit, "unitCode", width_bucket(day, $12::date[]) as bucket, bool_or(demo) as demo, sum(intake)::int as intake,
  coalesce(sum(intake) filter (where channel = 'DIRECT'), 0)::int as "intakeDirect",
  coalesce(sum(intake) filter (where channel = 'ONLINE'), 0)::int as "intakeOnline",
  coalesce(sum(intake) filter (where channel = 'POSTAL'), 0)::int as "intakePostal",
  sum(refused)::int as refused, sum(early)::int as early, sum(on_time)::int as "onTime", sum(late)::int as late,
  sum(returned)::int as returned, sum(withdrawn)::int as withdrawn, sum(paused_in)::int as "pausedIn", sum(paused_out)::int as "pausedOut",
  sum(overdue_in)::int as "overdueIn", sum(overdue_out)::int as "overdueOut" from flow group by 1, 2, 3, 4;
-- 12 parameters

select count(distinct target)::int as count from (select distinct u.id as unit, v.unit_id as target, v.code
from unit_closure c join unit u on u.id = c.descendant_id
join unit_closure a on a.descendant_id = u.id and a.depth <= c.depth and coalesce(lower("a"."during") <= greatest(least($1::date, u.last_day), u.first_day), true) and coalesce(greatest(least($2::date, u.last_day), u.first_day) < upper("a"."during"), true)
join unit_version v on v.unit_id = a.ancestor_id and coalesce(lower("v"."during") <= greatest(least($3::date, u.last_day), u.first_day), true) and coalesce(greatest(least($4::date, u.last_day), u.first_day) < upper("v"."during"), true) and v.level = $5 and v.is_territory
where c.ancestor_id = $6 and coalesce(lower("c"."during") <= greatest(least($7::date, u.last_day), u.first_day), true) and coalesce(greatest(least($8::date, u.last_day), u.first_day) < upper("c"."during"), true)) m;
-- 8 parameters

select
p.id as key, p.code, p.name, p.field_id as field, p.level, p.service_level as "serviceLevel", p.statutory_days as "statutoryDays",
p.committed_days as "committedDays", p.fee, p.valid_from as "validFrom", p.valid_to as "validTo", p.demo, p.source_id as "sourceId", p.locator from procedure p where p.code = any($1::text[]) order by p.code, p.valid_from nulls first;
-- 1 parameter

with member as materialized (select distinct u.id as unit, v.unit_id as target, v.code
  from unit_closure c join unit u on u.id = c.descendant_id
  join unit_closure a on a.descendant_id = u.id and a.depth <= c.depth and coalesce(lower("a"."during") <= greatest(least($1::date, u.last_day), u.first_day), true) and coalesce(greatest(least($2::date, u.last_day), u.first_day) < upper("a"."during"), true)
  join unit_version v on v.unit_id = a.ancestor_id and coalesce(lower("v"."during") <= greatest(least($3::date, u.last_day), u.first_day), true) and coalesce(greatest(least($4::date, u.last_day), u.first_day) < upper("v"."during"), true) and v.level = $5 and v.is_territory
  where c.ancestor_id = $6 and coalesce(lower("c"."during") <= greatest(least($7::date, u.last_day), u.first_day), true) and coalesce(greatest(least($8::date, u.last_day), u.first_day) < upper("c"."during"), true)),
flow as (select m.target as unit, m.code as "unitCode", p.field_id as field, d.channel, d.service_level, d.demo, p.code as procedure_code, d.day, (d.movement = 'INTAKE')::int as intake, (d.movement = 'REFUSED')::int as refused, (d.movement = 'EARLY')::int as early, (d.movement = 'ON_TIME')::int as on_time, (d.movement = 'LATE')::int as late, (d.movement = 'RETURNED')::int as returned, (d.movement = 'WITHDRAWN')::int as withdrawn, (d.movement = 'PAUSED_IN')::int as paused_in, (d.movement = 'PAUSED_OUT')::int as paused_out, (d.movement = 'OVERDUE_IN')::int as overdue_in, (d.movement = 'OVERDUE_OUT')::int as overdue_out
  from dossier_movement d join procedure p on p.id = d.procedure_id join member m on m.unit = d.unit_id
  where (d.day between $9::date and $10::date) and d.procedure_id = any($11::int[]))
select procedure_code as key, unit, "unitCode", width_bucket(day, $12::date[]) as bucket, bool_or(demo) as demo, sum(intake)::int as intake,
  coalesce(sum(intake) filter (where channel = 'DIRECT'), 0)::int as "intakeDirect",
  coalesce(sum(intake) filter (where channel = 'ONLINE'), 0)::int as "intakeOnline",
  coalesce(sum(intake) filter (where channel = 'POSTAL'), 0)::int as "intakePostal",
  sum(refused)::int as refused, sum(early)::int as early, sum(on_time)::int as "onTime", sum(late)::int as late,
  sum(returned)::int as returned, sum(withdrawn)::int as withdrawn, sum(paused_in)::int as "pausedIn", sum(paused_out)::int as "pausedOut",
  sum(overdue_in)::int as "overdueIn", sum(overdue_out)::int as "overdueOut" from flow group by 1, 2, 3, 4;
-- 12 parameters

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters
