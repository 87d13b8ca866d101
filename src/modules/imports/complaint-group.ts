import type { RowComplaint } from './row-complaint.rules.js';

/** Equal complaints of one sheet together, as a report lists them. */
export interface ComplaintGroup extends Omit<RowComplaint, 'row' | 'value'> {
  /** The value of the first row; empty where there is none. */
  readonly sample: string;
  /** The first hundred. */
  readonly rows: readonly number[];
  /** Of all rows. */
  readonly count: number;
}
