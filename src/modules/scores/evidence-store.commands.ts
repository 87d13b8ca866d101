import type { Client } from 'pg';
import { leaveFileTrace } from './scoring-trace.commands.js';

/** A document that proves a leaf, as a row states it. */
export interface StatedEvidence {
  /** The key of the document that is there already; null where it is new. */
  readonly key: number | null;
  readonly sheet: number;
  readonly criterion: number;
  readonly title: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly url: string | null;
  /** Where in the source it stands. */
  readonly locator: string;
}

/**
 * Adds evidence of leaves, or brings it up to date, citing a source by its key; a leaf that nobody has said anything of comes with it. Whoever calls it has locked the
 * tables. The audit row is the caller's.
 */
export async function storeEvidence(client: Client, source: number, evidence: readonly StatedEvidence[]): Promise<void> {
  const given = [JSON.stringify(evidence)];
  await client.query(LEAVES, given);
  await client.query(CHANGE, [...given, source]);
  await client.query(ADD, [...given, source]);
  await leaveFileTrace(
    client,
    evidence.map(({ sheet }) => sheet),
  );
}

const GIVEN = `jsonb_to_recordset($1) as n(key int, sheet int, criterion int, title text, number text, "issuedOn" date, url text, locator text)`;

const LEAVES = `
  insert into score (scorecard_id, criterion_id, criteria_set_id, max_points)
  select distinct n.sheet, c.id, c.set_id, c.leaf_max_points from ${GIVEN} join criterion c on c.id = n.criterion
  on conflict (scorecard_id, criterion_id) do nothing`;

const CHANGE = `
  update evidence e set title = n.title, number = n.number, issued_on = n."issuedOn", url = n.url, source_id = $2, locator = n.locator
  from ${GIVEN} where e.id = n.key`;

const ADD = `
  insert into evidence (score_id, title, number, issued_on, url, source_id, locator)
  select s.id, n.title, n.number, n."issuedOn", n.url, $2, n.locator
  from ${GIVEN} join score s on s.scorecard_id = n.sheet and s.criterion_id = n.criterion where n.key is null`;
