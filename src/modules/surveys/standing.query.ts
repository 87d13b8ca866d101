import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { NoValueReason } from '../documents/index.js';

/** A campaign with what its results may name. */
export interface OpenCampaignRow {
  key: number;
  code: string;
  /** The identity of the unit that runs it. */
  organiser: number;
  year: number;
  periodFrom: string | null;
  periodTo: string | null;
  dimensions: string[];
  groups: string[];
  /** The options of each question, by code. */
  questions: Record<string, string[]>;
}

/** Campaigns by code, with their groups and the dimensions, questions and options of their instruments. */
export const openCampaigns = (reads: Reads, codes: readonly string[]) =>
  reads.rows(sql<OpenCampaignRow>`
    select k.id as key, k.code, k.organiser_id as organiser, k.year, k.period_from as "periodFrom", k.period_to as "periodTo",
      array(select d.code from survey_dimension d where d.instrument_id = k.instrument_id order by d.position) as dimensions,
      array(select g.code from survey_respondent_group g where g.campaign_id = k.id order by g.position) as groups,
      coalesce((select jsonb_object_agg(q.code, (select coalesce(jsonb_agg(o.code), '[]') from survey_option o where o.question_id = q.id))
        from survey_question q where q.instrument_id = k.instrument_id), '{}') as questions
    from survey_campaign k where k.code = any(${codes}::text[])`);

/** What is stored of a unit in a campaign, nothing withheld: for those who write it. */
export interface StandingResultRow {
  campaign: number;
  unit: number;
  value: string | null;
  scaleMax: string | null;
  noValueReason: NoValueReason | null;
  sent: number | null;
  received: number | null;
  valid: number | null;
}

export const standingResults = (reads: Reads, campaigns: readonly number[]) =>
  reads.rows(sql<StandingResultRow>`
    select r.campaign_id as campaign, r.unit_id as unit, r.value, r.scale_max as "scaleMax", r.no_value_reason as "noValueReason",
      r.sent, r.received, r.valid
    from survey_result r where r.campaign_id = any(${campaigns}::int[])`);

export interface StandingDimensionRow extends Pick<StandingResultRow, 'campaign' | 'unit' | 'value' | 'scaleMax' | 'noValueReason'> {
  dimension: string;
}

export const standingDimensions = (reads: Reads, campaigns: readonly number[]) =>
  reads.rows(sql<StandingDimensionRow>`
    select r.campaign_id as campaign, r.unit_id as unit, d.code as dimension, m.value, m.scale_max as "scaleMax",
      m.no_value_reason as "noValueReason"
    from survey_result r join survey_dimension_result m on m.result_id = r.id join survey_dimension d on d.id = m.dimension_id
    where r.campaign_id = any(${campaigns}::int[])`);

export interface StandingAnswerRow {
  campaign: number;
  unit: number;
  question: string;
  group: string;
  option: string;
  count: number;
}

export const standingAnswers = (reads: Reads, campaigns: readonly number[]) =>
  reads.rows(sql<StandingAnswerRow>`
    select a.campaign_id as campaign, a.unit_id as unit, q.code as question, a.group_code as "group", a.option_code as option, a.count
    from survey_answer_count a join survey_question q on q.id = a.question_id where a.campaign_id = any(${campaigns}::int[])`);
