import type { HubModule } from '../../kernel/module.js';
import { nodeByNumber } from '../../kernel/node-reader.js';
import { campaignById } from './campaign.loaders.js';
import { SurveyCampaignCountResolver, SurveyCampaignResolver } from './campaign.resolver.js';
import { SurveyCampaignTable, SurveyRespondentGroupTable } from './campaign.table.js';
import { dimensionById, instrumentById } from './instrument.loaders.js';
import { SurveyDimensionResolver, SurveyInstrumentResolver } from './instrument.resolver.js';
import { SurveyDimensionTable, SurveyInstrumentTable, SurveyOptionTable, SurveyQuestionTable } from './instrument.table.js';
import { resultByKey } from './result.loaders.js';
import { SurveyDimensionOfResultResolver, SurveyResultResolver } from './result.resolver.js';
import { SurveyAnswerCountTable, SurveyDimensionResultTable, SurveyResultTable } from './result.table.js';
import { surveyDemoSeeds } from './survey.demo.js';
import { surveySeeds } from './survey.founding.js';
import { SurveyResultsResolver, UnitSurveyResultsResolver } from './unit-results.resolver.js';

export { dimensionById, dimensionsByInstrument, instrumentById } from './instrument.loaders.js';
export type { SurveyDimensionRow, SurveyInstrumentRow } from './instrument.query.js';
export { SurveyDimension, SurveyInstrument } from './instrument.type.js';
export { storeSurveyResults, surveyResultsRestorable } from './result-store.commands.js';
export { surveyFigures, type SurveyFigure } from './survey-figure.js';
export {
  openCampaigns,
  standingAnswers,
  standingDimensions,
  standingResults,
  type OpenCampaignRow,
  type StandingAnswerRow,
  type StandingDimensionRow,
  type StandingResultRow,
} from './standing.query.js';

export const surveysModule: HubModule = {
  name: 'surveys',
  tables: [
    SurveyInstrumentTable,
    SurveyDimensionTable,
    SurveyQuestionTable,
    SurveyOptionTable,
    SurveyCampaignTable,
    SurveyRespondentGroupTable,
    SurveyResultTable,
    SurveyDimensionResultTable,
    SurveyAnswerCountTable,
  ],
  resolvers: [
    SurveyInstrumentResolver,
    SurveyDimensionResolver,
    SurveyCampaignResolver,
    SurveyCampaignCountResolver,
    SurveyResultResolver,
    SurveyDimensionOfResultResolver,
    UnitSurveyResultsResolver,
    SurveyResultsResolver,
  ],
  nodes: {
    SurveyInstrument: async (context, key) => (/^\d{1,9}$/.test(key) ? instrumentById(context, Number(key)) : null),
    SurveyDimension: nodeByNumber(dimensionById),
    SurveyCampaign: nodeByNumber(campaignById),
    SurveyResult: resultByKey,
  },
  seeds: [...surveySeeds, ...surveyDemoSeeds],
};
