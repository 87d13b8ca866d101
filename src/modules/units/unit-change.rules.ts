import type { KindName } from './unit.rules.js';

/** What can happen to a unit on a day. */
export type UnitChangeKind = 'BEGIN' | 'RENAME' | 'RETYPE' | 'REPARENT' | 'RECODE' | 'END' | 'MERGE' | 'PART';

/** A change as a document states it; units are named by the codes that they had on the day before, others by the codes of the day. */
export interface UnitChange {
  readonly kind: UnitChangeKind;
  /** The first day on which it is so. */
  readonly on: string;
  readonly code: string;
  /** What the unit is called before; for one that begins, from then on. */
  readonly name: string | null;
  /** The code that it gets, or that of the unit into which it goes. */
  readonly newCode: string | null;
  readonly newName: string | null;
  readonly unitKind: KindName | null;
  /** Code of the unit above from that day on. */
  readonly parent: string | null;
  readonly decision: string | null;
  /** The share that goes into the other, above 0 and up to 1, as an exact decimal. */
  readonly weight: string | null;
}

/** Which statement of a change cannot be taken. */
export type UnitChangeProblem =
  | 'NO_HOLDER'
  | 'NAME_DIFFERS'
  | 'INCOMPLETE'
  | 'CODE_HELD'
  | 'CODE_FORM'
  | 'KIND_UNKNOWN'
  | 'PARENT_LEVEL'
  | 'CHANGED_LATER'
  | 'ENDED'
  | 'SO_ALREADY'
  | 'MERGED_ELSEWHERE'
  | 'INTO_ITSELF'
  | 'WITHOUT_PARENT';

/** Why a change cannot be. */
export interface Unchangeable {
  readonly problem: UnitChangeProblem;
  /** The part of the change that is to blame. */
  readonly part: keyof UnitChange;
  /** What is so instead: a name, a day, a unit. */
  readonly known: string;
}

export type UnitChangeFate = 'CREATED' | 'UPDATED' | 'UNCHANGED';
export type UnitChangeOutcome = UnitChangeFate | Unchangeable;

export const unchangeable = (problem: UnitChangeProblem, part: keyof UnitChange, known = ''): Unchangeable => ({ problem, part, known });
