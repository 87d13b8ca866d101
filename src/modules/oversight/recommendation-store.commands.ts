import type { Client } from 'pg';
import type { Restorable } from '../../kernel/restore.js';
import { partyIds, type NewParty } from '../documents/index.js';
import type { RecommendationStatus } from './oversight.enums.js';

/** A recommendation as a row states it: itself, and what is to be added to it. */
export interface StatedRecommendation {
  /** The key of the recommendation that is there already; null where it is new. */
  readonly key: number | null;
  readonly mission: number | null;
  readonly from: NewParty;
  readonly text: string;
  readonly status: `${RecommendationStatus}`;
  readonly raisedOn: string;
  readonly dueOn: string | null;
  /** Addressees beside those that there are. */
  readonly to: readonly NewParty[];
  /** With the number of the forwarding that is there already, or null. */
  readonly forwardings: readonly { readonly ordinal: number | null; readonly to: NewParty; readonly on: string | null }[];
  /** With the key of the response that is there already, or null. */
  readonly responses: readonly {
    readonly key: number | null;
    readonly from: NewParty | null;
    readonly on: string;
    readonly text: string;
  }[];
  /** Key of the source document. */
  readonly source: number;
  readonly locator: string;
}

/**
 * Adds recommendations, or brings those that are there up to date; addressees, forwardings and responses are added or corrected, never
 * taken away. Whoever calls it has locked the table. The audit row is the caller's.
 */
export async function storeRecommendations(client: Client, stated: readonly StatedRecommendation[]): Promise<void> {
  const party = await partiesOf(client, stated);
  const added = stated.filter(({ key }) => key === null);
  const { rows } = await client.query<{ id: number }>(ADD, [JSON.stringify(added.map((one) => ({ ...one, from: party(one.from) })))]);
  const ids = new Map(added.map((one, at) => [one, rows[at]!.id]));
  const keyOf = (one: StatedRecommendation): number => one.key ?? ids.get(one)!;
  await client.query(CHANGE, [JSON.stringify(stated.filter(({ key }) => key !== null))]);
  const parts = <Part extends object>(partsOf: (one: StatedRecommendation) => readonly Part[]): string =>
    JSON.stringify(
      stated.flatMap((one) =>
        partsOf(one).map((part) => ({ source: one.source, locator: one.locator, ...part, recommendation: keyOf(one) })),
      ),
    );
  await client.query(ADDRESSEES, [parts(({ to }) => to.map((one) => ({ party: party(one) })))]);
  const forwardings = parts((one) => one.forwardings.map(({ to, ...rest }) => ({ ...rest, party: party(to) })));
  for (const statement of [FORWARDINGS, FORWARDED]) await client.query(statement, [forwardings]);
  const responses = parts((one) => one.responses.map(({ from, ...rest }) => ({ ...rest, party: from && party(from) })));
  for (const statement of [RESPONSES, RESPONDED]) await client.query(statement, [responses]);
}

/** The ids of all parties that are named; asked for by the party itself. */
async function partiesOf(client: Client, stated: readonly StatedRecommendation[]): Promise<(party: NewParty) => number> {
  const parties = stated.flatMap(({ from, to, forwardings, responses }) => [
    from,
    ...to,
    ...forwardings.map((one) => one.to),
    ...responses.flatMap((one) => one.from ?? []),
  ]);
  const ids = await partyIds(client, parties);
  const known = new Map(parties.map((party, at) => [party, ids[at]!]));
  return (party) => known.get(party)!;
}

const ADD = `
  insert into recommendation (mission_id, from_id, ordinal, text, status, raised_on, due_on, source_id, locator)
  select n.mission, n."from", coalesce((select max(r.ordinal) from recommendation r
      where r.mission_id is not distinct from n.mission and r.from_id = n."from" and r.raised_on = n."raisedOn"), 0)
    + row_number() over (partition by n.mission, n."from", n."raisedOn" order by n.place),
    n.text, n.status, n."raisedOn", n."dueOn", n.source, n.locator
  from rows from (jsonb_to_recordset($1) as (mission int, "from" int, text text, status text, "raisedOn" date, "dueOn" date, source int,
    locator text)) with ordinality as n(mission, "from", text, status, "raisedOn", "dueOn", source, locator, place)
  order by n.place
  returning id`;

const CHANGE = `
  update recommendation r set status = n.status, due_on = n."dueOn"
  from jsonb_to_recordset($1) as n(key int, status text, "dueOn" date)
  where r.id = n.key and (r.status, r.due_on) is distinct from (n.status, n."dueOn")`;

const NEXT = `coalesce((select max(x.ordinal) from %s x where x.recommendation_id = n.recommendation), 0)
  + row_number() over (partition by n.recommendation order by n.place)`;

const ADDRESSEES = `
  insert into recommendation_party (recommendation_id, ordinal, party_id)
  select n.recommendation, ${NEXT.replace('%s', 'recommendation_party')}, n.party
  from rows from (jsonb_to_recordset($1) as (recommendation int, party int)) with ordinality as n(recommendation, party, place)`;

const FORWARDINGS = `
  insert into recommendation_forwarding (recommendation_id, ordinal, party_id, forwarded_on, source_id, locator)
  select n.recommendation, ${NEXT.replace('%s', 'recommendation_forwarding')}, n.party, n."on", n.source, n.locator
  from rows from (jsonb_to_recordset($1) as (recommendation int, ordinal int, party int, "on" date, source int, locator text))
    with ordinality as n(recommendation, ordinal, party, "on", source, locator, place)
  where n.ordinal is null`;

const FORWARDED = `
  update recommendation_forwarding f set forwarded_on = n."on", source_id = n.source, locator = n.locator
  from jsonb_to_recordset($1) as n(recommendation int, ordinal int, "on" date, source int, locator text)
  where f.recommendation_id = n.recommendation and f.ordinal = n.ordinal`;

const RESPONSES = `
  insert into recommendation_response (recommendation_id, from_id, responded_on, text, source_id, locator)
  select n.recommendation, n.party, n."on", n.text, n.source, n.locator
  from jsonb_to_recordset($1) as n(recommendation int, key int, party int, "on" date, text text, source int, locator text)
  where n.key is null`;

const RESPONDED = `
  update recommendation_response a set text = n.text, source_id = n.source, locator = n.locator
  from jsonb_to_recordset($1) as n(key int, text text, source int, locator text) where a.id = n.key`;

/** Recommendations with all that was added to them, and the parties that came with them. */
export const recommendationsRestorable: Restorable = {
  relations: ['party', 'recommendation', 'recommendation_party', 'recommendation_forwarding', 'recommendation_response'],
};
