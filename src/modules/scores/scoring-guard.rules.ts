import type { CriterionMethod, FieldPart } from '../criteria/index.js';
import type { RoundStatus, ScorecardStatus } from './scores.enums.js';

/** A leaf as far as the rules look at it; points as exact texts. */
export interface GuardedLeaf {
  readonly code: string;
  readonly method: `${CriterionMethod}`;
  readonly part: `${FieldPart}`;
  readonly self: string | null;
  readonly appraised: string | null;
  readonly reappraised: string | null;
  readonly final: string | null;
  readonly notApplicable: boolean;
  readonly explanation: string | null;
  readonly asked: boolean;
  readonly explained: boolean;
  /** Documents that prove it. */
  readonly evidence: number;
}

/** What a step of a sheet is looked at with. */
export interface GuardedSheet {
  readonly kind: 'SHEET';
  readonly status: `${ScorecardStatus}`;
  readonly intakeClosed: boolean;
  /** Whether it is known if the survey was held, or the set has none. */
  readonly surveyKnown: boolean;
  readonly leaves: readonly GuardedLeaf[];
  /** The leaves that the step is about; none where it is about the sheet. */
  readonly touched: readonly GuardedLeaf[];
  /** Whether the step says only that a leaf applies or not. */
  readonly exempts?: boolean;
}

/** What a step of a round is looked at with. */
export interface GuardedRound {
  readonly kind: 'ROUND';
  readonly status: `${RoundStatus}`;
  readonly intakeClosed: boolean;
  readonly setPublished: boolean;
  readonly hasDeadline: boolean;
  readonly sheets: readonly { readonly unit: string; readonly status: `${ScorecardStatus}`; readonly unranked: boolean }[];
}

type Looked = GuardedSheet | GuardedRound;

/** What does not hold: codes of leaves or units, as far as some are to blame; null where it holds. */
type Check<Subject> = (subject: Subject) => readonly string[] | null;

const codes = (leaves: readonly GuardedLeaf[]): readonly string[] | null => (leaves.length === 0 ? null : leaves.map(({ code }) => code));
const sheetOnly =
  (check: Check<GuardedSheet>): Check<Looked> =>
  (subject) =>
    subject.kind === 'SHEET' ? check(subject) : null;
const roundOnly =
  (check: Check<GuardedRound>): Check<Looked> =>
  (subject) =>
    subject.kind === 'ROUND' ? check(subject) : null;

const appraisedByHand = ({ method }: GuardedLeaf): boolean => method === 'SELF_APPRAISED' || method === 'APPRAISER_ONLY';
const claims = ({ method, self, notApplicable }: GuardedLeaf): boolean =>
  method === 'SELF_APPRAISED' && !notApplicable && self !== null && !/^0(?:\.0+)?$/u.test(self);

/** What has to hold for a step. */
export const GUARDS = {
  INTAKE_IS_OPEN: (subject) => (subject.intakeClosed && subject.status !== 'EXPLANATION_REQUESTED' ? [] : null),
  INTAKE_IS_CLOSED: ({ intakeClosed }) => (intakeClosed ? null : []),
  LEAF_IS_SELF_SCORED: sheetOnly(({ touched }) => codes(touched.filter(({ method }) => method !== 'SELF_APPRAISED'))),
  /** Nobody gives a leaf from data its points; that it does not apply is said by hand. */
  LEAF_IS_APPRAISED: sheetOnly(({ touched, exempts = false }) =>
    codes(touched.filter((leaf) => !appraisedByHand(leaf) && !(exempts && leaf.method === 'DATA'))),
  ),
  /** In DRAFT nobody has asked yet, and every leaf is the unit's. */
  LEAF_WAS_ASKED_ABOUT: sheetOnly(({ status, touched }) => (status === 'DRAFT' ? null : codes(touched.filter(({ asked }) => !asked)))),
  LEAF_HAS_POINTS: sheetOnly(({ touched }) => codes(touched.filter(({ final }) => final === null))),
  EVERY_LEAF_IS_SCORED: sheetOnly(({ leaves }) =>
    codes(
      leaves.filter(
        ({ method, part, self, notApplicable }) => method === 'SELF_APPRAISED' && part === 'SCORED' && self === null && !notApplicable,
      ),
    ),
  ),
  EVERY_CLAIM_IS_PROVEN: sheetOnly(({ leaves }) =>
    codes(leaves.filter((leaf) => claims(leaf) && leaf.evidence === 0 && leaf.explanation === null)),
  ),
  EVERY_LEAF_HAS_APPRAISAL: sheetOnly(({ leaves }) =>
    codes(
      leaves.filter(
        (leaf) => appraisedByHand(leaf) && leaf.appraised === null && !leaf.notApplicable && (leaf.part === 'SCORED' || leaf.self !== null),
      ),
    ),
  ),
  EVERY_QUESTION_IS_ANSWERED: sheetOnly(({ leaves }) => codes(leaves.filter(({ asked, explained }) => asked && !explained))),
  EVERY_ANSWER_HAS_APPRAISAL: sheetOnly(({ leaves }) =>
    codes(leaves.filter(({ asked, reappraised, notApplicable }) => asked && reappraised === null && !notApplicable)),
  ),
  /** A survey leaf without result leaves the denominator; a leaf from data would count as 0, which nobody measured. */
  DATA_IS_MEASURED: sheetOnly(({ leaves }) =>
    codes(
      leaves.filter(({ method, part, final, notApplicable }) => method === 'DATA' && part === 'SCORED' && final === null && !notApplicable),
    ),
  ),
  SURVEY_IS_KNOWN: sheetOnly(({ surveyKnown }) => (surveyKnown ? null : [])),
  INTAKE_IS_CLOSED_FOR_DRAFTS: sheetOnly(({ status, intakeClosed }) => (status === 'DRAFT' && !intakeClosed ? [] : null)),
  SET_IS_PUBLISHED: roundOnly(({ setPublished }) => (setPublished ? null : [])),
  ROUND_HAS_UNITS: roundOnly(({ sheets }) => (sheets.length > 0 ? null : [])),
  ROUND_HAS_DEADLINE: roundOnly(({ hasDeadline }) => (hasDeadline ? null : [])),
  EVERY_SHEET_IS_FINAL: roundOnly(({ sheets }) => {
    const open = sheets.filter(({ status, unranked }) => status !== 'FINALIZED' && !(status === 'DRAFT' && unranked));
    return open.length === 0 ? null : open.map(({ unit }) => unit);
  }),
} as const satisfies Record<string, Check<Looked>>;
export type Guard = keyof typeof GUARDS;

/** A rule that stands against a step, and which leaves or units are to blame. */
export interface Broken {
  readonly rule: Guard;
  readonly blamed: readonly string[];
}

/** The first of the guards that does not hold; null where all do. */
export function firstBroken(guards: readonly Guard[], subject: Looked): Broken | null {
  for (const rule of guards) {
    const blamed = GUARDS[rule](subject);
    if (blamed !== null) return { rule, blamed };
  }
  return null;
}
