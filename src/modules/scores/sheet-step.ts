import { badInput, notFound } from '../../kernel/errors.js';
import type { CommandClient, Done, TransactionTerms } from '../../kernel/command.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { MeasuredLeaf } from './leaf-measure.js';
import { computeResults, computeSheet, publishRanks } from './results.commands.js';
import { firstBroken } from './scoring-guard.rules.js';
import { heldLeaves, heldSheet, type HeldLeaf, type HeldSheet } from './scoring-lock.query.js';
import { partsOf, type Part } from './scoring-part.rules.js';
import { brokenRule, notYourPart, staleVersion, wrongRound, wrongStage } from './scoring-refusal.js';
import { SHEET_STEPS, stageBefore, type SheetStep, type SheetStepName } from './scoring-step.rules.js';
import { leaveTrace, standingSheet } from './scoring-trace.commands.js';
import type { ScorecardStatus } from './scores.enums.js';

/** Steps lock what they change, and look at what others have committed by then. */
export const STEP_TERMS: TransactionTerms = { readCommitted: true };

/** The same of steps that move no sheet to another stage. */
export const LEAF_TERMS: TransactionTerms = { ...STEP_TERMS, keepsScopes: true };

/** A step that somebody wants to take on a sheet. */
export interface SheetOrder {
  readonly step: SheetStepName;
  readonly viewer: Viewer;
  readonly scorecard: number;
  /** The sheet's version as the caller saw it; null where the step is about leaves, which have their own. */
  readonly version: number | null;
  /** Keys of the leaves that it is about, each with its version where the caller saw one. */
  readonly leaves?: readonly TouchedLeaf[];
  readonly note?: string | null;
  /** Whether appraisers say of the leaf only that it applies or not, and give no points. */
  readonly exempts?: boolean;
  /** Measures the leaves that have a figure of their own, for the step that makes points final. */
  readonly measure?: (client: CommandClient, scorecard: number) => Promise<readonly MeasuredLeaf[]>;
}

export interface TouchedLeaf {
  readonly score: number;
  readonly version: number | null;
}

/** A sheet that may take the step, with what the step needs. */
export interface SteppingSheet {
  readonly client: CommandClient;
  readonly sheet: HeldSheet;
  readonly leaves: readonly HeldLeaf[];
  readonly touched: readonly HeldLeaf[];
  /** What leaves were measured with; none but where the order measures. */
  readonly measured: readonly MeasuredLeaf[];
  readonly to: `${ScorecardStatus}` | null;
}

/** Moves ranks: what has to have the round alone. */
const MOVES_RANKS: readonly SheetStepName[] = ['FINALIZE', 'REOPEN', 'LEAVE_UNRANKED', 'CORRECT_LEAF'];

/**
 * Takes one step of a sheet: looks whether the viewer may, whether the stages of round and sheet and the guards allow it, has `change` write
 * it, and brings results, journal and the sequence of changes up to date. Answers for the command that runs it.
 */
export async function takeSheetStep(
  client: CommandClient,
  order: SheetOrder,
  change: (stepping: SteppingSheet) => Promise<void>,
): Promise<Done<number>> {
  const { step, viewer, scorecard, leaves: asked = [], note = null } = order;
  const ranks = MOVES_RANKS.includes(step);
  const sheet = await heldSheet(client, scorecard, viewer.scope, ranks);
  if (!sheet?.seen) throw noSheet();
  // What is about some leaves looks at these; what is about the sheet at all of them.
  const held = await heldLeaves(client, scorecard, asked.length === 0 ? null : asked.map(({ score }) => score));
  const touched = asked.map(({ score }) => held.find(({ key }) => key === score) ?? unknownLeaf());
  const part = allowed(order, sheet, touched);
  const measured = (await order.measure?.(client, scorecard)) ?? [];
  const leaves = held.map((leaf) => onceMeasured(leaf, measured));
  requireGuards(order, sheet, leaves, touched);
  const keys = touched.map(({ key }) => key);
  const written = [...keys, ...measured.map(({ key }) => key)];
  const before = await standingSheet(client, scorecard, written);
  const to = stageAfter(step, sheet, leaves);
  await change({ client, sheet, leaves, touched, measured, to });
  await (ranks ? computeResults(client, [sheet.round]) : computeSheet(client, scorecard));
  if (step === 'CORRECT_LEAF') await publishRanks(client, sheet.round);
  const after = await standingSheet(client, scorecard, written);
  await leaveTrace(client, { round: sheet.round, scorecard, scores: keys, step, status: to ?? sheet.status, part, note });
  return { result: scorecard, subject: `scorecard:${scorecard} ${step}`, before, after: note === null ? after : { ...after, note } };
}

/** A leaf as it stands with what it is measured with. */
function onceMeasured(leaf: HeldLeaf, measured: readonly MeasuredLeaf[]): HeldLeaf {
  const figure = measured.find(({ key }) => key === leaf.key);
  return figure && !leaf.notApplicable ? { ...leaf, final: leaf.reappraised ?? leaf.appraised ?? figure.points } : leaf;
}

function stageAfter(step: SheetStepName, { status }: HeldSheet, leaves: readonly HeldLeaf[]): `${ScorecardStatus}` | null {
  const { to } = SHEET_STEPS[step] as SheetStep;
  if (to !== 'BACK') return to;
  return stageBefore(
    status,
    leaves.some(({ reappraised }) => reappraised !== null),
  );
}

/** The part in which the viewer takes the step; throws the first thing that stands against it, but for guards. */
function allowed({ step, viewer, version, leaves: asked = [] }: SheetOrder, sheet: HeldSheet, touched: readonly HeldLeaf[]): Part {
  const { from, round, by } = SHEET_STEPS[step] as SheetStep;
  const { issuer, standingAgency, unit } = sheet;
  const parties = { issuer, standingAgency, unit };
  const may = (leafAgencies: readonly number[]): boolean => partsOf(viewer.grants, { ...parties, leafAgencies }).includes(by);
  if (!(touched.length > 0 && by === 'LEAF_APPRAISER' ? touched.every(({ agencies }) => may(agencies)) : may([])))
    throw notYourPart(step, by);
  if (!round.includes(sheet.roundStatus)) throw wrongRound(step, sheet.roundStatus, round);
  if (!from.includes(sheet.status)) throw wrongStage(step, sheet.status, from);
  if (version !== null && version !== sheet.version) throw staleSheet(version, sheet);
  for (const { score, version: seen } of asked) {
    const leaf = touched.find(({ key }) => key === score)!;
    if (seen !== null && seen !== leaf.version) throw staleLeaf(seen, leaf);
  }
  return by;
}

function requireGuards(
  { step, exempts = false }: SheetOrder,
  sheet: HeldSheet,
  leaves: readonly HeldLeaf[],
  touched: readonly HeldLeaf[],
): void {
  const broken = firstBroken(SHEET_STEPS[step].guards, {
    kind: 'SHEET',
    status: sheet.status,
    intakeClosed: sheet.intakeClosed,
    surveyKnown: sheet.surveyHeld !== null || !sheet.surveyed,
    leaves,
    touched,
    exempts,
  });
  if (broken) throw brokenRule(step, broken);
}

const staleSheet = (came: number, { version, status }: HeldSheet) =>
  staleVersion({ en: 'The sheet', vi: 'Phiếu chấm điểm' }, came, { version, status });

const staleLeaf = (came: number, { code, version, self, appraised, reappraised, notApplicable, explanation }: HeldLeaf) =>
  staleVersion({ en: `Leaf ${code}`, vi: `Tiêu chí ${code}` }, came, {
    version,
    selfPoints: self,
    appraisedPoints: appraised,
    reappraisedPoints: reappraised,
    notApplicable,
    explanation,
  });

/** A sheet that is not there, or not the viewer's to see. */
export const noSheet = () =>
  notFound({
    message: 'There is no such scorecard.',
    messageVi: 'Không tìm thấy phiếu chấm điểm.',
    hint: 'Scorecard.id says which there are.',
  });

/** A leaf likewise. */
export const noLeaf = () =>
  notFound({ message: 'There is no such leaf.', messageVi: 'Không tìm thấy điểm tiêu chí.', hint: 'Score.id says which there are.' });

function unknownLeaf(): never {
  throw badInput({
    message: 'A leaf of another sheet came.',
    messageVi: 'Có tiêu chí không thuộc phiếu chấm điểm này.',
    hint: 'Send leaves of one sheet at a time.',
  });
}
