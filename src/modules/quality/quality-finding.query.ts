import { sql, type RawBuilder } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import { findingSeen } from '../access/index.js';
import { liesUnder } from '../oversight/index.js';
import type { Check, Outcome, RuleCode } from './check.rules.js';
import type { Placement } from './placement.js';

export interface QualityFindingRow extends Check, Placement {
  /** `rule/type/id`: the same over all runs of the checks. */
  key: string;
  subjectType: string;
  subjectId: number;
}

const key = sql<string>`concat_ws('/', q.rule, q.subject_type, q.subject_id)`;

const columns = sql<QualityFindingRow>`
  ${key} as key, q.rule, q.figure, q.outcome, q.residual, q.share_percent as "sharePercent", q.explanation, q.explanation_vi as "explanationVi",
  q.subject_type as "subjectType", q.subject_id as "subjectId", q.unit_id as unit, q.placed_on as "placedOn",
  q.period_from as "periodFrom", q.period_to as "periodTo", q.source_id as "sourceId", q.locator, q.demo`;

export const findingsOfKeys = (reads: Reads, keys: readonly string[]) =>
  reads.rows(sql<QualityFindingRow>`
    select ${columns} from unnest(${keys}::text[]) k
    join quality_finding q on q.rule = split_part(k, '/', 1) and q.subject_type = split_part(k, '/', 2) and q.subject_id::text = split_part(k, '/', 3)
    where ${findingSeen(reads.scope)}`);

/** What the rules say of the figures of units themselves, by rule. */
export const qualityFindingsOfUnits = (reads: Reads, units: readonly number[]) =>
  reads.rows(sql<QualityFindingRow & { unit: number }>`
    select ${columns} from quality_finding q where q.unit_id = any(${units}::int[]) and ${findingSeen(reads.scope)}
    order by q.unit_id, q.rule, q.subject_type, q.subject_id`);

/** Which findings a list holds; null is no condition. */
export interface QualityFindingFilter {
  /** A code: the unit that held it on the finding's day, and all below. */
  readonly within: string | null;
  readonly outcome: Outcome | null;
  readonly rule: RuleCode | null;
}

/** Figures of units that no source names lie in the country, and in no unit below it. */
const COUNTRY = 'VN';

function matches({ scope }: Reads, { within, outcome, rule }: QualityFindingFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<boolean>[] = [findingSeen(scope)];
  if (outcome !== null) conditions.push(sql`q.outcome = ${outcome}`);
  if (rule !== null) conditions.push(sql`q.rule = ${rule}`);
  if (within !== null && within !== COUNTRY)
    conditions.push(liesUnder(within, { unit: sql`q.unit_id`, day: sql`coalesce(q.placed_on, current_date)` }));
  return sql.join(conditions, sql` and `);
}

export const keysetOfQualityFinding = (finding: QualityFindingRow): Keyset => [finding.rule, finding.subjectType, finding.subjectId];

/** Findings of a list, by rule. */
export function listedQualityFindings(reads: Reads, filter: QualityFindingFilter, page: Page) {
  const beyond = page.beyond
    ? sql`and (q.rule, q.subject_type, q.subject_id) ${sql.raw(page.backward ? '<' : '>')} (${page.beyond[0]}, ${page.beyond[1]}, ${page.beyond[2]}::int)`
    : sql``;
  const order = sql.raw(page.backward ? 'desc' : 'asc');
  return reads.rows(sql<QualityFindingRow>`
    select ${columns} from quality_finding q where ${matches(reads, filter)} ${beyond}
    order by q.rule ${order}, q.subject_type ${order}, q.subject_id ${order} limit ${page.limit + 1}`);
}

export async function countOfQualityFindings(reads: Reads, filter: QualityFindingFilter): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`
    select count(*)::int as count from quality_finding q where ${matches(reads, filter)}`);
  return row?.count ?? 0;
}
