import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { CriteriaSet, type CriteriaSetRow } from '../criteria/index.js';
import { Statement, type StatementRow } from '../documents/index.js';
import { Scorecard, type ScorecardRow } from '../scores/index.js';
import { checksBySet, checksByStatement, rankChecksByScorecard } from './check.loaders.js';
import { ruleCodes, type Check } from './check.rules.js';
import { QualityCheck, QualityRule } from './check.type.js';
import { ruleTexts } from './rule.rules.js';

@Resolver(() => Statement)
export class StatementChecksResolver {
  @FieldResolver(() => [QualityCheck], {
    description:
      'The rules that apply to the figure and what they say (kiểm tra số liệu): the register on its day, its period, its date. Empty for a claim in words.',
  })
  checks(@Root() statement: StatementRow, @Ctx() context: RequestContext): Promise<readonly Check[]> {
    return context.loaders.load(checksByStatement, statement.key);
  }
}

@Resolver(() => Scorecard)
export class ScorecardChecksResolver {
  @FieldResolver(() => [QualityCheck], {
    description:
      'The published rank beside the computed one, and the sums of the set (kiểm tra thứ hạng và tổng điểm); each as far as it applies.',
  })
  async checks(@Root() card: ScorecardRow, @Ctx() context: RequestContext): Promise<readonly Check[]> {
    const [rank, sums] = await Promise.all([
      context.loaders.load(rankChecksByScorecard, card.key),
      card.setKey === null ? [] : context.loaders.load(checksBySet, card.setKey),
    ]);
    return [...rank, ...sums];
  }
}

@Resolver(() => CriteriaSet)
export class CriteriaSetChecksResolver {
  @FieldResolver(() => [QualityCheck], {
    description: 'The sums of a published set (kiểm tra tổng điểm); empty for drafts, and for sets that are only mentioned.',
  })
  checks(@Root() set: CriteriaSetRow, @Ctx() context: RequestContext): Promise<readonly Check[]> {
    return context.loaders.load(checksBySet, set.key);
  }
}

@Resolver()
export class QualityRuleResolver {
  @Query(() => [QualityRule], { description: 'All rules that figures are held to (danh mục quy tắc kiểm tra số liệu).' })
  qualityRules(): QualityRule[] {
    return ruleCodes.map((code) => {
      const { name, description } = ruleTexts[code];
      return { code, name: name.en, nameVi: name.vi, description: description.en, descriptionVi: description.vi };
    });
  }
}
