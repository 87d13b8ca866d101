import type { HubModule } from '../../kernel/module.js';
import { nodeByNumber } from '../../kernel/node-reader.js';
import { FindingListResolver, findingCountResolvers } from './finding-list.resolver.js';
import { causeByKey, findingByKey } from './finding.loaders.js';
import {
  CauseResolver,
  CriterionFindingsResolver,
  FindingResolver,
  MissionFindingsResolver,
  UnitFindingsResolver,
} from './finding.resolver.js';
import { findingTables } from './finding.table.js';
import { OversightMissionCountResolver, OversightMissionListResolver } from './mission-list.resolver.js';
import { missionByKey } from './mission.loaders.js';
import {
  OversightMissionResolver,
  StatementMissionsResolver,
  SubjectReportResolver,
  UnitMissionsResolver,
  WorkingSessionResolver,
} from './mission.resolver.js';
import { scopeOfMissions } from './mission-scope.query.js';
import { missionTables } from './mission.table.js';
import { oversightSeeds } from './oversight.founding.js';
import { RecommendationCountResolver, RecommendationListResolver } from './recommendation-list.resolver.js';
import { recommendationByKey } from './recommendation.loaders.js';
import {
  MissionRecommendationsResolver,
  RecommendationForwardingResolver,
  RecommendationResolver,
  RecommendationResponseResolver,
  UnitRecommendationsResolver,
} from './recommendation.resolver.js';
import { recommendationTables } from './recommendation.table.js';
import { AccountRoleMissionResolver, ViewerRoleMissionResolver } from './role-mission.resolver.js';

export { knownCodes } from './known-codes.js';
export { liesUnder } from './placement.query.js';
export { recommendationsRestorable, storeRecommendations, type StatedRecommendation } from './recommendation-store.commands.js';
export { missionsOfCodes, standingRecommendations, type StandingRecommendationRow } from './standing.query.js';

export const oversightModule: HubModule = {
  name: 'oversight',
  tables: [...missionTables, ...findingTables, ...recommendationTables],
  resolvers: [
    OversightMissionResolver,
    OversightMissionListResolver,
    OversightMissionCountResolver,
    WorkingSessionResolver,
    SubjectReportResolver,
    UnitMissionsResolver,
    StatementMissionsResolver,
    FindingResolver,
    CauseResolver,
    MissionFindingsResolver,
    UnitFindingsResolver,
    CriterionFindingsResolver,
    FindingListResolver,
    ...findingCountResolvers,
    RecommendationResolver,
    RecommendationForwardingResolver,
    RecommendationResponseResolver,
    MissionRecommendationsResolver,
    UnitRecommendationsResolver,
    RecommendationListResolver,
    RecommendationCountResolver,
    ViewerRoleMissionResolver,
    AccountRoleMissionResolver,
  ],
  nodes: {
    OversightMission: nodeByNumber(missionByKey),
    Finding: nodeByNumber(findingByKey),
    Cause: nodeByNumber(causeByKey),
    Recommendation: nodeByNumber(recommendationByKey),
  },
  seeds: oversightSeeds,
  scopes: [scopeOfMissions],
};
