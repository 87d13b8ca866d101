import DataLoader from 'dataloader';

/** How to read many keys at once. A definition has no state, so it lives at module level and its identity is its name. */
export interface LoaderDefinition<Source, Key, Value> {
  readonly read: (source: Source, keys: readonly Key[]) => Promise<readonly Value[]>;
  /** What makes two keys the same key; needed where a key is an object. */
  readonly sameAs?: (key: Key) => string;
}

type Rows<Source, Key, Row> = (source: Source, keys: readonly Key[]) => Promise<readonly Row[]>;

/** One row per key; `null` where the key is unknown. */
export function oneByKey<Source, Key extends string | number, Row>(
  rowsFor: Rows<Source, Key, Row>,
  keyOf: (row: Row) => Key,
): LoaderDefinition<Source, Key, Row | null> {
  return {
    async read(source, keys) {
      const rows = new Map((await rowsFor(source, keys)).map((row) => [keyOf(row), row]));
      return keys.map((key) => rows.get(key) ?? null);
    },
  };
}

/** All rows per key, in the order the database gave them; an empty list where there are none. */
export function manyByKey<Source, Key extends string | number, Row>(
  rowsFor: Rows<Source, Key, Row>,
  keyOf: (row: Row) => Key,
): LoaderDefinition<Source, Key, readonly Row[]> {
  return {
    async read(source, keys) {
      const groups = Map.groupBy(await rowsFor(source, keys), keyOf);
      return keys.map((key) => groups.get(key) ?? []);
    },
  };
}

/**
 * One row per composite key. Each row tells the position (`slot`, from 0) of the key that it answers, as
 * `unnest(…) with ordinality` gives it, so that no key has to be compared by value.
 */
export function oneBySlot<Source, Key, Row extends { slot: number }>(
  rowsFor: Rows<Source, Key, Row>,
  sameAs: (key: Key) => string,
): LoaderDefinition<Source, Key, Row | null> {
  return {
    sameAs,
    async read(source, keys) {
      const answers = new Array<Row | null>(keys.length).fill(null);
      for (const row of await rowsFor(source, keys)) answers[row.slot] = row;
      return answers;
    },
  };
}

/** All rows per composite key, in the order the database gave them; see `oneBySlot` for `slot`. */
export function manyBySlot<Source, Key, Row extends { slot: number }>(
  rowsFor: Rows<Source, Key, Row>,
  sameAs: (key: Key) => string,
): LoaderDefinition<Source, Key, readonly Row[]> {
  return {
    sameAs,
    async read(source, keys) {
      const answers = keys.map((): Row[] => []);
      for (const row of await rowsFor(source, keys)) answers[row.slot]?.push(row);
      return answers;
    },
  };
}

/** One DataLoader per definition, opened on first use, living as long as one request. */
export class Loaders<Source> {
  readonly #open = new Map<object, unknown>();
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Forgets what was loaded; what is loaded from now on is read anew. */
  forget(): void {
    this.#open.clear();
  }

  load<Key, Value>(definition: LoaderDefinition<Source, Key, Value>, key: Key): Promise<Value> {
    let loader = this.#open.get(definition) as DataLoader<Key, Value, unknown> | undefined;
    if (!loader) {
      const { read, sameAs } = definition;
      loader = new DataLoader<Key, Value, unknown>((keys) => read(this.#source, keys), {
        ...(sameAs && { cacheKeyFn: sameAs }),
      });
      this.#open.set(definition, loader);
    }
    return loader.load(key);
  }
}
