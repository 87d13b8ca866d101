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
m.id as key, m.code, m.name, m.unit_of_measure as "unitOfMeasure", m.description, m.register_kinds as "registerKinds" from metric m order by m.code;
-- 0 parameters

select
s.id as key, s.metric_id as metric, s.unit_id as unit, s.unresolved_subject as "unresolvedSubject", s.scope, s.operator, s.value,
s.out_of as "outOf", s.text, s.period_from as "periodFrom", s.period_to as "periodTo", s.as_of as "asOf",
s.no_value_reason as "noValueReason", coalesce(s.as_of, s.period_to, d.published_on) as day, s.source_id as "sourceId", s.locator from statement s join source_document d on d.id = s.source_id where ($1::int is null or s.unit_id = $2::int) and ($3::int is null or s.metric_id = $4::int) and ($5::int is null or s.source_id = $6::int) and coalesce(s.period_from, coalesce(s.as_of, s.period_to, d.published_on)) <= coalesce($7::date, 'infinity')
    and greatest(coalesce(s.period_to, coalesce(s.as_of, s.period_to, d.published_on), 'infinity'), s.period_from) >= coalesce($8::date, '-infinity') and exists (select 1 from unit_closure c join unit u on u.id = c.descendant_id
    where c.ancestor_id = $9 and c.descendant_id = s.unit_id and c.during @> greatest(least($10::date, u.last_day), u.first_day))
  order by (coalesce(coalesce(s.as_of, s.period_to, d.published_on), $11::date), s.id) desc limit $12;
-- 12 parameters

select count(*)::int as count from statement s join source_document d on d.id = s.source_id where ($1::int is null or s.unit_id = $2::int) and ($3::int is null or s.metric_id = $4::int) and ($5::int is null or s.source_id = $6::int) and coalesce(s.period_from, coalesce(s.as_of, s.period_to, d.published_on)) <= coalesce($7::date, 'infinity')
and greatest(coalesce(s.period_to, coalesce(s.as_of, s.period_to, d.published_on), 'infinity'), s.period_from) >= coalesce($8::date, '-infinity') and exists (select 1 from unit_closure c join unit u on u.id = c.descendant_id
where c.ancestor_id = $9 and c.descendant_id = s.unit_id and c.during @> greatest(least($10::date, u.last_day), u.first_day));
-- 10 parameters

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters
