import { sql, type RawBuilder } from 'kysely';
import type { ClosedPeriod } from '../../kernel/period.js';
import type { Scope, Viewer } from '../../kernel/viewer.js';

/**
 * What a scope shows of the protected rows, for the statements that read them: the first wall. The second stands in
 * schema/migrations/0012-walls.sql (of imports in 0014-import-ledger.sql) and says the same; a change here is a change there. Drafts of sets of
 * criteria have the first wall only.
 *
 * The conditions speak of rows by fixed names: set `s`, round `r`, sheet `k`, dossier `d`, finding `q`, job `j`.
 */
type Condition = RawBuilder<boolean>;

const ALWAYS: Condition = sql`true`;
const NEVER: Condition = sql`false`;

/** One of the keys of a list; none where there are no keys. As a subquery it is hashed, and not estimated key by key when it is planned. */
const among = (column: string, keys: readonly number[]): Condition[] =>
  keys.length === 0 ? [] : [sql`${sql.ref(column)} in (select unnest(${keys}::int[]))`];

function any(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? NEVER : sql`(${sql.join(conditions, sql` or `)})`;
}

/** Set `s` of criteria: everybody's but for drafts, which those see who may write them, by hand or by a file. */
export const setSeen = ({ everything, below, drafted }: Scope): Condition =>
  everything ? ALWAYS : any([sql`s.status <> 'DRAFT'`, ...among('s.issuer_id', [...new Set([...below, ...drafted])])]);

const isSteward = ({ grants }: Viewer): boolean => grants.some(({ role }) => role === 'DATA_STEWARD');

/** Whether somebody drafts sets of criteria of any unit at all. */
export const draftsSets = (viewer: Viewer): boolean =>
  isSteward(viewer) || viewer.scope.drafted.length > 0 || viewer.grants.some(({ role }) => role === 'LEADER');

/** Whether a viewer publishes and retires sets that a unit issues: its leaders, and data stewards. */
export const setPublished = (viewer: Viewer, issuer: number): boolean =>
  isSteward(viewer) || viewer.grants.some(({ role, unit }) => role === 'LEADER' && unit === issuer);

/** Whether a viewer drafts sets that a unit issues: who publishes them, and the appraisers and leaders of its agencies. */
export const setDrafted = (viewer: Viewer, issuer: number): boolean =>
  setPublished(viewer, issuer) || viewer.scope.drafted.includes(issuer);

const appraisedOnce: Condition = sql`k.status not in ('DRAFT', 'SUBMITTED')`;

/** Round `r`: published, or one that the scope names. */
export const roundSeen = (scope: Scope): Condition =>
  scope.everything ? ALWAYS : any([sql`r.status = 'PUBLISHED'`, ...among('r.id', scope.rounds)]);

/** Sheet `k` of round `r`: of a published round; else of a round that is seen, at a stage that is. */
export function sheetSeen(scope: Scope): Condition {
  if (scope.everything) return ALWAYS;
  const atAnyStage = [...among('k.unit_id', scope.own), ...among('k.round_id', scope.appraised)];
  const onceAppraised = [...among('k.unit_id', scope.below), ...among('k.id', scope.overseen)];
  const stages = [...atAnyStage, ...(onceAppraised.length === 0 ? [] : [sql<boolean>`${appraisedOnce} and ${any(onceAppraised)}`])];
  const [named] = among('r.id', scope.rounds);
  return any([sql`r.status = 'PUBLISHED'`, ...(named && stages.length > 0 ? [sql<boolean>`${named} and ${any(stages)}`] : [])]);
}

/** The evidence of a seen sheet `k`, and how much of it is missing: the unit's own and its appraisers' affair. */
export const evidenceSeen = (scope: Scope): Condition =>
  scope.everything ? ALWAYS : any([...among('k.unit_id', scope.own), ...among('k.round_id', scope.appraised)]);

/** Dossier `d`: the responsible unit's, and that of the units above it. */
export const dossierSeen = (scope: Scope): Condition =>
  scope.everything ? ALWAYS : scope.below.length === 0 ? NEVER : sql`d.responsible_unit_id = any(${scope.below}::int[])`;

/** Of these responsible units, or of all where null, those whose dossiers are seen; null is all. */
export function dossiersSeenOf({ everything, below }: Scope, units: readonly number[] | null): readonly number[] | null {
  if (everything) return units;
  if (units === null) return below;
  const seen = new Set(below);
  return units.filter((unit) => seen.has(unit));
}

/** Finding `q`: whoever sees the figure sees what the rules say of it. */
export const findingSeen = (scope: Scope): Condition =>
  scope.everything
    ? ALWAYS
    : sql`(q.subject_type <> 'Scorecard' or (
      select ${sheetSeen(scope)} from scorecard k join scoring_round r on r.id = k.round_id where k.id = q.subject_id))`;

/** Whether somebody may write anything of units at all. */
export const writesRecords = ({ scope, grants }: Viewer): boolean =>
  scope.everything || grants.some(({ role }) => role === 'LEADER' || role === 'UNIT_OFFICER');

/** Whether a viewer may state figures of a unit: its officers and leaders, those of the units above it, and data stewards. */
export const recordsWritten = (viewer: Viewer, unit: number): boolean => writesRecords(viewer) && recordsSeen(viewer.scope, [unit]);

/** Whether a viewer fills in what is a unit's own to say: its officers and leaders, not those above it, and data stewards. */
export const saidByUnit = (viewer: Viewer, unit: number): boolean =>
  viewer.scope.everything || (writesRecords(viewer) && viewer.scope.own.includes(unit));

/**
 * Whether a viewer states of a unit what is not the unit's own to say: those of a unit above it, and data stewards. Whoever acts for the unit
 * itself does not, whatever else it is.
 */
export const judgedFromAbove = (viewer: Viewer, unit: number): boolean =>
  viewer.scope.everything || (recordsWritten(viewer, unit) && !viewer.scope.own.includes(unit));

/** Job `j`, a file that came in, and what was wrong with it: whoever sent it, data stewards and administrators. */
export const importSeen = ({ everything, sender }: Scope): Condition =>
  everything ? ALWAYS : sender === null ? NEVER : sql`j.actor = ${sender}`;

/** Whether a viewer may take back what a job of this sender wrote: its sender, as long as it may write at all, and data stewards. */
export const importReverted = (viewer: Viewer, sender: string): boolean =>
  viewer.scope.everything || (writesRecords(viewer) && viewer.actor === sender);

/** Whether all dossier records of these units are seen. */
export function recordsSeen({ everything, below }: Scope, units: readonly number[]): boolean {
  if (everything) return true;
  const seen = new Set(below);
  return units.every((unit) => seen.has(unit));
}

/** Whether dossiers of these units over a period may be counted by channel and service level: as their records, or by oversight. */
export const countedFinely = (scope: Scope, units: readonly number[], { from, to }: ClosedPeriod): boolean =>
  recordsSeen(scope, units) ||
  scope.inspected.some((mission) => {
    const seen = new Set(mission.units);
    return (mission.from ?? from) <= from && to <= (mission.to ?? to) && units.every((unit) => seen.has(unit));
  });
