-- The second wall: what src/modules/access/policy.ts filters, the database filters once more, against the keys that the opening of
-- a snapshot sets. Where nothing is set, nothing protected is seen.
create function hub_flag(name text) returns boolean language sql stable parallel safe
  return coalesce(current_setting('hub.' || name, true), '') = 'on';
create function hub_keys(name text) returns integer[] language sql stable parallel safe
  return coalesce(nullif(current_setting('hub.' || name, true), ''), '{}')::integer[];
comment on function hub_keys is 'A set of keys of the viewer''s scope; empty where none is set. In a policy as (select unnest(…)), which is hashed once a statement.';

-- A row behind another is asked for by a scalar subquery, which gives null where the other is not seen. Exists would be planned twice
-- each time, for one row and hashed for many, and policies stand in each other: evidence was planned for 6 ms to be read in one.
alter table scoring_round enable row level security;
create policy wall on scoring_round using (
  (select hub_flag('everything') or hub_flag('counting')) or status = 'PUBLISHED' or id in (select unnest(hub_keys('rounds'))));

alter table scorecard enable row level security;
create policy wall on scorecard using (
  (select hub_flag('everything') or hub_flag('counting'))
  or (select r.status = 'PUBLISHED' from scoring_round r where r.id = round_id)
  or round_id in (select unnest(hub_keys('rounds'))) and (
    unit_id in (select unnest(hub_keys('own')))
    or round_id in (select unnest(hub_keys('appraised')))
    or status not in ('DRAFT', 'SUBMITTED') and (
      unit_id in (select unnest(hub_keys('below'))) or id in (select unnest(hub_keys('overseen'))))));

alter table scorecard_field enable row level security;
create policy wall on scorecard_field using (
  (select hub_flag('everything')) or (select true from scorecard k where k.id = scorecard_id));

alter table score enable row level security;
create policy wall on score using (
  (select hub_flag('everything')) or (select true from scorecard k where k.id = scorecard_id));

alter table evidence enable row level security;
create policy wall on evidence using (
  (select hub_flag('everything')) or (
    select k.unit_id in (select unnest(hub_keys('own'))) or k.round_id in (select unnest(hub_keys('appraised')))
    from score s join scorecard k on k.id = s.scorecard_id where s.id = score_id));

alter table dossier enable row level security;
create policy wall on dossier using (
  (select hub_flag('everything') or hub_flag('counting')) or responsible_unit_id in (select unnest(hub_keys('below'))));

alter table dossier_event enable row level security;
create policy wall on dossier_event using (
  (select hub_flag('everything')) or (select true from dossier d where d.id = dossier_id));

alter table quality_finding enable row level security;
create policy wall on quality_finding using (
  (select hub_flag('everything')) or subject_type <> 'Scorecard' or (select true from scorecard k where k.id = subject_id));

alter table audit_entry enable row level security;
create policy wall on audit_entry using ((select hub_flag('administers')));
alter table account enable row level security;
create policy wall on account using ((select hub_flag('administers')));
alter table account_role enable row level security;
create policy wall on account_role using ((select hub_flag('administers')));
alter table service_key enable row level security;
create policy wall on service_key using ((select hub_flag('administers')));
alter table revoked_token enable row level security;
create policy wall on revoked_token using ((select hub_flag('administers')));

-- Views read as whoever asks them, so that the wall stands behind them too.
alter view dossier_life set (security_invoker = true);
alter view dossier_movement set (security_invoker = true);

-- What may be counted of rows that stay unseen; each function says of what. They run as the owner, and say so to policies that bind
-- the owner too.
create function round_progress(rounds integer[])
  returns table (round integer, units integer, submitted integer, submitted_on_time integer, appraised integer, finalized integer)
  language sql stable security definer set search_path = public, pg_temp set hub.counting = 'on'
  begin atomic
    select k.round_id, count(*)::integer,
      count(*) filter (where k.status <> 'DRAFT')::integer,
      count(*) filter (where k.submitted_at is not null and not k.late)::integer,
      count(*) filter (where k.status not in ('DRAFT', 'SUBMITTED'))::integer,
      count(*) filter (where k.status = 'FINALIZED')::integer
    from scorecard k join scoring_round r on r.id = k.round_id
    where r.id = any(rounds) and (hub_flag('everything') or r.status = 'PUBLISHED' or r.id = any(hub_keys('rounds')))
    group by k.round_id;
  end;
comment on function round_progress is 'How many sheets of a round have come how far: whoever sees the round sees the counts.';

create function dossier_flow_so_far(units integer[], first date, last date)
  returns table (unit_id integer, procedure_field_id integer, channel text, service_level text, demo boolean, intake integer, refused integer,
    early integer, on_time integer, late integer, returned integer, withdrawn integer, paused_in integer, paused_out integer,
    overdue_in integer, overdue_out integer)
  language sql stable security definer set search_path = public, pg_temp set hub.counting = 'on'
  begin atomic
    select m.unit_id, p.field_id, m.channel, m.service_level, m.demo,
      count(*) filter (where movement = 'INTAKE')::integer, count(*) filter (where movement = 'REFUSED')::integer,
      count(*) filter (where movement = 'EARLY')::integer, count(*) filter (where movement = 'ON_TIME')::integer,
      count(*) filter (where movement = 'LATE')::integer, count(*) filter (where movement = 'RETURNED')::integer,
      count(*) filter (where movement = 'WITHDRAWN')::integer, count(*) filter (where movement = 'PAUSED_IN')::integer,
      count(*) filter (where movement = 'PAUSED_OUT')::integer, count(*) filter (where movement = 'OVERDUE_IN')::integer,
      count(*) filter (where movement = 'OVERDUE_OUT')::integer
    from dossier_movement m join procedure p on p.id = m.procedure_id
    where m.unit_id = any(units) and m.day between first and last
      and first = date_trunc('month', first)::date and last < (first + interval '1 month')::date
    group by 1, 2, 3, 4, 5;
  end;
comment on function dossier_flow_so_far is 'Movements of units from the first day of a month to a day of the same month, as dossier_flow has them for whole months.';

-- Answers of groups of which fewer than 5 answered a question are nobody's to see, and neither is what would give them away: where a
-- question has such a group, its smallest groups are withheld until at least two are, with at least 5 answers between them.
create function survey_answers(results integer[])
  returns table (result integer, question_id integer, group_code text, option_code text, count integer, withheld boolean)
  language sql stable security definer set search_path = public, pg_temp set hub.counting = 'on'
  begin atomic
    with answer_group as (
      select r.id as result, a.question_id, a.group_code, sum(a.count) as answers
      from survey_result r join survey_answer_count a on a.campaign_id = r.campaign_id and a.unit_id = r.unit_id
      where r.id = any(results) group by r.id, a.question_id, a.group_code
    ), ranked as (
      select g.*, row_number() over smallest_first as place, sum(answers) over smallest_first - answers as below,
        count(*) filter (where answers < 5) over (partition by g.result, g.question_id) as few
      from answer_group g
      window smallest_first as (partition by g.result, g.question_id order by answers, group_code rows unbounded preceding)
    )
    select g.result, g.question_id, g.group_code, a.option_code, case when not w.withheld then a.count end, w.withheld
    from ranked g
    cross join lateral (select few > 0 and (place <= greatest(few, 2) or below < 5) as withheld) w
    join survey_result r on r.id = g.result
    join survey_answer_count a
      on a.campaign_id = r.campaign_id and a.unit_id = r.unit_id and a.question_id = g.question_id and a.group_code = g.group_code;
  end;
comment on function survey_answers is 'Answers to the questions of results, as far as they may be shown: the one way for readers to the counts.';
alter table survey_answer_count enable row level security;
create policy wall on survey_answer_count using ((select hub_flag('counting')));
