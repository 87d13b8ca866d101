import type { Reads } from '../../kernel/reads.js';
import { manyByKey, manyBySlot, oneByKey, oneBySlot, type LoaderDefinition } from '../../kernel/loaders.js';
import { correctionsOfScores } from './correction.query.js';
import { evidenceFiles } from './evidence-file.query.js';
import { measuredLeaves, type MeasuredLeaf } from './leaf-measure.js';
import { worstUnits, type WorstKey, type WorstUnitRow } from './lost-points.query.js';
import { overclaimsOfRounds } from './overclaim.query.js';
import { previousOfScores } from './previous-score.query.js';
import { progressOfRounds, roundsOfIssuers, scoringRounds, unitsOfRounds } from './round.query.js';
import { seenStages } from './round-work.query.js';
import { evidence, evidenceOfScores, scores, scoresOfCriteria, scoresOfScorecards } from './score.query.js';
import {
  fieldsOfScorecards,
  missingEvidenceOf,
  resultsOfYears,
  scorecards,
  scorecardsOfRounds,
  scorecardsOfUnits,
} from './scorecard.query.js';
import { simulationGrounds, standingSheets } from './simulation.query.js';
import { changesOfRounds, changesOfSheets, feedsOfRounds } from './scoring-change.query.js';

export const roundByKey = oneByKey(scoringRounds, (round) => round.key);
export const roundsByIssuer = manyBySlot(roundsOfIssuers, (key) => `${key.unit}/${key.year}`);
export const progressByRound = oneByKey(progressOfRounds, (progress) => progress.round);
export const stagesByRound = manyByKey(seenStages, (stage) => stage.round);
export const overclaimsByRound = manyBySlot(overclaimsOfRounds, (key) => `${key.round}/${key.first}`);
export const unitsByRound = manyByKey(unitsOfRounds, (unit) => unit.round);
export const feedByRound = oneByKey(feedsOfRounds, (feed) => feed.key);
export const changesByRound = manyBySlot(changesOfRounds, ({ key, after, most }) => `${key}/${after}+${most}`);
export const changesByCard = manyBySlot(changesOfSheets, ({ key, after, most }) => `${key}/${after}+${most}`);

export const scorecardByKey = oneByKey(scorecards, (card) => card.key);
export const scorecardsByUnit = manyBySlot(scorecardsOfUnits, (key) => `${key.unit}/${key.from}-${key.to}`);
/** The unit's result of the year: see `resultsOfYears`. */
export const resultOfYear = oneBySlot(resultsOfYears, (key) => `${key.unit}/${key.year}`);
export const scorecardsByRound = manyBySlot(scorecardsOfRounds, (key) => `${key.round}/${key.order}`);
export const fieldsByCard = manyByKey(fieldsOfScorecards, (field) => field.card);
export const missingEvidenceByCard = oneByKey(missingEvidenceOf, (row) => row.card);

export const scoreByKey = oneByKey(scores, (score) => score.key);
export const scoresByCard = manyByKey(scoresOfScorecards, (score) => score.cardKey);
export const scoresByCriterion = manyBySlot(scoresOfCriteria, (key) => `${key.criterion}/${key.within}/${key.year}`);
/** What the unit's result of the year before says of the same leaf: see `previousOfScores`. */
export const previousByScore = oneByKey(previousOfScores, (previous) => previous.key);
export const correctionsByScore = manyByKey(correctionsOfScores, (correction) => correction.scoreKey);
export const evidenceByKey = oneByKey(evidence, (document) => document.key);
export const fileByEvidence = oneByKey(evidenceFiles, (file) => file.key);
export const evidenceByScore = manyByKey(evidenceOfScores, (document) => document.scoreKey);

export const worstByGroup: LoaderDefinition<Reads, WorstKey, readonly WorstUnitRow[]> = {
  read: worstUnits,
  sameAs: (key) => JSON.stringify(key),
};

export const simulationGroundByRound = oneByKey(simulationGrounds, (ground) => ground.round);
export const standingSheetsByRound = manyByKey(standingSheets, (sheet) => sheet.round);

/** What the leaves of a sheet that is not final would be measured with on a day, by leaf. */
export const measuresByCard: LoaderDefinition<
  Reads,
  { readonly card: number; readonly today: string },
  ReadonlyMap<number, MeasuredLeaf>
> = {
  sameAs: ({ card }) => String(card),
  async read(reads, keys) {
    const cards = keys.map(({ card }) => card);
    const leaves = Map.groupBy(await measuredLeaves(reads, cards, { today: keys[0]!.today, everyGroup: false }), ({ card }) => card);
    return cards.map((card) => new Map((leaves.get(card) ?? []).map((leaf) => [leaf.key, leaf])));
  },
};
