import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';

/** A question of a stored result. */
export interface AskedQuestion {
  /** Key of the result. */
  readonly result: number;
  /** Code of the question. */
  readonly question: string;
}

/** How many chose an option, of all groups of respondents together. */
export interface OptionCountRow {
  weight: string;
  count: number;
  /** Whether a group is withheld from the count. */
  withheld: boolean;
}

/** Options of questions with their answers, the best option first; no row for a question that the instrument does not ask. */
export const optionCounts = (reads: Reads, asked: readonly AskedQuestion[], nothingWithheld: boolean) => {
  const results = asked.map(({ result }) => result);
  const answers = nothingWithheld
    ? sql`select r.id as result, c.question_id, c.option_code, c.count, false as withheld
        from survey_result r join survey_answer_count c on c.campaign_id = r.campaign_id and c.unit_id = r.unit_id where r.id = any(${results}::int[])`
    : sql`select n.result, n.question_id, n.option_code, n.count, n.withheld from survey_answers(${results}::int[]) n`;
  return reads.rows(sql<OptionCountRow & { slot: number }>`
    with answer as (${answers}), added as (
      select result, question_id, option_code, sum(count)::int as count, bool_or(withheld) as withheld from answer group by 1, 2, 3
    )
    select (a.slot - 1)::int as slot, o.weight, coalesce(n.count, 0) as count, coalesce(n.withheld, false) as withheld
    from unnest(${results}::int[], ${asked.map(({ question }) => question)}::text[]) with ordinality as a(result, question, slot)
    join survey_result r on r.id = a.result
    join survey_question q on q.instrument_id = r.instrument_id and q.code = a.question
    join survey_option o on o.question_id = q.id
    left join added n on n.result = a.result and n.question_id = q.id and n.option_code = o.code
    order by a.slot, o.weight desc, o.code`);
};

/** Lets the rest of a command’s transaction see what nobody else may: the answers of each group, also where a wall is forced on the owner. */
export const countEveryGroup = (reads: Reads) => reads.rows(sql`select set_config('hub.counting', 'on', true)`);
