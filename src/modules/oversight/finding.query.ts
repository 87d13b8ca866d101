import { sql, type RawBuilder } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import type { FindingKind } from './oversight.enums.js';
import { holds, liesUnder } from './placement.query.js';

export interface FindingRow {
  key: number;
  mission: number | null;
  /** The identity of the subject; null where the source does not let it be told. */
  unit: number | null;
  unresolvedSubject: string | null;
  kind: FindingKind;
  text: string;
  criterion: number | null;
  foundOn: string;
  sourceId: number | null;
  locator: string | null;
}

const columns = sql<FindingRow>`
  f.id as key, f.mission_id as mission, f.unit_id as unit, f.unresolved_subject as "unresolvedSubject", f.kind, f.text,
  f.criterion_id as criterion, f.found_on as "foundOn", f.source_id as "sourceId", f.locator`;

const findingsWhere = <Key extends object = object>(reads: Reads, condition: RawBuilder<boolean>) =>
  reads.rows(sql<FindingRow & Key>`select ${columns} from oversight_finding f where ${condition} order by f.found_on, f.id`);

export const findingsOfIds = (reads: Reads, ids: readonly number[]) => findingsWhere(reads, sql`f.id = any(${ids}::int[])`);

/** The findings of missions, in the order in which they were recorded. */
export const findingsOfMissions = (reads: Reads, missions: readonly number[]) =>
  findingsWhere<{ mission: number }>(reads, sql`f.mission_id = any(${missions}::int[])`);

/** What was found about units themselves, oldest first. */
export const findingsOfUnits = (reads: Reads, units: readonly number[]) =>
  findingsWhere<{ unit: number }>(reads, sql`f.unit_id = any(${units}::int[])`);

/** What was found about criteria, oldest first. */
export const findingsOfCriteria = (reads: Reads, criteria: readonly number[]) =>
  findingsWhere<{ criterion: number }>(reads, sql`f.criterion_id = any(${criteria}::int[])`);

/** Which findings a list holds, units by the codes that they held on the day of the finding; null is no condition. */
export interface FindingListFilter {
  readonly subject: string | null;
  readonly within: string | null;
  readonly kinds: readonly FindingKind[] | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** The conditions of a filter on finding `f`. */
export function findingMatches({ subject, within, kinds, from, to }: FindingListFilter): RawBuilder<boolean> {
  const placed = { unit: sql`f.unit_id`, day: sql`f.found_on` };
  const conditions = [
    sql`(${kinds}::text[] is null or f.kind = any(${kinds}::text[]))`,
    sql`f.found_on <@ daterange(${from}::date, ${to}::date, '[]')`,
  ];
  if (subject !== null) conditions.push(holds(subject, placed));
  if (within !== null) conditions.push(liesUnder(within, placed));
  return sql.join(conditions, sql` and `);
}

export const keysetOfFinding = (finding: FindingRow): Keyset => [finding.foundOn, finding.key];

/** Findings of a list, newest first. */
export function listedFindings(reads: Reads, filter: FindingListFilter, page: Page) {
  const beyond = page.beyond
    ? sql`and (f.found_on, f.id) ${sql.raw(page.backward ? '>' : '<')} (${page.beyond[0]}::date, ${page.beyond[1]}::int)`
    : sql``;
  const order = sql.raw(page.backward ? 'asc' : 'desc');
  return reads.rows(sql<FindingRow>`
    select ${columns} from oversight_finding f where ${findingMatches(filter)} ${beyond}
    order by f.found_on ${order}, f.id ${order} limit ${page.limit + 1}`);
}

export async function countOfFindings(reads: Reads, filter: FindingListFilter): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`
    select count(*)::int as count from oversight_finding f where ${findingMatches(filter)}`);
  return row?.count ?? 0;
}
