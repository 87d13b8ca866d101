import { versionOn, type Identity, type Succession, type Version } from './unit.rules.js';

/** What a change needs to know of a link between two units. */
export type Link = Pick<Succession, 'predecessor' | 'successor' | 'kind' | 'on'>;

/** A succession as a change states it. */
export interface StatedSuccession extends Link {
  readonly decision: string | null;
  readonly weight: string | null;
  /** The change that states it, by its place in the list. */
  readonly change: number;
}

/** All units and links as they are stored; keys are numbers as text. */
export interface StoredRegister {
  readonly units: readonly Identity[];
  readonly links: readonly Link[];
}

/** The register with an index for each question that changes ask; it never changes itself. */
export class RegisterIndex {
  readonly units: ReadonlyMap<string, Identity>;
  readonly links: readonly Link[];
  readonly byCode: ReadonlyMap<string, readonly string[]>;
  readonly children: ReadonlyMap<string, readonly string[]>;
  readonly byPredecessor: ReadonlyMap<string, readonly Link[]>;

  constructor({ units, links }: StoredRegister) {
    this.units = new Map(units.map((unit) => [unit.key, unit]));
    this.links = links;
    this.byCode = keysBy(units, ({ code }) => code);
    this.children = keysBy(units, ({ parent }) => parent);
    this.byPredecessor = Map.groupBy(links, ({ predecessor }) => predecessor);
  }
}

function keysBy(units: readonly Identity[], of: (version: Version) => string | null): ReadonlyMap<string, readonly string[]> {
  const pairs = units.flatMap(({ key, versions }) =>
    versions.flatMap((version): [string, string][] => {
      const value = of(version);
      return value === null ? [] : [[value, key]];
    }),
  );
  return new Map([...Map.groupBy(pairs, ([value]) => value)].map(([value, found]) => [value, [...new Set(found.map(([, key]) => key))]]));
}

function noteIn(index: Map<string, Set<string>>, value: string, key: string): void {
  const keys = index.get(value) ?? new Set();
  index.set(value, keys.add(key));
}

/** The register while changes are applied to it: what they touched stands over what is stored. */
export class ChangingRegister {
  readonly #stored: RegisterIndex;
  readonly #touched = new Map<string, Identity>();
  readonly #codes = new Map<string, Set<string>>();
  readonly #parents = new Map<string, Set<string>>();
  readonly #links = new Map<string, StatedSuccession[]>();
  /** The change that ended a unit. */
  readonly endedBy = new Map<string, number>();

  constructor(stored: RegisterIndex) {
    this.#stored = stored;
  }

  unit(key: string): Identity {
    const found = this.#touched.get(key) ?? this.#stored.units.get(key);
    if (!found) throw new Error(`nobody is known as ${key}`);
    return found;
  }

  put(unit: Identity): void {
    this.#touched.set(unit.key, unit);
    for (const { code, parent } of unit.versions) {
      noteIn(this.#codes, code, unit.key);
      if (parent !== null) noteIn(this.#parents, parent, unit.key);
    }
  }

  /** Units that changes touched, in the order in which they did. */
  touched(): readonly Identity[] {
    return [...this.#touched.values()];
  }

  /** Units that bore a code on some day, in no order. */
  bearers(code: string): readonly Identity[] {
    const keys = new Set([...(this.#stored.byCode.get(code) ?? []), ...(this.#codes.get(code) ?? [])]);
    return [...keys].map((key) => this.unit(key)).filter(({ versions }) => versions.some((version) => version.code === code));
  }

  /** The unit that bears a code on a day. */
  holder(code: string, day: string): Identity | undefined {
    return this.bearers(code).find((unit) => versionOn(unit, day)?.code === code);
  }

  /** Units that lie directly below a unit on some day. */
  below(key: string): readonly Identity[] {
    const keys = new Set([...(this.#stored.children.get(key) ?? []), ...(this.#parents.get(key) ?? [])]);
    return [...keys].map((child) => this.unit(child));
  }

  /** Links from a unit to others or itself, stored and stated. */
  linksFrom(key: string): readonly Link[] {
    return [...(this.#stored.byPredecessor.get(key) ?? []), ...(this.#links.get(key) ?? [])];
  }

  /** States a link; false where it is there already. */
  link(stated: StatedSuccession): boolean {
    const { predecessor, successor, kind, on } = stated;
    const same = (other: Link): boolean => other.successor === successor && other.kind === kind && other.on === on;
    if (this.linksFrom(predecessor).some(same)) return false;
    this.#links.set(predecessor, [...(this.#links.get(predecessor) ?? []), stated]);
    return true;
  }

  stated(): readonly StatedSuccession[] {
    return [...this.#links.values()].flat();
  }
}
