import { leafWordsOf, type LeafWords } from './leaf-columns.rules.js';
import { notApplicableWithPoints, pointsTooFine } from './leaf-complaint.rules.js';
import { cellComplaints, noFigures, unitMissing, type RowComplaint, type RowPlace } from './row-complaint.rules.js';
import type { TableRow } from './row-reader.js';
import type { RowOutcome } from './small-intake.js';
import { textOf } from './unit-columns.rules.js';

/** What a row says of a leaf; null is not said. */
export interface SaidOfLeaf {
  readonly self: string | null;
  readonly appraised: string | null;
  readonly reappraised: string | null;
  readonly notApplicable: boolean | null;
  readonly note: string | null;
  readonly appraiserNote: string | null;
  readonly explanation: string | null;
}

export interface ScoreDraft extends RowPlace {
  readonly leaf: LeafWords;
  readonly said: SaidOfLeaf;
}

export const POINTS = { self: 'Điểm tự chấm', appraised: 'Điểm thẩm định', reappraised: 'Điểm thẩm định lại' } as const;
const KEYS = ['self', 'appraised', 'reappraised'] as const;
const TOO_FINE = /\.\d{5,}$/u;

/** What a row says of a leaf, or what is wrong with it, without looking at anything but the row. */
export function scoreOutcome(row: TableRow): RowOutcome<ScoreDraft> {
  const place = { sheet: row.sheet, row: row.row };
  const wrong = cellComplaints(place, row.complaints);
  if (wrong.length > 0) return { complaints: wrong };
  const leaf = leafWordsOf(row);
  const said = saidOf(row);
  const points = KEYS.flatMap((key) => (said[key] === null ? [] : [{ column: POINTS[key], value: said[key] }]));
  const complaints: RowComplaint[] = [
    ...(leaf.unit.code === null && leaf.unit.name === null ? [unitMissing(place)] : []),
    ...(Object.values(said).every((one) => one === null) ? [noFigures(place)] : []),
    ...(said.notApplicable === true && points.length > 0 ? [notApplicableWithPoints(place)] : []),
    ...points.flatMap(({ column, value }) => (TOO_FINE.test(value) ? [pointsTooFine(place, column, value)] : [])),
  ];
  return complaints.length > 0 ? { complaints } : { draft: { ...place, leaf, said } };
}

function saidOf({ values, none }: TableRow): SaidOfLeaf {
  const text = (key: string): string | null => textOf(values, key);
  // Sheets say so where the points would stand: “KAD”.
  const inPlace = KEYS.some((key) => none[key] === 'NOT_APPLICABLE');
  const said = (values as Readonly<Record<string, unknown>>)['notApplicable'] as boolean | null;
  return {
    self: text('self'),
    appraised: text('appraised'),
    reappraised: text('reappraised'),
    notApplicable: said ?? (inPlace ? true : null),
    note: text('note'),
    appraiserNote: text('appraiserNote'),
    explanation: text('explanation'),
  };
}
