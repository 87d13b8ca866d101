import { numberText } from './cell-text.rules.js';
import type { ColumnSpec } from './column.js';
import { keepsNothing, type KindReader, type Outcome } from './cell-kind.rules.js';
import { readNumber, type ColumnNotation } from './number.rules.js';

export type NumberSpec = Extract<ColumnSpec, { readonly kind: 'COUNT' | 'POINTS' | 'PERCENT' }>;

/** Whether the cells of a column are numbers. */
export const isNumberSpec = (spec: ColumnSpec): spec is NumberSpec =>
  spec.kind === 'COUNT' || spec.kind === 'POINTS' || spec.kind === 'PERCENT';

/** Above 0 and up to 1, a percentage may be meant as a share. */
const isShare = (value: number): boolean => value > 0 && value <= 1;

/** Counts as numbers, points and percentages as exact decimals. */
export function numberReader(spec: NumberSpec, notation: ColumnNotation): KindReader {
  const isCount = spec.kind === 'COUNT';
  const isPercent = spec.kind === 'PERCENT';
  const { least = isCount ? 0 : Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = spec;
  const counted = (size: number): Outcome => {
    if (size < least || size > most) return { wrong: 'OUT_OF_RANGE' };
    return Number.isSafeInteger(size) ? { value: size } : { wrong: 'OUT_OF_RANGE' };
  };
  const bounded = (value: string): Outcome => {
    const size = Number(value);
    if (size < least || size > most) return { wrong: 'OUT_OF_RANGE' };
    if (!isCount) return { value };
    return value.includes('.') ? { wrong: 'NOT_WHOLE' } : counted(size);
  };
  return {
    text(text) {
      const reading = readNumber(isPercent ? text.replace(/ ?%$/u, '') : text, spec.kind, notation);
      if ('wrong' in reading) return reading;
      return isPercent && !text.endsWith('%') && isShare(Number(reading.value)) ? { wrong: 'PERCENT_OR_SHARE' } : bounded(reading.value);
    },
    number(value, shown) {
      if (shown === 'DATE' || shown === 'MONTH' || shown === 'YEAR') return { wrong: 'DATE_FOR_NUMBER' };
      if (isCount && Number.isSafeInteger(value)) return counted(value);
      if (!isPercent) return bounded(numberText(value));
      if (shown !== 'PERCENT' && isShare(value)) return { wrong: 'PERCENT_OR_SHARE' };
      return bounded(numberText(shown === 'PERCENT' ? value * 100 : value));
    },
    keeps: keepsNothing,
  };
}
