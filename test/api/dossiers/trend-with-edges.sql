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

with member as materialized (select u.id as unit, null::int as target, null as code
  from unit_closure c join unit u on u.id = c.descendant_id join unit_version v on v.unit_id = u.id and coalesce(lower("v"."during") <= greatest(least($1::date, u.last_day), u.first_day), true) and coalesce(greatest(least($2::date, u.last_day), u.first_day) < upper("v"."during"), true)
  where c.ancestor_id = $3 and coalesce(lower("c"."during") <= greatest(least($4::date, u.last_day), u.first_day), true) and coalesce(greatest(least($5::date, u.last_day), u.first_day) < upper("c"."during"), true)),
flow as (select m.target as unit, m.code as "unitCode", f.procedure_field_id as field, f.channel, f.service_level, f.demo, null as procedure_code, f.first_day as day,
    f.intake, f.refused, f.early, f.on_time, f.late, f.returned, f.withdrawn, f.paused_in, f.paused_out, f.overdue_in, f.overdue_out
  from member m
  cross join unnest($6::text[], $7::date[],
    $8::date[]) as s(span, first, last)
  join dossier_flow f on f.unit_id = m.unit and f.span = s.span and f.detailed = $9 and f.first_day between s.first and s.last
  union all
  select m.target as unit, m.code as "unitCode", d.procedure_field_id, d.channel, d.service_level, d.demo, null, $10::date,
    d.intake, d.refused, d.early, d.on_time, d.late, d.returned, d.withdrawn, d.paused_in, d.paused_out, d.overdue_in, d.overdue_out
  from dossier_flow_so_far(array(select distinct unit from member), $11::date, $12::date) d join member m on m.unit = d.unit_id
  union all
  select m.target as unit, m.code as "unitCode", d.procedure_field_id, d.channel, d.service_level, d.demo, null, $13::date,
    d.intake, d.refused, d.early, d.on_time, d.late, d.returned, d.withdrawn, d.paused_in, d.paused_out, d.overdue_in, d.overdue_out
  from dossier_flow_so_far(array(select distinct unit from member), $14::date, $15::date) d join member m on m.unit = d.unit_id
  union all
  select m.target as unit, m.code as "unitCode", p.field_id as field, d.channel, d.service_level, d.demo, p.code as procedure_code, d.day, (d.movement = 'INTAKE')::int as intake, (d.movement = 'REFUSED')::int as refused, (d.movement = 'EARLY')::int as early, (d.movement = 'ON_TIME')::int as on_time, (d.movement = 'LATE')::int as late, (d.movement = 'RETURNED')::int as returned, (d.movement = 'WITHDRAWN')::int as withdrawn, (d.movement = 'PAUSED_IN')::int as paused_in, (d.movement = 'PAUSED_OUT')::int as paused_out, (d.movement = 'OVERDUE_IN')::int as overdue_in, (d.movement = 'OVERDUE_OUT')::int as overdue_out
  from dossier_movement d join procedure p on p.id = d.procedure_id join member m on m.unit = d.unit_id
  where (d.day between $16::date and $17::date))
select unit, "unitCode", null::int as field, null as channel,
  null as "serviceLevel", width_bucket(day, $18::date[]) as bucket, bool_or(demo) as demo, sum(intake)::int as intake,
  coalesce(sum(intake) filter (where channel = 'DIRECT'), 0)::int as "intakeDirect",
  coalesce(sum(intake) filter (where channel = 'ONLINE'), 0)::int as "intakeOnline",
  coalesce(sum(intake) filter (where channel = 'POSTAL'), 0)::int as "intakePostal",
  sum(refused)::int as refused, sum(early)::int as early, sum(on_time)::int as "onTime", sum(late)::int as late,
  sum(returned)::int as returned, sum(withdrawn)::int as withdrawn, sum(paused_in)::int as "pausedIn", sum(paused_out)::int as "pausedOut",
  sum(overdue_in)::int as "overdueIn", sum(overdue_out)::int as "overdueOut"
from flow group by 1, 2, 3, 4, 5, 6;
-- 18 parameters

with member as materialized (select u.id as unit, null::int as target, null as code
  from unit_closure c join unit u on u.id = c.descendant_id join unit_version v on v.unit_id = u.id and coalesce(lower("v"."during") <= greatest(least($1::date, u.last_day), u.first_day), true) and coalesce(greatest(least($2::date, u.last_day), u.first_day) < upper("v"."during"), true)
  where c.ancestor_id = $3 and coalesce(lower("c"."during") <= greatest(least($4::date, u.last_day), u.first_day), true) and coalesce(greatest(least($5::date, u.last_day), u.first_day) < upper("c"."during"), true)),
flow as (select m.target as unit, m.code as "unitCode", f.procedure_field_id as field, f.channel, f.service_level, f.demo, null as procedure_code, f.first_day as day,
    f.intake, f.refused, f.early, f.on_time, f.late, f.returned, f.withdrawn, f.paused_in, f.paused_out, f.overdue_in, f.overdue_out
  from member m
  cross join unnest($6::text[], $7::date[],
    $8::date[]) as s(span, first, last)
  join dossier_flow f on f.unit_id = m.unit and f.span = s.span and f.detailed = $9 and f.first_day between s.first and s.last
  union all
  select m.target as unit, m.code as "unitCode", d.procedure_field_id, d.channel, d.service_level, d.demo, null, $10::date,
    d.intake, d.refused, d.early, d.on_time, d.late, d.returned, d.withdrawn, d.paused_in, d.paused_out, d.overdue_in, d.overdue_out
  from dossier_flow_so_far(array(select distinct unit from member), $11::date, $12::date) d join member m on m.unit = d.unit_id
  union all
  select m.target as unit, m.code as "unitCode", d.procedure_field_id, d.channel, d.service_level, d.demo, null, $13::date,
    d.intake, d.refused, d.early, d.on_time, d.late, d.returned, d.withdrawn, d.paused_in, d.paused_out, d.overdue_in, d.overdue_out
  from dossier_flow_so_far(array(select distinct unit from member), $14::date, $15::date) d join member m on m.unit = d.unit_id
  union all
  select m.target as unit, m.code as "unitCode", p.field_id as field, d.channel, d.service_level, d.demo, p.code as procedure_code, d.day, (d.movement = 'INTAKE')::int as intake, (d.movement = 'REFUSED')::int as refused, (d.movement = 'EARLY')::int as early, (d.movement = 'ON_TIME')::int as on_time, (d.movement = 'LATE')::int as late, (d.movement = 'RETURNED')::int as returned, (d.movement = 'WITHDRAWN')::int as withdrawn, (d.movement = 'PAUSED_IN')::int as paused_in, (d.movement = 'PAUSED_OUT')::int as paused_out, (d.movement = 'OVERDUE_IN')::int as overdue_in, (d.movement = 'OVERDUE_OUT')::int as overdue_out
  from dossier_movement d join procedure p on p.id = d.procedure_id join member m on m.unit = d.unit_id
  where (d.day between $16::date and $17::date))
select unit, "unitCode", null::int as field, channel,
  null as "serviceLevel", width_bucket(day, $18::date[]) as bucket, bool_or(demo) as demo, sum(intake)::int as intake,
  coalesce(sum(intake) filter (where channel = 'DIRECT'), 0)::int as "intakeDirect",
  coalesce(sum(intake) filter (where channel = 'ONLINE'), 0)::int as "intakeOnline",
  coalesce(sum(intake) filter (where channel = 'POSTAL'), 0)::int as "intakePostal",
  sum(refused)::int as refused, sum(early)::int as early, sum(on_time)::int as "onTime", sum(late)::int as late,
  sum(returned)::int as returned, sum(withdrawn)::int as withdrawn, sum(paused_in)::int as "pausedIn", sum(paused_out)::int as "pausedOut",
  sum(overdue_in)::int as "overdueIn", sum(overdue_out)::int as "overdueOut"
from flow group by 1, 2, 3, 4, 5, 6;
-- 18 parameters
