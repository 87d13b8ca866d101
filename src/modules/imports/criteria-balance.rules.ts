import { Decimal } from 'decimal.js';
import type { StatedSet } from '../criteria/index.js';
import type { BalanceOutcome } from './intake.js';

/** How the points of a set are added up, and which field is probably wrong; see `pointsBalance` of criteria. */
export type PointsBalanceOf = (set: {
  readonly maxPoints: string;
  readonly fields: readonly {
    readonly code: string;
    readonly name: string;
    readonly maxPoints: string;
    readonly part: 'SCORED' | 'BONUS' | 'PENALTY';
    readonly leaves: readonly string[];
  }[];
}) => {
  readonly balanced: boolean;
  readonly residual: string;
  readonly suspect: string | null;
  readonly sentence: string | null;
  readonly sentenceVi: string | null;
};

/** A set with the rows of its parts by code, and its first row. */
export interface PlacedSet {
  readonly set: StatedSet;
  readonly rowOf: ReadonlyMap<string, number>;
  readonly first: number;
}

const MOST_ROWS = 100;
const sum = (points: readonly string[]): Decimal => points.reduce((total, one) => total.plus(one), new Decimal(0));

/** Whether points add up: fields to the declared total, leaves to fields, components to criteria. A set is imported also where they do not. */
export function criteriaBalances(sets: readonly PlacedSet[], pointsBalance: PointsBalanceOf): readonly BalanceOutcome[] {
  const rows: number[] = [];
  const notes: { row: number; message: string; messageVi: string }[] = [];
  let pass = 0;
  const judge = (holds: boolean, row: number): void => {
    if (holds) pass += 1;
    else rows.push(row);
  };
  for (const { set, rowOf, first } of sets) {
    const leaves = set.criteria.filter(({ isLeaf }) => isLeaf);
    const fields = set.fields.map((field) => ({
      ...field,
      leaves: leaves.filter((leaf) => leaf.field === field.code).map(({ maxPoints }) => maxPoints),
    }));
    const balance = pointsBalance({ maxPoints: set.maxPoints!, fields });
    const suspect = (balance.suspect === null ? undefined : rowOf.get(balance.suspect)) ?? first;
    judge(new Decimal(balance.residual).isZero(), suspect);
    if (!balance.balanced) notes.push({ row: suspect, message: balance.sentence!, messageVi: balance.sentenceVi! });
    for (const field of fields) judge(sum(field.leaves).eq(field.maxPoints), rowOf.get(field.code) ?? first);
    for (const { code, maxPoints } of set.criteria.filter(({ isLeaf }) => !isLeaf)) {
      const components = set.criteria.filter(({ parent }) => parent === code);
      judge(sum(components.map((one) => one.maxPoints)).eq(maxPoints), rowOf.get(code) ?? first);
    }
  }
  if (sets.length === 0) return [];
  const places = [...new Set(rows)].toSorted((one, other) => one - other).slice(0, MOST_ROWS);
  return [
    {
      rule: 'SUM_OF_MAX',
      pass,
      fail: rows.length,
      notTestable: 0,
      rows: places,
      ...(notes.length > 0 && { notes: notes.slice(0, MOST_ROWS) }),
    },
  ];
}
