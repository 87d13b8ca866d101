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
r.id as key, r.code, r.title, r.status, r.unit_id as unit, r.year, r.legal_document_id as "legalDocument",
r.carries_out_id as "carriesOut", r.instrument_id as instrument, coalesce(make_date(r.year, 12, 31), d.published_on) as day,
r.source_id as "sourceId", r.locator from plan r left join source_document d on d.id = r.source_id where r.unit_id = any($1::int[]) order by r.id;
-- 1 parameter

select r.unit_id as unit, r.text, r.frequency, r.since, r.source_id as "sourceId", r.locator
from reporting_duty r where r.unit_id = any($1::int[]) order by r.id;
-- 1 parameter

select i.plan_id as plan, i.position, i.text, i.dimension_id as dimension, i.source_id as "sourceId", i.locator
from plan_item i where i.plan_id = any($1::int[]) order by i.plan_id, i.position;
-- 1 parameter

select
d.id as key, d.code, d.kind, d.title, d.publisher, d.published_on as "publishedOn", d.published_at as "publishedAt",
d.published_text as "publishedText", d.url, d.note from source_document d where d.id = any($1::int[]);
-- 1 parameter

select
l.id as key, l.number, l.kind, l.status, l.title, l.issuer_id as issuer, l.issued_on as "issuedOn", l.issued_year as "issuedYear", l.note from legal_document l where l.id = any($1::int[]);
-- 1 parameter

select i.id as key, i.code, i.version, i.name, i.year_from as "yearFrom", i.year_to as "yearTo", i.levels, i.note,
  i.source_id as "sourceId", i.locator
from survey_instrument i order by i.code, i.year_from nulls first;
-- 0 parameters

select d.id as key, d.instrument_id as instrument, d.code, d.name, d.canonical from survey_dimension d where d.id = any($1::int[]);
-- 1 parameter

select d.id as key, d.instrument_id as instrument, d.code, d.name, d.canonical from survey_dimension d where d.instrument_id = any($1::int[]) order by d.instrument_id, d.position;
-- 1 parameter
