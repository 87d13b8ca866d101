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
r.id as key, r.unit_id as unit, r.scope, r.channel, r.period_from as "periodFrom", r.period_to as "periodTo", r.intake,
r.carried_over as "carriedOver", r.received, r.resolved, r.early, r.on_time as "onTime", r.late, r.open, r.open_in_time as "openInTime",
r.open_late as "openLate", r.paused, r.returned, r.withdrawn, r.refused, r.definition, r.note, r.demo, r.source_id as "sourceId", r.locator from dossier_report r where daterange(r.period_from, r.period_to, '[]') && daterange($1::date, $2::date, '[]') and exists (select from unit_closure c join unit u on u.id = c.descendant_id
    where c.ancestor_id = $3 and c.descendant_id = r.unit_id and coalesce(lower("c"."during") <= greatest(least(r.period_to, u.last_day), u.first_day), true) and coalesce(greatest(least(r.period_to, u.last_day), u.first_day) < upper("c"."during"), true))
  order by r.period_to desc, r.id desc limit $4;
-- 4 parameters

select
r.id as key, r.unit_id as unit, r.scope, r.channel, r.period_from as "periodFrom", r.period_to as "periodTo", r.intake,
r.carried_over as "carriedOver", r.received, r.resolved, r.early, r.on_time as "onTime", r.late, r.open, r.open_in_time as "openInTime",
r.open_late as "openLate", r.paused, r.returned, r.withdrawn, r.refused, r.definition, r.note, r.demo, r.source_id as "sourceId", r.locator from dossier_report r where r.unit_id = any($1::int[]) order by r.unit_id, r.period_from, r.period_to, r.id;
-- 1 parameter

with member as materialized (
  select k.unit as target, u.id as unit
  from unnest($1::int[]) as k(unit)
  join unit_closure c on c.ancestor_id = k.unit
  join unit u on u.id = c.descendant_id
  where coalesce(lower("c"."during") <= greatest(least($2::date, u.last_day), u.first_day), true) and coalesce(greatest(least($3::date, u.last_day), u.first_day) < upper("c"."during"), true)
),
flow as (select m.target as key, f.procedure_field_id as field, f.channel, f.service_level, f.demo, null as procedure_code, f.first_day as day,
    f.intake, f.refused, f.early, f.on_time, f.late, f.returned, f.withdrawn, f.paused_in, f.paused_out, f.overdue_in, f.overdue_out
  from member m
  cross join unnest($4::text[], $5::date[],
    $6::date[]) as s(span, first, last)
  join dossier_flow f on f.unit_id = m.unit and f.span = s.span and f.detailed = $7 and f.first_day between s.first and s.last)
select key, width_bucket(day, $8::date[]) as bucket, bool_or(demo) as demo, sum(intake)::int as intake,
  coalesce(sum(intake) filter (where channel = 'DIRECT'), 0)::int as "intakeDirect",
  coalesce(sum(intake) filter (where channel = 'ONLINE'), 0)::int as "intakeOnline",
  coalesce(sum(intake) filter (where channel = 'POSTAL'), 0)::int as "intakePostal",
  sum(refused)::int as refused, sum(early)::int as early, sum(on_time)::int as "onTime", sum(late)::int as late,
  sum(returned)::int as returned, sum(withdrawn)::int as withdrawn, sum(paused_in)::int as "pausedIn", sum(paused_out)::int as "pausedOut",
  sum(overdue_in)::int as "overdueIn", sum(overdue_out)::int as "overdueOut" from flow group by 1, 2;
-- 8 parameters

select count(*)::int as count from dossier_report r where daterange(r.period_from, r.period_to, '[]') && daterange($1::date, $2::date, '[]') and exists (select from unit_closure c join unit u on u.id = c.descendant_id
where c.ancestor_id = $3 and c.descendant_id = r.unit_id and coalesce(lower("c"."during") <= greatest(least(r.period_to, u.last_day), u.first_day), true) and coalesce(greatest(least(r.period_to, u.last_day), u.first_day) < upper("c"."during"), true));
-- 3 parameters

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters

select
d.id as key, d.code, d.kind, d.title, d.publisher, d.published_on as "publishedOn", d.published_at as "publishedAt",
d.published_text as "publishedText", d.url, d.note from source_document d where d.id = any($1::int[]);
-- 1 parameter
