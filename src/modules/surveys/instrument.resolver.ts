import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import { SourceReference, sourceReference, type SourceReferenceRow } from '../documents/index.js';
import { dimensionsByInstrument, instrumentById, instrumentOfYear, instrumentsOf } from './instrument.loaders.js';
import type { SurveyDimensionRow, SurveyInstrumentRow } from './instrument.query.js';
import { SurveyDimension, SurveyInstrument } from './instrument.type.js';

@Resolver(() => SurveyInstrument)
export class SurveyInstrumentResolver {
  @Query(() => [SurveyInstrument], {
    description: 'All versions of all survey instruments (danh mục bộ công cụ khảo sát), by code, oldest first.',
  })
  surveyInstruments(@Ctx() context: RequestContext): Promise<readonly SurveyInstrumentRow[]> {
    return instrumentsOf(context);
  }

  @Query(() => SurveyInstrument, {
    description:
      'The version of an instrument that holds in a year, or else the nearest (bộ công cụ theo năm); NOT_FOUND, with the known codes, for an unknown code.',
  })
  surveyInstrument(
    @Ctx() context: RequestContext,
    @Arg('code', () => String, { description: 'Code of the instrument (mã bộ công cụ).' }) code: string,
    @Arg('year', () => Int, { description: 'Calendar year (năm).' }) year: number,
  ): Promise<SurveyInstrumentRow> {
    return instrumentOfYear(context, code, year);
  }

  @FieldResolver(() => ID)
  id(@Root() instrument: SurveyInstrumentRow): string {
    return globalId('SurveyInstrument', instrument.key);
  }

  @FieldResolver(() => [SurveyDimension], {
    description: 'What it measures, in its own order (các chỉ số thành phần); empty where no source says.',
  })
  dimensions(@Root() instrument: SurveyInstrumentRow, @Ctx() context: RequestContext): Promise<readonly SurveyDimensionRow[]> {
    return context.loaders.load(dimensionsByInstrument, instrument.key);
  }

  @FieldResolver(() => SourceReference, {
    nullable: true,
    description: 'Where the version is laid down (nguồn); null where none is at hand.',
  })
  source(@Root() instrument: SurveyInstrumentRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, instrument.sourceId, instrument.locator);
  }
}

@Resolver(() => SurveyDimension)
export class SurveyDimensionResolver {
  @FieldResolver(() => ID)
  id(@Root() dimension: SurveyDimensionRow): string {
    return globalId('SurveyDimension', dimension.key);
  }

  @FieldResolver(() => SurveyInstrument, { description: 'The version that it belongs to (bộ công cụ).' })
  instrument(@Root() dimension: SurveyDimensionRow, @Ctx() context: RequestContext): Promise<SurveyInstrumentRow | null> {
    return instrumentById(context, dimension.instrument);
  }
}
