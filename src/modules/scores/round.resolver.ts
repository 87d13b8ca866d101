import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { allMarked, marked } from '../../kernel/demo-mark.js';
import { globalId } from '../../kernel/global-id.js';
import { CriteriaSet, criteriaSetByKey, RankingBlock, type CriteriaSetRow } from '../criteria/index.js';
import { SourceReference, sourceReference, type SourceReferenceRow } from '../documents/index.js';
import { Unit, UnitLevel, unitOfRecord, unitWithin, type UnitReading } from '../units/index.js';
import {
  countOfRounds,
  keysetOfRound,
  listedRounds,
  type RoundListFilter,
  type RoundProgressRow,
  type ScoringRoundRow,
} from './round.query.js';
import { RoundProgress, ScoringRound } from './round.type.js';
import type { ScorecardRow } from './scorecard.query.js';
import { Scorecard } from './scorecard.type.js';
import { RoundStatus, ScorecardOrder } from './scores.enums.js';
import { scoredYear } from './scored-year.js';
import { progressByRound, scorecardsByRound, unitsByRound } from './scores.loaders.js';

@InputType({ description: 'Which rounds to list; all conditions apply together.' })
export class ScoringRoundFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Issued by this unit or one below it (trong phạm vi), by code; NOT_FOUND when unknown.',
  })
  within?: string | null;

  @Field(() => String, { nullable: true, description: 'Issued by this unit itself (đơn vị chấm), by code; NOT_FOUND when unknown.' })
  issuer?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only this year (năm đánh giá).' })
  year?: number | null;

  @Field(() => UnitLevel, { nullable: true, description: 'Only rounds of units of this level (cấp).' })
  level?: UnitLevel | null;

  @Field(() => RankingBlock, { nullable: true, description: 'Only this block (khối).' })
  block?: RankingBlock | null;

  @Field(() => RoundStatus, { nullable: true, description: 'Only this state (tình trạng).' })
  status?: RoundStatus | null;
}

const page = connectionTypes<ScoringRound>(() => ScoringRound, 'ScoringRound');
export const ScoringRoundConnection = page.Connection;
export const ScoringRoundCountResolver = page.Resolver;

@Resolver()
export class ScoringRoundListResolver {
  @Query(() => ScoringRoundConnection, { description: 'Rounds of scoring (các đợt chấm điểm) by year, block and order of opening.' })
  async scoringRounds(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Arg('filter', () => ScoringRoundFilter, { nullable: true, description: 'Which rounds.' }) filter?: ScoringRoundFilter | null,
  ): Promise<Connection<ScoringRoundRow>> {
    const meant = await meaning(context, filter ?? {});
    const at = pageOf(pageArgs, `scoringRounds ${JSON.stringify(meant)}`);
    const rows = allMarked(context, await listedRounds(context.reads, meant, at));
    return connection(rows, at, keysetOfRound, () => countOfRounds(context.reads, meant));
  }
}

/** Codes become identities: read at the end of the year that is asked for, or else today. */
async function meaning(context: RequestContext, filter: ScoringRoundFilter): Promise<RoundListFilter> {
  const on = filter.year == null ? context.today : `${scoredYear(filter.year)}-12-31`;
  const identity = async (code: string | null | undefined) => (code == null ? null : (await unitWithin(context, code, on)).unit);
  const { year = null, level = null, block = null, status = null } = filter;
  return { within: await identity(filter.within), issuer: await identity(filter.issuer), year, level, block, status };
}

@Resolver(() => ScoringRound)
export class ScoringRoundResolver {
  @FieldResolver(() => ID)
  id(@Root() round: ScoringRoundRow): string {
    return globalId('ScoringRound', round.key);
  }

  @FieldResolver(() => Unit, { description: 'The unit that runs the round (đơn vị tổ chức chấm điểm), on 31 December of the year.' })
  issuer(@Root() round: ScoringRoundRow, @Ctx() context: RequestContext): Promise<UnitReading> {
    return unitOfRecord(context, round.issuerUnit, round.on);
  }

  @FieldResolver(() => Unit, {
    nullable: true,
    description: 'The standing agency of the reform (cơ quan thường trực); null when not stated.',
  })
  standingAgency(@Root() round: ScoringRoundRow, @Ctx() context: RequestContext): Promise<UnitReading> | null {
    return round.standingAgencyUnit === null ? null : unitOfRecord(context, round.standingAgencyUnit, round.on);
  }

  @FieldResolver(() => CriteriaSet, {
    nullable: true,
    description: 'The set that the sheets are filled in by (bộ tiêu chí); null when no source says which.',
  })
  async criteriaSet(@Root() round: ScoringRoundRow, @Ctx() context: RequestContext): Promise<CriteriaSetRow | null> {
    return round.setKey === null ? null : marked(context, await context.loaders.load(criteriaSetByKey, round.setKey));
  }

  @FieldResolver(() => RoundProgress, { description: 'How many sheets have come how far (tiến độ).' })
  async progress(@Root() round: ScoringRoundRow, @Ctx() context: RequestContext): Promise<RoundProgressRow> {
    const progress = await context.loaders.load(progressByRound, round.key);
    return progress ?? { round: round.key, units: 0, submitted: 0, submittedOnTime: 0, appraised: 0, finalized: 0 };
  }

  @FieldResolver(() => [Unit], {
    description:
      'The units that are in the round (đơn vị tham gia), on 31 December of the year, by code; also those whose sheets are not seen.',
  })
  async units(@Root() round: ScoringRoundRow, @Ctx() context: RequestContext): Promise<readonly UnitReading[]> {
    const units = await context.loaders.load(unitsByRound, round.key);
    return Promise.all(units.map(({ unit }) => unitOfRecord(context, unit, round.on)));
  }

  @FieldResolver(() => [Scorecard], { description: 'The sheets of all units of the round (các phiếu chấm điểm).' })
  async scorecards(
    @Root() round: ScoringRoundRow,
    @Ctx() context: RequestContext,
    @Arg('orderBy', () => ScorecardOrder, { nullable: true, description: 'In which order; by rank when left out.' })
    orderBy?: ScorecardOrder | null,
  ): Promise<readonly ScorecardRow[]> {
    const order = orderBy ?? ScorecardOrder.RANK;
    return allMarked(context, await context.loaders.load(scorecardsByRound, { round: round.key, order }));
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where the round is stated (nguồn).' })
  source(@Root() round: ScoringRoundRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, round.sourceId, round.locator);
  }
}
