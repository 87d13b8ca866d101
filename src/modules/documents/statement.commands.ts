import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import type { Restorable } from '../../kernel/restore.js';
import type { ComparisonOperator, NoValueReason, ReportScope } from './document.enums.js';

export interface NewMetric {
  readonly code: string;
  readonly name: string;
  readonly unitOfMeasure?: string | null;
  readonly description: string;
  readonly registerKinds?: readonly string[] | null;
}

/** Adds metrics, or brings those with the same code up to date. */
export async function upsertMetrics(client: Client, actor: string, metrics: readonly NewMetric[]): Promise<void> {
  await client.query(
    `insert into metric (code, name, unit_of_measure, description, register_kinds)
     select code, name, "unitOfMeasure", description, "registerKinds"
     from jsonb_to_recordset($1) as m(code text, name text, "unitOfMeasure" text, description text, "registerKinds" text[])
     on conflict (code) do update set name = excluded.name, unit_of_measure = excluded.unit_of_measure,
       description = excluded.description, register_kinds = excluded.register_kinds`,
    [JSON.stringify(metrics)],
  );
  await audit(client, { actor, command: 'documents.upsertMetrics', subject: metrics.map((m) => m.code).join(', '), after: metrics });
}

/** A statement by natural keys. Its subject is a unit (an identity) or words, never both. */
export interface NewStatement {
  /** Code of the metric. */
  readonly metric: string;
  readonly unit?: number | null;
  readonly unresolvedSubject?: string | null;
  readonly scope?: `${ReportScope}` | null;
  readonly operator?: `${ComparisonOperator}`;
  /** An exact decimal as text, or a whole number. */
  readonly value?: string | number | null;
  readonly outOf?: string | number | null;
  readonly text: string;
  readonly periodFrom?: string | null;
  readonly periodTo?: string | null;
  readonly asOf?: string | null;
  readonly noValueReason?: `${NoValueReason}` | null;
  /** Code of the source document. */
  readonly source: string;
  readonly locator: string;
}

/** Adds statements, or brings those of the same metric, subject, scope, period and place up to date; answers their ids in no order. */
export async function recordStatements(client: Client, actor: string, statements: readonly NewStatement[]): Promise<number[]> {
  const ids = await storeStatements(client, statements);
  await audit(client, { actor, command: 'documents.recordStatements', subject: `${statements.length} statements`, after: statements });
  return ids;
}

/** See `recordStatements`; the audit row is the caller's. */
export async function storeStatements(client: Client, statements: readonly NewStatement[]): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `insert into statement (metric_id, unit_id, unresolved_subject, scope, operator, value, out_of, text, period_from, period_to,
       as_of, no_value_reason, source_id, locator)
     select (select m.id from metric m where m.code = n.metric), n.unit, n."unresolvedSubject", n.scope, coalesce(n.operator, 'EXACT'), n.value, n."outOf", n.text, n."periodFrom",
       n."periodTo", n."asOf", n."noValueReason", (select d.id from source_document d where d.code = n.source), n.locator
     from jsonb_to_recordset($1) as n(metric text, unit int, "unresolvedSubject" text, scope text, operator text, value numeric,
       "outOf" numeric, text text, "periodFrom" date, "periodTo" date, "asOf" date, "noValueReason" text, source text, locator text)
     on conflict on constraint one_statement_a_place do update set operator = excluded.operator, value = excluded.value,
       out_of = excluded.out_of, text = excluded.text, as_of = excluded.as_of, no_value_reason = excluded.no_value_reason
     returning id`,
    [JSON.stringify(statements)],
  );
  return rows.map((row) => row.id);
}

/** Statements with the documents that were added because they state them. */
export const statementsRestorable: Restorable = { relations: ['source_document', 'statement'] };
