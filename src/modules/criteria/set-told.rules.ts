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

/** Parts by name: those of the kind, those of them that may be left out, those that are missing, and those that are too much. */
interface Parts {
  readonly own: readonly string[];
  readonly optional?: readonly string[];
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/** What is missing of something and what is too much, after the parts that its kind has; null where it is complete. */
export function partsTold(what: string, whatVi: string, { own, optional = [], missing, extra }: Parts): Told | null {
  if (missing.length === 0 && extra.length === 0) return null;
  const listedParts = (mayBeLeftOut: string): string =>
    own.map((part) => (optional.includes(part) ? `${part} (${mayBeLeftOut})` : part)).join(', ');
  const parts = [
    own.length > 0 ? `${what} has ${listedParts('optional')}` : `${what} has no parts`,
    ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
    ...(extra.length > 0 ? [`too much: ${extra.join(', ')}`] : []),
  ];
  const partsVi = [
    own.length > 0 ? `${whatVi} gồm ${listedParts('không bắt buộc')}` : `${whatVi} không có tham số`,
    ...(missing.length > 0 ? [`còn thiếu: ${missing.join(', ')}`] : []),
    ...(extra.length > 0 ? [`thừa: ${extra.join(', ')}`] : []),
  ];
  return { message: `${parts.join('; ')}.`, messageVi: `${partsVi.join('; ')}.` };
}

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
