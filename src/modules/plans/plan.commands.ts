import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import { requireSources, type ComparisonOperator } from '../documents/index.js';
import type { PlanStatus, ReportFrequency } from './plan.enums.js';

/** Where a record is stated: code of the source document and the place in it. */
interface Cited {
  readonly source?: string | null;
  readonly locator?: string | null;
}

export interface NewPlan extends Cited {
  readonly code: string;
  readonly title: string;
  readonly status: `${PlanStatus}`;
  /** The identity of the unit whose plan it is. */
  readonly unit: number;
  readonly year?: number | null;
  /** Numbers of legal documents: the one that it was issued by, the one that it carries out. */
  readonly legalDocument?: string | null;
  readonly carriesOut?: string | null;
  /** Code of the survey instrument that it means to raise, in the version of its year. */
  readonly instrument?: string | null;
  /** In the plan's own order; dimensions by canonical code. */
  readonly items?: readonly (Cited & { readonly text: string; readonly dimension?: string | null })[];
}

/** Adds a plan with its items; answers its id. A number, code or dimension that does not exist is refused, never left out. */
export async function recordPlan(client: Client, actor: string, plan: NewPlan): Promise<number> {
  await requireSources(client, [plan.source, ...(plan.items ?? []).map((item) => item.source)]);
  const legalDocument = await one(client, 'select id from legal_document where number = $1', [plan.legalDocument ?? null]);
  const carriesOut = await one(client, 'select id from legal_document where number = $1', [plan.carriesOut ?? null]);
  const version = 'select id from survey_instrument where code = $1 and years @> $2::int';
  const instrument = await one(client, version, [plan.instrument ?? null, plan.year ?? null]);
  const { rows } = await client.query<{ id: number }>(
    `insert into plan (code, title, status, unit_id, year, legal_document_id, carries_out_id, instrument_id, source_id, locator)
     values ($1, $2, $3, $4, $5, $6, $7, $8, (select id from source_document where code = $9), $10) returning id`,
    [
      plan.code,
      plan.title,
      plan.status,
      plan.unit,
      plan.year ?? null,
      legalDocument,
      carriesOut,
      instrument,
      plan.source ?? null,
      plan.locator ?? null,
    ],
  );
  const { id } = rows[0]!;
  await client.query(
    `insert into plan_item (plan_id, position, text, instrument_id, dimension_id, source_id, locator)
     select p.id, i.position, i.item ->> 'text', case when i.item ? 'dimension' then p.instrument_id end, d.id, s.id, i.item ->> 'locator'
     from plan p
     cross join jsonb_array_elements($2) with ordinality as i(item, position)
     left join survey_dimension d on d.instrument_id = p.instrument_id and d.canonical = i.item ->> 'dimension'
     left join source_document s on s.code = i.item ->> 'source'
     where p.id = $1 order by i.position`,
    [id, JSON.stringify(plan.items ?? [])],
  );
  await audit(client, { actor, command: 'plans.recordPlan', subject: plan.code, after: plan });
  return id;
}

/** The id that a natural key names; null for no key, an error for a key that names nothing or more than one thing. */
async function one(client: Client, statement: string, key: readonly [string | null, ...unknown[]]): Promise<number | null> {
  if (key[0] === null) return null;
  const { rows } = await client.query<{ id: number }>(statement, [...key]);
  if (rows.length !== 1) throw new Error(`${rows.length} rows, not one, have the key ${key.join(', ')}.`);
  return rows[0]!.id;
}

export interface NewReportingDuty extends Cited {
  readonly unit: number;
  readonly text: string;
  readonly frequency?: `${ReportFrequency}` | null;
  readonly since?: string | null;
}

/** Adds duties to report. */
export async function recordReportingDuties(client: Client, actor: string, duties: readonly NewReportingDuty[]): Promise<void> {
  await requireSources(
    client,
    duties.map((duty) => duty.source),
  );
  await client.query(
    `insert into reporting_duty (unit_id, text, frequency, since, source_id, locator)
     select n.unit, n.text, n.frequency, n.since, (select d.id from source_document d where d.code = n.source), n.locator
     from jsonb_to_recordset($1) as n(unit int, text text, frequency text, since date, source text, locator text)`,
    [JSON.stringify(duties)],
  );
  await audit(client, { actor, command: 'plans.recordReportingDuties', subject: `${duties.length} duties`, after: duties });
}

export interface NewTimeTarget extends Cited {
  readonly unit?: number | null;
  readonly unresolvedUnit?: string | null;
  readonly procedure?: number | null;
  readonly statutoryDays?: number | null;
  readonly committedDays?: number | null;
  readonly cutPercent?: number | null;
  readonly operator?: `${ComparisonOperator}`;
  readonly text: string;
  readonly periodFrom?: string | null;
  readonly periodTo?: string | null;
}

/** Adds cuts of processing time. */
export async function recordTimeTargets(client: Client, actor: string, targets: readonly NewTimeTarget[]): Promise<void> {
  await requireSources(
    client,
    targets.map((target) => target.source),
  );
  await client.query(
    `insert into time_target (unit_id, unresolved_unit, procedure_id, statutory_days, committed_days, cut_percent, operator, text,
       period_from, period_to, source_id, locator)
     select n.unit, n."unresolvedUnit", n.procedure, n."statutoryDays", n."committedDays", n."cutPercent", coalesce(n.operator, 'EXACT'),
       n.text, n."periodFrom", n."periodTo", (select d.id from source_document d where d.code = n.source), n.locator
     from jsonb_to_recordset($1) as n(unit int, "unresolvedUnit" text, procedure int, "statutoryDays" numeric, "committedDays" numeric,
       "cutPercent" numeric, operator text, text text, "periodFrom" date, "periodTo" date, source text, locator text)`,
    [JSON.stringify(targets)],
  );
  await audit(client, { actor, command: 'plans.recordTimeTargets', subject: `${targets.length} targets`, after: targets });
}
