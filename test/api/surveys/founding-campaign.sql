select
k.id as key, k.code, k.name, k.instrument_id as instrument, k.organiser_id as organiser, k.levels, k.year, k.period_from as "periodFrom",
k.period_to as "periodTo", k.sent, k.received, k.valid, k.demo, k.source_id as "sourceId", k.locator from survey_campaign k join survey_instrument i on i.id = k.instrument_id where ($1::text is null or i.code = $2::text) and ($3::int is null or k.year = $4::int)  order by k.year desc, k.code desc limit $5;
-- 5 parameters

select count(*)::int as count from survey_campaign k join survey_instrument i on i.id = k.instrument_id where ($1::text is null or i.code = $2::text) and ($3::int is null or k.year = $4::int);
-- 4 parameters

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters

select g.campaign_id as campaign, g.code, g.name from survey_respondent_group g
where g.campaign_id = any($1::int[]) order by g.campaign_id, g.position;
-- 1 parameter

select
r.id as result, r.campaign_id as campaign, r.instrument_id as instrument, r.unit_id as unit, k.year,
case when not coalesce(r.valid < $1, false) then r.value end as value, r.scale_max as "scaleMax", r.sent, r.received, r.valid,
case when coalesce(r.valid < $2, false) then 'WITHHELD' else r.no_value_reason end as "noValueReason", r.demo, r.source_id as "sourceId", r.locator from survey_result r join survey_campaign k on k.id = r.campaign_id where r.campaign_id = any($3::int[]) order by r.id;
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
