import type { Reads } from '../../kernel/reads.js';
import { criteriaOfSets, type CriterionRow } from '../criteria/index.js';
import {
  leavesOfSheets,
  roundsNamed,
  sheetsOfRounds,
  type NamedRoundRow,
  type SheetStandingRow,
  type StandingLeafRow,
} from '../scores/index.js';
import { criterionNoLeaf, criterionUnknown, roundAmbiguous, roundUnknown, sheetUnknown } from './leaf-complaint.rules.js';
import type { LeafWords } from './leaf-columns.rules.js';
import type { RowComplaint, RowPlace } from './row-complaint.rules.js';
import { UnitDirectory, type FoundUnit } from './unit-directory.js';

/** A round and a unit that a row names; whether the unit stands in the round is not looked at yet. */
export interface FoundRound {
  readonly round: NamedRoundRow;
  readonly unit: FoundUnit;
}

/** A leaf of a sheet. */
export interface FoundLeaf extends FoundRound {
  readonly sheet: SheetStandingRow;
  readonly criterion: CriterionRow;
  /** What was said of it; null where nothing was. */
  readonly before: StandingLeafRow | null;
}

/** What of a sheet somebody writes. */
export interface LeafRights {
  /** Points of its own, its notes, explanations and evidence. */
  readonly asUnit: boolean;
  /** Appraised points and the notes of appraisers. */
  readonly asAppraiser: boolean;
  /** Whatever the stage of the sheet, as long as the round is not published. */
  readonly atAnyStage: boolean;
}

/** A row whose leaf is known, with what its sender writes of it. */
export type PlacedLeaf<Draft> = Draft & { readonly found: FoundLeaf; readonly rights: LeafRights };

/** Finds the leaves that rows name among the rounds, sheets and criteria that there are. */
export class LeafDirectory {
  readonly #rounds: readonly NamedRoundRow[];
  readonly #units: UnitDirectory;
  readonly #sheets: ReadonlyMap<string, SheetStandingRow>;
  readonly #criteria: ReadonlyMap<string, CriterionRow>;
  readonly #leaves: ReadonlyMap<string, StandingLeafRow>;

  private constructor(rounds: readonly NamedRoundRow[], units: UnitDirectory, of: Standing) {
    this.#rounds = rounds;
    this.#units = units;
    this.#sheets = new Map(of.sheets.map((sheet) => [`${sheet.round} ${sheet.unit}`, sheet]));
    this.#criteria = new Map(of.criteria.map((criterion) => [`${criterion.set} ${criterion.code}`, criterion]));
    this.#leaves = new Map(of.leaves.map((leaf) => [`${leaf.sheet} ${leaf.criterion}`, leaf]));
  }

  static async of(reads: Reads, words: readonly LeafWords[]): Promise<LeafDirectory> {
    const names = new Map(words.map(({ issuer, block, year }) => [`${issuer} ${block} ${year}`, { issuer, block, year }]));
    const rounds = await roundsNamed(reads, [...names.values()]);
    const units = new UnitDirectory(reads);
    await units.learn(words.map(({ unit }) => unit));
    const sheets = await sheetsOfRounds(
      reads,
      rounds.map(({ key }) => key),
    );
    const criteria = await criteriaOfSets(reads, [...new Set(rounds.flatMap(({ set }) => set ?? []))]);
    const leaves = await leavesOfSheets(
      reads,
      sheets.map(({ key }) => key),
    );
    return new LeafDirectory(rounds, units, { sheets, criteria, leaves });
  }

  /** The round and the unit that a row names, or why they are not found. */
  round(place: RowPlace, { issuer, block, blockLabel, year, unit }: LeafWords): FoundRound | RowComplaint {
    const rounds = this.#rounds.filter(
      (one) => one.issuer === issuer && one.block === block && one.year === year && (blockLabel === null || one.blockLabel === blockLabel),
    );
    if (rounds.length > 1)
      return roundAmbiguous(
        place,
        issuer,
        rounds.map((one) => one.blockLabel ?? '–'),
      );
    const [round] = rounds;
    if (!round) return roundUnknown(place, issuer);
    const on = `${year}-12-31`;
    const found = this.#units.find(place, unit, { since: on, on });
    return 'message' in found ? found : { round, unit: found };
  }

  /** The leaf of the unit's sheet in the round, or why it is not found. */
  leaf(place: RowPlace, { round, unit }: FoundRound, code: string): FoundLeaf | RowComplaint {
    const sheet = this.#sheets.get(`${round.key} ${unit.unit}`);
    if (!sheet) return sheetUnknown(place, unit);
    const criterion = this.#criteria.get(`${round.set} ${code}`);
    if (!criterion) return criterionUnknown(place, code);
    if (!criterion.isLeaf) return criterionNoLeaf(place, code);
    return { round, unit, sheet, criterion, before: this.#leaves.get(`${sheet.key} ${criterion.key}`) ?? null };
  }
}

interface Standing {
  readonly sheets: readonly SheetStandingRow[];
  readonly criteria: readonly CriterionRow[];
  readonly leaves: readonly StandingLeafRow[];
}
