select * from (
  select
u.id as unit, least($1::date, v.valid_to - 1) as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator, (case when v.search_key = $2 then 0 when right(v.search_key, length($3) + 1) = ' ' || $4 then 2
  when position(' ' || $5 in ' ' || v.search_key) > 0 then 4 else 6 end
  + case when position($6 in v.fold_key) > 0 then 0 else 1 end)::int as rank, ((v.valid_to <= $7::date) is true)::int as ended,
    case v.level when 'NATIONAL' then 0 when 'PROVINCE' then 1 when 'DISTRICT' then 2 else 3 end + case when v.is_territory then 0 else 4 end as depth
  from unit_version v join unit u on u.id = v.unit_id
  where v.during && daterange($8::date, $9::date, '[]') and v.search_key like $10
    and not exists (select 1 from unit_version later
      where (later.code = v.code or later.unit_id = v.unit_id) and later.during && daterange($11::date, $12::date, '[]')
        and later.valid_from > coalesce(v.valid_from, '-infinity'))) l
   order by rank, ended, depth, code, unit limit $13;
-- 13 parameters

select (k.slot - 1)::int as slot,
u.id as unit, k.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit_closure c on c.descendant_id = k.unit and c.depth > 0 and c.during @> k.day
  join unit_version v on v.unit_id = c.ancestor_id and v.during @> k.day
  join unit u on u.id = v.unit_id
  order by k.slot, c.depth;
-- 2 parameters
