import type { Sighting } from '../../kernel/watch.js';

/** A cause to tell what came after a number; whoever answers it says how far that went. */
export interface SequenceEvent {
  /** The last number that was told; null: none yet, and none is asked for. */
  readonly after: number | null;
  /** Everything up to `sequence` is told now; `more`: not all that there is. */
  readonly tell: (sequence: number, more: boolean) => void;
}

const END = { done: true, value: undefined } as const;

/**
 * One event at once, then one for each sighting that shows more than was told, and one without waiting wherever an answer did not tell
 * all. An answer sees more than the sighting that caused it; what it told is not told again.
 */
export function sequenceEvents(
  sightings: AsyncIterableIterator<Sighting>,
  after: number | null,
): AsyncIterableIterator<SequenceEvent, undefined> {
  let told = after;
  let goesOn = true;

  const tell: SequenceEvent['tell'] = (sequence, more) => {
    told = sequence;
    goesOn = more;
  };

  /** False when there will be nothing more. */
  async function somethingNew(): Promise<boolean> {
    for (;;) {
      const { done, value } = await sightings.next();
      if (done) return false;
      if (Number(value.cursor) > (told ?? -1)) return true;
    }
  }

  return {
    async next() {
      return goesOn || (await somethingNew()) ? { done: false, value: { after: told, tell } } : END;
    },
    async return() {
      await sightings.return?.();
      return END;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
