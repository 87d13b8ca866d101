import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import { withinLife } from '../units/index.js';
import type { StatementFacts } from './facts.rules.js';
import type { Placement } from './placement.js';

export interface StatementFactsRow extends StatementFacts, Placement {
  key: number;
}

/** Units of the metric's kinds that ever lay below the subject, with the days on which they did. */
const spans = sql`(
    select jsonb_agg(jsonb_build_object('unit', v.unit_id, 'name', v.name, 'from', lower(x.span), 'to', upper(x.span),
        'toKnown', upper(x.span) is distinct from v.valid_to or v.valid_to_known,
        'successors', array(select l.successor_id from unit_succession l
          where l.predecessor_id = v.unit_id and l.effective_on = upper(x.span) and l.successor_id <> v.unit_id order by l.successor_id))
      order by v.code, lower(x.span) nulls first)
    from unit_closure c
    join unit_version v on v.unit_id = c.descendant_id and v.kind = any(m.register_kinds) and v.during && c.during
    cross join lateral (select c.during * v.during as span) x
    where c.ancestor_id = s.unit_id and c.depth > 0)`;

/** What the checks of statements need; of all statements where `keys` is null. */
export const statementFacts = (reads: Reads, keys: readonly number[] | null) =>
  reads.rows(sql<StatementFactsRow>`
    select s.id as key, s.text as figure, s.operator = 'EXACT' as exact, s.value, s.out_of as "outOf", s.period_from as "periodFrom", s.period_to as "periodTo",
      s.as_of as "asOf", d.published_on as "publishedOn", s.source_id as "sourceId", s.locator, false as demo, s.unit_id as unit,
      t.day as "placedOn",
      case when m.register_kinds is not null and s.unit_id is not null then coalesce(${spans}, '[]') end as spans,
      (select jsonb_build_object('name', v.name, 'on', t.day)
        from unit u join unit_version v on v.unit_id = u.id and v.during @> ${withinLife(sql`t.day`)}
        where u.id = s.unit_id and t.day is not null) as subject
    from statement s join metric m on m.id = s.metric_id join source_document d on d.id = s.source_id
    cross join lateral (select coalesce(s.as_of, s.period_to, d.published_on) as day) t
    where ${keys}::int[] is null or s.id = any(${keys}::int[])
    order by s.id`);
