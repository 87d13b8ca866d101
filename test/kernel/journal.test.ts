import { describe, expect, test } from '@jest/globals';
import type { AuditEntry } from '../../src/kernel/audit.js';
import type { CommandClient, Transaction } from '../../src/kernel/command.js';
import { journalOf } from '../../src/kernel/journal.js';

const entry = (subject: string): AuditEntry => ({ kind: 'READ', actor: 'someone', command: 'Looking', subject });

/** A database that takes its time, and can be away. */
function database() {
  const self = { written: [] as string[], transactions: 0, away: false, transaction: undefined as unknown as Transaction };
  self.transaction = async (work) => {
    self.transactions += 1;
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (self.away) throw new Error('away');
    return work({
      query: async (_sql: string, values: unknown[]) => void self.written.push(String(values[3])),
    } as unknown as CommandClient);
  };
  return self;
}

describe('the journal', () => {
  test('makes nobody wait, and writes everything in order, many entries at once', async () => {
    const here = database();
    const journal = journalOf(here.transaction, () => {});
    for (let index = 0; index < 1_000; index += 1) journal.note(entry(String(index)));
    expect(here.written).toEqual([]);
    await journal.settled();
    expect(here.written).toEqual(Array.from({ length: 1_000 }, (_, index) => String(index)));
    expect(here.transactions).toBeLessThan(10);
  });

  test('tells what it could not write, and goes on with what comes later', async () => {
    const here = database();
    const lost: string[] = [];
    const journal = journalOf(here.transaction, (entries, reason) =>
      lost.push(...entries.map(({ subject }) => `${subject}: ${String(reason)}`)),
    );
    here.away = true;
    journal.note(entry('one'));
    await journal.settled();
    here.away = false;
    journal.note(entry('two'));
    await journal.settled();
    expect([lost, here.written]).toEqual([['one: Error: away'], ['two']]);
  });

  test('keeps a bounded number waiting, and tells the rest at once', async () => {
    const here = database();
    let lost = 0;
    const journal = journalOf(here.transaction, (entries) => (lost += entries.length));
    for (let index = 0; index < 12_000; index += 1) journal.note(entry(String(index)));
    expect(lost).toBeGreaterThan(1_000);
    await journal.settled();
    expect(here.written.length + lost).toBe(12_000);
  });
});
