import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { allMarked } from '../../kernel/demo-mark.js';
import { Criterion, criterionByKey, type CriterionRow } from '../criteria/index.js';
import { countOf } from './lost-points.resolver.js';
import type { LeafOverclaimRow } from './overclaim.query.js';
import { LeafOverclaim } from './overclaim.type.js';
import type { ScoringRoundRow } from './round.query.js';
import { ScoringRound } from './round.type.js';
import { overclaimsByRound } from './scores.loaders.js';

@Resolver(() => ScoringRound)
export class RoundOverclaimResolver {
  @FieldResolver(() => [LeafOverclaim], {
    description:
      'The leaves on which units scored themselves too high (điểm tự chấm vượt theo tiêu chí), the most over-claimed first, over the sheets that the viewer sees. A leaf without any sheet that has both points is left out.',
  })
  async overclaims(
    @Root() round: ScoringRoundRow,
    @Ctx() context: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'How many leaves, 1–500; 10 when left out.' }) first?: number | null,
  ): Promise<readonly LeafOverclaimRow[]> {
    return allMarked(context, await context.loaders.load(overclaimsByRound, { round: round.key, first: countOf(first ?? 10) }));
  }
}

@Resolver(() => LeafOverclaim)
export class LeafOverclaimResolver {
  @FieldResolver(() => Criterion, { description: 'The leaf of the set (tiêu chí).' })
  criterion(@Root() leaf: LeafOverclaimRow, @Ctx() context: RequestContext): Promise<CriterionRow | null> {
    return context.loaders.load(criterionByKey, leaf.criterionKey);
  }
}
