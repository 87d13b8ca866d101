import { ranking, type Place } from './ranking.rules.js';
import { sheetResult, type IndexPolicies, type SheetLeaf, type SheetResult } from './score.rules.js';
import { tieValues, type TieBreaker } from './tie-breaker.rules.js';

/** A leaf of a set; `field` is any name of its field that the tie-breakers use too. */
export interface SetLeaf extends Pick<SheetLeaf, 'field' | 'part' | 'survey'> {
  readonly criterion: number;
  readonly code: string;
  readonly max: string;
}

/** What was said of a leaf on a sheet so far; points as exact texts. */
export interface SaidLeaf {
  readonly criterion: number;
  readonly self: string | null;
  readonly final: string | null;
  readonly notApplicable: boolean;
}

/** What a round counts by. */
export interface CountingRules {
  /** The leaves of the set in printed order. */
  readonly leaves: readonly SetLeaf[];
  readonly policies: IndexPolicies;
  readonly tieBreakers: readonly TieBreaker[];
  readonly surveyHeld: boolean;
}

/** A sheet as it stands. */
export interface StandingSheet {
  readonly key: number;
  readonly isFinal: boolean;
  readonly unrankedReason: string | null;
  readonly said: readonly SaidLeaf[];
}

/** Points by criterion that leaves are supposed to have; null is not applicable. */
export type Supposed = ReadonlyMap<number, string | null>;

/** Where the points of a leaf come from: `SELF` is the unit's own word as long as nobody has appraised it, `NONE` nobody's. */
export type Basis = 'SUPPOSED' | 'FINAL' | 'SELF' | 'NONE';

export interface CountedLeaf extends SheetLeaf {
  readonly criterion: number;
  readonly final: string | null;
  readonly basis: Basis;
}

/** A sheet with what it would come to. */
export interface CountedSheet {
  readonly leaves: readonly CountedLeaf[];
  /** Of a sheet of which nobody has said anything yet, and of one where nothing applies, the index is null. */
  readonly result: SheetResult;
}

const NOTHING: Supposed = new Map();

/** A leaf that nobody supposes anything of. A final sheet is closed: what is not appraised on it has no points, as in its result. */
function leafAsSaid(leaf: SetLeaf, said: SaidLeaf | undefined, isFinal: boolean): CountedLeaf | null {
  if (!said) return isFinal ? null : { ...leaf, self: null, final: null, notApplicable: false, basis: 'NONE' };
  if (said.notApplicable || said.final !== null || isFinal) return { ...leaf, ...said, basis: 'FINAL' };
  const final = leaf.survey ? null : said.self;
  return { ...leaf, ...said, final, basis: final === null ? 'NONE' : 'SELF' };
}

/** The leaves of a sheet with the points that count: supposed, else final, else the unit's own. */
export function countedLeaves(leaves: readonly SetLeaf[], sheet: StandingSheet, supposed: Supposed = NOTHING): CountedLeaf[] {
  const said = new Map(sheet.said.map((leaf) => [leaf.criterion, leaf]));
  return leaves.flatMap((leaf) => {
    const points = supposed.get(leaf.criterion);
    if (points === undefined) return leafAsSaid(leaf, said.get(leaf.criterion), sheet.isFinal) ?? [];
    const self = said.get(leaf.criterion)?.self ?? null;
    return { ...leaf, self, final: points, notApplicable: points === null, basis: 'SUPPOSED' as const };
  });
}

/** What a sheet would come to with supposed points on some of its leaves; with none, a final sheet comes to its result. */
export function countedSheet(rules: CountingRules, sheet: StandingSheet, supposed: Supposed = NOTHING): CountedSheet {
  const leaves = countedLeaves(rules.leaves, sheet, supposed);
  const result = sheetResult(leaves, rules.policies, rules.surveyHeld);
  const isSilent = !sheet.isFinal && leaves.every(({ basis }) => basis === 'NONE');
  return { leaves, result: isSilent ? { ...result, index: null, finalPoints: null } : result };
}

/** The place of a counted sheet among the others as they stand; null where it has none. */
export function placeAmong(
  rules: CountingRules,
  sheet: StandingSheet,
  { result }: CountedSheet,
  others: readonly StandingSheet[],
): Place | null {
  const ranked = ({ key, unrankedReason }: StandingSheet, counted: SheetResult) => ({
    key,
    unrankedReason,
    index: counted.index,
    tieBreakers: tieValues(counted, rules.tieBreakers),
  });
  const field = others.map((other) => ranked(other, countedSheet(rules, other).result));
  return ranking([ranked(sheet, result), ...field]).get(sheet.key) ?? null;
}
