import type { Reads } from '../../kernel/reads.js';
import { nameKeys, speltSo, unitsOfCodes, unitsOfNames, type CodedUnit, type NamedUnit } from '../units/index.js';
import { codeUnknown, nameAmbiguous, nameUnknown, unitDiffers, type RowComplaint, type RowPlace } from './row-complaint.rules.js';

/** How a row names its unit: by code, or by name where it has none. */
export interface UnitWords {
  readonly code: string | null;
  readonly name: string | null;
  /** A unit above it, by code or name. */
  readonly parent: string | null;
}

/** The days in which a row's unit is looked for, both ends inclusive. */
export interface UnitDays {
  readonly since: string;
  readonly on: string;
}

export type FoundUnit = Pick<CodedUnit, 'unit' | 'code' | 'name'>;

/** A file of nothing but wrong codes is not to fill the memory. */
const MOST_KEPT = 50_000;

type Lived = Pick<CodedUnit, 'from' | 'to'>;
const overlaps = ({ from, to }: Lived, { since, on }: UnitDays): boolean => (from === null || from <= on) && (to === null || since < to);

/**
 * Finds the units that rows name, in the last of their days in which there is one: a code has one holder a day, a name that fits several
 * is never guessed. It keeps what it has learnt, so that a million rows of the same few hundred units cost a few statements.
 */
export class UnitDirectory {
  readonly #reads: Reads;
  readonly #codes = new Map<string, readonly CodedUnit[]>();
  readonly #names = new Map<string, readonly NamedUnit[]>();

  constructor(reads: Reads) {
    this.#reads = reads;
  }

  /** Looks up what is not known yet of these words; to be called before `find` is. */
  async learn(words: Iterable<UnitWords>): Promise<void> {
    if (this.#codes.size > MOST_KEPT) this.#codes.clear();
    if (this.#names.size > MOST_KEPT) this.#names.clear();
    const codes = new Set<string>();
    const names = new Set<string>();
    for (const { code, name } of words) {
      if (code !== null) {
        if (!this.#codes.has(code)) codes.add(code);
      } else if (name !== null && !this.#names.has(name)) names.add(name);
    }
    if (codes.size > 0) this.#keepCodes([...codes], await unitsOfCodes(this.#reads, [...codes]));
    if (names.size > 0) this.#keepNames([...names], await unitsOfNames(this.#reads, [...names]));
  }

  #keepCodes(codes: readonly string[], found: readonly CodedUnit[]): void {
    const byCode = Map.groupBy(found, ({ code }) => code);
    for (const code of codes) this.#codes.set(code, byCode.get(code) ?? []);
  }

  #keepNames(names: readonly string[], found: readonly NamedUnit[]): void {
    const byKey = Map.groupBy(found, ({ key }) => key);
    for (const name of names)
      this.#names.set(
        name,
        nameKeys(name).flatMap((key) => byKey.get(key) ?? []),
      );
  }

  /** The unit that a row names, or why none is found. */
  find(place: RowPlace, words: UnitWords, days: UnitDays): FoundUnit | RowComplaint {
    return words.code === null ? this.#named(place, words, days) : this.#holder(place, words, days);
  }

  /** The last holder of the row's code, which has to be called as the row says. */
  #holder(place: RowPlace, { code, name }: UnitWords, days: UnitDays): FoundUnit | RowComplaint {
    const found = this.#codes.get(code!)?.find((unit) => overlaps(unit, days));
    if (!found) return codeUnknown(place, code!, daysText(days));
    if (name !== null && speltSo(name, [found]).length === 0) return unitDiffers(place, name, found.code, found.name);
    return found;
  }

  /** The one unit of the row's name that lies below what the row says is above it. */
  #named(place: RowPlace, { name, parent }: UnitWords, days: UnitDays): FoundUnit | RowComplaint {
    const found = (this.#names.get(name!) ?? [])
      .filter((unit) => overlaps(unit, days) && (unit.nextFrom === null || unit.nextFrom > days.on))
      .map((unit) => ({ ...unit, above: aboveOn(unit, days) }));
    const spelt = speltSo(name!, found);
    const meant = parent === null ? spelt : spelt.filter(({ above }) => liesUnder(above, parent));
    if (meant.length === 0) return nameUnknown(place, name!, spelt.length > 0 ? spelt : found);
    return meant.length > 1 ? nameAmbiguous(place, name!, meant) : meant[0]!;
  }
}

const daysText = ({ since, on }: UnitDays): string => (since === on ? on : `${since} – ${on}`);

/** What is above a unit on the last of the days in which it is there. */
function aboveOn({ to, above }: NamedUnit, { on }: UnitDays): NamedUnit['above'] {
  return above.filter((unit) => (to !== null && to <= on ? unit.to === null || unit.to >= to : overlaps(unit, { since: on, on })));
}

const liesUnder = (above: NamedUnit['above'], parent: string): boolean =>
  above.some(({ code }) => code === parent) || speltSo(parent, above).length > 0;
