import type { CriterionDraft, SetWords } from './criteria-draft.js';
import { setDiffers, setMissing } from './criteria-complaint.rules.js';
import type { RowComplaint } from './row-complaint.rules.js';

/** The rows of one set, and what they say of it together. */
export interface SetGroup {
  readonly code: string;
  readonly version: number;
  readonly words: SetWords;
  readonly rows: readonly CriterionDraft[];
}

/** Rows by their sets: a row that names none is of the set of the row above it in its sheet. What contradicts an earlier row is told. */
export function setGroups(drafts: readonly CriterionDraft[]): {
  readonly groups: readonly SetGroup[];
  readonly refused: readonly RowComplaint[];
} {
  const groups = new Map<string, { code: string; version: number; words: SetWords; rows: CriterionDraft[] }>();
  const refused: RowComplaint[] = [];
  let current: { readonly code: string; readonly version: number } | null = null;
  let sheet: string | null = null;
  for (const draft of drafts) {
    if (draft.sheet !== sheet) [current, sheet] = [null, draft.sheet];
    current = draft.set ?? current;
    if (current === null) {
      refused.push(setMissing(draft));
      continue;
    }
    const key = `${current.code} ${current.version}`;
    const group = groups.get(key);
    if (!group) groups.set(key, { ...current, words: draft.words, rows: [draft] });
    else if (contradicts(group.words, draft.words)) refused.push(setDiffers(draft, key));
    else {
      group.words = together(group.words, draft.words);
      group.rows.push(draft);
    }
  }
  return { groups: [...groups.values()], refused };
}

const keys = (words: SetWords) => Object.keys(words) as (keyof SetWords)[];

const contradicts = (one: SetWords, other: SetWords): boolean =>
  keys(one).some((key) => one[key] !== null && other[key] !== null && one[key] !== other[key]);

const together = (one: SetWords, other: SetWords): SetWords =>
  Object.fromEntries(keys(one).map((key) => [key, one[key] ?? other[key]])) as unknown as SetWords;
