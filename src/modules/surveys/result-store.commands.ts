import type { Client } from 'pg';
import type { Restorable } from '../../kernel/restore.js';
import { SUM_UP_FORMS } from './result.sql.js';
import type { StandingAnswerRow, StandingDimensionRow, StandingResultRow } from './standing.query.js';

/** A result with the place that states it. */
export interface StatedResult extends Readonly<StandingResultRow> {
  /** Key of the source document. */
  readonly source: number;
  readonly locator: string;
}

/** What a file states of units in campaigns; each dimension and answer of a unit that has a result, or is given one. */
export interface StatedSurvey {
  readonly results: readonly StatedResult[];
  readonly dimensions: readonly Readonly<StandingDimensionRow>[];
  readonly answers: readonly Readonly<StandingAnswerRow>[];
}

/** Adds what campaigns found for units, or brings it up to date; sums up the campaigns' forms. The audit row is the caller's. */
export async function storeSurveyResults(client: Client, { results, dimensions, answers }: StatedSurvey): Promise<void> {
  await client.query(RESULTS, [JSON.stringify(results)]);
  await client.query(DIMENSIONS, [JSON.stringify(dimensions)]);
  await client.query(ANSWERS, [JSON.stringify(answers)]);
  await client.query(SUM_UP_FORMS, [[...new Set(results.map(({ campaign }) => campaign))]]);
}

const RESULTS = `
  insert into survey_result (campaign_id, instrument_id, unit_id, value, scale_max, no_value_reason, sent, received, valid, demo, source_id, locator)
  select k.id, k.instrument_id, n.unit, n.value, n."scaleMax", n."noValueReason", n.sent, n.received, n.valid, k.demo, n.source, n.locator
  from jsonb_to_recordset($1) as n(campaign int, unit int, value numeric, "scaleMax" numeric, "noValueReason" text, sent int, received int,
    valid int, source int, locator text)
  join survey_campaign k on k.id = n.campaign
  on conflict (campaign_id, unit_id) do update set value = excluded.value, scale_max = excluded.scale_max,
    no_value_reason = excluded.no_value_reason, sent = excluded.sent, received = excluded.received, valid = excluded.valid,
    source_id = excluded.source_id, locator = excluded.locator`;

const DIMENSIONS = `
  insert into survey_dimension_result (result_id, dimension_id, instrument_id, value, scale_max, no_value_reason)
  select r.id, d.id, r.instrument_id, n.value, n."scaleMax", n."noValueReason"
  from jsonb_to_recordset($1) as n(campaign int, unit int, dimension text, value numeric, "scaleMax" numeric, "noValueReason" text)
  join survey_result r on r.campaign_id = n.campaign and r.unit_id = n.unit
  join survey_dimension d on d.instrument_id = r.instrument_id and d.code = n.dimension
  on conflict (result_id, dimension_id) do update set value = excluded.value, scale_max = excluded.scale_max,
    no_value_reason = excluded.no_value_reason`;

const ANSWERS = `
  insert into survey_answer_count (campaign_id, unit_id, group_code, question_id, instrument_id, option_code, count)
  select r.campaign_id, r.unit_id, n."group", q.id, r.instrument_id, n.option, n.count
  from jsonb_to_recordset($1) as n(campaign int, unit int, question text, "group" text, option text, count int)
  join survey_result r on r.campaign_id = n.campaign and r.unit_id = n.unit
  join survey_question q on q.instrument_id = r.instrument_id and q.code = n.question
  on conflict (campaign_id, unit_id, question_id, group_code, option_code) do update set count = excluded.count`;

/** Results with their dimensions and answers; the campaigns' sums follow from them. */
export const surveyResultsRestorable: Restorable = {
  relations: ['survey_result', 'survey_dimension_result', 'survey_answer_count'],
  before: async ({ client }) => {
    await client.query(
      `create temporary table restored_campaign on commit drop as
       select distinct campaign_id as id from survey_result where id in (select id from restoring where relation = 'survey_result')`,
    );
  },
  after: async ({ client }) => {
    const { rows } = await client.query<{ id: number }>('select id from restored_campaign');
    await client.query(SUM_UP_FORMS, [rows.map(({ id }) => id)]);
  },
};
