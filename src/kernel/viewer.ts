/** What somebody may be to the hub, by rising right to read; `PUBLIC` is everybody. */
export const ROLES = ['PUBLIC', 'SURVEYOR', 'UNIT_OFFICER', 'APPRAISER', 'LEADER', 'OVERSIGHT', 'DATA_STEWARD', 'ADMIN'] as const;
export type RoleName = (typeof ROLES)[number];

/** A role that a viewer holds today, at a unit or, for oversight, over the subjects of a mission. */
export interface Grant {
  readonly role: RoleName;
  /** Identity of the unit; null where the role is not bound to one. */
  readonly unit: number | null;
  /** Key of the mission; null but for OVERSIGHT. */
  readonly mission: number | null;
}

/**
 * What of the protected rows a viewer sees: sets of keys, computed once a request. Every statement filters by it, and the
 * database filters by it once more. A status is never part of it: statements look at the status as it is.
 */
export interface Scope {
  /** Sees every row: data stewards, administrators, and the hub itself. */
  readonly everything: boolean;
  /** Sees who read and changed what, and whose account has which role. */
  readonly administers: boolean;
  /** Whose own imports are seen: the viewer's, as audit rows call it; null where nobody in particular asks. */
  readonly sender: string | null;
  /** Units whose sheets are seen at every stage, with their evidence. */
  readonly own: readonly number[];
  /** Units, `own` among them, whose dossier records are seen, and whose sheets from the first appraisal on. */
  readonly below: readonly number[];
  /** Units whose sets of criteria the viewer drafts: those that it leads, and those for which it works in an agency of theirs. */
  readonly drafted: readonly number[];
  /** Rounds that are seen before they are published. */
  readonly rounds: readonly number[];
  /** Rounds whose sheets are seen at every stage, with their evidence: those that the viewer appraises. */
  readonly appraised: readonly number[];
  /** Sheets that an oversight mission looks at; seen from the first appraisal on. */
  readonly overseen: readonly number[];
  /** What missions count by channel and service level: their subjects and all below, over the days that they look at. */
  readonly inspected: readonly Inspection[];
}

/** Units and days, both ends inclusive, that a mission looks at; an open end is null. */
export interface Inspection {
  readonly units: readonly number[];
  readonly from: string | null;
  readonly to: string | null;
}

/** Who asks. */
export interface Viewer {
  /** What audit rows and rate limits call it: `anonymous`, `account:17`, `key:3`, `dev:LEADER@004`. */
  readonly actor: string;
  readonly grants: readonly Grant[];
  readonly scope: Scope;
}

/** What everybody sees: published results, the catalogue, units, statements of public documents. */
export const PUBLIC_SCOPE: Scope = {
  everything: false,
  administers: false,
  sender: null,
  own: [],
  below: [],
  drafted: [],
  rounds: [],
  appraised: [],
  overseen: [],
  inspected: [],
};

/** The scope of the hub's own work: seeds, commands, recounts. */
export const WHOLE_SCOPE: Scope = { ...PUBLIC_SCOPE, everything: true, administers: true };

export const ANONYMOUS: Viewer = { actor: 'anonymous', grants: [], scope: PUBLIC_SCOPE };
