/** How a thing stood when it was looked at. */
export interface Sighting {
  /** Two sightings with the same cursor are the same: a number that rises with every change, or the state itself as a text. */
  readonly cursor: string;
  /** Nothing will change any more. */
  readonly over: boolean;
}

type Step = IteratorResult<Sighting, undefined>;
const END: Step = { done: true, value: undefined };

/** Somebody who is told how a thing stands, once for each time that it stands otherwise. */
export class Watcher implements AsyncIterableIterator<Sighting, undefined> {
  readonly #leave: () => void;
  #seen: string | null = null;
  #fresh: Sighting | null = null;
  #failure: { readonly error: unknown } | null = null;
  #ended = false;
  #wake: (() => void) | null = null;

  constructor(leave: () => void) {
    this.#leave = leave;
  }

  /** It was told of nothing yet. */
  get isNew(): boolean {
    return this.#seen === null;
  }

  show(sighting: Sighting | null): void {
    if (this.#ended) return;
    if (sighting !== null && sighting.cursor !== this.#seen) {
      this.#seen = sighting.cursor;
      this.#fresh = sighting;
    }
    if (sighting === null || sighting.over) this.end();
    else this.#wake?.();
  }

  fail(error: unknown): void {
    this.#failure = { error };
    this.end();
  }

  /** What was seen and not taken yet is told before the end. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#leave();
    this.#wake?.();
  }

  async next(): Promise<Step> {
    while (this.#fresh === null && !this.#ended) await new Promise<void>((resolve) => (this.#wake = resolve));
    const value = this.#fresh;
    this.#fresh = null;
    if (value !== null) return { done: false, value };
    const failure = this.#failure;
    this.#failure = null;
    if (failure) throw failure.error;
    return END;
  }

  return(): Promise<Step> {
    this.#fresh = null;
    this.end();
    return Promise.resolve(END);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
