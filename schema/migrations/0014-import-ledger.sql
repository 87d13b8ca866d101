-- Imports that run in the background, tell how far they are, and can be undone.

alter table import_job drop constraint import_job_status_check, drop constraint a_check_writes_nothing, drop constraint import_job_check,
  alter column ended_at drop not null, alter column ended_at drop default,
  alter column created set default 0, alter column updated set default 0, alter column unchanged set default 0,
  alter column rejected set default 0, alter column skipped set default 0, alter column facts drop not null;
alter table import_job
  add column phase text not null default 'DONE' check (phase in ('WAITING', 'READING', 'COMPARING', 'WRITING', 'DONE')),
  add column rows_read integer not null default 0 check (rows_read >= 0),
  add column bytes_read bigint not null default 0 check (bytes_read >= 0),
  add column heard_at timestamptz not null default clock_timestamp(),
  add column transaction_id xid8,
  add column balances jsonb not null default '[]',
  add column reverted_at timestamptz,
  add column reverted_by text check (reverted_by <> ''),
  add column restored integer check (restored >= 0),
  add column kept jsonb,
  add constraint import_job_status_check check (status in ('RUNNING', 'VALIDATED', 'COMMITTED', 'FAILED', 'REFUSED', 'INTERRUPTED', 'REVERTED')),
  add constraint it_ends_after_it_started check (started_at <= ended_at),
  add constraint only_what_runs_has_no_end check ((status = 'RUNNING') = (ended_at is null) and (status = 'RUNNING') = (phase <> 'DONE')),
  add constraint a_check_writes_nothing check (mode = 'COMMIT' or status not in ('COMMITTED', 'FAILED', 'REVERTED')),
  add constraint what_was_reverted_says_by_whom check ((status = 'REVERTED') = (reverted_at is not null) and (reverted_at is null) = (reverted_by is null)
    and (reverted_at is null) = (restored is null) and (reverted_at is null) = (kept is null)),
  drop constraint only_what_is_committed_has_a_source,
  add constraint only_what_is_committed_has_a_source check (source_id is null or status in ('COMMITTED', 'REVERTED'));
comment on table import_job is 'A file, or a list of items, that was read for a dataset (lần nhập dữ liệu). What it wrote and its end stand in one transaction.';
comment on column import_job.status is 'FAILED: nothing was written, because a row was rejected where all rows or none were to be. REFUSED: the file as a whole could not be taken. INTERRUPTED: the hub or its database stopped; nothing was written.';
comment on column import_job.heard_at is 'When the hub that runs the job last said so.';
comment on column import_job.transaction_id is 'The transaction that wrote its rows: a row whose xmin it is has not been touched since.';
comment on column import_job.balances is 'What the balance identities say of the figures of the file.';
comment on column import_job.restored is 'Rows that reverting took back.';
comment on column import_job.kept is 'Rows that reverting could not take back, and why.';
create index import_job_running on import_job (heard_at) where status = 'RUNNING';

-- Those who sent a file see what became of it.
drop policy wall on import_job;
create policy wall on import_job using ((select hub_flag('everything')) or actor = (select current_setting('hub.actor', true)));
drop policy wall on import_complaint;
create policy wall on import_complaint using ((select hub_flag('everything'))
  or exists (select from import_job j where j.id = job_id and j.actor = (select current_setting('hub.actor', true))));

alter table import_complaint drop constraint import_complaint_rows_check, drop constraint import_complaint_check,
  add constraint import_complaint_rows_check check (cardinality(rows) <= 100),
  add constraint import_complaint_check check (count >= cardinality(rows));
comment on column import_complaint.rows is 'Rows of the file as a spreadsheet counts them; the first hundred. None where the file as a whole is to blame.';

create table import_rejected_row (
  job_id integer not null references import_job (id) on delete cascade,
  place integer not null check (place >= 0),
  sheet text,
  row integer not null check (row > 0),
  cells jsonb not null,
  why text not null,
  why_vi text not null,
  primary key (job_id, place)
);
comment on table import_rejected_row is 'Rows that were not taken, as they stood, without what names a person, to be mended and sent again (dòng bị từ chối).';
alter table import_rejected_row enable row level security;
create policy wall on import_rejected_row using ((select hub_flag('everything'))
  or exists (select from import_job j where j.id = job_id and j.actor = (select current_setting('hub.actor', true))));

create table import_change (
  id bigint generated always as identity primary key,
  job_id integer not null references import_job (id),
  relation text not null,
  added int4range,
  key jsonb,
  before jsonb,
  check ((added is null) <> (key is null)),
  check (before is null or key is not null)
);
comment on table import_change is 'What an import changed, noted by note_import_change: keys of rows that it added, and rows that it changed as they were before.';
create index import_change_of_job on import_change (job_id, relation);
alter table import_change enable row level security;
create policy wall on import_change using ((select hub_flag('everything')));

-- Set by a trigger and not by the commands, so that nothing that an import writes can be forgotten. Outside an import it notes nothing.
-- Its arguments are the columns of the primary key.
create function note_import_change() returns trigger language plpgsql as $$
declare
  job constant integer := nullif(current_setting('hub.import_job', true), '')::integer;
begin
  if job is null then return null; end if;
  if tg_op = 'UPDATE' then
    insert into import_change (job_id, relation, key, before)
    select job, tg_table_name, (select jsonb_object_agg(k, to_jsonb(b) -> k) from unnest(tg_argv) k), to_jsonb(b) from before b;
  elsif tg_argv[0] = 'id' then
    insert into import_change (job_id, relation, added)
    select job, tg_table_name, int4range(min(key), max(key), '[]')
    from (select id as key, id - row_number() over (order by id) as island from added) i
    group by island;
  else
    insert into import_change (job_id, relation, key)
    select job, tg_table_name, (select jsonb_object_agg(k, to_jsonb(a) -> k) from unnest(tg_argv) k) from added a;
  end if;
  return null;
end $$;

create function keep_import_changes(relation regclass) returns void language plpgsql as $$
declare
  keys constant text := (
    select string_agg(quote_literal(a.attname), ', ' order by k.place)
    from pg_index i cross join unnest(i.indkey) with ordinality as k(attnum, place)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where i.indrelid = relation and i.indisprimary);
begin
  execute format('create trigger import_added after insert on %s referencing new table as added for each statement execute function note_import_change(%s)', relation, keys);
  execute format('create trigger import_changed after update on %s referencing old table as before for each statement execute function note_import_change(%s)', relation, keys);
end $$;

-- Every table that an import may fill; what follows from others (closures, sums, ranks by field) is made anew and not among them.
select keep_import_changes(relation) from unnest(array[
  'unit', 'unit_version', 'unit_succession',
  'criteria_set', 'criteria_field', 'criterion', 'criterion_equivalence', 'grade_band', 'tie_breaker',
  'scorecard', 'score', 'evidence',
  'procedure_field', 'procedure', 'dossier', 'dossier_report',
  'survey_campaign', 'survey_respondent_group', 'survey_result', 'survey_dimension_result', 'survey_answer_count',
  'metric', 'party', 'statement', 'legal_document', 'legal_document_mention',
  'recommendation', 'recommendation_party', 'recommendation_forwarding', 'recommendation_response'
]::regclass[]) relation;

-- Events keep where they come from, and one that was stated wrongly is withdrawn, never overwritten.
alter table dossier_event
  add column source_id integer references source_document (id),
  add column locator text,
  add column withdrawn_source_id integer references source_document (id),
  add column withdrawn_locator text;
comment on table dossier_event is 'Each state that a dossier came into and when, numbered as recorded; its life is the order of those that stand by at, then seq. Append-only: an event may be withdrawn once.';
comment on column dossier_event.withdrawn_source_id is 'The source by which the event is not so; null while it stands.';

drop trigger dossier_event_append_only on dossier_event;
drop function dossier_event_is_append_only();
create function dossier_event_is_append_only() returns trigger language plpgsql as $$
begin
  if current_setting('hub.reverting', true) = 'on' then return coalesce(new, old); end if;
  if tg_op = 'UPDATE' and old.withdrawn_source_id is null and new.withdrawn_source_id is not null
    and (new.dossier_id, new.seq, new.state, new.at, new.source_id, new.locator) is not distinct from
        (old.dossier_id, old.seq, old.state, old.at, old.source_id, old.locator) then return new; end if;
  raise exception 'dossier_event is append-only' using errcode = 'restrict_violation';
end $$;
create trigger dossier_event_append_only before update or delete on dossier_event for each row execute function dossier_event_is_append_only();
create function dossier_event_is_not_emptied() returns trigger language plpgsql as $$
begin
  raise exception 'dossier_event is append-only' using errcode = 'restrict_violation';
end $$;
create trigger dossier_event_not_emptied before truncate on dossier_event for each statement execute function dossier_event_is_not_emptied();

create or replace view dossier_life with (security_invoker = true) as
select
  dossier_id,
  (max(place) % 16)::smallint as state,
  max(at) as state_at,
  min(at) as submitted_at,
  min(at) filter (where refuses) as refused_at,
  min(at) filter (where received) as received_at,
  min(at) filter (where closes) as closed_at,
  (min(place) filter (where closes) % 16)::smallint as closing_state,
  coalesce(range_agg(daterange(vietnam_day(at), vietnam_day(next_at))) filter (where state in (5, 6)), '{}')
    - case when bool_or(closes) then datemultirange(daterange(vietnam_day(min(at) filter (where closes)), null)) else '{}' end as paused
from (
  select *, received and state in (3, 8, 9, 10) as closes, not received and state = 3 as refuses
  from (
    select dossier_id, state, at, row_number() over life * 16 + state as place, lead(at) over life as next_at,
      bool_or(state not in (1, 3)) over (partition by dossier_id order by at, seq) as received
    from dossier_event
    where withdrawn_source_id is null
    window life as (partition by dossier_id order by at, seq)
  ) ordered
) marked
group by dossier_id;
