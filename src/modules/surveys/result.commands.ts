import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import { requireSources, type NoValueReason } from '../documents/index.js';
import { SUM_UP_FORMS } from './result.sql.js';

interface Measured {
  /** An exact decimal as text. */
  readonly value?: string | null;
  readonly scaleMax?: number | null;
  readonly noValueReason?: `${NoValueReason}` | null;
}

export interface NewResult extends Measured {
  /** The identity of the unit. */
  readonly unit: number;
  readonly sent?: number | null;
  readonly received?: number | null;
  readonly valid?: number | null;
  readonly demo?: boolean;
  /** Code of the source document. */
  readonly source?: string | null;
  readonly locator?: string | null;
  /** By code of the dimension. */
  readonly dimensions?: readonly (Measured & { readonly code: string })[];
  readonly answers?: readonly NewAnswerCount[];
}

export interface NewAnswerCount {
  readonly question: string;
  readonly group: string;
  readonly option: string;
  readonly count: number;
}

/** Adds what a campaign found for units, with dimensions and answers; sums up the campaign's forms. Tells how many rows it wrote. */
export async function recordResults(client: Client, actor: string, campaign: number, results: readonly NewResult[]): Promise<number> {
  await requireSources(
    client,
    results.map((result) => result.source),
  );
  const all = JSON.stringify(results);
  let written = 0;
  for (const statement of [RESULTS, DIMENSIONS, ANSWERS]) written += (await client.query(statement, [campaign, all])).rowCount ?? 0;
  await client.query(SUM_UP_FORMS, [[campaign]]);
  await audit(client, { actor, command: 'surveys.recordResults', subject: `campaign ${campaign}`, after: { results: results.length } });
  return written;
}

const RESULTS = `
  insert into survey_result (campaign_id, instrument_id, unit_id, value, scale_max, sent, received, valid, no_value_reason, demo,
    source_id, locator)
  select $1, (select k.instrument_id from survey_campaign k where k.id = $1), n.unit, n.value, n."scaleMax", n.sent, n.received, n.valid,
    n."noValueReason", coalesce(n.demo, false), (select d.id from source_document d where d.code = n.source), n.locator
  from jsonb_to_recordset($2) as n(unit int, value numeric, "scaleMax" numeric, sent int, received int, valid int,
    "noValueReason" text, demo boolean, source text, locator text)`;

const DIMENSIONS = `
  insert into survey_dimension_result (result_id, dimension_id, instrument_id, value, scale_max, no_value_reason)
  select r.id, d.id, r.instrument_id, m.value, m."scaleMax", m."noValueReason"
  from jsonb_to_recordset($2) as n(unit int, dimensions jsonb)
  join survey_result r on r.campaign_id = $1 and r.unit_id = n.unit
  cross join lateral jsonb_to_recordset(n.dimensions) as m(code text, value numeric, "scaleMax" numeric, "noValueReason" text)
  left join survey_dimension d on d.instrument_id = r.instrument_id and d.code = m.code`;

const ANSWERS = `
  insert into survey_answer_count (campaign_id, unit_id, group_code, question_id, instrument_id, option_code, count)
  select r.campaign_id, r.unit_id, a.group, q.id, r.instrument_id, a.option, a.count
  from jsonb_to_recordset($2) as n(unit int, answers jsonb)
  join survey_result r on r.campaign_id = $1 and r.unit_id = n.unit
  cross join lateral jsonb_to_recordset(n.answers) as a(question text, "group" text, option text, count int)
  left join survey_question q on q.instrument_id = r.instrument_id and q.code = a.question`;
