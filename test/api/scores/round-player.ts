import type { Answer, Asker, TestHub } from '../../kit/hub.js';

/** The posts of a round in 004, as the tests call them. */
export const POSTS = {
  chair: { role: 'LEADER', unit: '004' },
  standing: { role: 'APPRAISER', unit: '004.noi-vu' },
  justice: { role: 'APPRAISER', unit: '004.tu-phap' },
} as const satisfies Record<string, Asker>;

export const ward = (unit: string): Asker => ({ role: 'UNIT_OFFICER', unit });

export const codeOf = ({ errors }: Answer): unknown => errors?.[0]?.extensions['code'];
export const ruleOf = ({ errors }: Answer): unknown => errors?.[0]?.extensions['rule'];

const SHEET = 'id version status late lockedBy';
const LEAF = 'id version selfPoints appraisedPoints reappraisedPoints finalPoints explanationRequested explanation';
const ROUND = 'id version status selfScoreDue intakeClosedAt';

const MUTATIONS = {
  planRound: `mutation($input: RoundPlanInput!) { done: planRound(input: $input) { ${ROUND} } }`,
  adjustRound: `mutation($round: ID!, $version: Int!, $input: RoundAdjustmentInput!) { done: adjustRound(round: $round, version: $version, input: $input) { ${ROUND} } }`,
  ...Object.fromEntries(
    ['openRound', 'closeIntake', 'finalizeRound'].map((name) => [
      name,
      `mutation($round: ID!, $version: Int!) { done: ${name}(round: $round, version: $version) { ${ROUND} } }`,
    ]),
  ),
  ...Object.fromEntries(
    ['approveRound', 'publishRound'].map((name) => [
      name,
      `mutation($round: ID!, $version: Int!, $decision: DecisionInput!) { done: ${name}(round: $round, version: $version, decision: $decision) { ${ROUND} } }`,
    ]),
  ),
  reopenIntake: `mutation($round: ID!, $version: Int!, $reason: String!) { done: reopenIntake(round: $round, version: $version, reason: $reason) { ${ROUND} } }`,
  reopenRound: `mutation($round: ID!, $version: Int!, $reason: String!) { done: reopenRound(round: $round, version: $version, reason: $reason) { ${ROUND} } }`,
  submitScorecard: `mutation($scorecard: ID!, $version: Int!, $lockedBy: String!) { done: submitScorecard(scorecard: $scorecard, version: $version, lockedBy: $lockedBy) { ${SHEET} } }`,
  ...Object.fromEntries(
    ['closeAppraisal', 'submitExplanation', 'closeReappraisal', 'finalizeScorecard'].map((name) => [
      name,
      `mutation($scorecard: ID!, $version: Int!) { done: ${name}(scorecard: $scorecard, version: $version) { ${SHEET} } }`,
    ]),
  ),
  ...Object.fromEntries(
    ['reopenScorecard', 'leaveUnranked'].map((name) => [
      name,
      `mutation($scorecard: ID!, $version: Int!, $reason: String!) { done: ${name}(scorecard: $scorecard, version: $version, reason: $reason) { ${SHEET} } }`,
    ]),
  ),
  requestExplanation: `mutation($scorecard: ID!, $version: Int!, $leaves: [ID!]!, $note: String) { done: requestExplanation(scorecard: $scorecard, version: $version, leaves: $leaves, note: $note) { ${SHEET} } }`,
  scoreLeaf: `mutation($score: ID!, $version: Int!, $input: SelfScoreInput!) { done: scoreLeaf(score: $score, version: $version, input: $input) { ${LEAF} } }`,
  ...Object.fromEntries(
    ['appraiseLeaf', 'reappraiseLeaf'].map((name) => [
      name,
      `mutation($score: ID!, $version: Int!, $input: AppraisalInput!) { done: ${name}(score: $score, version: $version, input: $input) { ${LEAF} } }`,
    ]),
  ),
  explainLeaf: `mutation($score: ID!, $version: Int!, $explanation: String!) { done: explainLeaf(score: $score, version: $version, explanation: $explanation) { ${LEAF} } }`,
  correctScore: `mutation($score: ID!, $version: Int!, $input: CorrectionInput!) { done: correctScore(score: $score, version: $version, input: $input) { ${LEAF} correctedPoints } }`,
  attachEvidence: `mutation($score: ID!, $input: EvidenceInput!) { done: attachEvidence(score: $score, input: $input) { id title number issuedOn } }`,
  replaceEvidence: `mutation($evidence: ID!, $input: EvidenceInput!) { done: replaceEvidence(evidence: $evidence, input: $input) { id title } }`,
  withdrawEvidence: `mutation($evidence: ID!) { done: withdrawEvidence(evidence: $evidence) { ${LEAF} } }`,
} as const satisfies Record<string, string>;

export interface SeenLeaf {
  readonly id: string;
  readonly version: number;
  readonly criterion: { readonly code: string; readonly method: string };
  readonly selfPoints: number | null;
  readonly finalPoints: number | null;
  readonly explanationRequested: boolean;
}

export interface SeenSheet {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly unit: { readonly code: string };
  readonly leaves: Readonly<Record<string, SeenLeaf>>;
}

/** Plays rounds through the graph, as posts. */
export class RoundPlayer {
  readonly #hub: TestHub;

  constructor(hub: TestHub) {
    this.#hub = hub;
  }

  /** Sends a mutation by its name. */
  send(as: Asker, name: keyof typeof MUTATIONS | (string & {}), variables: Record<string, unknown>): Promise<Answer> {
    return this.#hub.askAs(as, (MUTATIONS as Readonly<Record<string, string>>)[name]!, variables);
  }

  /** The same, where it has to go well; answers what was done. */
  async done(as: Asker, name: string, variables: Record<string, unknown>): Promise<any> {
    const { data, errors } = await this.send(as, name, variables);
    if (errors) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    return data.done;
  }

  /** The sheets of a round by the codes of their units. */
  async sheetsOf(round: string): Promise<Record<string, string>> {
    const { data } = await this.#hub.ask(
      'query($id: ID!) { node(id: $id) { ... on ScoringRound { scorecards(orderBy: UNIT) { id unit { code } } } } }',
      { id: round },
    );
    return Object.fromEntries(data.node.scorecards.map(({ id, unit }: SeenSheet) => [unit.code, id]));
  }

  /** A sheet as it stands, seen by somebody who sees everything. */
  async sheet(id: string): Promise<SeenSheet & Record<string, any>> {
    const { data, errors } = await this.#hub.ask(
      `query($id: ID!) { node(id: $id) { ... on Scorecard { id version status late lockedBy unit { code } index rank { position of } unrankedReason selfPoints finalPoints
         scores { id version criterion { code method } selfPoints appraisedPoints reappraisedPoints correctedPoints finalPoints explanation explanationRequested notApplicable evidence { id title } } } } }`,
      { id },
    );
    if (errors) throw new Error(JSON.stringify(errors));
    const { scores, ...sheet } = data.node;
    return { ...sheet, leaves: Object.fromEntries(scores.map((leaf: SeenLeaf) => [leaf.criterion.code, leaf])) };
  }

  /** The version of a sheet or round now. */
  async version(id: string): Promise<number> {
    const { data } = await this.#hub.ask(
      'query($id: ID!) { node(id: $id) { ... on Scorecard { version } ... on ScoringRound { version } ... on Score { version } } }',
      { id },
    );
    return data.node.version;
  }

  /** A step of a whole sheet or round with its present version. */
  async step(as: Asker, name: string, id: string, more: Record<string, unknown> = {}): Promise<Answer> {
    const kind = /Round$|Intake$/u.test(name) ? 'round' : 'scorecard';
    return this.send(as, name, { [kind]: id, version: await this.version(id), ...more });
  }

  async stepDone(as: Asker, name: string, id: string, more: Record<string, unknown> = {}): Promise<any> {
    const { data, errors } = await this.step(as, name, id, more);
    if (errors) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    return data.done;
  }

  /** Scores leaves of a sheet by their codes, each with a document. */
  async score(as: Asker, id: string, points: Readonly<Record<string, number>>): Promise<void> {
    const { leaves } = await this.sheet(id);
    for (const [code, given] of Object.entries(points)) {
      const leaf = leaves[code]!;
      await this.done(as, 'scoreLeaf', { score: leaf.id, version: leaf.version, input: { points: given } });
      if (given > 0)
        await this.done(as, 'attachEvidence', {
          score: leaf.id,
          input: { title: `Kế hoạch ${code}`, number: '12/KH-UBND', issuedOn: '2018-03-01' },
        });
    }
  }

  /** Appraises leaves of a sheet by their codes. */
  async appraise(as: Asker, id: string, points: Readonly<Record<string, number>>, name = 'appraiseLeaf'): Promise<void> {
    const { leaves } = await this.sheet(id);
    for (const [code, given] of Object.entries(points))
      await this.done(as, name, { score: leaves[code]!.id, version: leaves[code]!.version, input: { points: given, note: 'Theo hồ sơ' } });
  }
}
