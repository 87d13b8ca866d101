import type { CriteriaFieldRow, CriteriaSetRow, CriterionRow, ScoringRule } from '../criteria/index.js';
import type { RowPlace } from './row-complaint.rules.js';

/** What a row says of its set as a whole; null says nothing. */
export interface SetWords {
  readonly name: string | null;
  readonly block: CriteriaSetRow['block'] | null;
  readonly issuer: string | null;
  readonly effectiveFromYear: number | null;
  readonly maxPoints: string | null;
  readonly notApplicablePolicy: CriteriaSetRow['notApplicablePolicy'];
  readonly bonusEntry: CriteriaSetRow['bonusEntry'];
  readonly indexMayPass100: boolean | null;
}

/** A row of a sheet. */
export interface CriterionDraft extends RowPlace {
  /** Of which set it is; null is that of the row above. */
  readonly set: { readonly code: string; readonly version: number } | null;
  readonly words: SetWords;
  readonly code: string;
  readonly name: string;
  readonly maxPoints: string;
  readonly canonicalField: CriteriaFieldRow['canonicalField'] | null;
  readonly method: CriterionRow['method'];
  readonly rule: ScoringRule | null;
  /** Names or codes of agencies. */
  readonly owner: string | null;
  readonly appraiser: string | null;
}

/** A set that is stored, with its parts. */
export interface StoredSet {
  readonly set: CriteriaSetRow;
  readonly fields: readonly CriteriaFieldRow[];
  readonly criteria: readonly CriterionRow[];
}

/** An agency that a row names. */
export interface Agency {
  readonly name: string;
  readonly unit: number | null;
}
