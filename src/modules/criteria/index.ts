import type { HubModule } from '../../kernel/module.js';
import { nodeByNumber } from '../../kernel/node-reader.js';
import { CriteriaFieldResolver, CriteriaSetCountResolver, CriteriaSetResolver, TieBreakerFieldResolver } from './criteria-set.resolver.js';
import { CriteriaSetCommandResolver } from './criteria-set-command.resolver.js';
import { scopeOfCriteria } from './criteria-scope.query.js';
import { demoStep } from './criteria.demo.js';
import { foundingStep } from './criteria.founding.js';
import { criteriaFieldByKey, criteriaSetByKey, criterionByKey } from './criteria.loaders.js';
import { criteriaTables } from './criteria.table.js';
import { PointsBalanceResolver } from './points-balance.resolver.js';
import { CriteriaSetProblemsResolver } from './set-problems.resolver.js';
import { CriterionResolver, EquivalenceSidesResolver, LeafMeasureTextResolver, ScoringRuleTextResolver } from './criterion.resolver.js';

export { criteriaSetsByCode, fieldsOfSets, type CriteriaFieldRow, type CriteriaSetRow, type GradeBandRow } from './criteria-set.query.js';
export {
  criteriaRestorable,
  storeCriteriaSheets,
  type StatedCriterion,
  type StatedField,
  type StatedSet,
} from './criteria-sheet.commands.js';
export { pointsBalance } from './points-balance.rules.js';
export { CriteriaField, CriteriaSet, GradeBand } from './criteria-set.type.js';
export { CanonicalField, CriterionMethod, EquivalenceKind, FieldPart, RankingBlock } from './criteria.enums.js';
export { criteriaFieldByKey, criteriaSetByKey, criteriaSetsByUnit, criterionByKey, gradeBandByKey } from './criteria.loaders.js';
export { criteriaOfSets, type CriterionRow } from './criterion.query.js';
export { Criterion } from './criterion.type.js';
export { measureText, type LeafMeasure } from './leaf-measure.rules.js';
export { pointsByRule, pointsOfFigure, ruleText, type Measure, type ScoringRule } from './scoring-rule.rules.js';

export const criteriaModule: HubModule = {
  name: 'criteria',
  tables: criteriaTables,
  resolvers: [
    CriteriaSetResolver,
    CriteriaSetCountResolver,
    CriteriaFieldResolver,
    TieBreakerFieldResolver,
    CriterionResolver,
    EquivalenceSidesResolver,
    ScoringRuleTextResolver,
    LeafMeasureTextResolver,
    PointsBalanceResolver,
    CriteriaSetProblemsResolver,
    CriteriaSetCommandResolver,
  ],
  nodes: {
    CriteriaSet: nodeByNumber(criteriaSetByKey),
    CriteriaField: nodeByNumber(criteriaFieldByKey),
    Criterion: nodeByNumber(criterionByKey),
  },
  seeds: [foundingStep, demoStep],
  scopes: [scopeOfCriteria],
};
