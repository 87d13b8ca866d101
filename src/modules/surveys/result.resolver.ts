import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { badInput } from '../../kernel/errors.js';
import { globalId } from '../../kernel/global-id.js';
import { DecimalScalar } from '../../kernel/scalars.js';
import { SourceReference, sourceReference, type SourceReferenceRow } from '../documents/index.js';
import { Unit, unitOfRecord, type UnitReading } from '../units/index.js';
import { campaignById } from './campaign.loaders.js';
import type { SurveyCampaignRow } from './campaign.query.js';
import { SurveyCampaign } from './campaign.type.js';
import { dimensionById, instrumentById } from './instrument.loaders.js';
import type { SurveyDimensionRow, SurveyInstrumentRow } from './instrument.query.js';
import { SurveyDimension, SurveyInstrument } from './instrument.type.js';
import type { SurveyAnswerCountRow, SurveyDimensionResultRow } from './result-detail.query.js';
import { answersByResult, dimensionsByResult, resultKey } from './result.loaders.js';
import type { SurveyResultRow } from './result.query.js';
import { SurveyAnswerCount, SurveyDimensionResult, SurveyResult } from './result.type.js';
import { pointsOfShare, published } from './survey.rules.js';

@Resolver(() => SurveyResult)
export class SurveyResultResolver {
  @FieldResolver(() => ID)
  id(@Root() result: SurveyResultRow): string {
    return globalId('SurveyResult', resultKey(result));
  }

  @FieldResolver(() => Unit, { description: 'The unit, on 31 December of the year or on its own last day (đơn vị).' })
  unit(@Root() result: SurveyResultRow, @Ctx() context: RequestContext): Promise<UnitReading> {
    return unitOfRecord(context, result.unit, `${result.year}-12-31`);
  }

  @FieldResolver(() => SurveyInstrument, {
    description: 'The instrument version that holds in the year, or else the nearest (bộ công cụ).',
  })
  instrument(@Root() result: SurveyResultRow, @Ctx() context: RequestContext): Promise<SurveyInstrumentRow | null> {
    return instrumentById(context, result.instrument);
  }

  @FieldResolver(() => SurveyCampaign, {
    nullable: true,
    description: 'The campaign that measured the unit, or ran above it without sampling it (đợt khảo sát); null when there was none.',
  })
  campaign(@Root() result: SurveyResultRow, @Ctx() context: RequestContext): Promise<SurveyCampaignRow | null> | null {
    return result.campaign === null ? null : context.loaders.load(campaignById, result.campaign);
  }

  @FieldResolver(() => [SurveyDimensionResult], {
    description: 'By dimension, in the order of the instrument (theo chỉ số thành phần); empty where nothing was measured.',
  })
  dimensions(@Root() { result }: SurveyResultRow, @Ctx() context: RequestContext): Promise<readonly SurveyDimensionResultRow[]> | [] {
    return result === null ? [] : context.loaders.load(dimensionsByResult, result);
  }

  @FieldResolver(() => [SurveyAnswerCount], {
    description:
      'Answers by question, group and option (số lượt trả lời); groups of fewer than 5 are withheld, and whatever would give them away. Empty where only the outcome is known.',
  })
  answers(@Root() { result }: SurveyResultRow, @Ctx() context: RequestContext): Promise<readonly SurveyAnswerCountRow[]> | [] {
    return result === null ? [] : context.loaders.load(answersByResult, result);
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description:
      'What the outcome earns of a maximum (điểm quy đổi), as its share of the scale, half up to 2 decimals: 88.09 % of 10 points are 8.81. Null without a value.',
  })
  points(
    @Root() { value, scaleMax }: SurveyResultRow,
    @Arg('maxPoints', () => DecimalScalar, { description: 'The maximum (điểm tối đa), above 0.' }) maxPoints: string,
  ): string | null {
    if (Number(maxPoints) <= 0) throw noMaximum(maxPoints);
    return value === null || scaleMax === null ? null : published(pointsOfShare(maxPoints, value, scaleMax));
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where it was published (nguồn).' })
  source(@Root() result: SurveyResultRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, result.sourceId, result.locator);
  }
}

const noMaximum = (came: string) =>
  badInput({
    message: `maxPoints is a number above 0; ${came} came.`,
    messageVi: `Điểm tối đa phải lớn hơn 0; giá trị nhận được: ${came}.`,
  });

@Resolver(() => SurveyDimensionResult)
export class SurveyDimensionOfResultResolver {
  @FieldResolver(() => SurveyDimension, { description: 'The dimension in its instrument version (chỉ số thành phần).' })
  dimension(@Root() row: SurveyDimensionResultRow, @Ctx() context: RequestContext): Promise<SurveyDimensionRow | null> {
    return context.loaders.load(dimensionById, row.dimension);
  }
}
