import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { NoValueReason } from '../documents/index.js';
import { FEWEST_ANSWERS } from './survey.rules.js';

export interface SurveyDimensionResultRow {
  result: number;
  dimension: number;
  code: string;
  name: string;
  value: string | null;
  scaleMax: string | null;
  noValueReason: NoValueReason | null;
}

/** Results by dimension, in the order of the instrument; withheld where the whole result is. */
export const dimensionsOfResults = (reads: Reads, results: readonly number[]) =>
  reads.rows(sql<SurveyDimensionResultRow>`
    select s.result_id as result, d.id as dimension, d.code, d.name, s.scale_max as "scaleMax",
      case when r.valid < ${FEWEST_ANSWERS} then null else s.value end as value,
      case when r.valid < ${FEWEST_ANSWERS} then 'WITHHELD' else s.no_value_reason end as "noValueReason"
    from survey_dimension_result s
    join survey_result r on r.id = s.result_id
    join survey_dimension d on d.id = s.dimension_id
    where s.result_id = any(${results}::int[]) order by s.result_id, d.position`);

export interface SurveyAnswerCountRow {
  result: number;
  questionCode: string;
  question: string;
  groupCode: string;
  group: string;
  optionCode: string;
  option: string;
  weight: string;
  count: number | null;
  noValueReason: NoValueReason | null;
}

/**
 * Answers by question, group and option. A group of fewer than 5 answers to a question is withheld whole, and so are the next smallest as
 * far as they would tell what it answered: `survey_answers` decides.
 */
export const answersOfResults = (reads: Reads, results: readonly number[]) =>
  reads.rows(sql<SurveyAnswerCountRow>`
    select n.result, q.code as "questionCode", q.text as question, g.code as "groupCode", g.name as "group", o.code as "optionCode",
      o.label as "option", o.weight, n.count, case when n.withheld then 'WITHHELD' end as "noValueReason"
    from survey_answers(${results}::int[]) n
    join survey_result r on r.id = n.result
    join survey_question q on q.id = n.question_id
    join survey_option o on o.question_id = n.question_id and o.code = n.option_code
    join survey_respondent_group g on g.campaign_id = r.campaign_id and g.code = n.group_code
    order by n.result, q.code, g.position, o.code`);
