import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { allMarked, marked } from '../../kernel/demo-mark.js';
import { CriteriaSet, criteriaSetsByUnit, type CriteriaSetRow } from '../criteria/index.js';
import { Unit, type UnitReading } from '../units/index.js';
import type { ScoringRoundRow } from './round.query.js';
import { ScoringRound } from './round.type.js';
import type { ScorecardRow } from './scorecard.query.js';
import { Scorecard } from './scorecard.type.js';
import { resultOfYear, roundsByIssuer, scorecardsByUnit } from './scores.loaders.js';
import { scoredYear, scoredYears } from './scored-year.js';

@Resolver(() => Unit)
export class UnitScoresResolver {
  @FieldResolver(() => Scorecard, {
    nullable: true,
    description:
      'The unit’s result of a year (kết quả của năm): the sheet in the round issued by its superior at 31 December, ranked or not. Null when there was none.',
  })
  async scorecard(
    @Root() unit: UnitReading,
    @Ctx() context: RequestContext,
    @Arg('year', () => Int, { description: 'The year that is scored (năm đánh giá).' }) year: number,
  ): Promise<ScorecardRow | null> {
    return marked(context, await context.loaders.load(resultOfYear, { unit: unit.unit, year: scoredYear(year) }));
  }

  @FieldResolver(() => [Scorecard], {
    description: 'All sheets of the unit in years (các phiếu chấm điểm), oldest first; in a year the superior’s round first.',
  })
  async scorecards(
    @Root() unit: UnitReading,
    @Ctx() context: RequestContext,
    @Arg('from', () => Int, { description: 'First year (từ năm).' }) from: number,
    @Arg('to', () => Int, { description: 'Last year, inclusive (đến năm).' }) to: number,
  ): Promise<readonly ScorecardRow[]> {
    return allMarked(context, await context.loaders.load(scorecardsByUnit, { unit: unit.unit, ...scoredYears(from, to) }));
  }

  @FieldResolver(() => [ScoringRound], {
    description: 'Rounds of a year that the unit runs as issuer (các đợt chấm điểm do đơn vị tổ chức), by block.',
  })
  async rounds(
    @Root() unit: UnitReading,
    @Ctx() context: RequestContext,
    @Arg('year', () => Int, { description: 'The year that is scored (năm đánh giá).' }) year: number,
  ): Promise<readonly ScoringRoundRow[]> {
    return allMarked(context, await context.loaders.load(roundsByIssuer, { unit: unit.unit, year: scoredYear(year) }));
  }

  @FieldResolver(() => [CriteriaSet], {
    description: 'Sets that the unit issued or put into use (bộ tiêu chí do đơn vị ban hành, triển khai), by code and version.',
  })
  async criteriaSets(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<readonly CriteriaSetRow[]> {
    return allMarked(context, await context.loaders.load(criteriaSetsByUnit, unit.unit));
  }
}
