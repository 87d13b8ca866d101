import type { Reads } from '../../kernel/reads.js';
import type { NewParty } from '../documents/index.js';
import { partyUnknown } from './party-complaint.rules.js';
import type { PartyWords } from './party.rules.js';
import type { RowComplaint, RowPlace } from './row-complaint.rules.js';
import { UnitDirectory } from './unit-directory.js';

/** A party with the unit that it is, if it is one. */
export type FoundParty = Required<NewParty> & { readonly unit: number | null };

/** Finds the parties that rows name: by code the unit of the day, by a name alone just the name. */
export class PartyDirectory {
  readonly #units: UnitDirectory;

  private constructor(units: UnitDirectory) {
    this.#units = units;
  }

  static async of(reads: Reads, words: readonly PartyWords[]): Promise<PartyDirectory> {
    const units = new UnitDirectory(reads);
    await units.learn(words.flatMap(({ code }) => (code === null ? [] : [{ code, name: null, parent: null }])));
    return new PartyDirectory(units);
  }

  /** The party that words name on a day, or why none is found; `column` is where they stand. */
  find(place: RowPlace, column: string, { name, code }: PartyWords, on: string): FoundParty | RowComplaint {
    if (code === null) return { name: name!, unit: null };
    const unit = this.#units.find(place, { code, name: null, parent: null }, { since: on, on });
    return 'message' in unit ? partyUnknown(place, column, code, on) : { name: name ?? unit.name, unit: unit.unit };
  }
}
