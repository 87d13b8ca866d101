import { wordKey } from './cell-text.rules.js';
import type { EnumWord } from './column.js';

const YES = new Set(['co', 'x', 'yes', 'y', 'true', 'dung', '1', 'da', 'dat']);
const NO = new Set(['khong', 'no', 'n', 'false', 'sai', '0', 'khong co', 'chua', 'khong dat']);

/** Yes or no in a tidy text, ticks and crosses included; null where it is neither. */
export function yesOrNo(text: string): boolean | null {
  if (/^[✓✔☑✗✘]$/u.test(text)) return /[✓✔☑]/u.test(text);
  const key = wordKey(text);
  return YES.has(key) ? true : NO.has(key) ? false : null;
}

/** What people write for each value of a list, by its folded form; a form that two values share is left out, for it tells neither. */
export function wordList(words: readonly EnumWord[]): ReadonlyMap<string, string> {
  const list = new Map<string, string>();
  const shared = new Set<string>();
  for (const { value, vi, also = [] } of words) {
    for (const key of new Set([value, vi, ...also].map(wordKey))) {
      if (list.has(key)) shared.add(key);
      list.set(key, value);
    }
  }
  for (const key of shared) list.delete(key);
  return list;
}
