import type { Decimal } from 'decimal.js';

/** A sentence in both languages. */
export interface Told {
  readonly message: string;
  readonly messageVi: string;
}

/** Something that stands in the way of publishing a set, by the rule that it breaks. */
export interface SetProblem extends Told {
  readonly rule: string;
}

/** A number as Vietnamese texts write it. */
export const decimalVi = (value: Decimal.Value): string => String(value).replace('.', ',');

const MOST = 20;

/** Names in a sentence; of a long list the first ones. */
export function listed(names: readonly string[], more: (count: number) => string): string {
  const rest = names.length - MOST;
  return rest > 0 ? `${names.slice(0, MOST).join(', ')} ${more(rest)}` : names.join(', ');
}

/** Values that come more than once, each once. */
export function repeated<Value>(values: readonly Value[]): Value[] {
  const seen = new Set<Value>();
  const twice = new Set<Value>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return [...twice];
}
