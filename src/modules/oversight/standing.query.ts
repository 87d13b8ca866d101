import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { RecommendationStatus } from './oversight.enums.js';

/** Missions by code. */
export const missionsOfCodes = (reads: Reads, codes: readonly string[]) =>
  reads.rows(sql<{ key: number; code: string }>`
    select m.id as key, m.code from oversight_mission m where m.code = any(${codes}::text[])`);

/** A party as it is called, with the identity of its unit. */
interface NamedParty {
  name: string | null;
  unit: number | null;
}

export interface StandingRecommendationRow {
  key: number;
  mission: number | null;
  text: string;
  status: `${RecommendationStatus}`;
  raisedOn: string;
  dueOn: string | null;
  from: NamedParty;
  to: NamedParty[];
  forwardings: (NamedParty & { ordinal: number; on: string | null })[];
  responses: (NamedParty & { key: number; on: string; text: string })[];
}

const party = sql`'name', p.name, 'unit', p.unit_id`;

/** Recommendations of these texts, with their addressees, forwardings and responses, in the order in which they were recorded. */
export const standingRecommendations = (reads: Reads, texts: readonly string[]) =>
  reads.rows(sql<StandingRecommendationRow>`
    select r.id as key, r.mission_id as mission, r.text, r.status, r.raised_on as "raisedOn", r.due_on as "dueOn",
      (select jsonb_build_object(${party}) from party p where p.id = r.from_id) as "from",
      (select coalesce(jsonb_agg(jsonb_build_object(${party}) order by a.ordinal), '[]')
        from recommendation_party a join party p on p.id = a.party_id where a.recommendation_id = r.id) as "to",
      (select coalesce(jsonb_agg(jsonb_build_object(${party}, 'ordinal', f.ordinal, 'on', f.forwarded_on) order by f.ordinal), '[]')
        from recommendation_forwarding f join party p on p.id = f.party_id where f.recommendation_id = r.id) as forwardings,
      (select coalesce(jsonb_agg(jsonb_build_object(${party}, 'key', a.id, 'on', a.responded_on, 'text', a.text) order by a.id), '[]')
        from recommendation_response a left join party p on p.id = a.from_id where a.recommendation_id = r.id) as responses
    from recommendation r where r.text = any(${texts}::text[]) order by r.id`);
