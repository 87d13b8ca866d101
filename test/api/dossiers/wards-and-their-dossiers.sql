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

select (k.slot - 1)::int as slot, u.id as unit
from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
join unit_closure c on c.ancestor_id = k.unit
join unit u on u.id = c.descendant_id and coalesce(lower("c"."during") <= greatest(least(k.day, u.last_day), u.first_day), true) and coalesce(greatest(least(k.day, u.last_day), u.first_day) < upper("c"."during"), true)
order by k.slot, u.id;
-- 2 parameters

with member as materialized (
    select * from unnest($1::int[], $2::int[]) as m(slot, unit)) select (k.slot - 1)::int as slot, l.*
  from generate_series(1, $3::int) as k(slot)
  cross join lateral (
    select
d.id as key, $4::date as "on", d.code,
case when vietnam_day(d.state_at) <= $5::date then d.state else (
  select e.state from dossier_event e where e.dossier_id = d.id and e.withdrawn_source_id is null and vietnam_day(e.at) <= $6::date order by e.at desc, e.seq desc limit 1) end as state, d.procedure_id as procedure, d.responsible_unit_id as "responsibleUnit",
d.receiving_unit_id as "receivingUnit", coalesce(d.received_on, d.submitted_on) as day, d.channel, d.service_level as "serviceLevel",
d.due_on as "dueOn", case when d.received_on <= $7::date then d.received_at end as "receivedAt",
case when d.received_on <= $8::date then d.received_on end as "receivedOn", case when d.closed_on <= $9::date then d.closed_at end as "closedAt",
case when d.closed_on <= $10::date then d.closed_on end as "closedOn", case when d.closed_on <= $11::date then d.outcome end as outcome,
d.paused @> $12::date as paused, case when d.closed_on <= $13::date then d.result_kind end as "resultKind", d.demo, d.source_id as "sourceId", d.locator, (coalesce(d.received_at, '-infinity'::timestamptz))::text as "orderKey"
    from dossier d where d.submitted_on <= $14::date and
case when vietnam_day(d.state_at) <= $15::date then d.state else (
  select e.state from dossier_event e where e.dossier_id = d.id and e.withdrawn_source_id is null and vietnam_day(e.at) <= $16::date order by e.at desc, e.seq desc limit 1) end = $17 and d.responsible_unit_id in (select m.unit from member m where m.slot = k.slot)
    order by coalesce(d.received_at, '-infinity'::timestamptz) desc, d.id desc limit $18
  ) l
  order by k.slot, l."orderKey"::timestamptz desc, l.key desc;
-- 18 parameters

with member as materialized (
    select * from unnest($1::int[], $2::int[]) as m(slot, unit)) select (k.slot - 1)::int as slot, (select count(*)::int from dossier d where d.submitted_on <= $3::date and
case when vietnam_day(d.state_at) <= $4::date then d.state else (
  select e.state from dossier_event e where e.dossier_id = d.id and e.withdrawn_source_id is null and vietnam_day(e.at) <= $5::date order by e.at desc, e.seq desc limit 1) end = $6 and d.responsible_unit_id in (select m.unit from member m where m.slot = k.slot)) as count
  from generate_series(1, $7::int) as k(slot);
-- 7 parameters

select
p.id as key, p.code, p.name, p.field_id as field, p.level, p.service_level as "serviceLevel", p.statutory_days as "statutoryDays",
p.committed_days as "committedDays", p.fee, p.valid_from as "validFrom", p.valid_to as "validTo", p.demo, p.source_id as "sourceId", p.locator from procedure p where p.id = any($1::int[]);
-- 1 parameter

select (k.slot - 1)::int as slot, e.state, e.at, e.source_id as "sourceId", e.locator
from unnest($1::int[], $2::date[]) with ordinality as k(dossier, day, slot) join dossier_event e on e.dossier_id = k.dossier and e.withdrawn_source_id is null and vietnam_day(e.at) <= k.day
order by k.slot, e.at, e.seq;
-- 2 parameters
