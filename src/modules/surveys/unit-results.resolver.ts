import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { Unit, UnitKind, UnitLevel, unitWithin, type UnitReading } from '../units/index.js';
import { instrumentOfYear } from './instrument.loaders.js';
import { resultsByUnitYears, shown, surveyResultOf } from './result.loaders.js';
import { unitsToSurvey, type SurveyResultRow } from './result.query.js';
import { SurveyResult } from './result.type.js';

@Resolver(() => Unit)
export class UnitSurveyResultsResolver {
  @FieldResolver(() => SurveyResult, {
    nullable: true,
    description:
      'What an instrument found for the unit in a year (kết quả khảo sát), or why there is no value; NOT_FOUND, with the known codes, for an unknown instrument.',
  })
  async surveyResult(
    @Root() unit: UnitReading,
    @Ctx() context: RequestContext,
    @Arg('instrument', () => String, { description: 'Code of the instrument (mã bộ công cụ), such as SIPAS.' }) code: string,
    @Arg('year', () => Int, { description: 'The year (năm).' }) year: number,
  ): Promise<SurveyResultRow | null> {
    const instrument = await instrumentOfYear(context, code, year);
    const row = await context.loaders.load(surveyResultOf, { unit: unit.unit, instrument: instrument.key, year });
    return shown(context, [row])[0] ?? null;
  }

  @FieldResolver(() => [SurveyResult], {
    description: 'Every result of the unit from one year to another, by year and instrument (các kết quả khảo sát).',
  })
  async surveyResults(
    @Root() unit: UnitReading,
    @Ctx() context: RequestContext,
    @Arg('from', () => Int, { description: 'First year (từ năm).' }) from: number,
    @Arg('to', () => Int, { description: 'Last year, inclusive (đến năm).' }) to: number,
  ): Promise<readonly SurveyResultRow[]> {
    return shown(context, await context.loaders.load(resultsByUnitYears, { unit: unit.unit, from, to }));
  }
}

@Resolver()
export class SurveyResultsResolver {
  @Query(() => [SurveyResult], {
    description:
      'One instrument over all units of a level in a year (kết quả khảo sát theo đơn vị), by code: units that were not sampled are in the list without a value and say why.',
  })
  async surveyResults(
    @Ctx() context: RequestContext,
    @Arg('within', () => String, {
      description: 'This unit and all below it (trong phạm vi), by code, read at the end of the year; NOT_FOUND when unknown.',
    })
    within: string,
    @Arg('level', () => UnitLevel, { description: 'The level of the units (cấp): territories only, unless kinds is given.' })
    level: UnitLevel,
    @Arg('instrument', () => String, {
      description: 'Code of the instrument (mã bộ công cụ); NOT_FOUND, with the known codes, when unknown.',
    })
    code: string,
    @Arg('year', () => Int, { description: 'The year (năm).' }) year: number,
    @Arg('kinds', () => [UnitKind], { nullable: true, description: 'Only these kinds of units (loại đơn vị).' }) kinds?: UnitKind[] | null,
  ): Promise<readonly SurveyResultRow[]> {
    const instrument = await instrumentOfYear(context, code, year);
    const root = await unitWithin(context, within, `${year}-12-31`);
    const asked = { within: root.unit, on: root.on, level, kinds: kinds ?? null, instrument: instrument.key, year };
    const units = await unitsToSurvey(context.reads, asked);
    const rows = await Promise.all(
      units.map(({ unit }) => context.loaders.load(surveyResultOf, { unit, instrument: instrument.key, year })),
    );
    return shown(
      context,
      rows.filter((row) => row !== null),
    );
  }
}
