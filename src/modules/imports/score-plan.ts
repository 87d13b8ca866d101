import { Decimal } from 'decimal.js';
import { CriterionMethod } from '../criteria/index.js';
import type { LeafState } from '../scores/index.js';
import { appraisalForbidden, closedToUnit, overMax, roundPublished, selfPointsForbidden, sheetLocked } from './leaf-complaint.rules.js';
import type { PlacedLeaf } from './leaf-directory.js';
import { repeatedRow } from './record-complaint.rules.js';
import type { RowComplaint } from './row-complaint.rules.js';
import { POINTS, type SaidOfLeaf, type ScoreDraft } from './score-row.rules.js';
import type { Planned } from './small-intake.js';
import { sameNumber } from './stated-value.rules.js';

export type PlacedScore = PlacedLeaf<ScoreDraft>;

export interface PlannedScore extends Planned<PlacedScore> {
  /** What the leaf is to say. */
  readonly state: LeafState;
}

/** What becomes of rows beside what the leaves say; of two rows of one leaf the second is rejected. */
export function scorePlan(rows: readonly PlacedScore[]): (PlannedScore | RowComplaint)[] {
  const first = new Map<string, PlacedScore>();
  return rows.map((row) => {
    const { sheet, criterion, before } = row.found;
    const key = `${sheet.key} ${criterion.key}`;
    const twin = first.get(key);
    if (twin) return repeatedRow(row, twin);
    first.set(key, row);
    const over = overMaxOf(row);
    if (over) return over;
    const changed = changesOf(row.said, before);
    const refused = changed.size > 0 ? refusalOf(row, changed) : null;
    if (refused) return refused;
    return { draft: row, state: stateOf(row.said, before), fate: before === null ? 'CREATED' : changed.size > 0 ? 'UPDATED' : 'UNCHANGED' };
  });
}

function overMaxOf(row: PlacedScore): RowComplaint | null {
  const max = new Decimal(row.found.criterion.maxPoints);
  for (const key of ['self', 'appraised', 'reappraised'] as const) {
    const points = row.said[key];
    if (points !== null && max.lt(points)) return overMax(row, POINTS[key], points, max.toString());
  }
  return null;
}

type Part = keyof SaidOfLeaf;
const NUMBERS: ReadonlySet<Part> = new Set(['self', 'appraised', 'reappraised']);
const NOTHING: LeafState = {
  self: null,
  appraised: null,
  reappraised: null,
  notApplicable: false,
  note: null,
  appraiserNote: null,
  explanation: null,
};

/** What a row says otherwise than the leaf; what it does not say stays. */
function changesOf(said: SaidOfLeaf, before: LeafState | null): ReadonlySet<Part> {
  const standing = before ?? NOTHING;
  const differs = (part: Part): boolean => {
    if (said[part] === null) return false;
    return NUMBERS.has(part) ? !sameNumber(said[part] as string, standing[part] as string | null) : said[part] !== standing[part];
  };
  return new Set((Object.keys(said) as Part[]).filter(differs));
}

const stateOf = (said: SaidOfLeaf, before: LeafState | null): LeafState => {
  const standing = before ?? NOTHING;
  return {
    self: said.self ?? standing.self,
    appraised: said.appraised ?? standing.appraised,
    reappraised: said.reappraised ?? standing.reappraised,
    notApplicable: said.notApplicable ?? standing.notApplicable,
    note: said.note ?? standing.note,
    appraiserNote: said.appraiserNote ?? standing.appraiserNote,
    explanation: said.explanation ?? standing.explanation,
  };
};

/** Why a row may not change what it changes; null where it may. */
function refusalOf(row: PlacedScore, changed: ReadonlySet<Part>): RowComplaint | null {
  const { found, rights } = row;
  const { round, unit, sheet, criterion, before } = found;
  const any = (...parts: readonly Part[]): boolean => parts.some((part) => changed.has(part));
  if (round.status === 'PUBLISHED') return roundPublished(row, round.year);
  if (sheet.status === 'FINALIZED' && before === null) return sheetLocked(row, unit);
  if (changed.has('self') && criterion.method !== CriterionMethod.SELF_APPRAISED) return closedToUnit(row, row.said.self!);
  const own = any('self', 'note', 'explanation') || (any('notApplicable') && !rights.asAppraiser);
  if (own && !rights.asUnit) return selfPointsForbidden(row, unit);
  if (any('appraised', 'reappraised', 'appraiserNote') && !rights.asAppraiser) return appraisalForbidden(row, unit);
  if (!own || rights.atAnyStage || sheet.status === 'DRAFT') return null;
  const explains = sheet.status === 'EXPLANATION_REQUESTED' && before?.explanationRequested === true;
  return any('self', 'note', 'notApplicable') || !explains ? sheetLocked(row, unit) : null;
}
