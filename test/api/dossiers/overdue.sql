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

select (k.slot - 1)::int as slot, u.id as unit
from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
join unit_closure c on c.ancestor_id = k.unit
join unit u on u.id = c.descendant_id and coalesce(lower("c"."during") <= greatest(least(k.day, u.last_day), u.first_day), true) and coalesce(greatest(least(k.day, u.last_day), u.first_day) < upper("c"."during"), true)
order by k.slot, u.id;
-- 2 parameters

select (k.slot - 1)::int as slot, l.*
  from generate_series(1, $1::int) as k(slot)
  cross join lateral (
    select
d.id as key, $2::date as "on", d.code,
case when vietnam_day(d.state_at) <= $3::date then d.state else (
  select e.state from dossier_event e where e.dossier_id = d.id and e.withdrawn_source_id is null and vietnam_day(e.at) <= $4::date order by e.at desc, e.seq desc limit 1) end as state, d.procedure_id as procedure, d.responsible_unit_id as "responsibleUnit",
d.receiving_unit_id as "receivingUnit", coalesce(d.received_on, d.submitted_on) as day, d.channel, d.service_level as "serviceLevel",
d.due_on as "dueOn", case when d.received_on <= $5::date then d.received_at end as "receivedAt",
case when d.received_on <= $6::date then d.received_on end as "receivedOn", case when d.closed_on <= $7::date then d.closed_at end as "closedAt",
case when d.closed_on <= $8::date then d.closed_on end as "closedOn", case when d.closed_on <= $9::date then d.outcome end as outcome,
d.paused @> $10::date as paused, case when d.closed_on <= $11::date then d.result_kind end as "resultKind", d.demo, d.source_id as "sourceId", d.locator, (coalesce(d.due_on, 'infinity'::date))::text as "orderKey"
    from dossier d where d.submitted_on <= $12::date and not isempty(d.overdue) and d.overdue @> $13::date and d.responsible_unit_id = any($14::int[])
    order by coalesce(d.due_on, 'infinity'::date) asc, d.id asc limit $15
  ) l
  order by k.slot, l."orderKey"::date asc, l.key asc;
-- 15 parameters

select (k.slot - 1)::int as slot, (select count(*)::int from dossier d where d.submitted_on <= $1::date and not isempty(d.overdue) and d.overdue @> $2::date and d.responsible_unit_id = any($3::int[])) as count
from generate_series(1, $4::int) as k(slot);
-- 4 parameters

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters

select
p.id as key, p.code, p.name, p.field_id as field, p.level, p.service_level as "serviceLevel", p.statutory_days as "statutoryDays",
p.committed_days as "committedDays", p.fee, p.valid_from as "validFrom", p.valid_to as "validTo", p.demo, p.source_id as "sourceId", p.locator from procedure p where p.id = any($1::int[]);
-- 1 parameter

select (k.slot - 1)::int as slot, e.state, e.at, e.source_id as "sourceId", e.locator
from unnest($1::int[], $2::date[]) with ordinality as k(dossier, day, slot) join dossier_event e on e.dossier_id = k.dossier and e.withdrawn_source_id is null and vietnam_day(e.at) <= k.day
order by k.slot, e.at, e.seq;
-- 2 parameters

select f.id as key, f.code, f.name, f.ordinal, f.demo, f.source_id as "sourceId", f.locator from procedure_field f where f.id = any($1::int[]);
-- 1 parameter
