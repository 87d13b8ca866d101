select
d.id as key, d.code, d.kind, d.title, d.publisher, d.published_on as "publishedOn", d.published_at as "publishedAt",
d.published_text as "publishedText", d.url, d.note from source_document d where ($1::text[] is null or d.kind = any($2::text[])) and ($3::text[] is null or d.code = any($4::text[]))
  order by d.code asc limit $5;
-- 5 parameters

select count(*)::int as count from source_document d where ($1::text[] is null or d.kind = any($2::text[])) and ($3::text[] is null or d.code = any($4::text[]));
-- 4 parameters

select
s.id as key, s.metric_id as metric, s.unit_id as unit, s.unresolved_subject as "unresolvedSubject", s.scope, s.operator, s.value,
s.out_of as "outOf", s.text, s.period_from as "periodFrom", s.period_to as "periodTo", s.as_of as "asOf",
s.no_value_reason as "noValueReason", coalesce(s.as_of, s.period_to, d.published_on) as day, s.source_id as "sourceId", s.locator from statement s join source_document d on d.id = s.source_id where s.source_id = any($1::int[]) order by s.id;
-- 1 parameter

select
m.id as key, m.code, m.name, m.unit_of_measure as "unitOfMeasure", m.description, m.register_kinds as "registerKinds" from metric m where m.id = any($1::int[]);
-- 1 parameter

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
