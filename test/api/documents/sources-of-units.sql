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
d.id as key, d.code, d.kind, d.title, d.publisher, d.published_on as "publishedOn", d.published_at as "publishedAt",
d.published_text as "publishedText", d.url, d.note from source_document d where d.id = any($1::int[]);
-- 1 parameter

select v.unit_id as unit, v.code, v.name, v.kind, v.level, v.parent_id as parent, v.valid_from as "validFrom", v.valid_to as "validTo",
  v.valid_from_known as "validFromKnown", v.valid_to_known as "validToKnown", v.source_id as "sourceId", v.locator
from unit_version v
where v.unit_id = any($1::int[])
order by v.unit_id, v.valid_from nulls first;
-- 1 parameter

select
s.predecessor_id as predecessor, s.successor_id as successor, s.kind, s.weight, s.effective_on as "effectiveOn",
s.effective_on_known as "effectiveOnKnown", s.decision, s.derived, s.source_id as "sourceId", s.locator from unit_succession s
  where s.successor_id = any($1::int[]) order by s.effective_on, s.id;
-- 1 parameter

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters
