import { audit, type AuditEntry } from './audit.js';
import type { Transaction } from './command.js';

/** Keeps account of what was read and refused, without letting anybody wait for it. */
export interface Journal {
  /** Takes an entry and returns at once; it is written on a connection of its own. */
  note(entry: AuditEntry): void;
  /** Resolves when everything noted so far is written, or was told to be lost. */
  settled(): Promise<void>;
}

/** Hears of entries that could not be written, and why. */
export type OnLost = (entries: readonly AuditEntry[], reason: unknown) => void;

const MOST_WAITING = 10_000;
const MOST_AT_ONCE = 200;

/** A journal that writes one batch after another; what waits is bounded, and whatever is not written is told to `onLost`. */
export function journalOf(transaction: Transaction, onLost: OnLost): Journal {
  let waiting: AuditEntry[] = [];
  let writing: Promise<void> | undefined;

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_AT_ONCE);
      waiting = waiting.slice(MOST_AT_ONCE);
      await transaction(async (client) => {
        for (const entry of batch) await audit(client, entry);
      }).catch((error: unknown) => onLost(batch, error));
    }
    writing = undefined;
  }

  return {
    note(entry) {
      if (waiting.length >= MOST_WAITING) onLost([entry], new Error(`${MOST_WAITING} entries wait already`));
      else waiting.push(entry);
      writing ??= write();
    },
    settled: async () => writing,
  };
}
