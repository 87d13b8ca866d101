import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { connectionTypes, PageArgs, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { globalId } from '../../kernel/global-id.js';
import { Period } from '../../kernel/period.js';
import { DecimalScalar } from '../../kernel/scalars.js';
import { SourceReference, sourceReference, type SourceReferenceRow } from '../documents/index.js';
import { Procedure, procedureByKey, type ProcedureRow } from '../dossiers/index.js';
import { Unit, unitOfRecord, type UnitReading } from '../units/index.js';
import { TimeTargetOutcome } from './plan.enums.js';
import { cutOfDays, timeTargetOutcome } from './plan.rules.js';
import { TimeTarget } from './plan.type.js';
import { pageOfRecords, PlanRecordFilter } from './record-list.resolver.js';
import { timeTargets, type TimeTargetRow } from './time-target.query.js';

const page = connectionTypes<TimeTarget>(() => TimeTarget, 'TimeTarget');
export const TimeTargetConnection = page.Connection;
export const TimeTargetCountResolver = page.Resolver;

@Resolver(() => TimeTarget)
export class TimeTargetResolver {
  @Query(() => TimeTargetConnection, {
    description: 'Cuts of processing time that units state or commit to (cắt giảm thời gian giải quyết), newest year first.',
  })
  timeTargets(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) pageArgs: PageArgs,
    @Arg('filter', () => PlanRecordFilter, { nullable: true, description: 'Which targets.' }) filter?: PlanRecordFilter | null,
  ): Promise<Connection<TimeTargetRow>> {
    return pageOfRecords(context, 'timeTargets', timeTargets, filter ?? {}, pageArgs);
  }

  @FieldResolver(() => ID)
  id(@Root() target: TimeTargetRow): string {
    return globalId('TimeTarget', target.key);
  }

  @FieldResolver(() => Unit, {
    nullable: true,
    description: 'Whose target it is (đơn vị), at the end of its period; null where the source does not say, see unresolvedUnit.',
  })
  unit(@Root() target: TimeTargetRow, @Ctx() context: RequestContext): Promise<UnitReading> | null {
    return target.unit === null ? null : unitOfRecord(context, target.unit, target.day ?? context.today);
  }

  @FieldResolver(() => Procedure, {
    nullable: true,
    description: 'The procedure whose time is cut (thủ tục hành chính); null for a cut of all, or where the source does not say.',
  })
  procedure(@Root() target: TimeTargetRow, @Ctx() context: RequestContext): Promise<ProcedureRow | null> | null {
    return target.procedure === null ? null : context.loaders.load(procedureByKey, target.procedure);
  }

  @FieldResolver(() => Period, { nullable: true, description: 'The period that it covers (kỳ); null when not stated.' })
  period(@Root() { periodFrom, periodTo }: TimeTargetRow): Period | null {
    return periodFrom === null && periodTo === null ? null : { from: periodFrom, to: periodTo };
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description: 'The cut that the days amount to, in percent (tỷ lệ cắt giảm tính được); null without both days.',
  })
  cutOfDays(@Root() target: TimeTargetRow): string | null {
    return cutOfDays(target)?.toString() ?? null;
  }

  @FieldResolver(() => TimeTargetOutcome, {
    description: 'Whether the days bear the claim out (kết quả đối chiếu); NOT_TESTABLE without statutory and committed days.',
  })
  outcome(@Root() target: TimeTargetRow): `${TimeTargetOutcome}` {
    return timeTargetOutcome(target);
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where it is stated (nguồn).' })
  source(@Root() target: TimeTargetRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, target.sourceId, target.locator);
  }
}
