import { Temporal } from 'temporal-polyfill';

export type LevelName = 'NATIONAL' | 'PROVINCE' | 'DISTRICT' | 'COMMUNE';
export type TerritoryKind =
  | 'COUNTRY'
  | 'CENTRAL_CITY'
  | 'PROVINCE'
  | 'URBAN_DISTRICT'
  | 'RURAL_DISTRICT'
  | 'TOWN'
  | 'PROVINCIAL_CITY'
  | 'MUNICIPAL_CITY'
  | 'WARD'
  | 'RURAL_COMMUNE'
  | 'TOWNSHIP'
  | 'SPECIAL_ZONE';
export type AgencyKind = 'DEPARTMENT' | 'DIVISION' | 'ONE_STOP_CENTRE' | 'COUNCIL' | 'COUNCIL_COMMITTEE' | 'OFFICE';
export type KindName = TerritoryKind | AgencyKind;
export type SuccessionName = 'FULL' | 'PARTIAL' | 'RENAME' | 'RETYPE' | 'REPARENT';

/** Where a fact was read: the code of a source document and the place in it. */
export interface Origin {
  readonly source: string | null;
  readonly locator: string | null;
}

/** Several places of one source as one: "file 3" and "file 7" are "file 3, 7". */
export function together(origins: readonly Origin[]): Origin {
  const places = origins.map(({ locator }) => /^(.*) (\S+)$/.exec(locator ?? ''));
  const [, file = ''] = places[0] ?? [];
  return { source: origins[0]?.source ?? null, locator: `${file} ${places.map((place) => place?.[2]).join(', ')}` };
}

/** A bound of time: `on` null is open (never, or not known when), `known` false is not dated by a source. */
export interface Bound {
  readonly on: string | null;
  readonly known: boolean;
}

/** What a unit was over [from, to). `parent` is the key of an identity, null for the country only. */
export interface Version {
  readonly code: string;
  readonly name: string;
  readonly kind: KindName;
  readonly level: LevelName;
  readonly parent: string | null;
  readonly from: Bound;
  readonly to: Bound;
  readonly origin: Origin;
}

/** A unit over its whole life; versions oldest first, each where the one before it ends. */
export interface Identity {
  readonly key: string;
  readonly versions: readonly Version[];
}

export interface Succession {
  readonly predecessor: string;
  readonly successor: string;
  readonly kind: SuccessionName;
  readonly on: string;
  readonly onKnown: boolean;
  readonly decision: string | null;
  readonly derived: boolean;
  readonly origin: Origin;
}

export type GapReason = 'NO_LINK' | 'NAME_DIFFERS' | 'UNKNOWN_CODE';

/** A unit or link of the published lists that cannot be joined without guessing. */
export interface Gap {
  readonly province: string;
  readonly code: string;
  readonly name: string;
  readonly reason: GapReason;
  readonly origin: Origin;
}

export interface Register {
  readonly units: readonly Identity[];
  readonly successions: readonly Succession[];
  readonly gaps: readonly Gap[];
}

/** A start that no source dates: open towards the past. */
export const UNKNOWN_START: Bound = { on: null, known: false };
/** Still so, as far as is known. */
export const STILL: Bound = { on: null, known: true };

/** The version that holds on a day; undefined outside the unit's life. */
export const versionOn = (identity: Identity, day: string): Version | undefined =>
  identity.versions.find(({ from, to }) => (from.on === null || from.on <= day) && (to.on === null || day < to.on));

/** The last version of an identity; an identity has at least one. */
export function lastVersion(identity: Identity): Version {
  const last = identity.versions.at(-1);
  if (!last) throw new Error(`${identity.key} has no version`);
  return last;
}

/** First and last day of a unit's life; null where it is open. */
export function lifeOf(identity: Identity): { readonly firstDay: string | null; readonly lastDay: string | null } {
  const beyond = lastVersion(identity).to.on;
  const lastDay = beyond === null ? null : Temporal.PlainDate.from(beyond).subtract({ days: 1 }).toString();
  return { firstDay: identity.versions[0]?.from.on ?? null, lastDay };
}

/** The identity with its last version ended at `end`. */
export const ended = (identity: Identity, end: Bound): Identity => ({
  ...identity,
  versions: [...identity.versions.slice(0, -1), { ...lastVersion(identity), to: end }],
});

/** The identity going on from `start` with what changed; its last version must reach beyond that day. */
export function continued(identity: Identity, start: Bound, change: Partial<Version>): Identity {
  const last = lastVersion(identity);
  return {
    ...identity,
    versions: [...identity.versions.slice(0, -1), { ...last, to: start }, { ...last, ...change, from: start, to: last.to }],
  };
}
