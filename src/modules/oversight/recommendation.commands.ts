import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import type { Cited } from './mission.commands.js';
import type { RecommendationStatus } from './oversight.enums.js';

/** Parties by their ids. */
export interface NewForwarding extends Cited {
  readonly to: number;
  readonly by?: number | null;
  readonly forwardedOn?: string | null;
}

export interface NewResponse extends Cited {
  readonly from?: number | null;
  readonly respondedOn: string;
  readonly text: string;
}

export interface NewRecommendation extends Cited {
  readonly mission?: number | null;
  readonly from: number;
  readonly to: readonly number[];
  readonly text: string;
  readonly status: `${RecommendationStatus}`;
  readonly raisedOn: string;
  readonly dueOn?: string | null;
  readonly forwardings?: readonly NewForwarding[];
  readonly responses?: readonly NewResponse[];
}

/** Adds recommendations, numbered as they come for each sender; answers their ids in the same order. */
export async function recordRecommendations(
  client: Client,
  actor: string,
  recommendations: readonly NewRecommendation[],
): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `insert into recommendation (mission_id, from_id, ordinal, text, status, raised_on, due_on, source_id, locator)
     select n.mission, n."from", row_number() over (partition by n.mission, n."from", n."raisedOn" order by n.place), n.text, n.status,
       n."raisedOn", n."dueOn", d.id, n.locator
     from rows from (jsonb_to_recordset($1) as (mission int, "from" int, text text, status text, "raisedOn" date, "dueOn" date, source text,
       locator text)) with ordinality as n(mission, "from", text, status, "raisedOn", "dueOn", source, locator, place)
     left join source_document d on d.code = n.source
     order by n.place
     returning id`,
    [JSON.stringify(recommendations)],
  );
  const ids = rows.map((row) => row.id);
  const partsOf = <Part extends object>(parts: (recommendation: NewRecommendation) => readonly Part[]) =>
    recommendations.flatMap((one, at) => parts(one).map((part, place) => ({ ...part, recommendation: ids[at], ordinal: place + 1 })));
  await addAddressees(
    client,
    partsOf(({ to }) => to.map((party) => ({ party }))),
  );
  await addForwardings(
    client,
    partsOf(({ forwardings = [] }) => forwardings),
  );
  await addResponses(
    client,
    partsOf(({ responses = [] }) => responses),
  );
  const subject = `${recommendations.length} recommendations`;
  await audit(client, { actor, command: 'oversight.recordRecommendations', subject, after: recommendations });
  return ids;
}

const addAddressees = (client: Client, parts: readonly object[]) =>
  client.query(
    `insert into recommendation_party (recommendation_id, ordinal, party_id)
     select n.recommendation, n.ordinal, n.party from jsonb_to_recordset($1) as n(recommendation int, ordinal int, party int)`,
    [JSON.stringify(parts)],
  );

const addForwardings = (client: Client, parts: readonly object[]) =>
  client.query(
    `insert into recommendation_forwarding (recommendation_id, ordinal, party_id, by_id, forwarded_on, source_id, locator)
     select n.recommendation, n.ordinal, n."to", n.by, n."forwardedOn", d.id, n.locator
     from jsonb_to_recordset($1) as n(recommendation int, ordinal int, "to" int, by int, "forwardedOn" date, source text, locator text)
     left join source_document d on d.code = n.source`,
    [JSON.stringify(parts)],
  );

const addResponses = (client: Client, parts: readonly object[]) =>
  client.query(
    `insert into recommendation_response (recommendation_id, from_id, responded_on, text, source_id, locator)
     select n.recommendation, n."from", n."respondedOn", n.text, d.id, n.locator
     from jsonb_to_recordset($1) as n(recommendation int, ordinal int, "from" int, "respondedOn" date, text text, source text, locator text)
     left join source_document d on d.code = n.source
     order by n.recommendation, n.ordinal`,
    [JSON.stringify(parts)],
  );
