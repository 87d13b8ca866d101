import { Arg, Args, Ctx, Field, InputType, Query, Resolver } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { inOrder } from '../../kernel/period.js';
import { DateScalar } from '../../kernel/scalars.js';
import { knownCodes } from './known-codes.js';
import { RecommendationStatus } from './oversight.enums.js';
import {
  countOfRecommendations,
  keysetOfRecommendation,
  listedRecommendations,
  type RecommendationListFilter,
  type RecommendationRow,
} from './recommendation.query.js';
import { Recommendation } from './recommendation.type.js';

@InputType({
  description: 'Which recommendations to list; all conditions apply together. Units by the codes that they held on the day it was raised.',
})
export class RecommendationFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Only those raised by or addressed to this unit or one below it (trong phạm vi); NOT_FOUND when unknown.',
  })
  within?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only those that this unit itself raised (bên kiến nghị), by code; NOT_FOUND when unknown.',
  })
  from?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only those addressed to this unit itself (nơi nhận), by code; NOT_FOUND when unknown.',
  })
  to?: string | null;

  @Field(() => [RecommendationStatus], { nullable: true, description: 'Only these statuses (tình trạng).' })
  statuses?: RecommendationStatus[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: only overdue ones (quá hạn); false: only those with a due date that are not. Those without a due date are in neither.',
  })
  overdue?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'Only those raised on this day or later (từ ngày).' })
  raisedFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Only those raised on this day or earlier (đến ngày).' })
  raisedTo?: string | null;
}

const page = connectionTypes<Recommendation>(() => Recommendation, 'Recommendation');
export const RecommendationCountResolver = page.Resolver;

@Resolver()
export class RecommendationListResolver {
  @Query(() => page.Connection, { description: 'Recommendations of all directions (danh sách kiến nghị), newest first.' })
  async recommendations(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Arg('filter', () => RecommendationFilter, { nullable: true, description: 'Which recommendations.' })
    filter?: RecommendationFilter | null,
  ): Promise<Connection<RecommendationRow>> {
    const meant = await meaning(context, filter ?? {});
    const at = pageOf(pageArgs, `recommendations ${JSON.stringify(meant)}`);
    const rows = await listedRecommendations(context.reads, meant, at);
    return connection(rows, at, keysetOfRecommendation, () => countOfRecommendations(context.reads, meant));
  }
}

async function meaning(context: RequestContext, filter: RecommendationFilter): Promise<RecommendationListFilter> {
  const { statuses = null, overdue = null, raisedFrom = null, raisedTo = null } = filter;
  inOrder(raisedFrom, raisedTo);
  const [within, from, to] = await knownCodes(context, [filter.within, filter.from, filter.to]);
  return { within, from, to, statuses, overdue, raisedFrom, raisedTo, today: overdue === null ? null : context.today };
}
