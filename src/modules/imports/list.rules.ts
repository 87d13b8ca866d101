import { tidyText } from './cell-text.rules.js';

const SEPARATOR = /[;；\r\n\v\u2028]/u;
/** A dash, a plus or a dot that begins a line of a list. */
const BULLET = /^(?:[-+*•●▪–—]\s+|[•●▪])/u;

/** The texts of a cell that holds several, one after a semicolon or a line break, in their order; empty ones are none. */
export function readList(raw: string): readonly string[] {
  const kept = /^\s*['=]/u.test(raw) ? tidyText(raw) : raw;
  return kept
    .split(SEPARATOR)
    .map((text) => tidyText(tidyText(text).replace(BULLET, '')))
    .filter((text) => text !== '');
}
