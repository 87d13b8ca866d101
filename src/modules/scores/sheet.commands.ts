import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import { copyLine, copyLines } from '../../kernel/copy-lines.js';
import { reserveKeys } from '../../kernel/reserve-keys.js';
import type { Measure } from '../criteria/index.js';
import type { ScorecardStatus } from './scores.enums.js';

/** How far a sheet is, and who locked it. */
export interface SheetState {
  readonly scorecard: number;
  readonly status: `${ScorecardStatus}`;
  readonly submittedAt: string | null;
  readonly late: boolean;
  readonly lockedBy: string | null;
  readonly unrankedReason: string | null;
}

/** A leaf as it was filled in; points as exact texts. */
export interface LeafEntry {
  readonly scorecard: number;
  readonly criterion: number;
  readonly set: number;
  readonly maxPoints: string;
  readonly self: string | null;
  readonly appraised: string | null;
  readonly reappraised: string | null;
  readonly measured: string | null;
  /** What the measured points follow from. */
  readonly measuredFrom: Measure | null;
  readonly notApplicable: boolean;
  readonly note: string | null;
  readonly appraiserNote: string | null;
  readonly explanation: string | null;
  readonly explanationRequested: boolean;
  readonly evidence: readonly EvidenceEntry[];
}

export interface EvidenceEntry {
  readonly title: string;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly url: string | null;
  readonly demo: boolean;
}

/** Brings whole sheets to a state, many at once. */
export async function setSheetStates(client: Client, actor: string, states: readonly SheetState[]): Promise<void> {
  await client.query(SET_STATES, [JSON.stringify(states)]);
  await audit(client, { actor, command: 'scores.setSheetStates', subject: `${states.length} sheets` });
}

/** Records leaves with their evidence, many sheets at once; answers how many rows were written. */
export async function recordLeaves(client: Client, actor: string, leaves: readonly LeafEntry[]): Promise<number> {
  if (leaves.length === 0) return 0;
  await client.query('lock table score in share row exclusive mode');
  const first = await reserveKeys(client, 'score', leaves.length);
  await copyLines(client, `score (${LEAF_COLUMNS})`, leafRows(leaves, first));
  await copyLines(client, 'evidence (score_id, title, number, issued_on, url, demo)', evidenceRows(leaves, first));
  const documents = leaves.reduce((sum, leaf) => sum + leaf.evidence.length, 0);
  await audit(client, { actor, command: 'scores.recordLeaves', subject: `${leaves.length} leaves, ${documents} documents` });
  return leaves.length + documents;
}

/** Takes the published rank of a round from the computed one, as a publication does. */
export async function publishComputedRanks(client: Client, actor: string, rounds: readonly number[]): Promise<void> {
  await client.query(
    'update scorecard set published_rank = computed_rank, published_of = computed_of where round_id = any($1::int[]) and computed_rank is not null',
    [rounds],
  );
  await audit(client, { actor, command: 'scores.publishComputedRanks', subject: `${rounds.length} rounds` });
}

/** A rank as it was published elsewhere; it is kept beside the computed one, never instead of it. */
export async function recordPublishedRank(client: Client, actor: string, scorecard: number, rank: number): Promise<void> {
  await client.query('update scorecard set published_rank = $2 where id = $1', [scorecard, rank]);
  await audit(client, { actor, command: 'scores.recordPublishedRank', subject: `scorecard ${scorecard}`, after: { rank } });
}

const SET_STATES = `
  update scorecard k set status = d.status, submitted_at = d."submittedAt", late = d.late, locked_by = d."lockedBy", unranked_reason = d."unrankedReason"
  from jsonb_to_recordset($1) as d(scorecard int, status text, "submittedAt" timestamptz, late boolean, "lockedBy" text, "unrankedReason" text)
  where k.id = d.scorecard`;

const LEAF_COLUMNS = `id, scorecard_id, criterion_id, criteria_set_id, max_points, self_points, appraised_points, reappraised_points,
  measured_points, measured_from, not_applicable, note, appraiser_note, explanation, explanation_requested`;

function* leafRows(leaves: readonly LeafEntry[], first: number): Generator<string> {
  for (const [at, leaf] of leaves.entries()) {
    yield copyLine([
      first + at,
      leaf.scorecard,
      leaf.criterion,
      leaf.set,
      leaf.maxPoints,
      leaf.self,
      leaf.appraised,
      leaf.reappraised,
      leaf.measured,
      leaf.measuredFrom && JSON.stringify(leaf.measuredFrom),
      leaf.notApplicable,
      leaf.note,
      leaf.appraiserNote,
      leaf.explanation,
      leaf.explanationRequested,
    ]);
  }
}

function* evidenceRows(leaves: readonly LeafEntry[], first: number): Generator<string> {
  for (const [at, leaf] of leaves.entries()) {
    for (const { title, number, issuedOn, url, demo } of leaf.evidence) yield copyLine([first + at, title, number, issuedOn, url, demo]);
  }
}
