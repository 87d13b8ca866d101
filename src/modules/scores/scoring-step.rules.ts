import type { RoundStatus, ScorecardStatus } from './scores.enums.js';
import type { Guard } from './scoring-guard.rules.js';
import type { Part } from './scoring-part.rules.js';

/** A step of a sheet: who may take it, when, and what has to hold. Whoever is not named may not. */
export interface SheetStep {
  readonly from: readonly `${ScorecardStatus}`[];
  /** Null: the sheet stays where it is. BACK: where it was before, see `stageBefore`. */
  readonly to: `${ScorecardStatus}` | 'BACK' | null;
  readonly round: readonly `${RoundStatus}`[];
  readonly by: Part;
  /** Looked at in this order; the first that does not hold is told. */
  readonly guards: readonly Guard[];
}

/** A step of a round, likewise. */
export interface RoundStep {
  readonly from: readonly `${RoundStatus}`[];
  readonly to: `${RoundStatus}` | 'BACK' | null;
  readonly by: Part;
  readonly guards: readonly Guard[];
}

/** Every step of a sheet (phiếu chấm điểm). */
export const SHEET_STEPS = {
  SCORE_LEAF: { from: ['DRAFT'], to: null, round: ['OPEN'], by: 'UNIT', guards: ['INTAKE_IS_OPEN', 'LEAF_IS_SELF_SCORED'] },
  ATTACH_EVIDENCE: {
    from: ['DRAFT', 'EXPLANATION_REQUESTED'],
    to: null,
    round: ['OPEN'],
    by: 'UNIT',
    guards: ['INTAKE_IS_OPEN', 'LEAF_IS_SELF_SCORED', 'LEAF_WAS_ASKED_ABOUT'],
  },
  SUBMIT: {
    from: ['DRAFT'],
    to: 'SUBMITTED',
    round: ['OPEN'],
    by: 'UNIT',
    guards: ['INTAKE_IS_OPEN', 'EVERY_LEAF_IS_SCORED', 'EVERY_CLAIM_IS_PROVEN'],
  },
  APPRAISE_LEAF: { from: ['SUBMITTED'], to: null, round: ['OPEN'], by: 'LEAF_APPRAISER', guards: ['LEAF_IS_APPRAISED'] },
  CLOSE_APPRAISAL: { from: ['SUBMITTED'], to: 'APPRAISED', round: ['OPEN'], by: 'STANDING_AGENCY', guards: ['EVERY_LEAF_HAS_APPRAISAL'] },
  REQUEST_EXPLANATION: {
    from: ['APPRAISED'],
    to: 'EXPLANATION_REQUESTED',
    round: ['OPEN'],
    by: 'STANDING_AGENCY',
    guards: ['LEAF_IS_APPRAISED'],
  },
  EXPLAIN_LEAF: { from: ['EXPLANATION_REQUESTED'], to: null, round: ['OPEN'], by: 'UNIT', guards: ['LEAF_WAS_ASKED_ABOUT'] },
  SUBMIT_EXPLANATION: {
    from: ['EXPLANATION_REQUESTED'],
    to: 'EXPLAINED',
    round: ['OPEN'],
    by: 'UNIT',
    guards: ['EVERY_QUESTION_IS_ANSWERED'],
  },
  REAPPRAISE_LEAF: { from: ['EXPLAINED'], to: null, round: ['OPEN'], by: 'LEAF_APPRAISER', guards: ['LEAF_WAS_ASKED_ABOUT'] },
  CLOSE_REAPPRAISAL: {
    from: ['EXPLAINED'],
    to: 'REAPPRAISED',
    round: ['OPEN'],
    by: 'STANDING_AGENCY',
    guards: ['EVERY_ANSWER_HAS_APPRAISAL'],
  },
  FINALIZE: {
    from: ['APPRAISED', 'REAPPRAISED'],
    to: 'FINALIZED',
    round: ['OPEN'],
    by: 'STANDING_AGENCY',
    guards: ['SURVEY_IS_KNOWN', 'DATA_IS_MEASURED'],
  },
  REOPEN: {
    from: ['SUBMITTED', 'APPRAISED', 'EXPLANATION_REQUESTED', 'EXPLAINED', 'REAPPRAISED', 'FINALIZED'],
    to: 'BACK',
    round: ['OPEN'],
    by: 'STANDING_AGENCY',
    guards: [],
  },
  LEAVE_UNRANKED: {
    from: ['DRAFT', 'FINALIZED'],
    to: null,
    round: ['OPEN'],
    by: 'STANDING_AGENCY',
    guards: ['INTAKE_IS_CLOSED_FOR_DRAFTS'],
  },
  CORRECT_LEAF: { from: ['FINALIZED'], to: null, round: ['PUBLISHED'], by: 'ISSUER', guards: ['LEAF_HAS_POINTS'] },
} as const satisfies Record<string, SheetStep>;
export type SheetStepName = keyof typeof SHEET_STEPS;

/** Every step of a round (đợt chấm điểm) that is there. */
export const ROUND_STEPS = {
  ADJUST_ROUND: { from: ['PLANNED', 'OPEN'], to: null, by: 'STANDING_AGENCY', guards: [] },
  OPEN_ROUND: { from: ['PLANNED'], to: 'OPEN', by: 'ISSUER', guards: ['SET_IS_PUBLISHED', 'ROUND_HAS_UNITS', 'ROUND_HAS_DEADLINE'] },
  CLOSE_INTAKE: { from: ['OPEN'], to: null, by: 'STANDING_AGENCY', guards: ['INTAKE_IS_OPEN'] },
  REOPEN_INTAKE: { from: ['OPEN'], to: null, by: 'STANDING_AGENCY', guards: ['INTAKE_IS_CLOSED'] },
  FINALIZE_ROUND: { from: ['OPEN'], to: 'FINALIZED', by: 'STANDING_AGENCY', guards: ['EVERY_SHEET_IS_FINAL'] },
  APPROVE_ROUND: { from: ['FINALIZED'], to: 'APPROVED', by: 'ISSUER', guards: [] },
  PUBLISH_ROUND: { from: ['APPROVED'], to: 'PUBLISHED', by: 'ISSUER', guards: [] },
  REOPEN_ROUND: { from: ['FINALIZED', 'APPROVED'], to: 'BACK', by: 'ISSUER', guards: [] },
} as const satisfies Record<string, RoundStep>;
export type RoundStepName = keyof typeof ROUND_STEPS;

export type StepName = SheetStepName | RoundStepName;

/** Where reopening leads: one stage back. */
export function stageBefore(status: `${ScorecardStatus}`, reappraised: boolean): `${ScorecardStatus}` | null {
  switch (status) {
    case 'DRAFT':
      return null;
    case 'SUBMITTED':
      return 'DRAFT';
    case 'APPRAISED':
      return 'SUBMITTED';
    case 'EXPLANATION_REQUESTED':
      return 'APPRAISED';
    case 'EXPLAINED':
      return 'EXPLANATION_REQUESTED';
    case 'REAPPRAISED':
      return 'EXPLAINED';
    case 'FINALIZED':
      return reappraised ? 'REAPPRAISED' : 'APPRAISED';
  }
}

/** The same of a round; null where there is no way back. */
export const roundBefore = (status: `${RoundStatus}`): `${RoundStatus}` | null =>
  status === 'FINALIZED' ? 'OPEN' : status === 'APPROVED' ? 'FINALIZED' : null;
