import { Decimal } from 'decimal.js';

/** A leaf of a sheet with what counts for the result; points are exact. */
export interface SheetLeaf {
  readonly field: string;
  readonly part: 'SCORED' | 'BONUS' | 'PENALTY';
  readonly survey: boolean;
  readonly max: Decimal.Value;
  readonly self: Decimal.Value | null;
  readonly final: Decimal.Value | null;
  readonly notApplicable: boolean;
}

/** What a set says about the index. */
export interface IndexPolicies {
  readonly notApplicable: 'LEAVES_DENOMINATOR' | 'FULL_POINTS';
  readonly bonusEntry: 'BEFORE_RESCALING' | 'AFTER_RESCALING';
  readonly bonusCap: Decimal.Value | null;
  readonly penaltyCap: Decimal.Value | null;
  readonly mayPass100: boolean;
}

/** The parts of a final sheet; `survey` null where none was held. */
export interface SheetParts {
  readonly appraised: Decimal.Value;
  readonly survey: Decimal.Value | null;
  readonly bonus: Decimal.Value;
  readonly penalty: Decimal.Value;
  readonly denominator: Decimal.Value;
}

export interface FieldAttainment {
  readonly max: Decimal;
  readonly points: Decimal;
  readonly lost: Decimal;
}

const ZERO = new Decimal(0);
const SCALE = 8;
const sum = <Item>(items: readonly Item[], pointsOf: (item: Item) => Decimal.Value | null): Decimal =>
  items.reduce((total, item) => total.plus(pointsOf(item) ?? 0), ZERO);
const capped = (points: Decimal.Value, cap: Decimal.Value | null) => (cap === null ? new Decimal(points) : Decimal.min(points, cap));

/** What is published: half up to 2 places. */
export const publishedIndex = (index: Decimal.Value): string => new Decimal(index).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2);

/**
 * Final points and index of a sheet. Bonus and penalty are capped; those that enter after rescaling are points of the
 * hundred and weigh denominator / 100 on the sheet, so that index = final points / denominator × 100 holds for every set.
 */
export function indexOf(parts: SheetParts, policies: IndexPolicies): { finalPoints: Decimal; index: Decimal } {
  const denominator = new Decimal(parts.denominator);
  const extra = capped(parts.bonus, policies.bonusCap).minus(capped(parts.penalty, policies.penaltyCap));
  const scale = policies.bonusEntry === 'AFTER_RESCALING' ? denominator.div(100) : new Decimal(1);
  const points = new Decimal(parts.appraised).plus(parts.survey ?? 0).plus(extra.times(scale));
  const ceiling = policies.mayPass100 ? points : denominator;
  const finalPoints = Decimal.max(0, Decimal.min(points, ceiling)).toDecimalPlaces(SCALE, Decimal.ROUND_HALF_UP);
  return { finalPoints, index: finalPoints.times(100).div(denominator).toDecimalPlaces(SCALE, Decimal.ROUND_HALF_UP) };
}

/** What a leaf puts into the denominator and into the points: nothing for a survey leaf without survey. */
function counted(leaf: SheetLeaf, policies: IndexPolicies, surveyHeld: boolean): { max: Decimal; points: Decimal } {
  const max = leaf.part === 'SCORED' ? new Decimal(leaf.max) : ZERO;
  if (leaf.survey && !(surveyHeld && leaf.final !== null)) return { max: ZERO, points: ZERO };
  if (leaf.notApplicable) return policies.notApplicable === 'FULL_POINTS' ? { max, points: max } : { max: ZERO, points: ZERO };
  return { max, points: new Decimal(leaf.final ?? 0) };
}

/** Σ max(0, self − final) over the leaves that have both. */
export const overclaim = (leaves: readonly Pick<SheetLeaf, 'self' | 'final'>[]): Decimal =>
  sum(leaves, ({ self, final }) => (self === null || final === null ? null : Decimal.max(0, new Decimal(self).minus(final))));

/** Results by field: they add up to the denominator and, before caps, to the final points. Penalties count below zero. */
export function attainment(leaves: readonly SheetLeaf[], policies: IndexPolicies, surveyHeld: boolean): Map<string, FieldAttainment> {
  const fields = new Map<string, FieldAttainment>();
  for (const leaf of leaves) {
    const { max, points } = counted(leaf, policies, surveyHeld);
    const before = fields.get(leaf.field) ?? { max: ZERO, points: ZERO, lost: ZERO };
    const lost = leaf.part === 'SCORED' ? max.minus(points) : leaf.part === 'PENALTY' ? points : ZERO;
    const signed = leaf.part === 'PENALTY' ? points.neg() : points;
    fields.set(leaf.field, { max: before.max.plus(max), points: before.points.plus(signed), lost: before.lost.plus(lost) });
  }
  return fields;
}

export interface SheetResult extends SheetParts {
  readonly surveyHeld: boolean;
  readonly finalPoints: Decimal | null;
  readonly index: Decimal | null;
  readonly overclaim: Decimal;
  readonly fields: Map<string, FieldAttainment>;
}

/** The result of a final sheet from its leaves; no index where nothing applies. */
export function sheetResult(leaves: readonly SheetLeaf[], policies: IndexPolicies, surveyHeld: boolean): SheetResult {
  const pointsOf = (leaf: SheetLeaf) => counted(leaf, policies, surveyHeld).points;
  const ofPart = (part: SheetLeaf['part'], survey: boolean) => leaves.filter((leaf) => leaf.part === part && leaf.survey === survey);
  const held = surveyHeld && leaves.some((leaf) => leaf.survey && leaf.final !== null);
  const parts = {
    appraised: sum(ofPart('SCORED', false), pointsOf),
    survey: held ? sum(ofPart('SCORED', true), pointsOf) : null,
    bonus: capped(sum(ofPart('BONUS', false), pointsOf), policies.bonusCap),
    penalty: capped(sum(ofPart('PENALTY', false), pointsOf), policies.penaltyCap),
    denominator: sum(leaves, (leaf) => counted(leaf, policies, surveyHeld).max),
  };
  const known = parts.denominator.isZero() ? { finalPoints: null, index: null } : indexOf(parts, policies);
  return { ...parts, ...known, surveyHeld: held, overclaim: overclaim(leaves), fields: attainment(leaves, policies, surveyHeld) };
}

/** The grade of an index: the highest band that it reaches; null below all. */
export function gradeOf<Band extends { readonly minIndex: Decimal.Value }>(bands: readonly Band[], index: Decimal.Value): Band | null {
  const reached = bands.filter((band) => new Decimal(band.minIndex).lte(index));
  return reached.reduce<Band | null>((best, band) => (best && new Decimal(best.minIndex).gte(band.minIndex) ? best : band), null);
}
