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
m.id as key, m.code, m.title, m.topic, m.organ_id as organ, m.team_name as "teamName", m.lead_post as "leadPost",
m.period_from as "periodFrom", m.period_to as "periodTo", m.day, m.source_id as "sourceId", m.locator from (
  select o.*, coalesce((select min(w.held_on) from mission_session w where w.mission_id = o.id), o.period_to, d.published_on) as day
  from oversight_mission o left join source_document d on d.id = o.source_id) m where exists (select 1 from mission_subject s where s.mission_id = m.id and exists (
  select 1 from unit u
  join unit_closure c on c.descendant_id = u.id and c.depth = 0 and c.during @> greatest(least(coalesce(m.day, '0001-01-01'::date), u.last_day), u.first_day)
  join unit_version held on held.unit_id = c.ancestor_id and held.code = $1 and held.during @> greatest(least(coalesce(m.day, '0001-01-01'::date), u.last_day), u.first_day)
  where u.id = s.unit_id))
  order by coalesce(m.day, '0001-01-01'::date) desc, m.id desc limit $2;
-- 2 parameters

select s.mission_id as mission, s.unit_id as unit from mission_subject s
where s.mission_id = any($1::int[]) order by s.mission_id, s.unit_id;
-- 1 parameter

select w.mission_id as mission, w.held_on as "heldOn", w.place, w.chair_post as "chairPost", w.source_id as "sourceId", w.locator
from mission_session w where w.mission_id = any($1::int[]) order by w.mission_id, w.held_on, w.id;
-- 1 parameter

select
f.id as key, f.mission_id as mission, f.unit_id as unit, f.unresolved_subject as "unresolvedSubject", f.kind, f.text,
f.criterion_id as criterion, f.found_on as "foundOn", f.source_id as "sourceId", f.locator from oversight_finding f where f.mission_id = any($1::int[]) order by f.found_on, f.id;
-- 1 parameter

select
r.id as key, r.mission_id as mission, r.from_id as "fromParty", r.text, r.status, r.raised_on as "raisedOn", r.due_on as "dueOn",
r.source_id as "sourceId", r.locator from recommendation r where r.mission_id = any($1::int[]) order by r.mission_id, r.id;
-- 1 parameter

select l.mission_id as mission, l.statement_id as statement from mission_statement l
where l.mission_id = any($1::int[]) order by l.mission_id, l.statement_id;
-- 1 parameter

select (k.slot - 1)::int as slot,
u.id as unit, d.day as "on", v.code, v.name, v.kind, v.level, v.parent_id as parent,
u.first_day as "validFrom", u.last_day + 1 as "validTo", v.source_id as "sourceId", v.locator
  from unnest($1::int[], $2::date[]) with ordinality as k(unit, day, slot)
  join unit u on u.id = k.unit
  cross join lateral (select greatest(least(k.day, u.last_day), u.first_day) as day) d
  join unit_version v on v.unit_id = u.id and v.during @> d.day;
-- 2 parameters

select
c.id as key, c.finding_id as finding, c.ordinal, c.kind, c.text, c.owner_id as owner, c.criterion_id as criterion,
f.found_on as "foundOn", c.source_id as "sourceId", c.locator from finding_cause c join oversight_finding f on f.id = c.finding_id where c.finding_id = any($1::int[]) order by c.finding_id, c.ordinal;
-- 1 parameter

select p.id as key, p.name, p.unit_id as unit from party p where p.id = any($1::int[]);
-- 1 parameter

select a.recommendation_id as recommendation, a.party_id as party from recommendation_party a
where a.recommendation_id = any($1::int[]) order by a.recommendation_id, a.ordinal;
-- 1 parameter

select f.recommendation_id as recommendation, f.party_id as party, f.by_id as by, f.forwarded_on as "forwardedOn",
  coalesce(f.forwarded_on, r.raised_on) as day, f.source_id as "sourceId", f.locator
from recommendation_forwarding f join recommendation r on r.id = f.recommendation_id
where f.recommendation_id = any($1::int[]) order by f.recommendation_id, f.ordinal;
-- 1 parameter

select a.recommendation_id as recommendation, a.from_id as "fromParty", a.responded_on as "respondedOn", a.text,
  a.source_id as "sourceId", a.locator
from recommendation_response a
where a.recommendation_id = any($1::int[]) order by a.recommendation_id, a.responded_on, a.id;
-- 1 parameter

select
s.id as key, s.metric_id as metric, s.unit_id as unit, s.unresolved_subject as "unresolvedSubject", s.scope, s.operator, s.value,
s.out_of as "outOf", s.text, s.period_from as "periodFrom", s.period_to as "periodTo", s.as_of as "asOf",
s.no_value_reason as "noValueReason", coalesce(s.as_of, s.period_to, d.published_on) as day, s.source_id as "sourceId", s.locator from statement s join source_document d on d.id = s.source_id where s.id = any($1::int[]);
-- 1 parameter

select p.id as key, p.name, p.unit_id as unit from party p where p.id = any($1::int[]);
-- 1 parameter

select p.id as key, p.name, p.unit_id as unit from party p where p.id = any($1::int[]);
-- 1 parameter

select
m.id as key, m.code, m.name, m.unit_of_measure as "unitOfMeasure", m.description, m.register_kinds as "registerKinds" from metric m where m.id = any($1::int[]);
-- 1 parameter

select s.id as key, s.text as figure, s.operator = 'EXACT' as exact, s.value, s.out_of as "outOf", s.period_from as "periodFrom", s.period_to as "periodTo",
  s.as_of as "asOf", d.published_on as "publishedOn", s.source_id as "sourceId", s.locator, false as demo, s.unit_id as unit,
  t.day as "placedOn",
  case when m.register_kinds is not null and s.unit_id is not null then coalesce((
select jsonb_agg(jsonb_build_object('unit', v.unit_id, 'name', v.name, 'from', lower(x.span), 'to', upper(x.span),
    'toKnown', upper(x.span) is distinct from v.valid_to or v.valid_to_known,
    'successors', array(select l.successor_id from unit_succession l
      where l.predecessor_id = v.unit_id and l.effective_on = upper(x.span) and l.successor_id <> v.unit_id order by l.successor_id))
  order by v.code, lower(x.span) nulls first)
from unit_closure c
join unit_version v on v.unit_id = c.descendant_id and v.kind = any(m.register_kinds) and v.during && c.during
cross join lateral (select c.during * v.during as span) x
where c.ancestor_id = s.unit_id and c.depth > 0), '[]') end as spans,
  (select jsonb_build_object('name', v.name, 'on', t.day)
    from unit u join unit_version v on v.unit_id = u.id and v.during @> greatest(least(t.day, u.last_day), u.first_day)
    where u.id = s.unit_id and t.day is not null) as subject
from statement s join metric m on m.id = s.metric_id join source_document d on d.id = s.source_id
cross join lateral (select coalesce(s.as_of, s.period_to, d.published_on) as day) t
where $1::int[] is null or s.id = any($2::int[])
order by s.id;
-- 2 parameters

select
d.id as key, d.code, d.kind, d.title, d.publisher, d.published_on as "publishedOn", d.published_at as "publishedAt",
d.published_text as "publishedText", d.url, d.note from source_document d where d.id = any($1::int[]);
-- 1 parameter
