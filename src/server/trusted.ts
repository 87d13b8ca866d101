import { createHash } from 'node:crypto';
import type { SavedOperation } from './operations.js';

/** The operations that the hub knows: by the sha256 of their exact text, and by the text itself. */
export interface Trusted {
  /** The text with this hash; null when there is none. */
  byHash(hash: string): string | null;
  holds(text: string): boolean;
}

/** The name under which a text is asked for: sha256 in lower-case hexadecimal. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export function trustedOperations(operations: readonly SavedOperation[]): Trusted {
  const known = new Map(operations.map(({ text }) => [hashOf(text), text]));
  const texts = new Set(operations.map(({ text }) => text));
  return { byHash: (hash) => known.get(hash.toLowerCase()) ?? null, holds: (text) => texts.has(text) };
}
