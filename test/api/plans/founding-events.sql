select
r.id as key, r.code, r.kind, r.title, r.unit_id as unit, r.unresolved_unit as "unresolvedUnit", r.year, r.held_on as "heldOn",
r.held_text as "heldText", r.place, r.chair_post as "chairPost", coalesce(r.held_on, make_date(r.year, 12, 31)) as day,
r.source_id as "sourceId", r.locator, (coalesce(r.held_on, make_date(r.year, 1, 1)) - date '1945-01-01') as newest from event r where ($1::int is null or r.source_id = $2::int) and true
order by ((coalesce(r.held_on, make_date(r.year, 1, 1)) - date '1945-01-01'), r.id) desc limit $3;
-- 3 parameters

select count(*)::int as count from event r where ($1::int is null or r.source_id = $2::int) and true;
-- 2 parameters

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters

select i.event_id as event, i.kind, i.text, i.plan_id as plan, i.source_id as "sourceId", i.locator
from event_item i where i.event_id = any($1::int[]) order by i.event_id, i.kind, i.position;
-- 1 parameter

select
r.id as key, r.event_id as event, r.text, r.status, r.unit_id as unit, r.unresolved_unit as "unresolvedUnit", r.owner_id as owner,
r.assigned_on as "assignedOn", r.due_before as "dueBefore", coalesce(r.assigned_on, e.held_on, make_date(e.year, 12, 31), d.published_on) as day, r.source_id as "sourceId", r.locator from task r left join event e on e.id = r.event_id left join source_document d on d.id = r.source_id where r.event_id = any($1::int[]) order by r.event_id, r.position;
-- 1 parameter

select
d.id as key, d.code, d.kind, d.title, d.publisher, d.published_on as "publishedOn", d.published_at as "publishedAt",
d.published_text as "publishedText", d.url, d.note from source_document d where d.id = any($1::int[]);
-- 1 parameter

select
r.id as key, r.code, r.title, r.status, r.unit_id as unit, r.year, r.legal_document_id as "legalDocument",
r.carries_out_id as "carriesOut", r.instrument_id as instrument, coalesce(make_date(r.year, 12, 31), d.published_on) as day,
r.source_id as "sourceId", r.locator from plan r left join source_document d on d.id = r.source_id where r.id = any($1::int[]);
-- 1 parameter

select p.id as key, p.name, p.unit_id as unit from party p where p.id = any($1::int[]);
-- 1 parameter

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters
