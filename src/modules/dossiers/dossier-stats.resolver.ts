import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { Period, periodOf, PeriodInput } from '../../kernel/period.js';
import { Unit, UnitKind, UnitLevel, unitOfRecord, type UnitReading } from '../units/index.js';
import { DEFINITION } from './counting.js';
import type { KeyedCounts } from './dossier-series.rules.js';
import { countsByUnit } from './dossier-stats.loaders.js';
import { NO_COUNTS, questionOf, refuseTooMany, rowsOf, shown, totalOf, type DemoCounts, type StatsQuestion } from './dossier-stats.js';
import { DossierCounts, DossierGrouping, DossierStats, DossierStatsKey, DossierStatsRow } from './dossier-stats.type.js';
import { refuseFinerCounts } from './finer-counts.js';
import type { FlowKey } from './flow.query.js';
import { procedureFieldByKey } from './procedure.loaders.js';
import type { ProcedureFieldRow, ProcedureRow } from './procedure.query.js';
import { procedureCounts } from './procedure-stats.loaders.js';
import { Procedure, ProcedureField } from './procedure.type.js';

/** `procedure` is a code where only its dossiers are counted. */
type Stats = StatsQuestion & { definition: string; procedure: string | null };

/** A row's key with the day on which its unit is read. */
type RowKey = FlowKey & { on: string; year: number | null; quarter: number | null; month: string | null };

const WITHIN = 'Code of the unit (trong phạm vi), read at the end of the period; VN is the whole country.';
const LEVEL = 'Only territories of this level (cấp), each with what lies below it.';
const KINDS = 'Only units of these kinds (loại đơn vị), each with what lies below it.';
const PERIOD = 'The period (kỳ số liệu); where it has not ended, stocks are as of today.';

@Resolver(() => DossierStats)
export class DossierStatsResolver {
  @Query(() => DossierStats, {
    description:
      'Counts of recorded dossiers (thống kê hồ sơ) of a unit and all below it, over a period, in groups. With level or kinds: of the units of that level or kinds, each with what lies below it. COST_EXCEEDED, with cost and limit, where the register allows more than 50,000 rows.',
  })
  async dossierStats(
    @Ctx() context: RequestContext,
    @Arg('within', () => String, { description: WITHIN }) within: string,
    @Arg('period', () => PeriodInput, { description: PERIOD }) period: PeriodInput,
    @Arg('level', () => UnitLevel, { nullable: true, description: LEVEL }) level?: UnitLevel | null,
    @Arg('kinds', () => [UnitKind], { nullable: true, description: KINDS }) kinds?: UnitKind[] | null,
    @Arg('groupBy', () => [DossierGrouping], { defaultValue: [], description: 'What the rows are of, and their order (nhóm theo).' })
    groupBy: DossierGrouping[] = [],
  ): Promise<Stats> {
    const question = await questionOf(context, { within, level, kinds, period, groupBy });
    const byChannelOrLevel = groupBy.includes(DossierGrouping.CHANNEL) || groupBy.includes(DossierGrouping.SERVICE_LEVEL);
    await refuseFinerCounts(context, { unit: question.scope.within, period: question.period, byChannelOrLevel });
    await refuseTooMany(context, question);
    return { ...question, definition: DEFINITION, procedure: null };
  }

  @FieldResolver(() => Period, { description: PERIOD })
  period(@Root() stats: Stats): Period {
    return stats.period;
  }

  @FieldResolver(() => DossierCounts, { description: 'All rows together, each dossier once (tổng cộng).' })
  async total(@Root() stats: Stats, @Ctx() context: RequestContext): Promise<DemoCounts> {
    const [total] =
      stats.procedure === null ? await totalOf(context, stats) : await countsOfProcedure(context, stats, stats.procedure, false);
    return shown(context, total?.counts ?? NO_COUNTS);
  }

  @FieldResolver(() => [DossierStatsRow], {
    description:
      'The counts by group, in the order of the groups (các dòng): units by code, fields as the catalogue has them. Rows that would be all zero are left out.',
  })
  async rows(@Root() stats: Stats, @Ctx() context: RequestContext): Promise<{ key: RowKey; counts: DemoCounts }[]> {
    const rows = stats.procedure === null ? await rowsOf(context, stats) : await countsOfProcedure(context, stats, stats.procedure, true);
    return rows.map((row) => ({ key: rowKey(row, stats), counts: shown(context, row.counts) }));
  }
}

const countsOfProcedure = (context: RequestContext, question: StatsQuestion, code: string, byUnit: boolean) =>
  context.loaders.load(procedureCounts, { code, question, byUnit, today: context.today });

@Resolver(() => Procedure)
export class ProcedureDossierStatsResolver {
  @FieldResolver(() => DossierStats, {
    description: 'Counts of the recorded dossiers of this procedure, whatever version of it (thống kê hồ sơ của thủ tục); rows by unit.',
  })
  async dossierStats(
    @Root() procedure: ProcedureRow,
    @Ctx() context: RequestContext,
    @Arg('within', () => String, { description: WITHIN }) within: string,
    @Arg('period', () => PeriodInput, { description: PERIOD }) period: PeriodInput,
    @Arg('level', () => UnitLevel, { nullable: true, description: LEVEL }) level?: UnitLevel | null,
    @Arg('kinds', () => [UnitKind], { nullable: true, description: KINDS }) kinds?: UnitKind[] | null,
  ): Promise<Stats> {
    const question = await questionOf(context, { within, level, kinds, period, groupBy: [DossierGrouping.UNIT] });
    await refuseFinerCounts(context, { unit: question.scope.within, period: question.period, byProcedure: true });
    return { ...question, definition: DEFINITION, procedure: procedure.code };
  }
}

function rowKey({ key, bucket }: KeyedCounts<FlowKey>, { period, groupBy }: Stats): RowKey {
  const by = (group: DossierGrouping): boolean => groupBy.includes(group);
  const [month, quarter] = [by(DossierGrouping.MONTH), by(DossierGrouping.QUARTER)];
  return {
    ...key,
    on: period.to,
    year: month || quarter || by(DossierGrouping.YEAR) ? bucket.year : null,
    quarter: quarter ? bucket.quarter : null,
    month: month ? bucket.month : null,
  };
}

@Resolver(() => DossierStatsKey)
export class DossierStatsKeyResolver {
  @FieldResolver(() => Unit, { nullable: true, description: 'The unit at the end of the period, or on its own last day (đơn vị).' })
  unit(@Root() key: RowKey, @Ctx() context: RequestContext): Promise<UnitReading> | null {
    return key.unit === null ? null : unitOfRecord(context, key.unit, key.on);
  }

  @FieldResolver(() => ProcedureField, { nullable: true, description: 'The field of procedures (lĩnh vực).' })
  procedureField(@Root() key: RowKey, @Ctx() context: RequestContext): Promise<ProcedureFieldRow | null> | null {
    return key.field === null ? null : context.loaders.load(procedureFieldByKey, key.field);
  }
}

@Resolver(() => Unit)
export class UnitDossierStatsResolver {
  @FieldResolver(() => DossierCounts, {
    nullable: true,
    description:
      'Counts of recorded dossiers of this unit and everything below it (thống kê hồ sơ); null where the hub holds none of them up to the end of the period: that is not known to be 0.',
  })
  async dossierStats(
    @Root() unit: UnitReading,
    @Ctx() context: RequestContext,
    @Arg('period', () => PeriodInput, { description: PERIOD }) period: PeriodInput,
  ): Promise<DemoCounts | null> {
    const meant = periodOf(period);
    await refuseFinerCounts(context, { unit: unit.unit, period: meant });
    const counts = await context.loaders.load(countsByUnit, { unit: unit.unit, period: meant, today: context.today });
    return counts && shown(context, counts);
  }
}
