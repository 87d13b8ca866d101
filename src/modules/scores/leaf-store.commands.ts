import type { Client } from 'pg';
import type { Restorable, Restoring } from '../../kernel/restore.js';
import { computeResults } from './results.commands.js';
import { leaveFileTrace } from './scoring-trace.commands.js';
import type { LeafState } from './standing.query.js';

/** What a leaf of a sheet is to say. */
export interface StatedLeaf extends Readonly<LeafState> {
  readonly round: number;
  readonly sheet: number;
  readonly criterion: number;
  /** Where in the source it stands. */
  readonly locator: string;
}

/**
 * Writes what leaves of sheets say, citing a source by its key, raises the versions of both, and works out the results of their rounds. Whoever calls it has locked
 * the tables and has seen that the rounds are not published. The audit row is the caller's.
 */
export async function storeLeaves(client: Client, source: number, leaves: readonly StatedLeaf[]): Promise<void> {
  await client.query(STORE, [JSON.stringify(leaves), source]);
  const sheets = leaves.map(({ sheet }) => sheet);
  await raiseSheets(client, sheets);
  await computeResults(client, [...new Set(leaves.map(({ round }) => round))]);
  await leaveFileTrace(client, sheets);
}

const raiseSheets = (client: Pick<Client, 'query'>, sheets: readonly number[]) =>
  client.query('update scorecard set version = version + 1 where id = any($1::int[])', [[...new Set(sheets)]]);

const STORE = `
  insert into score (scorecard_id, criterion_id, criteria_set_id, max_points, self_points, appraised_points, reappraised_points,
    not_applicable, note, appraiser_note, explanation, source_id, locator)
  select n.sheet, c.id, c.set_id, c.leaf_max_points, n.self, n.appraised, n.reappraised, n."notApplicable", n.note, n."appraiserNote",
    n.explanation, $2, n.locator
  from jsonb_to_recordset($1) as n(sheet int, criterion int, self numeric, appraised numeric, reappraised numeric, "notApplicable" boolean,
    note text, "appraiserNote" text, explanation text, locator text)
  join criterion c on c.id = n.criterion
  on conflict (scorecard_id, criterion_id) do update set self_points = excluded.self_points, appraised_points = excluded.appraised_points,
    reappraised_points = excluded.reappraised_points, not_applicable = excluded.not_applicable, note = excluded.note,
    appraiser_note = excluded.appraiser_note, explanation = excluded.explanation,
    source_id = excluded.source_id, locator = excluded.locator, version = score.version + 1`;

const OF_JOB = `select id from restoring where relation = 'score'`;

/** A published round is never changed: touched, its leaves count as changed since, and stay. */
const keepPublished = (client: Restoring['client']) =>
  client.query(
    `update score s set version = s.version from scorecard k join scoring_round r on r.id = k.round_id
     where s.id in (${OF_JOB}) and k.id = s.scorecard_id and r.status = 'PUBLISHED'`,
  );

/** Leaves with what hangs on them; versions go on rising, and the results of the rounds follow. Sheets themselves are not taken back. */
export const leavesRestorable: Restorable = {
  relations: ['score', 'evidence'],
  async before({ client }) {
    await keepPublished(client);
    await client.query(
      `create temporary table restored_sheet on commit drop as
       select distinct k.id, k.round_id from score s join scorecard k on k.id = s.scorecard_id join scoring_round r on r.id = k.round_id
       where s.id in (${OF_JOB}) and r.status <> 'PUBLISHED'`,
    );
  },
  async after({ client }) {
    await client.query(
      `update score set version = version + 2 where id in (${OF_JOB}) and xmin = pg_current_xact_id()::xid
         and scorecard_id in (select id from restored_sheet)`,
    );
    const { rows } = await client.query<{ sheet: number; round: number }>('select id as sheet, round_id as round from restored_sheet');
    await raiseSheets(
      client,
      rows.map(({ sheet }) => sheet),
    );
    await computeResults(client, [...new Set(rows.map(({ round }) => round))]);
    await leaveFileTrace(
      client,
      rows.map(({ sheet }) => sheet),
    );
  },
};
