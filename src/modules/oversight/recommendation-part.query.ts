import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';

export interface AddresseeRow {
  recommendation: number;
  /** The party's key. */
  party: number;
}

/** To whom recommendations are addressed, in the order of the source. */
export const addresseesOfRecommendations = (reads: Reads, recommendations: readonly number[]) =>
  reads.rows(sql<AddresseeRow>`
    select a.recommendation_id as recommendation, a.party_id as party from recommendation_party a
    where a.recommendation_id = any(${recommendations}::int[]) order by a.recommendation_id, a.ordinal`);

export interface ForwardingRow {
  recommendation: number;
  /** The key of the party that it was passed on to. */
  party: number;
  /** The key of the party that passed it on. */
  by: number | null;
  forwardedOn: string | null;
  /** The day on which parties are read: that of forwarding, else that of the recommendation. */
  day: string;
  sourceId: number | null;
  locator: string | null;
}

/** To whom recommendations were passed on, in the order of the source. */
export const forwardingsOfRecommendations = (reads: Reads, recommendations: readonly number[]) =>
  reads.rows(sql<ForwardingRow>`
    select f.recommendation_id as recommendation, f.party_id as party, f.by_id as by, f.forwarded_on as "forwardedOn",
      coalesce(f.forwarded_on, r.raised_on) as day, f.source_id as "sourceId", f.locator
    from recommendation_forwarding f join recommendation r on r.id = f.recommendation_id
    where f.recommendation_id = any(${recommendations}::int[]) order by f.recommendation_id, f.ordinal`);

export interface ResponseRow {
  recommendation: number;
  /** The key of the party that answered. */
  fromParty: number | null;
  respondedOn: string;
  text: string;
  sourceId: number | null;
  locator: string | null;
}

/** The answers to recommendations, first to last. */
export const responsesOfRecommendations = (reads: Reads, recommendations: readonly number[]) =>
  reads.rows(sql<ResponseRow>`
    select a.recommendation_id as recommendation, a.from_id as "fromParty", a.responded_on as "respondedOn", a.text,
      a.source_id as "sourceId", a.locator
    from recommendation_response a
    where a.recommendation_id = any(${recommendations}::int[]) order by a.recommendation_id, a.responded_on, a.id`);
