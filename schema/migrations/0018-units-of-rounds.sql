-- Which units are in a round is known to whoever sees the round, also while their sheets are nobody else's to see.
create function round_units(rounds integer[])
  returns table (round integer, unit integer)
  language sql stable security definer set search_path = public, pg_temp set hub.counting = 'on'
  begin atomic
    select k.round_id, k.unit_id
    from scorecard k join scoring_round r on r.id = k.round_id
    where r.id = any(rounds) and (hub_flag('everything') or r.status = 'PUBLISHED' or r.id = any(hub_keys('rounds')));
  end;
comment on function round_units is 'The units of rounds (đơn vị tham gia): whoever sees the round sees who is in it, and nothing else of their sheets.';
