/**
 * Sums up the forms of campaigns, whose keys are $1: a sum is known only where every unit with forms says it, for a part of
 * a sum would pass for all of it.
 */
export const SUM_UP_FORMS = `
  update survey_campaign k set sent = f.sent, received = f.received, valid = f.valid
  from (
    select c.id, case when count(sent) = count(unit_id) then sum(sent)::int end as sent,
      case when count(received) = count(unit_id) then sum(received)::int end as received,
      case when count(valid) = count(unit_id) then sum(valid)::int end as valid
    from unnest($1::int[]) as c(id)
    left join survey_result r on r.campaign_id = c.id and num_nonnulls(r.sent, r.received, r.valid) > 0
    group by c.id
  ) f
  where k.id = f.id and (k.sent, k.received, k.valid) is distinct from (f.sent, f.received, f.valid)`;
