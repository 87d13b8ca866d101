import type { HubModule } from '../../kernel/module.js';
import { nodeByNumber } from '../../kernel/node-reader.js';
import { CriteriaSetOriginResolver, CriterionScoresResolver } from './criterion-scores.resolver.js';
import { LostPointsKeyResolver, LostPointsListResolver, LostPointsUnitResolver, LostPointsWorstResolver } from './lost-points.resolver.js';
import { LeafOverclaimResolver, RoundOverclaimResolver } from './overclaim.resolver.js';
import { PreviousScoreResolver, ScorePreviousResolver } from './previous-score.resolver.js';
import { ScoringRoundCountResolver, ScoringRoundListResolver, ScoringRoundResolver } from './round.resolver.js';
import { ScoreCorrectionsResolver } from './correction.resolver.js';
import { EvidenceFileResolver, EvidenceOfFileResolver } from './evidence-file.resolver.js';
import { EvidenceStepResolver } from './evidence-step.resolver.js';
import { LeafMeasureResolver, ScoreMeasureResolver } from './leaf-measure.resolver.js';
import { LeafStepResolver } from './leaf-step.resolver.js';
import { RoundPlanResolver } from './round-plan.resolver.js';
import { RoundStepResolver } from './round-step.resolver.js';
import {
  RoundChangesResolver,
  ScorecardChangeResolver,
  ScorecardChangesResolver,
  ScorecardHistoryResolver,
} from './scoring-change.resolver.js';
import { ScoringLiveResolver } from './scoring-live.resolver.js';
import { SheetStepResolver } from './sheet-step.resolver.js';
import { RoundWorkResolver } from './round-work.resolver.js';
import { EvidenceResolver, ScoreResolver } from './score.resolver.js';
import { scopeOfScores } from './score-scope.query.js';
import { ScorecardFieldResolver, ScorecardRankResolver, ScorecardResolver } from './scorecard.resolver.js';
import { resultsRecount, sumsRecount } from './result-check.js';
import { demoStep } from './scores.demo.js';
import { foundingStep } from './scores.founding.js';
import { evidenceByKey, roundByKey, scorecardByKey, scoreByKey } from './scores.loaders.js';
import { scoresTables } from './scores.table.js';
import { ScorecardSimulationResolver, SimulatedLeafResolver } from './simulation.resolver.js';
import { ScoringTaskCountResolver, ScoringTaskResolver } from './task.resolver.js';
import { UnitScoresResolver } from './unit-scores.resolver.js';

export { Scorecard } from './scorecard.type.js';
export { sheetsBelow } from './score-scope.query.js';
export type { ScorecardRow } from './scorecard.query.js';
export { evidenceFileUrl } from './evidence-file-url.js';
export { evidenceFilesRecount } from './evidence-file-check.js';
export { takeEvidenceFile, type FileFacts } from './evidence-file.commands.js';
export { evidenceFileOf } from './evidence-file.query.js';
export { evidenceOrder, type EvidenceOrder } from './evidence-order.js';
export { evidenceSenderRefusal } from './evidence-sender.js';
export { storeEvidence } from './evidence-store.commands.js';
export { holdAllRounds } from './scoring-lock.query.js';
export { leavesRestorable, storeLeaves } from './leaf-store.commands.js';
export {
  evidenceOfLeaves,
  leavesOfSheets,
  roundsNamed,
  sheetsOfRounds,
  type LeafState,
  type NamedRoundRow,
  type SheetStandingRow,
  type StandingEvidenceRow,
  type StandingLeafRow,
} from './standing.query.js';

export const scoresModule: HubModule = {
  name: 'scores',
  tables: scoresTables,
  resolvers: [
    UnitScoresResolver,
    ScoringRoundListResolver,
    ScoringRoundCountResolver,
    ScoringRoundResolver,
    RoundWorkResolver,
    RoundOverclaimResolver,
    LeafOverclaimResolver,
    ScorecardResolver,
    ScorecardRankResolver,
    ScorecardFieldResolver,
    ScoreResolver,
    LeafMeasureResolver,
    ScoreMeasureResolver,
    EvidenceResolver,
    CriterionScoresResolver,
    CriteriaSetOriginResolver,
    LostPointsListResolver,
    LostPointsKeyResolver,
    LostPointsWorstResolver,
    LostPointsUnitResolver,
    ScoreCorrectionsResolver,
    RoundPlanResolver,
    RoundStepResolver,
    SheetStepResolver,
    LeafStepResolver,
    EvidenceStepResolver,
    ScorePreviousResolver,
    PreviousScoreResolver,
    ScorecardSimulationResolver,
    SimulatedLeafResolver,
    ScoringTaskResolver,
    ScoringTaskCountResolver,
    EvidenceOfFileResolver,
    EvidenceFileResolver,
    RoundChangesResolver,
    ScorecardHistoryResolver,
    ScorecardChangesResolver,
    ScorecardChangeResolver,
    ScoringLiveResolver,
  ],
  nodes: {
    ScoringRound: nodeByNumber(roundByKey),
    Scorecard: nodeByNumber(scorecardByKey),
    Score: nodeByNumber(scoreByKey),
    Evidence: nodeByNumber(evidenceByKey),
  },
  seeds: [foundingStep, demoStep],
  scopes: [scopeOfScores],
  recounts: [resultsRecount, sumsRecount],
};
