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

const MOST_ROWS = 100;
const MOST_GROUPS = 500;

/** Groups complaints, in the order of their first rows; of a file that is wrong all over the first five hundred kinds are listed. */
export function complaintGroups(complaints: readonly RowComplaint[]): readonly ComplaintGroup[] {
  const groups = new Map<string, ComplaintGroup & { readonly rows: number[]; count: number }>();
  for (const { row, value, ...texts } of complaints) {
    const key = JSON.stringify([texts.code, texts.sheet, texts.column, texts.message]);
    const known = groups.get(key);
    if (!known && groups.size === MOST_GROUPS) continue;
    const group = known ?? { ...texts, sample: value, rows: [], count: 0 };
    groups.set(key, group);
    group.count += 1;
    if (group.rows.length < MOST_ROWS) group.rows.push(row);
  }
  return [...groups.values()];
}
