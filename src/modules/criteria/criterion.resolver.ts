import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import type { CriteriaFieldRow, CriteriaSetRow } from './criteria-set.query.js';
import { CriteriaField, CriteriaSet } from './criteria-set.type.js';
import {
  componentsByCriterion,
  criteriaFieldByKey,
  criteriaSetByKey,
  criterionByKey,
  newerByCriterion,
  olderByCriterion,
} from './criteria.loaders.js';
import type { CriterionRow, EquivalenceRow } from './criterion.query.js';
import { Criterion, CriterionEquivalence, LeafMeasure, ScoringRule } from './criterion.type.js';
import { marked } from '../../kernel/demo-mark.js';
import { measureText, type LeafMeasure as Measured } from './leaf-measure.rules.js';
import { ruleText, type ScoringRule as Rule } from './scoring-rule.rules.js';

@Resolver(() => Criterion)
export class CriterionResolver {
  @FieldResolver(() => ID)
  id(@Root() criterion: CriterionRow): string {
    return globalId('Criterion', criterion.key);
  }

  @FieldResolver(() => CriteriaSet, { description: 'The set that it belongs to (bộ tiêu chí).' })
  async set(@Root() criterion: CriterionRow, @Ctx() context: RequestContext): Promise<CriteriaSetRow | null> {
    return marked(context, await context.loaders.load(criteriaSetByKey, criterion.set));
  }

  @FieldResolver(() => CriteriaField, { description: 'The field that it belongs to (lĩnh vực).' })
  field(@Root() criterion: CriterionRow, @Ctx() context: RequestContext): Promise<CriteriaFieldRow | null> {
    return context.loaders.load(criteriaFieldByKey, criterion.fieldKey);
  }

  @FieldResolver(() => Criterion, { nullable: true, description: 'The criterion above (tiêu chí cha); null right below the field.' })
  parent(@Root() criterion: CriterionRow, @Ctx() context: RequestContext): Promise<CriterionRow | null> | null {
    return criterion.parentKey === null ? null : context.loaders.load(criterionByKey, criterion.parentKey);
  }

  @FieldResolver(() => [Criterion], { description: 'Its components in printed order (tiêu chí thành phần); empty for a leaf.' })
  components(@Root() criterion: CriterionRow, @Ctx() context: RequestContext): Promise<readonly CriterionRow[]> | CriterionRow[] {
    return criterion.isLeaf ? [] : context.loaders.load(componentsByCriterion, criterion.key);
  }

  @FieldResolver(() => [CriterionEquivalence], { description: 'The leaves of an earlier version that it follows (tiêu chí trước).' })
  olderEquivalents(@Root() criterion: CriterionRow, @Ctx() context: RequestContext): Promise<readonly EquivalenceRow[]> {
    return context.loaders.load(olderByCriterion, criterion.key);
  }

  @FieldResolver(() => [CriterionEquivalence], { description: 'The leaves of a later version that follow it (tiêu chí sau).' })
  newerEquivalents(@Root() criterion: CriterionRow, @Ctx() context: RequestContext): Promise<readonly EquivalenceRow[]> {
    return context.loaders.load(newerByCriterion, criterion.key);
  }
}

@Resolver(() => CriterionEquivalence)
export class EquivalenceSidesResolver {
  @FieldResolver(() => Criterion, {
    nullable: true,
    description: 'The leaf of the newer version (tiêu chí mới); null where the older was dropped.',
  })
  newer(@Root() link: EquivalenceRow, @Ctx() context: RequestContext): Promise<CriterionRow | null> | null {
    return link.newer === null ? null : context.loaders.load(criterionByKey, link.newer);
  }

  @FieldResolver(() => Criterion, {
    nullable: true,
    description: 'The leaf of the older version (tiêu chí cũ); null where the newer is new.',
  })
  older(@Root() link: EquivalenceRow, @Ctx() context: RequestContext): Promise<CriterionRow | null> | null {
    return link.older === null ? null : context.loaders.load(criterionByKey, link.older);
  }
}

@Resolver(() => ScoringRule)
export class ScoringRuleTextResolver {
  @FieldResolver(() => String, { description: 'The rule as a sentence in Vietnamese (diễn giải cách tính điểm).' })
  text(@Root() rule: Rule): string {
    return ruleText(rule);
  }
}

@Resolver(() => LeafMeasure)
export class LeafMeasureTextResolver {
  @FieldResolver(() => String, { description: 'What is measured, as a sentence in Vietnamese (diễn giải số liệu tính điểm).' })
  text(@Root() measure: Measured): string {
    return measureText(measure);
  }
}
