import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { inOrder } from '../../kernel/period.js';
import { DateScalar } from '../../kernel/scalars.js';
import { knownCodes } from './known-codes.js';
import { countOfMissions, keysetOfMission, listedMissions, type MissionRow } from './mission.query.js';
import { OversightMission } from './mission.type.js';

@ArgsType()
class MissionListArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Only missions on this unit itself (đơn vị chịu giám sát), by the code that it held on the day of the mission; NOT_FOUND when unknown.',
  })
  subject?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only missions on this unit or one below it (trong phạm vi), by code on the day of the mission; NOT_FOUND when unknown.',
  })
  within?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only missions of this organ (cơ quan giám sát), by code, such as 31.hdnd; NOT_FOUND when unknown.',
  })
  organ?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Only missions that look at this day or a later one (từ ngày).' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Only missions that look at this day or an earlier one (đến ngày).' })
  to?: string | null;
}

const page = connectionTypes<OversightMission>(() => OversightMission, 'OversightMission');
export const OversightMissionCountResolver = page.Resolver;

@Resolver()
export class OversightMissionListResolver {
  @Query(() => page.Connection, {
    description: 'Thematic oversight missions (các cuộc giám sát chuyên đề), newest first; all conditions apply together.',
  })
  async oversightMissions(
    @Ctx() context: RequestContext,
    @Args(() => MissionListArgs) args: MissionListArgs,
  ): Promise<Connection<MissionRow>> {
    inOrder(args.from, args.to);
    const [subject, within, organ] = await knownCodes(context, [args.subject, args.within, args.organ]);
    const filter = { subject, within, organ, from: args.from ?? null, to: args.to ?? null };
    const at = pageOf(args, `oversightMissions ${JSON.stringify(filter)}`);
    const rows = await listedMissions(context.reads, filter, at);
    return connection(rows, at, keysetOfMission, () => countOfMissions(context.reads, filter));
  }
}
