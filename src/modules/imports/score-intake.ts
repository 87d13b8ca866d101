import { clientReads } from '../../kernel/client-reads.js';
import { holdAllRounds, leavesRestorable, storeLeaves } from '../scores/index.js';
import type { Dataset } from './dataset.js';
import type { ImportSource, IntakeRun } from './intake.js';
import { LeafDirectory, type PlacedLeaf } from './leaf-directory.js';
import type { LeafWords } from './leaf-columns.rules.js';
import { leafRights } from './leaf-right.js';
import { recordNotYours } from './record-complaint.rules.js';
import type { RowComplaint, RowPlace } from './row-complaint.rules.js';
import { scorePlan, type PlacedScore, type PlannedScore } from './score-plan.js';
import { scoreOutcome, type ScoreDraft } from './score-row.rules.js';
import { smallIntake } from './small-intake.js';

/** What is locked while leaves are compared and written: a sheet keeps its stage, and its results follow. */
export const SHEET_TABLES = 'scorecard, score, evidence';

/** How points are taken in: known by round, unit and criterion; the results of the rounds follow in the same transaction. */
export const scoreIntake: Pick<Dataset, 'intake' | 'restorable'> = {
  intake: smallIntake<ScoreDraft, PlannedScore>({ outcome: scoreOutcome, plan, write }),
  restorable: leavesRestorable,
};

async function plan(drafts: readonly ScoreDraft[], run: IntakeRun): Promise<readonly (PlannedScore | RowComplaint)[]> {
  const { placed, refused } = await placedLeaves(drafts, run);
  return [...scorePlan(placed), ...refused];
}

/** Locks the sheets and finds the leaves that drafts name; those that are not there, or not at all the sender's, are refused. */
export async function placedLeaves<Draft extends RowPlace & { readonly leaf: LeafWords }>(
  drafts: readonly Draft[],
  { client, viewer }: IntakeRun,
): Promise<{ readonly placed: readonly PlacedLeaf<Draft>[]; readonly refused: readonly RowComplaint[] }> {
  await holdAllRounds(client);
  await client.query(`lock table ${SHEET_TABLES} in share row exclusive mode`);
  const directory = await LeafDirectory.of(
    clientReads(client),
    drafts.map(({ leaf }) => leaf),
  );
  const placed: PlacedLeaf<Draft>[] = [];
  const refused: RowComplaint[] = [];
  for (const draft of drafts) {
    const round = directory.round(draft, draft.leaf);
    const rights = 'message' in round ? null : leafRights(viewer, round);
    if ('message' in round) refused.push(round);
    else if (!rights!.asUnit && !rights!.asAppraiser) refused.push(recordNotYours(draft, round.unit));
    else {
      const found = directory.leaf(draft, round, draft.leaf.criterion);
      if ('message' in found) refused.push(found);
      else placed.push({ ...draft, found, rights: rights! });
    }
  }
  return { placed, refused };
}

async function write(changed: readonly PlannedScore[], source: ImportSource, { client }: IntakeRun): Promise<void> {
  await storeLeaves(
    client,
    source.id,
    changed.map(({ draft, state }) => ({ ...state, ...keysOf(draft), locator: source.locatorOf(draft) })),
  );
}

const keysOf = ({ found }: PlacedScore) => ({ round: found.round.key, sheet: found.sheet.key, criterion: found.criterion.key });
