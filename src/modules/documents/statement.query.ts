import { sql, type RawBuilder } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import { withinLife } from '../units/index.js';
import type { ComparisonOperator, NoValueReason, ReportScope } from './document.enums.js';

export interface StatementRow {
  key: number;
  /** The key of the metric. */
  metric: number;
  /** The identity of the subject; null where the source does not let it be told. */
  unit: number | null;
  unresolvedSubject: string | null;
  scope: ReportScope | null;
  operator: ComparisonOperator;
  value: string | null;
  outOf: string | null;
  text: string;
  periodFrom: string | null;
  periodTo: string | null;
  asOf: string | null;
  noValueReason: NoValueReason | null;
  /** The statement's own day: asOf, else the period's end, else the source's date; null when none of them is known. */
  day: string | null;
  sourceId: number;
  locator: string;
}

const day = sql<string>`coalesce(s.as_of, s.period_to, d.published_on)`;

const columns = sql<StatementRow>`
  s.id as key, s.metric_id as metric, s.unit_id as unit, s.unresolved_subject as "unresolvedSubject", s.scope, s.operator, s.value,
  s.out_of as "outOf", s.text, s.period_from as "periodFrom", s.period_to as "periodTo", s.as_of as "asOf",
  s.no_value_reason as "noValueReason", ${day} as day, s.source_id as "sourceId", s.locator`;

const tables = sql`statement s join source_document d on d.id = s.source_id`;

export const statementsOfIds = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<StatementRow>`select ${columns} from ${tables} where s.id = any(${ids}::int[])`);

/** Everything that sources state, in the order in which it was recorded. */
export const statementsOfSources = (reads: Reads, sources: readonly number[]) =>
  reads.rows(sql<StatementRow>`select ${columns} from ${tables} where s.source_id = any(${sources}::int[]) order by s.id`);

/** Everything that the sources of these codes state, in the order in which it was recorded. */
export const statementsOfSourceCodes = (reads: Reads, codes: readonly string[]) =>
  reads.rows(sql<StatementRow & { source: string }>`
    select ${columns}, d.code as source from ${tables} where d.code = any(${codes}::text[]) order by s.id`);

/** Everything that is stated of units themselves, in the order in which it was recorded. */
export const statementsOfUnits = (reads: Reads, units: readonly number[]) =>
  reads.rows(sql<StatementRow>`select ${columns} from ${tables} where s.unit_id = any(${units}::int[]) order by s.id`);

/** Which statements a list holds; null is no condition. */
export interface StatementListFilter {
  readonly unit: number | null;
  /** This unit and all below it, each placed on `on`, or on its own last day if it ended earlier. */
  readonly within: number | null;
  readonly on: string;
  readonly metric: number | null;
  readonly source: number | null;
  /** Only statements whose period, or day, meets [from, to]. */
  readonly from: string | null;
  readonly to: string | null;
}

function matches(filter: StatementListFilter): RawBuilder<boolean> {
  const { unit, within, on, metric, source, from, to } = filter;
  const conditions = [
    sql`(${unit}::int is null or s.unit_id = ${unit}::int)`,
    sql`(${metric}::int is null or s.metric_id = ${metric}::int)`,
    sql`(${source}::int is null or s.source_id = ${source}::int)`,
  ];
  if (from !== null || to !== null) {
    // A plan speaks of a period that begins after its own day.
    conditions.push(sql`coalesce(s.period_from, ${day}) <= coalesce(${to}::date, 'infinity')
      and greatest(coalesce(s.period_to, ${day}, 'infinity'), s.period_from) >= coalesce(${from}::date, '-infinity')`);
  }
  if (within !== null) {
    conditions.push(sql`exists (select 1 from unit_closure c join unit u on u.id = c.descendant_id
      where c.ancestor_id = ${within} and c.descendant_id = s.unit_id and c.during @> ${withinLife(sql`${on}::date`)})`);
  }
  return sql.join(conditions, sql` and `);
}

/** Stands before every day, so that undated statements end the list. */
const UNDATED = '0001-01-01';

export const keysetOfStatement = (statement: StatementRow): Keyset => [statement.day ?? UNDATED, statement.key];

/** Statements of a list, newest first, undated ones last. */
export function listedStatements(reads: Reads, filter: StatementListFilter, page: Page) {
  const order = sql`(coalesce(${day}, ${UNDATED}::date), s.id)`;
  const beyond = page.beyond
    ? sql`and ${order} ${sql.raw(page.backward ? '>' : '<')} (${page.beyond[0]}::date, ${page.beyond[1]}::int)`
    : sql``;
  return reads.rows(sql<StatementRow>`
    select ${columns} from ${tables} where ${matches(filter)} ${beyond}
    order by ${order} ${sql.raw(page.backward ? 'asc' : 'desc')} limit ${page.limit + 1}`);
}

export async function countOfStatements(reads: Reads, filter: StatementListFilter): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`select count(*)::int as count from ${tables} where ${matches(filter)}`);
  return row?.count ?? 0;
}
