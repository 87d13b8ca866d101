import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { inOrder } from '../../kernel/period.js';
import { DateScalar } from '../../kernel/scalars.js';
import { countOfCauses, keysetOfCause, listedCauses, type CauseRow } from './cause.query.js';
import { countOfFindings, keysetOfFinding, listedFindings, type FindingListFilter, type FindingRow } from './finding.query.js';
import { Cause, Finding } from './finding.type.js';
import { knownCodes } from './known-codes.js';
import { CauseKind, FindingKind } from './oversight.enums.js';

@ArgsType()
class FindingListArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Only about this unit itself (đối tượng), by the code that it held on the day of the finding; NOT_FOUND when unknown.',
  })
  subject?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only about this unit and all below it (trong phạm vi), by code on the day of the finding; NOT_FOUND when unknown.',
  })
  within?: string | null;

  @Field(() => [FindingKind], { nullable: true, description: 'Only these kinds of findings (loại nhận định).' })
  kinds?: FindingKind[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Only what was found on this day or later (từ ngày).' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Only what was found on this day or earlier (đến ngày).' })
  to?: string | null;
}

@ArgsType()
class CauseListArgs extends FindingListArgs {
  @Field(() => [CauseKind], { nullable: true, description: 'Only these kinds of causes (loại nguyên nhân).' })
  causeKinds?: CauseKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only causes of which no source says the kind (chưa rõ khách quan hay chủ quan); false: only the others.',
  })
  kindOpen?: boolean | null;
}

const findingPage = connectionTypes<Finding>(() => Finding, 'Finding');
const causePage = connectionTypes<Cause>(() => Cause, 'Cause');
export const findingCountResolvers = [findingPage.Resolver, causePage.Resolver];

async function meaning(context: RequestContext, args: FindingListArgs): Promise<FindingListFilter> {
  inOrder(args.from, args.to);
  const [subject, within] = await knownCodes(context, [args.subject, args.within]);
  return { subject, within, kinds: args.kinds ?? null, from: args.from ?? null, to: args.to ?? null };
}

@Resolver()
export class FindingListResolver {
  @Query(() => findingPage.Connection, {
    description: 'What was found about units (các nhận định), newest first; all conditions apply together.',
  })
  async findings(@Ctx() context: RequestContext, @Args(() => FindingListArgs) args: FindingListArgs): Promise<Connection<FindingRow>> {
    const filter = await meaning(context, args);
    const at = pageOf(args, `findings ${JSON.stringify(filter)}`);
    const rows = await listedFindings(context.reads, filter, at);
    return connection(rows, at, keysetOfFinding, () => countOfFindings(context.reads, filter));
  }

  @Query(() => causePage.Connection, {
    description: 'Causes that were stated (các nguyên nhân), those of the newest findings first; all conditions apply together.',
  })
  async causes(@Ctx() context: RequestContext, @Args(() => CauseListArgs) args: CauseListArgs): Promise<Connection<CauseRow>> {
    const filter = { ...(await meaning(context, args)), causeKinds: args.causeKinds ?? null, kindOpen: args.kindOpen ?? null };
    const at = pageOf(args, `causes ${JSON.stringify(filter)}`);
    const rows = await listedCauses(context.reads, filter, at);
    return connection(rows, at, keysetOfCause, () => countOfCauses(context.reads, filter));
  }
}
