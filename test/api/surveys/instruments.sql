select i.id as key, i.code, i.version, i.name, i.year_from as "yearFrom", i.year_to as "yearTo", i.levels, i.note,
  i.source_id as "sourceId", i.locator
from survey_instrument i order by i.code, i.year_from nulls first;
-- 0 parameters

select d.id as key, d.instrument_id as instrument, d.code, d.name, d.canonical from survey_dimension d where d.instrument_id = any($1::int[]) order by d.instrument_id, d.position;
-- 1 parameter

select
d.id as key, d.code, d.kind, d.title, d.publisher, d.published_on as "publishedOn", d.published_at as "publishedAt",
d.published_text as "publishedText", d.url, d.note from source_document d where d.id = any($1::int[]);
-- 1 parameter
