select i.id as key, i.code, i.version, i.name, i.year_from as "yearFrom", i.year_to as "yearTo", i.levels, i.note,
  i.source_id as "sourceId", i.locator
from survey_instrument i order by i.code, i.year_from nulls first;
-- 0 parameters

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

select c.descendant_id as unit, v.code
from unit_closure c join unit_version v on v.unit_id = c.descendant_id and v.during @> $1::date
where c.ancestor_id = $2 and c.during @> $3::date and v.level = $4 and v.is_territory
union
select r.unit_id, v.code
from survey_result r join survey_campaign k on k.id = r.campaign_id join unit u on u.id = r.unit_id and u.last_day < $5::date
join unit_closure c on c.descendant_id = r.unit_id and c.during @> u.last_day
join unit_version v on v.unit_id = r.unit_id and v.during @> u.last_day
where c.ancestor_id = $6 and r.instrument_id = $7 and k.year = $8 and v.level = $9 and v.is_territory
order by code, unit;
-- 9 parameters

select (a.slot - 1)::int as slot, a.unit, a.instrument, a.year, found.result, coalesce(found.campaign, above.campaign) as campaign,
    found.value, found."scaleMax", found.sent, found.received, found.valid, found."sourceId", found.locator,
    coalesce(found.demo, above.demo, false) as demo,
    case when found.result is not null then found."noValueReason" when not daterange(u.first_day, u.last_day, '[]') && daterange(make_date(a.year, 1, 1), a.year_end, '[]') then 'UNIT_DID_NOT_EXIST'
      when above.campaign is not null then 'NOT_SAMPLED' else 'NOT_MEASURED' end as "noValueReason"
  from (
    select key.*, make_date(key.year, 12, 31) as year_end
    from unnest($1::int[], $2::int[], $3::int[])
      with ordinality as key(unit, instrument, year, slot)
  ) a
  join unit u on u.id = a.unit
  left join lateral (
    select
r.id as result, r.campaign_id as campaign, r.instrument_id as instrument, r.unit_id as unit, k.year,
case when not coalesce(r.valid < $4, false) then r.value end as value, r.scale_max as "scaleMax", r.sent, r.received, r.valid,
case when coalesce(r.valid < $5, false) then 'WITHHELD' else r.no_value_reason end as "noValueReason", r.demo, r.source_id as "sourceId", r.locator from survey_result r join survey_campaign k on k.id = r.campaign_id
    where r.unit_id = a.unit and r.instrument_id = a.instrument and k.year = a.year
    order by r.value is null, k.period_to desc nulls last, r.id desc limit 1
  ) found on true
  left join lateral (
    select k.id as campaign, k.demo
    from survey_campaign k
    join unit_closure c on c.ancestor_id = k.organiser_id and c.descendant_id = a.unit and c.during @> greatest(least(a.year_end, u.last_day), u.first_day)
    join unit_version v on v.unit_id = a.unit and v.during @> greatest(least(a.year_end, u.last_day), u.first_day) and v.is_territory and v.level = any(k.levels)
    where k.instrument_id = a.instrument and k.year = a.year and found.result is null
    order by c.depth limit 1
  ) above on true;
-- 5 parameters

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters

select
k.id as key, k.code, k.name, k.instrument_id as instrument, k.organiser_id as organiser, k.levels, k.year, k.period_from as "periodFrom",
k.period_to as "periodTo", k.sent, k.received, k.valid, k.demo, k.source_id as "sourceId", k.locator from survey_campaign k where k.id = any($1::int[]);
-- 1 parameter

select s.result_id as result, d.id as dimension, d.code, d.name, s.scale_max as "scaleMax",
  case when r.valid < $1 then null else s.value end as value,
  case when r.valid < $2 then 'WITHHELD' else s.no_value_reason end as "noValueReason"
from survey_dimension_result s
join survey_result r on r.id = s.result_id
join survey_dimension d on d.id = s.dimension_id
where s.result_id = any($3::int[]) order by s.result_id, d.position;
-- 3 parameters

select
d.id as key, d.code, d.kind, d.title, d.publisher, d.published_on as "publishedOn", d.published_at as "publishedAt",
d.published_text as "publishedText", d.url, d.note from source_document d where d.id = any($1::int[]);
-- 1 parameter

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters

select d.id as key, d.instrument_id as instrument, d.code, d.name, d.canonical from survey_dimension d where d.id = any($1::int[]);
-- 1 parameter
