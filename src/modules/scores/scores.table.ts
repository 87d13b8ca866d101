import { defineEntity, p } from '@mikro-orm/core';

const points = (precision: number, scale: number) => p.decimal().precision(precision).scale(scale).nullable();
const instant = () => p.datetime().columnType('timestamptz').nullable();

export const ScoringRoundTable = defineEntity({
  name: 'ScoringRoundTable',
  tableName: 'scoring_round',
  properties: {
    id: p.integer().primary(),
    issuerId: p.integer(),
    level: p.text(),
    block: p.text(),
    blockLabel: p.text().nullable(),
    year: p.integer(),
    criteriaSetId: p.integer().nullable(),
    status: p.text(),
    standingAgencyId: p.integer().nullable(),
    selfScoreDue: instant(),
    appraisalDue: instant(),
    explanationDue: instant(),
    intakeClosedAt: instant(),
    openedOn: p.date().nullable(),
    finalizedOn: p.date().nullable(),
    approvedOn: p.date().nullable(),
    approvalDecision: p.text().nullable(),
    publishedOn: p.date().nullable(),
    publicationDecision: p.text().nullable(),
    surveyPlanned: p.boolean().nullable(),
    surveyHeld: p.boolean().nullable(),
    note: p.text().nullable(),
    version: p.integer(),
    demo: p.boolean(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const ScorecardTable = defineEntity({
  name: 'ScorecardTable',
  tableName: 'scorecard',
  properties: {
    id: p.integer().primary(),
    roundId: p.integer(),
    unitId: p.integer(),
    criteriaSetId: p.integer().nullable(),
    status: p.text(),
    submittedAt: instant(),
    late: p.boolean(),
    lockedBy: p.text().nullable(),
    version: p.integer(),
    publishedRank: p.integer().nullable(),
    publishedOf: p.integer().nullable(),
    publishedRankText: p.text().nullable(),
    unrankedReason: p.text().nullable(),
    surveyHeld: p.boolean().nullable(),
    selfPoints: points(9, 4),
    appraisedPoints: points(9, 4),
    surveyPoints: points(9, 4),
    bonusPoints: points(9, 4),
    penaltyPoints: points(9, 4),
    overclaim: points(9, 4),
    finalPoints: points(12, 8),
    denominator: points(9, 4),
    indexValue: points(12, 8),
    computedRank: p.integer().nullable(),
    computedOf: p.integer().nullable(),
    gradeBandId: p.integer().nullable(),
    demo: p.boolean(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const ScorecardFieldTable = defineEntity({
  name: 'ScorecardFieldTable',
  tableName: 'scorecard_field',
  properties: {
    scorecardId: p.integer().primary(),
    fieldId: p.integer().primary(),
    maxPoints: p.decimal().precision(9).scale(4),
    points: p.decimal().precision(9).scale(4),
    lostPoints: p.decimal().precision(9).scale(4),
  },
});

export const ScoreTable = defineEntity({
  name: 'ScoreTable',
  tableName: 'score',
  properties: {
    id: p.integer().primary(),
    scorecardId: p.integer(),
    criterionId: p.integer(),
    criteriaSetId: p.integer(),
    maxPoints: p.decimal().precision(8).scale(4),
    selfPoints: points(8, 4),
    appraisedPoints: points(8, 4),
    reappraisedPoints: points(8, 4),
    measuredPoints: points(8, 4),
    measuredFrom: p.json().nullable(),
    correctedPoints: points(8, 4),
    notApplicable: p.boolean(),
    finalPoints: points(8, 4).generated('stored by the database').persist(false),
    note: p.text().nullable(),
    appraiserNote: p.text().nullable(),
    explanation: p.text().nullable(),
    explanationRequested: p.boolean(),
    explainedAt: instant(),
    version: p.integer(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const EvidenceTable = defineEntity({
  name: 'EvidenceTable',
  tableName: 'evidence',
  properties: {
    id: p.integer().primary(),
    scoreId: p.integer(),
    title: p.text(),
    number: p.text().nullable(),
    issuedOn: p.date().nullable(),
    url: p.text().nullable(),
    demo: p.boolean(),
    fileSha256: p.text().fieldName('file_sha256').nullable(),
    fileName: p.text().nullable(),
    fileType: p.text().nullable(),
    fileBytes: p.integer().nullable(),
    sourceId: p.integer().nullable(),
    locator: p.text().nullable(),
  },
});

export const ScoreCorrectionTable = defineEntity({
  name: 'ScoreCorrectionTable',
  tableName: 'score_correction',
  properties: {
    id: p.integer().primary(),
    scoreId: p.integer(),
    decision: p.text(),
    decidedOn: p.date(),
    reason: p.text(),
    pointsBefore: points(8, 4),
    pointsAfter: p.decimal().precision(8).scale(4),
    at: p.datetime().columnType('timestamptz'),
  },
});

export const ScoringFeedTable = defineEntity({
  name: 'ScoringFeedTable',
  tableName: 'scoring_feed',
  properties: {
    roundId: p.integer().primary(),
    sequence: p.integer(),
  },
});

export const ScoringChangeTable = defineEntity({
  name: 'ScoringChangeTable',
  tableName: 'scoring_change',
  properties: {
    roundId: p.integer().primary(),
    sequence: p.integer().primary(),
    scorecardId: p.integer().nullable(),
    scoreId: p.integer().nullable(),
    step: p.text(),
    status: p.text(),
    part: p.text(),
    note: p.text().nullable(),
    at: p.datetime().columnType('timestamptz'),
  },
});

export const scoresTables = [
  ScoringRoundTable,
  ScorecardTable,
  ScorecardFieldTable,
  ScoreTable,
  ScoreCorrectionTable,
  EvidenceTable,
  ScoringFeedTable,
  ScoringChangeTable,
];
