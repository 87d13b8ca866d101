import { Decimal } from 'decimal.js';
import { decimalVi as vi } from './set-told.rules.js';

/** The points of a set as somebody typed them. */
export interface SetPoints {
  readonly maxPoints: Decimal.Value;
  readonly fields: readonly FieldPoints[];
}

export interface FieldPoints {
  readonly code: string;
  readonly name: string;
  readonly maxPoints: Decimal.Value;
  readonly part?: 'SCORED' | 'BONUS' | 'PENALTY';
  /** Maxima of the field's leaves; left out where only the field totals are at hand. */
  readonly leaves?: readonly Decimal.Value[];
}

/** Whether the points of a set add up, and if not what to look at. */
export interface PointsBalance {
  readonly balanced: boolean;
  readonly fieldsTotal: string;
  /** Declared total − Σ fields. */
  readonly residual: string;
  /** Code of the field that is probably wrong; null where none stands out. */
  readonly suspect: string | null;
  /** What is wrong, in English; null when balanced. */
  readonly sentence: string | null;
  readonly sentenceVi: string | null;
}

const STEP = new Decimal('0.25');
const onStep = (points: Decimal) => points.mod(STEP).isZero();
const sum = (values: readonly Decimal.Value[]) => values.reduce((total: Decimal, value) => total.plus(value), new Decimal(0));

/** Checks Σ leaves = Σ fields = declared total, and singles out the field that is probably wrong. */
export function pointsBalance(set: SetPoints): PointsBalance {
  const total = new Decimal(set.maxPoints);
  const scored = set.fields.filter((field) => (field.part ?? 'SCORED') === 'SCORED');
  const fieldsTotal = sum(scored.map((field) => field.maxPoints));
  const residual = total.minus(fieldsTotal);
  const unequal = set.fields.filter((field) => field.leaves && !sum(field.leaves).eq(field.maxPoints));
  const suspect = suspectOf(scored, residual, unequal);
  const told = { fieldsTotal: fieldsTotal.toString(), residual: residual.toString(), suspect: suspect?.field.code ?? null };
  if (residual.isZero() && unequal.length === 0) return { balanced: true, ...told, sentence: null, sentenceVi: null };
  return { balanced: false, ...told, ...sentences(total, fieldsTotal, unequal, suspect) };
}

interface Suspect {
  readonly field: FieldPoints;
  /** What it should probably be. */
  readonly instead: Decimal;
}

/**
 * Where fields do not sum to the total, the wrong one is the field whose leaves say so; else the only one that leaves
 * the usual quarter-point step and comes back to it with the residual: a mistyped “10,05” for “10,5”.
 */
function suspectOf(scored: readonly FieldPoints[], residual: Decimal, unequal: readonly FieldPoints[]): Suspect | null {
  const mended = (field: FieldPoints) => new Decimal(field.maxPoints).plus(residual);
  if (unequal.length > 0) {
    const field = unequal.find((one) => sum(one.leaves ?? []).eq(mended(one))) ?? unequal[0];
    return field ? { field, instead: sum(field.leaves ?? []) } : null;
  }
  if (residual.isZero()) return null;
  const odd = scored.filter((field) => !onStep(new Decimal(field.maxPoints)) && onStep(mended(field)) && mended(field).gt(0));
  return odd.length === 1 && odd[0] ? { field: odd[0], instead: mended(odd[0]) } : null;
}

function sentences(total: Decimal, fieldsTotal: Decimal, unequal: readonly FieldPoints[], suspect: Suspect | null) {
  const parts: string[] = [];
  const partsVi: string[] = [];
  if (!total.eq(fieldsTotal)) {
    parts.push(`The fields sum to ${fieldsTotal}, not to the declared total of ${total}.`);
    partsVi.push(`Tổng điểm các lĩnh vực là ${vi(fieldsTotal)}, không bằng tổng điểm công bố ${vi(total)}.`);
  }
  for (const field of unequal) {
    const leaves = sum(field.leaves ?? []);
    parts.push(`Field ${field.code} (${field.name}) has ${new Decimal(field.maxPoints)} points, its leaves sum to ${leaves}.`);
    partsVi.push(
      `Lĩnh vực ${field.code} (${field.name}) ghi ${vi(new Decimal(field.maxPoints))} điểm, tổng điểm thành phần là ${vi(leaves)}.`,
    );
  }
  if (suspect) {
    const { field, instead } = suspect;
    parts.push(`Field ${field.code} (${field.name}) is probably wrong: ${new Decimal(field.maxPoints)} should be ${instead}.`);
    partsVi.push(
      `Nhiều khả năng lĩnh vực ${field.code} (${field.name}) ghi sai: ${vi(new Decimal(field.maxPoints))} phải là ${vi(instead)}.`,
    );
  }
  return { sentence: parts.join(' '), sentenceVi: partsVi.join(' ') };
}
