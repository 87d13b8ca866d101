select
l.id as key, l.number, l.kind, l.status, l.title, l.issuer_id as issuer, l.issued_on as "issuedOn", l.issued_year as "issuedYear", l.note from legal_document l where ($1::text is null or l.number = $2::text) and ($3::text[] is null or l.kind = any($4::text[]))  order by l.number, l.id limit $5;
-- 5 parameters

select count(*)::int as count from legal_document l where ($1::text is null or l.number = $2::text) and ($3::text[] is null or l.kind = any($4::text[]));
-- 4 parameters

select m.legal_document_id as document, m.text, m.source_id as "sourceId", m.locator
from legal_document_mention m
where m.legal_document_id = any($1::int[]) order by m.legal_document_id, m.source_id, m.locator;
-- 1 parameter

select p.id as key, p.name, p.unit_id as unit from party p where p.id = any($1::int[]);
-- 1 parameter

select
d.id as key, d.code, d.kind, d.title, d.publisher, d.published_on as "publishedOn", d.published_at as "publishedAt",
d.published_text as "publishedText", d.url, d.note from source_document d where d.id = any($1::int[]);
-- 1 parameter
