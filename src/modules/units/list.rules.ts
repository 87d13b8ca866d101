import { foldKey } from './unit-name.rules.js';
import type { LevelName, Origin, TerritoryKind } from './unit.rules.js';

/** A row of a published list; `parent` is the code of the unit above. */
export interface ListedUnit {
  readonly level: LevelName;
  readonly code: string;
  readonly name: string;
  readonly parent: string;
  readonly origin: Origin;
}

/** A published row "this old commune went into that new one"; some rows lack the old code or have a spoilt new one. */
export interface Link {
  readonly oldCode: string | null;
  readonly oldName: string;
  readonly oldDistrict: string;
  readonly oldProvince: string;
  readonly newCode: string;
  readonly newName: string;
  readonly newProvince: string;
  readonly origin: Origin;
}

/** A change that no list tells: a MERGE into a new unit, or a CHANGE of name or kind of a unit that goes on. */
export interface KnownChange {
  readonly on: string;
  readonly onKnown: boolean;
  readonly kind: 'MERGE' | 'CHANGE';
  readonly code: string;
  readonly name: string;
  readonly newCode: string;
  readonly newName: string;
  readonly origin: Origin;
}

export interface PublishedLists {
  /** The list before the reform, parents before children. */
  readonly before: readonly ListedUnit[];
  /** The list from `day` on: provinces, then communes. */
  readonly after: readonly ListedUnit[];
  readonly links: readonly Link[];
  /** The code of the source document of the links. */
  readonly linkSource: string;
  /** In the order of time. */
  readonly changes: readonly KnownChange[];
  /** The day on which the second list, and the end of the district level, took effect. */
  readonly day: string;
  /** The decision that the provinces were merged by. */
  readonly decision: string;
}

const KINDS: readonly (readonly [word: string, level: LevelName, kind: TerritoryKind])[] = [
  ['thành phố', 'PROVINCE', 'CENTRAL_CITY'],
  ['tỉnh', 'PROVINCE', 'PROVINCE'],
  ['quận', 'DISTRICT', 'URBAN_DISTRICT'],
  ['huyện', 'DISTRICT', 'RURAL_DISTRICT'],
  ['thị xã', 'DISTRICT', 'TOWN'],
  ['thành phố', 'DISTRICT', 'PROVINCIAL_CITY'],
  ['phường', 'COMMUNE', 'WARD'],
  ['xã', 'COMMUNE', 'RURAL_COMMUNE'],
  ['thị trấn', 'COMMUNE', 'TOWNSHIP'],
  ['đặc khu', 'COMMUNE', 'SPECIAL_ZONE'],
];

/** The kind of territory that an official name tells at its level; throws on a name without a kind word. */
export function kindOf(level: LevelName, name: string): TerritoryKind {
  const key = foldKey(name);
  const found = KINDS.find(([word, at]) => at === level && key.startsWith(`${word} `));
  if (!found) throw new Error(`"${name}" does not begin with a kind word of level ${level}`);
  return found[2];
}
