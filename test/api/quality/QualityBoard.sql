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
concat_ws('/', q.rule, q.subject_type, q.subject_id) as key, q.rule, q.figure, q.outcome, q.residual, q.share_percent as "sharePercent", q.explanation, q.explanation_vi as "explanationVi",
q.subject_type as "subjectType", q.subject_id as "subjectId", q.unit_id as unit, q.placed_on as "placedOn",
q.period_from as "periodFrom", q.period_to as "periodTo", q.source_id as "sourceId", q.locator, q.demo from quality_finding q where true and q.outcome = $1 and exists (
  select 1 from unit u
  join unit_closure c on c.descendant_id = u.id and c.depth >= 0 and c.during @> greatest(least(coalesce(q.placed_on, current_date), u.last_day), u.first_day)
  join unit_version held on held.unit_id = c.ancestor_id and held.code = $2 and held.during @> greatest(least(coalesce(q.placed_on, current_date), u.last_day), u.first_day)
  where u.id = q.unit_id)
  order by q.rule asc, q.subject_type asc, q.subject_id asc limit $3;
-- 3 parameters

select count(*)::int as count from quality_finding q where true and q.outcome = $1 and exists (
select 1 from unit u
join unit_closure c on c.descendant_id = u.id and c.depth >= 0 and c.during @> greatest(least(coalesce(q.placed_on, current_date), u.last_day), u.first_day)
join unit_version held on held.unit_id = c.ancestor_id and held.code = $2 and held.during @> greatest(least(coalesce(q.placed_on, current_date), u.last_day), u.first_day)
where u.id = q.unit_id);
-- 2 parameters

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
