import { bareName, foldKey } from './unit-name.rules.js';
import {
  continued,
  ended,
  lastVersion,
  type Bound,
  type Gap,
  type Identity,
  type Register,
  type Succession,
  type Version,
} from './unit.rules.js';

/** The key of an identity: the code that it began with, and the day. */
const keyOf = (code: string, from: Bound): string => `${code}@${from.on ?? ''}`;

/** Units being written down in the order of time: who began, changed and ended, and who followed whom. */
export class Ledger {
  readonly #units = new Map<string, Identity>();
  readonly #holders = new Map<string, string>();
  readonly #successions: Succession[] = [];
  readonly #gaps: Gap[] = [];

  /** The last holder of a code so far; throws on a code that nobody held. */
  holder(code: string): Identity {
    return this.unit(this.#holders.get(code) ?? code);
  }

  unit(key: string): Identity {
    const identity = this.#units.get(key);
    if (!identity) throw new Error(`nobody is known as ${key}`);
    return identity;
  }

  /** Every identity so far, in the order of its beginning. */
  units(): readonly Identity[] {
    return [...this.#units.values()];
  }

  has(code: string, from: Bound): boolean {
    return this.#units.has(keyOf(code, from));
  }

  /** Begins an identity; its key. */
  begin(version: Version): string {
    const key = keyOf(version.code, version.from);
    if (this.#units.has(key)) throw new Error(`${key} begins twice`);
    this.#units.set(key, { key, versions: [version] });
    this.#holders.set(version.code, key);
    return key;
  }

  end(key: string, on: Bound): void {
    this.#units.set(key, ended(this.unit(key), on));
  }

  /** The same identity goes on from a day with another name, kind or parent; one succession row on itself per difference. */
  change(key: string, on: Bound & { on: string }, change: Partial<Version> & Pick<Version, 'origin'>): void {
    const before = lastVersion(this.unit(key));
    const next = continued(this.unit(key), on, change);
    const after = lastVersion(next);
    this.#units.set(key, next);
    const kinds = [
      foldKey(bareName(before.name)) === foldKey(bareName(after.name)) ? null : ('RENAME' as const),
      before.kind === after.kind ? null : ('RETYPE' as const),
      before.parent === after.parent ? null : ('REPARENT' as const),
    ];
    for (const kind of kinds) {
      if (kind) this.follow({ predecessor: key, successor: key, kind, on: on.on, onKnown: on.known, origin: change.origin });
    }
  }

  follow(succession: Omit<Succession, 'decision' | 'derived'> & Partial<Succession>): void {
    this.#successions.push({ decision: null, derived: false, ...succession });
  }

  leaveOpen(gaps: readonly Gap[]): void {
    this.#gaps.push(...gaps);
  }

  register(): Register {
    return { units: this.units(), successions: this.#successions, gaps: this.#gaps };
  }
}
