import { sql, type RawBuilder } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import { findingMatches, type FindingListFilter } from './finding.query.js';
import type { CauseKind } from './oversight.enums.js';

export interface CauseRow {
  key: number;
  finding: number;
  ordinal: number;
  kind: CauseKind | null;
  text: string;
  /** The party's key. */
  owner: number | null;
  criterion: number | null;
  /** The day of the finding. */
  foundOn: string;
  sourceId: number | null;
  locator: string | null;
}

const columns = sql<CauseRow>`
  c.id as key, c.finding_id as finding, c.ordinal, c.kind, c.text, c.owner_id as owner, c.criterion_id as criterion,
  f.found_on as "foundOn", c.source_id as "sourceId", c.locator`;

const tables = sql`finding_cause c join oversight_finding f on f.id = c.finding_id`;

export const causesOfIds = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<CauseRow>`select ${columns} from ${tables} where c.id = any(${ids}::int[])`);

/** The causes of findings, in the order of the source. */
export const causesOfFindings = (reads: Reads, findings: readonly number[]) =>
  reads.rows(sql<CauseRow>`
    select ${columns} from ${tables} where c.finding_id = any(${findings}::int[]) order by c.finding_id, c.ordinal`);

/** Which causes a list holds; null is no condition. `kindOpen`: only those of which no source says the kind. */
export interface CauseListFilter extends FindingListFilter {
  readonly causeKinds: readonly CauseKind[] | null;
  readonly kindOpen: boolean | null;
}

const matches = (filter: CauseListFilter): RawBuilder<boolean> => sql`${findingMatches(filter)}
  and (${filter.causeKinds}::text[] is null or c.kind = any(${filter.causeKinds}::text[]))
  and (${filter.kindOpen}::boolean is null or (c.kind is null) = ${filter.kindOpen}::boolean)`;

export const keysetOfCause = (cause: CauseRow): Keyset => [cause.foundOn, cause.finding, cause.ordinal];

/** Causes of a list: those of the newest findings first, each finding’s in the order of the source. */
export function listedCauses(reads: Reads, filter: CauseListFilter, page: Page) {
  const keys = sql`(f.found_on, f.id, -c.ordinal)`;
  const beyond = page.beyond
    ? sql`and ${keys} ${sql.raw(page.backward ? '>' : '<')} (${page.beyond[0]}::date, ${page.beyond[1]}::int, -(${page.beyond[2]}::int))`
    : sql``;
  const order = sql.raw(page.backward ? 'asc' : 'desc');
  return reads.rows(sql<CauseRow>`
    select ${columns} from ${tables} where ${matches(filter)} ${beyond}
    order by f.found_on ${order}, f.id ${order}, -c.ordinal ${order} limit ${page.limit + 1}`);
}

export async function countOfCauses(reads: Reads, filter: CauseListFilter): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`select count(*)::int as count from ${tables} where ${matches(filter)}`);
  return row?.count ?? 0;
}
