import type { ColumnSpec } from './column.js';
import { COMPLAINT_TEXTS } from './complaint-texts.rules.js';
import type { CellComplaint, ComplaintCode } from './complaint.js';

const LONGEST_VALUE = 200;

/** A complaint about a cell of a column. */
export function complaintOf(code: ComplaintCode, spec: ColumnSpec, value: string): CellComplaint {
  const texts = COMPLAINT_TEXTS[code](spec);
  return { code, key: spec.key, column: spec.title.vi, ...texts, value: value.slice(0, LONGEST_VALUE) };
}
