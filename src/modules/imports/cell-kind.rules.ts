import type { NoValue, ShownCell } from './cell.js';
import type { CellValue } from './column.js';
import type { ComplaintCode } from './complaint.js';

/** What a kind of column makes of a value: the value, or why not. */
export type Outcome = { readonly value: CellValue } | { readonly wrong: ComplaintCode };

/** How a kind of column reads text, and numbers of a workbook. */
export interface KindReader {
  /** Of a tidy text; `raw` is as it stood, with its line breaks. */
  readonly text: (text: string, raw: string) => Outcome;
  readonly number: (value: number, shown: ShownCell['shown']) => Outcome;
  /** Whether a text that usually stands for no value is a value here. */
  readonly keeps: (text: string, none: NoValue) => boolean;
}

export const keepsNothing = (): boolean => false;
