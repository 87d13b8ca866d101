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

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters

select (k.slot - 1)::int as slot,
u.id as unit, k.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit_closure c on c.descendant_id = k.unit and c.depth > 0 and c.during @> k.day
  join unit_version v on v.unit_id = c.ancestor_id and v.during @> k.day
  join unit u on u.id = v.unit_id
  order by k.slot, c.depth;
-- 2 parameters
