import { numberText } from './cell-text.rules.js';

/** What a column of codes asks of its cells. */
export interface CodeForm {
  readonly widths?: readonly number[];
  readonly form?: RegExp;
}

export type CodeReading = { readonly value: string } | { readonly wrong: 'LOST_ZEROS' | 'ROUNDED_CODE' | 'NOT_A_CODE' };

const DIGITS = /^\d+$/u;
/** `1.01E+12`: a long code of digits after Excel took it for a number. */
const ROUNDED = /^\d(?:[.,]\d+)?E\+\d+$/iu;

/** Whether a cell of a code column shows that zeros were lost: fewer digits than any code has. */
export const showsLostZeros = (text: string, { widths }: CodeForm): boolean =>
  widths !== undefined && DIGITS.test(text) && !widths.includes(text.length) && text.length < Math.max(...widths);

/**
 * A code in a tidy text. Zeros are put back only where every code has the same width. Where `zerosLost`, some cell of the column
 * has lost its zeros, so that every shorter code that does not begin with one is in doubt.
 */
export function readCode(text: string, form: CodeForm, zerosLost: boolean): CodeReading {
  if (ROUNDED.test(text)) return { wrong: 'ROUNDED_CODE' };
  const { widths } = form;
  if (widths && DIGITS.test(text)) {
    const widest = Math.max(...widths);
    if (widths.length === 1 && text.length < widest) return { value: text.padStart(widest, '0') };
    if (showsLostZeros(text, form)) return { wrong: 'LOST_ZEROS' };
    if (zerosLost && text.length < widest && !text.startsWith('0')) return { wrong: 'LOST_ZEROS' };
  }
  return hasForm(text, form) ? { value: text } : { wrong: 'NOT_A_CODE' };
}

/** A code that a workbook holds as a number, which has no zeros at its ends and only 15 digits. */
export function readNumberCode(value: number, form: CodeForm): CodeReading {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return { wrong: 'ROUNDED_CODE' };
  const text = numberText(value);
  const { widths } = form;
  if (widths && widths.length > 1 && DIGITS.test(text) && text.length < Math.max(...widths)) return { wrong: 'LOST_ZEROS' };
  if (!widths && form.form && !form.form.test(text)) return { wrong: 'LOST_ZEROS' };
  return readCode(text, form, false);
}

function hasForm(text: string, { widths, form }: CodeForm): boolean {
  if (form) return form.test(text);
  return !widths || !DIGITS.test(text) || widths.includes(text.length);
}
