import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Watcher } from '../../../src/kernel/watcher.js';
import { sequenceEvents } from '../../../src/modules/scores/sequence-events.js';

/** What a feed, those who look at it and who answers do, in some order. */
const moves = fc.array(
  fc.oneof(fc.record({ grow: fc.integer({ min: 1, max: 9 }) }), fc.constant('look' as const), fc.constant('answer' as const)),
  {
    maxLength: 60,
  },
);

/** A feed of numbers, somebody who is told of it, and what was told. */
function telling(after: number | null, most: number, before: number) {
  let present = before;
  const told: number[] = [];
  const watcher = new Watcher(() => {});
  const events = sequenceEvents(watcher, after);
  let next: ReturnType<typeof events.next> | null = null;
  let answered = 0;
  return {
    told,
    grow: (count: number) => (present += count),
    look: () => watcher.show({ cursor: String(present), over: false }),
    present: () => present,
    answered: () => answered,
    close: () => watcher.end(),
    /** Answers the event that is there; false where there is none. */
    async answer(): Promise<boolean> {
      next ??= events.next();
      const step = await Promise.race([next, new Promise<null>((resolve) => setImmediate(() => resolve(null)))]);
      if (step === null || step.done) return false;
      next = null;
      answered += 1;
      const from = step.value.after ?? present;
      const rest = Array.from({ length: present - from }, (_, at) => from + at + 1);
      told.push(...rest.slice(0, most));
      step.value.tell(from + Math.min(rest.length, most), rest.length > most);
      return true;
    },
  };
}

describe('events of a sequence', () => {
  test('tell each number after the first event once and in order, however looks and answers fall', async () => {
    await fc.assert(
      fc.asyncProperty(
        moves,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 20 }),
        fc.boolean(),
        async (all, most, before, back) => {
          const after = back ? Math.floor(before / 2) : null;
          const one = telling(after, most, before);
          await one.answer();
          for (const move of all) {
            if (typeof move === 'object') one.grow(move.grow);
            else if (move === 'look') one.look();
            else await one.answer();
          }
          one.look();
          while (await one.answer());
          const from = after ?? before;
          // Without a number to go on from, what was there before is not told.
          expect(one.told).toEqual(Array.from({ length: one.present() - from }, (_, at) => from + at + 1));
          one.close();
        },
      ),
      { numRuns: 200 },
    );
  });

  test('come at once, and then not before there is something new', async () => {
    const one = telling(null, 5, 7);
    expect(await one.answer()).toBe(true);
    one.look();
    expect(await one.answer()).toBe(false);
    one.grow(1);
    expect(await one.answer()).toBe(false);
    one.look();
    expect(await one.answer()).toBe(true);
    expect([one.told, one.answered()]).toEqual([[8], 2]);
    one.close();
  });

  test('do not wait while an answer did not tell all', async () => {
    const one = telling(0, 2, 5);
    expect([await one.answer(), await one.answer(), await one.answer(), await one.answer()]).toEqual([true, true, true, false]);
    expect(one.told).toEqual([1, 2, 3, 4, 5]);
    one.close();
  });

  test('end with what is watched, and leave it when they are left', async () => {
    const watcher = new Watcher(() => {});
    const events = sequenceEvents(watcher, null);
    const first = await events.next();
    first.value?.tell(1, false);
    watcher.show(null);
    expect(await events.next()).toEqual({ done: true, value: undefined });
    let left = 0;
    const other = sequenceEvents(new Watcher(() => (left += 1)), null);
    (await other.next()).value?.tell(1, false);
    const waiting = other.next();
    await other.return?.();
    expect([await waiting, left]).toEqual([{ done: true, value: undefined }, 1]);
  });
});
