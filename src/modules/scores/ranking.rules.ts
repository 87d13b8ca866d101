import { Decimal } from 'decimal.js';

/** A sheet as it goes into the ranking of its round. */
export interface RankedSheet<Key> {
  readonly key: Key;
  /** Null for a sheet that is not final. */
  readonly index: Decimal.Value | null;
  /** The set's tie-breakers in order, more is better. */
  readonly tieBreakers: readonly Decimal.Value[];
  readonly unrankedReason: string | null;
}

export interface Place {
  readonly position: number;
  readonly of: number;
}

function compare(one: readonly Decimal.Value[], other: readonly Decimal.Value[]): number {
  for (const [at, value] of one.entries()) {
    const order = new Decimal(other[at] ?? 0).cmp(value);
    if (order !== 0) return order;
  }
  return 0;
}

/**
 * Standard competition ranking (1, 1, 3) by index, then by the tie-breakers in order. Sheets without an index or with a reason
 * not to be ranked have no place and are not counted.
 */
export function ranking<Key>(sheets: readonly RankedSheet<Key>[]): Map<Key, Place> {
  const ranked = sheets
    .filter((sheet) => sheet.index !== null && sheet.unrankedReason === null)
    .map((sheet) => ({ key: sheet.key, values: [sheet.index!, ...sheet.tieBreakers] }))
    .toSorted((one, other) => compare(one.values, other.values));
  const places = new Map<Key, Place>();
  let position = 0;
  for (const [at, { key, values }] of ranked.entries()) {
    if (at === 0 || compare(values, ranked[at - 1]!.values) !== 0) position = at + 1;
    places.set(key, { position, of: ranked.length });
  }
  return places;
}
