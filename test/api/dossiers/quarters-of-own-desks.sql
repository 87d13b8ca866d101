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
join unit_version v on v.unit_id = a.ancestor_id and coalesce(lower("v"."during") <= greatest(least($3::date, u.last_day), u.first_day), true) and coalesce(greatest(least($4::date, u.last_day), u.first_day) < upper("v"."during"), true) and true and v.kind = any($5::text[])
where c.ancestor_id = $6 and coalesce(lower("c"."during") <= greatest(least($7::date, u.last_day), u.first_day), true) and coalesce(greatest(least($8::date, u.last_day), u.first_day) < upper("c"."during"), true)) m;
-- 8 parameters

with member as materialized (select distinct u.id as unit, v.unit_id as target, v.code
  from unit_closure c join unit u on u.id = c.descendant_id
  join unit_closure a on a.descendant_id = u.id and a.depth <= c.depth and coalesce(lower("a"."during") <= greatest(least($1::date, u.last_day), u.first_day), true) and coalesce(greatest(least($2::date, u.last_day), u.first_day) < upper("a"."during"), true)
  join unit_version v on v.unit_id = a.ancestor_id and coalesce(lower("v"."during") <= greatest(least($3::date, u.last_day), u.first_day), true) and coalesce(greatest(least($4::date, u.last_day), u.first_day) < upper("v"."during"), true) and true and v.kind = any($5::text[])
  where c.ancestor_id = $6 and coalesce(lower("c"."during") <= greatest(least($7::date, u.last_day), u.first_day), true) and coalesce(greatest(least($8::date, u.last_day), u.first_day) < upper("c"."during"), true)),
flow as (select m.target as unit, m.code as "unitCode", f.procedure_field_id as field, f.channel, f.service_level, f.demo, null as procedure_code, f.first_day as day,
    f.intake, f.refused, f.early, f.on_time, f.late, f.returned, f.withdrawn, f.paused_in, f.paused_out, f.overdue_in, f.overdue_out
  from member m
  cross join unnest($9::text[], $10::date[],
    $11::date[]) as s(span, first, last)
  join dossier_flow f on f.unit_id = m.unit and f.span = s.span and f.detailed = $12 and f.first_day between s.first and s.last)
select unit, "unitCode", null::int as field, null as channel,
  null as "serviceLevel", width_bucket(day, $13::date[]) as bucket, bool_or(demo) as demo, sum(intake)::int as intake,
  coalesce(sum(intake) filter (where channel = 'DIRECT'), 0)::int as "intakeDirect",
  coalesce(sum(intake) filter (where channel = 'ONLINE'), 0)::int as "intakeOnline",
  coalesce(sum(intake) filter (where channel = 'POSTAL'), 0)::int as "intakePostal",
  sum(refused)::int as refused, sum(early)::int as early, sum(on_time)::int as "onTime", sum(late)::int as late,
  sum(returned)::int as returned, sum(withdrawn)::int as withdrawn, sum(paused_in)::int as "pausedIn", sum(paused_out)::int as "pausedOut",
  sum(overdue_in)::int as "overdueIn", sum(overdue_out)::int as "overdueOut"
from flow group by 1, 2, 3, 4, 5, 6;
-- 13 parameters

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters
