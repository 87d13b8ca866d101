import { wordKey } from './cell-text.rules.js';
import type { NoValue } from './cell.js';

/** Words that stand in the place of a value, by their kind; as `wordKey` folds them. */
const WORDS: Readonly<Record<Exclude<NoValue, 'EMPTY' | 'DASH'>, readonly string[]>> = {
  CROSS: ['x'],
  NONE_SAID: ['khong', 'khong co', 'none', 'nil', 'null'],
  NOT_APPLICABLE: ['kad', 'khong ap dung', 'n a', 'na', 'not applicable'],
  NOT_YET: ['chua co', 'chua cong bo', 'chua co so lieu', 'not yet'],
  NOT_SAMPLED: ['khong khao sat', 'khong lay mau', 'khong dieu tra', 'not sampled'],
};

const kinds = new Map(Object.entries(WORDS).flatMap(([kind, words]) => words.map((word) => [word, kind as NoValue] as const)));
const LONGEST = 24;
/** How the words begin, and what no word and no dash begins with: spares most texts the rest. */
const FIRST_LETTERS = 'xXkKnNcC';
const FIRST_PLAIN = /[0-9A-Za-z]/u;

/** Dashes of every length, dots and slashes that fill an empty place. */
const DASHES = /^[-‐‑‒–—―−_.…/\\]+$/u;

/** The kind of no value that a tidy text stands for; null where it is a value. */
export function noValueOf(text: string): NoValue | null {
  if (text === '') return 'EMPTY';
  if (text.length > LONGEST) return null;
  const first = text.charAt(0);
  if (FIRST_LETTERS.includes(first)) return kinds.get(wordKey(text)) ?? null;
  return FIRST_PLAIN.test(first) || !DASHES.test(text) ? null : 'DASH';
}
