interface Entry<Value> {
  readonly value: Value;
  readonly bytes: number;
}

/** Keeps what was used last, within a number of entries and of bytes. */
export class Cache<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #limit: { readonly entries: number; readonly bytes: number };
  #bytes = 0;

  constructor(limit: { readonly entries: number; readonly bytes: number }) {
    this.#limit = limit;
  }

  values(): Value[] {
    return [...this.#entries.values()].map((entry) => entry.value);
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    // A Map iterates in the order of insertion, so the entry used last stands last.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: string, value: Value, bytes: number): void {
    this.#drop(key);
    if (bytes > this.#limit.bytes) return;
    this.#entries.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#limit.entries && this.#bytes <= this.#limit.bytes) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
  }
}
