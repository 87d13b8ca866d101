import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { allMarked } from '../../kernel/demo-mark.js';
import { CriteriaSet, Criterion, type CriteriaSetRow, type CriterionRow } from '../criteria/index.js';
import { Party, type PartyReading } from '../documents/index.js';
import { Unit, unitOfRecord, unitWithin, type UnitReading } from '../units/index.js';
import type { ScoreRow } from './score.query.js';
import { Score } from './score.type.js';
import { scoredYear } from './scored-year.js';
import { scoresByCriterion } from './scores.loaders.js';

/** An agency that a set names: what `Party` is read from. */
export type Agency = Pick<PartyReading, 'name' | 'unit' | 'on'>;

const agency = (name: string | null, unit: number | null, on: string): Agency | null => (name === null ? null : { name, unit, on });

@Resolver(() => Criterion)
export class CriterionScoresResolver {
  @FieldResolver(() => Party, { nullable: true, description: 'Who must see to it (đơn vị chủ trì); null when not stated.' })
  ownerAgency(@Root() criterion: CriterionRow): Agency | null {
    return agency(criterion.ownerAgencyName, criterion.ownerAgencyUnit, criterion.agenciesOn);
  }

  @FieldResolver(() => Party, { nullable: true, description: 'Who appraises it (đơn vị thẩm định); null when not stated.' })
  appraiserAgency(@Root() criterion: CriterionRow): Agency | null {
    return agency(criterion.appraiserAgencyName, criterion.appraiserAgencyUnit, criterion.agenciesOn);
  }

  @FieldResolver(() => [Score], {
    description: 'The leaf’s points over a unit and all below it in a year (điểm của tiêu chí tại các đơn vị), by unit code.',
  })
  async scores(
    @Root() criterion: CriterionRow,
    @Ctx() context: RequestContext,
    @Arg('within', () => String, { description: 'Code of the unit (trong phạm vi); NOT_FOUND when unknown.' }) within: string,
    @Arg('year', () => Int, { description: 'The year that is scored (năm đánh giá).' }) year: number,
  ): Promise<readonly ScoreRow[]> {
    const { unit } = await unitWithin(context, within, `${scoredYear(year)}-12-31`);
    return allMarked(context, await context.loaders.load(scoresByCriterion, { criterion: criterion.key, within: unit, year }));
  }
}

@Resolver(() => CriteriaSet)
export class CriteriaSetOriginResolver {
  @FieldResolver(() => Unit, {
    nullable: true,
    description: 'Who issued the set (đơn vị ban hành), on 31 December of its first year; null when not stated.',
  })
  issuer(@Root() set: CriteriaSetRow, @Ctx() context: RequestContext): Promise<UnitReading> | null {
    return set.issuer === null ? null : unitOfRecord(context, set.issuer, dayOf(set, context));
  }

  @FieldResolver(() => Unit, {
    nullable: true,
    description: 'Who put the set into use, where the issuer is not stated (đơn vị triển khai).',
  })
  rolledOutBy(@Root() set: CriteriaSetRow, @Ctx() context: RequestContext): Promise<UnitReading> | null {
    return set.rolledOutBy === null ? null : unitOfRecord(context, set.rolledOutBy, dayOf(set, context));
  }
}

/** Units of a set are read on 31 December of its first year. */
const dayOf = (set: CriteriaSetRow, { today }: RequestContext): string =>
  set.effectiveFromYear === null ? today : `${set.effectiveFromYear}-12-31`;
