import type { HubModule } from '../../kernel/module.js';
import { CriteriaSetChecksResolver, QualityRuleResolver, ScorecardChecksResolver, StatementChecksResolver } from './check.resolver.js';
import { DossierCountsChecksResolver, DossierReportChecksResolver } from './dossier-check.resolver.js';
import { qualityFindingByKey } from './quality-finding.loaders.js';
import { QualityFindingCountResolver, QualityFindingResolver, UnitQualityFindingsResolver } from './quality-finding.resolver.js';
import { QualityFindingTable } from './quality-finding.table.js';
import { qualitySeeds } from './quality.seed.js';

export { balanceChecks } from './balance.rules.js';
export { clearFindings, runChecks } from './quality-finding.commands.js';

export const qualityModule: HubModule = {
  name: 'quality',
  tables: [QualityFindingTable],
  resolvers: [
    QualityRuleResolver,
    StatementChecksResolver,
    DossierReportChecksResolver,
    DossierCountsChecksResolver,
    ScorecardChecksResolver,
    CriteriaSetChecksResolver,
    QualityFindingResolver,
    QualityFindingCountResolver,
    UnitQualityFindingsResolver,
  ],
  nodes: { QualityFinding: (context, key) => context.loaders.load(qualityFindingByKey, key) },
  seeds: qualitySeeds,
};
