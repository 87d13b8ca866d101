import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { watchesOver, watchOf, type Sighting, type WatchDefinition, type Watches } from '../../src/kernel/watch.js';

/** Things of the tests, and what was looked at. */
class Shelf {
  readonly things = new Map<string, Sighting>();
  readonly looks: string[][] = [];
  open = 0;
  broken: Error | null = null;
  /** Awaited in every look. */
  gate: Promise<unknown> = Promise.resolve();

  put(key: string, cursor: string | number, over = false): void {
    this.things.set(key, { cursor: String(cursor), over });
  }
}

const definition = (everyMs = 2): WatchDefinition<Shelf, string> => ({
  everyMs,
  async look(shelf, keys) {
    shelf.looks.push([...keys]);
    const seen = keys.map((key) => shelf.things.get(key) ?? null);
    await shelf.gate;
    if (shelf.broken) throw shelf.broken;
    return seen;
  },
});

const opened: Watches<Shelf>[] = [];
afterEach(() => {
  for (const watches of opened.splice(0)) watches.close();
});

function watching(shelf = new Shelf()) {
  const watches = watchesOver<Shelf>(async (work) => {
    shelf.open += 1;
    try {
      return await work(shelf);
    } finally {
      shelf.open -= 1;
    }
  });
  opened.push(watches);
  return { shelf, watches };
}

const next = async (watcher: AsyncIterator<Sighting>): Promise<string> => {
  const { done, value } = await watcher.next();
  return done ? 'end' : value.cursor;
};

/** Waits until so many more looks were begun. */
async function looks(shelf: Shelf, more: number): Promise<void> {
  const until = shelf.looks.length + more;
  while (shelf.looks.length < until) await sleep(1);
}

describe('a watch', () => {
  test('tells how a thing stands, then each change, then its end', async () => {
    const { shelf, watches } = watching();
    shelf.put('a', 1);
    const watcher = watches.watch(definition(), 'a');
    expect(await next(watcher)).toBe('1');
    shelf.put('a', 2);
    expect(await next(watcher)).toBe('2');
    shelf.put('a', 3, true);
    expect(await next(watcher)).toBe('3');
    expect(await next(watcher)).toBe('end');
    expect(watches.size()).toBe(0);
  });

  test('tells nothing while nothing changes', async () => {
    const { shelf, watches } = watching();
    shelf.put('a', 1);
    const watcher = watches.watch(definition(), 'a');
    expect(await next(watcher)).toBe('1');
    const told = next(watcher);
    await looks(shelf, 5);
    expect(await Promise.race([told, sleep(1, 'nothing')])).toBe('nothing');
    await watcher.return!();
    expect(await told).toBe('end');
  });

  test('ends at once where the thing is not there, and when it goes', async () => {
    const { shelf, watches } = watching();
    expect(await next(watches.watch(definition(), 'a'))).toBe('end');
    shelf.put('a', 1);
    const watcher = watches.watch(definition(), 'a');
    expect(await next(watcher)).toBe('1');
    shelf.things.delete('a');
    expect(await next(watcher)).toBe('end');
  });

  test('tells a thing that is over once', async () => {
    const { shelf, watches } = watching();
    shelf.put('a', 9, true);
    const watcher = watches.watch(definition(), 'a');
    expect([await next(watcher), await next(watcher), await next(watcher)]).toEqual(['9', 'end', 'end']);
  });

  test('looks once for everybody who watches by the same definition, whatever they watch', async () => {
    const { shelf, watches } = watching();
    const one = definition();
    for (const key of ['a', 'b']) shelf.put(key, 1);
    const watchers = ['a', 'a', 'b', 'a'].map((key) => watches.watch(one, key));
    expect(await Promise.all(watchers.map(next))).toEqual(['1', '1', '1', '1']);
    await looks(shelf, 3);
    expect(shelf.looks.every((keys) => keys.join() === 'a,b')).toBe(true);
  });

  test('shows a newcomer nothing that was looked at before it came', async () => {
    const { shelf, watches } = watching();
    const one = definition();
    shelf.put('a', 1);
    expect(await next(watches.watch(one, 'a'))).toBe('1');
    let open!: (value: unknown) => void;
    shelf.gate = new Promise((resolve) => (open = resolve));
    await looks(shelf, 1); // it has seen 1, and is held
    shelf.put('a', 2);
    const late = watches.watch(one, 'a');
    open(null);
    expect(await next(late)).toBe('2');
  });

  test('replaces what nobody took by what came after', async () => {
    const { shelf, watches } = watching();
    shelf.put('a', 1);
    const watcher = watches.watch(definition(), 'a');
    await looks(shelf, 1);
    for (const cursor of [2, 3, 4]) {
      shelf.put('a', cursor);
      await looks(shelf, 2);
    }
    expect(await next(watcher)).toBe('4');
    shelf.put('a', 5, true);
    while (watches.size() > 0) await sleep(1);
    expect([await next(watcher), await next(watcher)]).toEqual(['5', 'end']);
  });

  test('stops when the last one leaves, and begins again with the next', async () => {
    const { shelf, watches } = watching();
    const one = definition();
    shelf.put('a', 1);
    const [first, second] = [watches.watch(one, 'a'), watches.watch(one, 'a')];
    await next(first);
    await first.return!();
    expect(watches.size()).toBe(1);
    await looks(shelf, 2);
    await second.return!();
    expect(watches.size()).toBe(0);
    await sleep(10);
    const before = shelf.looks.length;
    await sleep(20);
    expect(shelf.looks.length).toBe(before);
    expect(await next(watches.watch(one, 'a'))).toBe('1');
  });

  test('holds its source during a look only, and never twice at once', async () => {
    const { shelf, watches } = watching();
    const one = definition();
    shelf.put('a', 1);
    const watchers = Array.from({ length: 5 }, () => watches.watch(one, 'a'));
    await Promise.all(watchers.map(next));
    expect(shelf.open).toBeLessThanOrEqual(1);
    await Promise.all(watchers.map((watcher) => watcher.return!()));
    while (shelf.open > 0) await sleep(1);
  });

  test('outlives a look that fails, and tells nobody', async () => {
    const { shelf, watches } = watching();
    shelf.put('a', 1);
    const watcher = watches.watch(definition(), 'a');
    expect(await next(watcher)).toBe('1');
    shelf.broken = new Error('away');
    await looks(shelf, 3);
    shelf.broken = null;
    shelf.put('a', 2);
    expect(await next(watcher)).toBe('2');
  });

  test('tells the failure to whoever knows nothing yet, and to all when it does not end', async () => {
    const { shelf, watches } = watching();
    const one = definition();
    shelf.put('a', 1);
    const watcher = watches.watch(one, 'a');
    expect(await next(watcher)).toBe('1');
    shelf.broken = new Error('away');
    await expect(next(watches.watch(one, 'a'))).rejects.toThrow('away');
    await expect(next(watcher)).rejects.toThrow('away');
    expect(await next(watcher)).toBe('end');
    expect(watches.size()).toBe(0);
  });

  test('ends for all when it is closed, and takes nobody any more', async () => {
    const { shelf, watches } = watching();
    shelf.put('a', 1);
    const watcher = watches.watch(definition(), 'a');
    expect(await next(watcher)).toBe('1');
    const told = next(watcher);
    watches.close();
    expect(await told).toBe('end');
    expect(() => watches.watch(definition(), 'a')).toThrow('Nothing is watched');
  });

  test('whatever happens to a thing, tells its changes in their order without a repetition, the last among them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ cursor: fc.nat(3), pause: fc.nat(3) }), { maxLength: 15 }), async (changes) => {
        const { shelf, watches } = watching();
        shelf.put('a', 'start');
        const told: string[] = [];
        const reading = (async () => {
          for await (const { cursor } of watches.watch(definition(1), 'a')) told.push(cursor);
        })();
        const history = ['start'];
        for (const { cursor, pause } of changes) {
          await sleep(pause);
          shelf.put('a', cursor);
          history.push(String(cursor));
        }
        shelf.put('a', 'end', true);
        history.push('end');
        await reading;
        expect(told.at(-1)).toBe('end');
        expect(told.some((cursor, at) => at > 0 && cursor === told[at - 1])).toBe(false);
        let at = 0;
        for (const cursor of told) expect((at = history.indexOf(cursor, at) + 1)).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a watch over rows', () => {
  test('finds each by its key, in whatever order they come; a key without a row is not there', async () => {
    const rows = [
      { id: 2, done: true },
      { id: 1, done: false },
    ];
    const { look } = watchOf(
      1,
      async () => rows,
      ({ id }) => id,
      ({ id, done }) => ({ cursor: `c${id}`, over: done }),
    );
    expect(await look(null, [1, 3, 2])).toEqual([{ cursor: 'c1', over: false }, null, { cursor: 'c2', over: true }]);
  });
});
