import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import type { RoundProgressRow } from './round.query.js';
import { RoundProgress } from './round.type.js';
import { roundWork, type RoundWork } from './round-work.rules.js';
import { ScorecardStatus } from './scores.enums.js';
import { stagesByRound } from './scores.loaders.js';

@ObjectType({ description: 'How many sheets are at a stage (số phiếu theo tình trạng).' })
export class ScorecardStatusCount {
  @Field(() => ScorecardStatus, { description: 'The stage (tình trạng).' })
  status!: ScorecardStatus;

  @Field(() => Int, { description: 'Units whose sheet is there (số đơn vị).' })
  units!: number;
}

const STATUSES = Object.values(ScorecardStatus);

/** What is left to do in a round: counts that are exact, or null for viewers who do not see all sheets that they are about. */
@Resolver(() => RoundProgress)
export class RoundWorkResolver {
  @FieldResolver(() => [ScorecardStatusCount], {
    nullable: true,
    description: 'Sheets at every stage, in the order of stages (theo tình trạng); null for whoever does not see all appraised sheets.',
  })
  async byStatus(@Root() progress: RoundProgressRow, @Ctx() context: RequestContext): Promise<RoundWork<ScorecardStatus>['byStatus']> {
    return (await workOf(progress, context)).byStatus;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Sheets submitted at or after the deadline (nộp muộn); null for whoever does not see all submitted sheets.',
  })
  async late(@Root() progress: RoundProgressRow, @Ctx() context: RequestContext): Promise<number | null> {
    return (await workOf(progress, context)).late;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Leaves that units have still to score themselves, on drafts of an open round (số tiêu chí chưa tự chấm); null for whoever does not see all drafts.',
  })
  async leavesToScore(@Root() progress: RoundProgressRow, @Ctx() context: RequestContext): Promise<number | null> {
    return (await workOf(progress, context)).leavesToScore;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Leaves that have still to be appraised, or appraised again after explanation (số tiêu chí chưa thẩm định); null for whoever does not see all submitted sheets.',
  })
  async leavesToAppraise(@Root() progress: RoundProgressRow, @Ctx() context: RequestContext): Promise<number | null> {
    return (await workOf(progress, context)).leavesToAppraise;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Leaves that units were asked to explain (số tiêu chí cần giải trình); null for whoever does not see all appraised sheets.',
  })
  async leavesToExplain(@Root() progress: RoundProgressRow, @Ctx() context: RequestContext): Promise<number | null> {
    return (await workOf(progress, context)).leavesToExplain;
  }
}

async function workOf(progress: RoundProgressRow, { loaders }: RequestContext): Promise<RoundWork<ScorecardStatus>> {
  return roundWork(progress, await loaders.load(stagesByRound, progress.round), STATUSES);
}
