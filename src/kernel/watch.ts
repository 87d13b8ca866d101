import { Watcher, type Sighting } from './watcher.js';

export type { Sighting } from './watcher.js';

/** How to look at many things at once. A definition has no state, so it lives at module level and its identity is its name. */
export interface WatchDefinition<Source, Key extends string | number> {
  /** How the things of these keys stand now, in the order of the keys; null for what is not there. */
  readonly look: (source: Source, keys: readonly Key[]) => Promise<readonly (Sighting | null)[]>;
  /** The pause between two looks, in milliseconds. */
  readonly everyMs: number;
}

/** A look over rows that are read by key; a key without a row is not there. */
export function watchOf<Source, Key extends string | number, Row>(
  everyMs: number,
  rowsFor: (source: Source, keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
  sightingOf: (row: Row) => Sighting,
): WatchDefinition<Source, Key> {
  return {
    everyMs,
    async look(source, keys) {
      const rows = new Map((await rowsFor(source, keys)).map((row) => [keyOf(row), row]));
      return keys.map((key) => {
        const row = rows.get(key);
        return row === undefined ? null : sightingOf(row);
      });
    },
  };
}

/** Looks at things for as long as somebody wants to know. */
export interface Watches<Source> {
  /**
   * Tells how a thing stands, by a look that began after the call, and again each time that it stands otherwise; ends when it is over or
   * gone. What is not taken before the next change is replaced by it: a cursor says how far, not what happened. `return` leaves.
   */
  watch<Key extends string | number>(definition: WatchDefinition<Source, Key>, key: Key): AsyncIterableIterator<Sighting>;
  /** How many are told of something. */
  readonly size: () => number;
  /** Ends all, and looks no more. */
  close(): void;
}

/** Opens a source for one look, and closes it after. */
export type OpenSource<Source> = <Result>(work: (source: Source) => Promise<Result>) => Promise<Result>;

/** One look at a time for each definition, at all that is watched by it and whoever watches; none while nobody does. */
export function watchesOver<Source>(open: OpenSource<Source>): Watches<Source> {
  const patrols = new Map<object, Patrol<Source, never>>();
  let closed = false;
  return {
    watch<Key extends string | number>(definition: WatchDefinition<Source, Key>, key: Key) {
      if (closed) throw new Error('Nothing is watched any more.');
      let patrol = patrols.get(definition) as unknown as Patrol<Source, Key> | undefined;
      if (!patrol) patrols.set(definition, (patrol = new Patrol(definition, open)) as unknown as Patrol<Source, never>);
      return patrol.add(key);
    },
    size: () => [...patrols.values()].reduce((sum, { size }) => sum + size, 0),
    close() {
      closed = true;
      for (const patrol of patrols.values()) patrol.close();
    },
  };
}

/** So many looks in a row may fail before those who wait are told. */
const MOST_FAILURES = 10;

class Patrol<Source, Key extends string | number> {
  readonly #definition: WatchDefinition<Source, Key>;
  readonly #open: OpenSource<Source>;
  readonly #watchers = new Map<Key, Set<Watcher>>();
  #timer: NodeJS.Timeout | undefined;
  #looking = false;
  /** Somebody came while a look was under way. */
  #again = false;
  #failures = 0;

  constructor(definition: WatchDefinition<Source, Key>, open: OpenSource<Source>) {
    this.#definition = definition;
    this.#open = open;
  }

  get size(): number {
    return this.#all().length;
  }

  add(key: Key): Watcher {
    const watcher = new Watcher(() => this.#remove(key, watcher));
    const others = this.#watchers.get(key);
    if (others) others.add(watcher);
    else this.#watchers.set(key, new Set([watcher]));
    if (this.#looking) this.#again = true;
    else this.#in(0);
    return watcher;
  }

  close(): void {
    for (const watcher of this.#all()) watcher.end();
  }

  #all(): Watcher[] {
    return [...this.#watchers.values()].flatMap((watchers) => [...watchers]);
  }

  #remove(key: Key, watcher: Watcher): void {
    const watchers = this.#watchers.get(key);
    watchers?.delete(watcher);
    if (watchers?.size === 0) this.#watchers.delete(key);
    if (this.#watchers.size === 0) clearTimeout(this.#timer);
  }

  #in(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), pause);
  }

  async #look(): Promise<void> {
    this.#looking = true;
    const asked = [...this.#watchers].map(([key, watchers]) => [key, [...watchers]] as const);
    try {
      const keys = asked.map(([key]) => key);
      const sightings = await this.#open((source) => this.#definition.look(source, keys));
      this.#failures = 0;
      for (const [at, [, watchers]] of asked.entries()) for (const watcher of watchers) watcher.show(sightings[at] ?? null);
    } catch (error) {
      this.#failures += 1;
      const given = this.#failures < MOST_FAILURES ? asked.flatMap(([, watchers]) => watchers.filter(({ isNew }) => isNew)) : this.#all();
      for (const watcher of given) watcher.fail(error);
    }
    this.#looking = false;
    const pause = this.#again ? 0 : this.#definition.everyMs;
    this.#again = false;
    if (this.#watchers.size > 0) this.#in(pause);
  }
}
