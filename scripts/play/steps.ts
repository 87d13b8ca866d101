/** The mutations that the play sends, by name. */

const SHEET = 'id version status late lockedBy unit { code name }';
const LEAF = 'id version selfPoints appraisedPoints reappraisedPoints finalPoints';
const ROUND = 'id version status progress { units submitted submittedOnTime appraised finalized }';

const ofSheet = (name: string, more = '', given = ''): string =>
  `mutation($scorecard: ID!, $version: Int!${more}) { done: ${name}(scorecard: $scorecard, version: $version${given}) { ${SHEET} } }`;
const ofRound = (name: string, more = '', given = ''): string =>
  `mutation($round: ID!, $version: Int!${more}) { done: ${name}(round: $round, version: $version${given}) { ${ROUND} } }`;
const ofLeaf = (name: string, input: string): string =>
  `mutation($score: ID!, $version: Int!, $input: ${input}!) { done: ${name}(score: $score, version: $version, input: $input) { ${LEAF} } }`;
const DECISION = [', $decision: DecisionInput!', ', decision: $decision'] as const;

export const STEPS = {
  draftCriteriaSet: `mutation($input: CriteriaSetDraftInput!, $replace: Boolean) { done: draftCriteriaSet(input: $input, replace: $replace) { id status } }`,
  publishCriteriaSet: `mutation($set: ID!) { done: publishCriteriaSet(set: $set) { id status } }`,
  planRound: `mutation($input: RoundPlanInput!) { done: planRound(input: $input) { ${ROUND} } }`,
  adjustRound: ofRound('adjustRound', ', $input: RoundAdjustmentInput!', ', input: $input'),
  openRound: ofRound('openRound'),
  closeIntake: ofRound('closeIntake'),
  finalizeRound: ofRound('finalizeRound'),
  approveRound: ofRound('approveRound', ...DECISION),
  publishRound: ofRound('publishRound', ...DECISION),
  scoreLeaf: ofLeaf('scoreLeaf', 'SelfScoreInput'),
  appraiseLeaf: ofLeaf('appraiseLeaf', 'AppraisalInput'),
  reappraiseLeaf: ofLeaf('reappraiseLeaf', 'AppraisalInput'),
  correctScore: ofLeaf('correctScore', 'CorrectionInput'),
  attachEvidence: 'mutation($score: ID!, $input: EvidenceInput!) { done: attachEvidence(score: $score, input: $input) { id title } }',
  explainLeaf: `mutation($score: ID!, $version: Int!, $explanation: String!) { done: explainLeaf(score: $score, version: $version, explanation: $explanation) { ${LEAF} } }`,
  submitScorecard: ofSheet('submitScorecard', ', $lockedBy: String!', ', lockedBy: $lockedBy'),
  closeAppraisal: ofSheet('closeAppraisal'),
  requestExplanation: ofSheet('requestExplanation', ', $leaves: [ID!]!, $note: String', ', leaves: $leaves, note: $note'),
  submitExplanation: ofSheet('submitExplanation'),
  closeReappraisal: ofSheet('closeReappraisal'),
  finalizeScorecard: ofSheet('finalizeScorecard'),
} as const;
export type Step = keyof typeof STEPS;

/** A sheet with its leaves, as whoever may see it reads it. */
export const SHEET_QUERY = `query($id: ID!) { node(id: $id) { ... on Scorecard { ${SHEET} index rank { position of } grade { name }
  scores { ${LEAF} criterion { code method maxPoints } } } ... on ScoringRound { version roundStatus: status progress { units submitted submittedOnTime appraised finalized } } } }`;

/** A round as everybody reads it once it is published. */
export const RESULT_QUERY = `query($id: ID!) { node(id: $id) { ... on ScoringRound { status publicationDecision
  scorecards(orderBy: RANK) { unit { code name } index rank { position of } grade { name } late } } } }`;

/** What was done in a round after a number, as the data stewards read it. */
export const changesQuery = (after: number): string => `query($id: ID!) { node(id: $id) { ... on ScoringRound {
  changes(after: ${after}, first: 500) { sequence more changes { sequence step } } } } }`;

/** What the play reads of a leaf. */
export interface Leaf {
  readonly id: string;
  readonly version: number;
  readonly selfPoints: number;
  readonly appraisedPoints: number;
  readonly finalPoints: number;
  readonly criterion: { readonly code: string; readonly method: string; readonly maxPoints: number };
}

/** What the play reads of a sheet, a round or a set, each its own part. */
export interface Seen {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly roundStatus: string;
  readonly late: boolean;
  readonly finalPoints: number;
  readonly unit: { readonly code: string; readonly name: string };
  readonly scores: readonly Leaf[];
  readonly progress: {
    readonly units: number;
    readonly submitted: number;
    readonly submittedOnTime: number;
    readonly appraised: number;
    readonly finalized: number;
  };
  readonly publicationDecision: string;
  readonly scorecards: readonly Result[];
  readonly changes: {
    readonly sequence: number;
    readonly more: boolean;
    readonly changes: readonly { readonly sequence: number; readonly step: string }[];
  };
}

/** A sheet among the results of its round. */
export interface Result {
  readonly id: string;
  readonly unit: { readonly code: string; readonly name: string };
  readonly index: number;
  readonly rank: { readonly position: number; readonly of: number };
  readonly grade: { readonly name: string };
  readonly late: boolean;
}
