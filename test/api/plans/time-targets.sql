select
d.id as key, d.code, d.kind, d.title, d.publisher, d.published_on as "publishedOn", d.published_at as "publishedAt",
d.published_text as "publishedText", d.url, d.note from source_document d where d.code = any($1::text[]);
-- 1 parameter

select
r.id as key, r.unit_id as unit, r.unresolved_unit as "unresolvedUnit", r.procedure_id as procedure,
coalesce(r.statutory_days, p.statutory_days)::text as "statutoryDays", coalesce(r.committed_days, p.committed_days)::text as "committedDays",
r.cut_percent as "cutPercent", r.operator, r.text, r.period_from as "periodFrom", r.period_to as "periodTo", coalesce(r.period_to, r.period_from, d.published_on) as day,
r.source_id as "sourceId", r.locator, coalesce(extract(year from coalesce(r.period_to, r.period_from, d.published_on)), 0)::int as newest from time_target r left join source_document d on d.id = r.source_id left join procedure p on p.id = r.procedure_id where ($1::int is null or r.source_id = $2::int) and true
order by (coalesce(extract(year from coalesce(r.period_to, r.period_from, d.published_on)), 0)::int, r.id) desc limit $3;
-- 3 parameters

select count(*)::int as count from time_target r left join source_document d on d.id = r.source_id left join procedure p on p.id = r.procedure_id where ($1::int is null or r.source_id = $2::int) and true;
-- 2 parameters

select
d.id as key, d.code, d.kind, d.title, d.publisher, d.published_on as "publishedOn", d.published_at as "publishedAt",
d.published_text as "publishedText", d.url, d.note from source_document d where d.id = any($1::int[]);
-- 1 parameter
