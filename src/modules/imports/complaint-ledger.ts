import type { ComplaintGroup } from './complaint-group.js';
import type { RowComplaint, RowPlace } from './row-complaint.rules.js';

const MOST_ROWS = 100;
const MOST_GROUPS = 500;
/** Rows that are kept to be downloaded; of a file that is wrong all over the first are enough to see how. */
const MOST_REJECTED = 20_000;

interface OpenGroup extends ComplaintGroup {
  readonly rows: number[];
  count: number;
}

/** Why a row was rejected, in words. */
export interface Rejection {
  readonly why: string[];
  readonly whyVi: string[];
}

/** Adds up complaints as they come, in memory that does not grow with the file: equal ones together, and which rows they reject. */
export class ComplaintLedger {
  readonly #groups = new Map<string, OpenGroup>();
  readonly #rejected = new Map<string, Rejection>();
  readonly #sheets: (string | null)[] = [];
  #count = 0;
  #last = '';

  /** Complaints of one row come together. */
  add(complaints: readonly RowComplaint[]): void {
    for (const complaint of complaints) {
      this.#reject(complaint);
      this.#group(complaint);
    }
  }

  /** How many rows are rejected. */
  get rejected(): number {
    return this.#count;
  }

  /** Why a row is rejected; undefined where it is not, or is beyond those that are kept. */
  rejection(place: RowPlace): Rejection | undefined {
    return this.#rejected.get(keyOf(place));
  }

  /** How many of the rejected rows are kept. */
  get kept(): number {
    return this.#rejected.size;
  }

  /** Equal complaints together, in the order of the sheets and first rows; of a file that is wrong all over the first five hundred kinds. */
  groups(): readonly ComplaintGroup[] {
    const first = ({ sheet, rows }: OpenGroup): number => this.#sheets.indexOf(sheet) * 1e9 + (rows[0] ?? 0);
    return [...this.#groups.values()]
      .map((group) => ({ ...group, rows: group.rows.toSorted((one, other) => one - other) }))
      .toSorted((one, other) => first(one) - first(other));
  }

  #reject({ sheet, row, message, messageVi, hint, hintVi, column, value }: RowComplaint): void {
    const key = keyOf({ sheet, row });
    if (key !== this.#last && !this.#rejected.has(key)) this.#count += 1;
    this.#last = key;
    const known = this.#rejected.get(key);
    if (!known && this.#rejected.size >= MOST_REJECTED) return;
    const { why, whyVi } = known ?? { why: [], whyVi: [] };
    const at = column === null ? '' : `${column}${value === '' ? '' : ` “${value}”`}: `;
    why.push(`${at}${message} ${hint}`);
    whyVi.push(`${at}${messageVi} ${hintVi}`);
    if (!known) this.#rejected.set(key, { why, whyVi });
  }

  #group({ row, value, ...texts }: RowComplaint): void {
    if (!this.#sheets.includes(texts.sheet)) this.#sheets.push(texts.sheet);
    const key = JSON.stringify([texts.code, texts.sheet, texts.column, texts.message]);
    const known = this.#groups.get(key);
    if (!known && this.#groups.size === MOST_GROUPS) return;
    const group = known ?? { ...texts, sample: value, rows: [], count: 0 };
    this.#groups.set(key, group);
    group.count += 1;
    if (group.rows.length < MOST_ROWS) group.rows.push(row);
  }
}

const keyOf = ({ sheet, row }: RowPlace): string => `${row}@${sheet ?? ''}`;
