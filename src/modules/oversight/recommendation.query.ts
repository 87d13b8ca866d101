import { sql, type RawBuilder } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import type { RecommendationStatus } from './oversight.enums.js';
import { holds, liesUnder } from './placement.query.js';
import { awaitedStatuses } from './recommendation.rules.js';

export interface RecommendationRow {
  key: number;
  mission: number | null;
  /** The key of the party that raised it. */
  fromParty: number;
  text: string;
  status: RecommendationStatus;
  raisedOn: string;
  dueOn: string | null;
  sourceId: number | null;
  locator: string | null;
}

const columns = sql<RecommendationRow>`
  r.id as key, r.mission_id as mission, r.from_id as "fromParty", r.text, r.status, r.raised_on as "raisedOn", r.due_on as "dueOn",
  r.source_id as "sourceId", r.locator`;

export const recommendationsOfIds = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<RecommendationRow>`select ${columns} from recommendation r where r.id = any(${ids}::int[])`);

/** The recommendations of missions, in the order in which they were recorded. */
export const recommendationsOfMissions = (reads: Reads, missions: readonly number[]) =>
  reads.rows(sql<RecommendationRow & { mission: number }>`
    select ${columns} from recommendation r where r.mission_id = any(${missions}::int[]) order by r.mission_id, r.id`);

/** What units raised, oldest first. */
export const recommendationsFromUnits = (reads: Reads, units: readonly number[]) =>
  reads.rows(sql<RecommendationRow & { unit: number }>`
    select p.unit_id as unit, ${columns} from party p join recommendation r on r.from_id = p.id
    where p.unit_id = any(${units}::int[]) order by p.unit_id, r.raised_on, r.id`);

/** What was addressed to units, oldest first. */
export const recommendationsToUnits = (reads: Reads, units: readonly number[]) =>
  reads.rows(sql<RecommendationRow & { unit: number }>`
    select distinct on (p.unit_id, r.raised_on, r.id) p.unit_id as unit, ${columns}
    from party p join recommendation_party a on a.party_id = p.id join recommendation r on r.id = a.recommendation_id
    where p.unit_id = any(${units}::int[]) order by p.unit_id, r.raised_on, r.id`);

/** Which recommendations a list holds, units by the codes that they held on the day it was raised; null is no condition. */
export interface RecommendationListFilter {
  readonly within: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly statuses: readonly RecommendationStatus[] | null;
  readonly overdue: boolean | null;
  readonly raisedFrom: string | null;
  readonly raisedTo: string | null;
  /** Set where `overdue` is. */
  readonly today: string | null;
}

function matches(filter: RecommendationListFilter): RawBuilder<boolean> {
  const { within, from, to, statuses, overdue, raisedFrom, raisedTo, today } = filter;
  const placed = { unit: sql`p.unit_id`, day: sql`r.raised_on` };
  const sender = (fits: RawBuilder<boolean>) => sql<boolean>`exists (select 1 from party p where p.id = r.from_id and ${fits})`;
  const addressee = (fits: RawBuilder<boolean>) => sql<boolean>`exists (
    select 1 from recommendation_party a join party p on p.id = a.party_id where a.recommendation_id = r.id and ${fits})`;
  const conditions = [
    sql`(${statuses}::text[] is null or r.status = any(${statuses}::text[]))`,
    sql`r.raised_on <@ daterange(${raisedFrom}::date, ${raisedTo}::date, '[]')`,
  ];
  if (within !== null) conditions.push(sql`(${sender(liesUnder(within, placed))} or ${addressee(liesUnder(within, placed))})`);
  if (from !== null) conditions.push(sender(holds(from, placed)));
  if (to !== null) conditions.push(addressee(holds(to, placed)));
  if (overdue !== null) {
    conditions.push(
      sql`(r.due_on < ${today}::date and r.status = any(${awaitedStatuses}::text[])) is not distinct from ${overdue}::boolean`,
    );
  }
  return sql.join(conditions, sql` and `);
}

export const keysetOfRecommendation = (recommendation: RecommendationRow): Keyset => [recommendation.raisedOn, recommendation.key];

/** Recommendations of a list, newest first. */
export function listedRecommendations(reads: Reads, filter: RecommendationListFilter, page: Page) {
  const beyond = page.beyond
    ? sql`and (r.raised_on, r.id) ${sql.raw(page.backward ? '>' : '<')} (${page.beyond[0]}::date, ${page.beyond[1]}::int)`
    : sql``;
  const order = sql.raw(page.backward ? 'asc' : 'desc');
  return reads.rows(sql<RecommendationRow>`
    select ${columns} from recommendation r where ${matches(filter)} ${beyond}
    order by r.raised_on ${order}, r.id ${order} limit ${page.limit + 1}`);
}

export async function countOfRecommendations(reads: Reads, filter: RecommendationListFilter): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`
    select count(*)::int as count from recommendation r where ${matches(filter)}`);
  return row?.count ?? 0;
}
