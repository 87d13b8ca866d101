import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { Unit, type UnitReading } from '../units/index.js';
import type { EventRow, TaskRow } from './event.query.js';
import { Event, Task } from './event.type.js';
import { eventsByUnit, plansByUnit, reportingDutiesByUnit, tasksByUnit, timeTargetsByUnit } from './plan.loaders.js';
import type { PlanRow, ReportingDutyRow } from './plan.query.js';
import { Plan, ReportingDuty, TimeTarget } from './plan.type.js';
import type { TimeTargetRow } from './time-target.query.js';

@Resolver(() => Unit)
export class UnitPlansResolver {
  @FieldResolver(() => [Plan], { description: 'Its plans, whatever the date (kế hoạch của đơn vị).' })
  plans(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<readonly PlanRow[]> {
    return context.loaders.load(plansByUnit, unit.unit);
  }

  @FieldResolver(() => [Event], { description: 'Its meetings and other events, oldest first (sự kiện của đơn vị).' })
  events(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<readonly EventRow[]> {
    return context.loaders.load(eventsByUnit, unit.unit);
  }

  @FieldResolver(() => [Task], { description: 'Tasks that it assigned or has to do (nhiệm vụ đơn vị giao hoặc được giao).' })
  tasks(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<readonly TaskRow[]> {
    return context.loaders.load(tasksByUnit, unit.unit);
  }

  @FieldResolver(() => [ReportingDuty], { description: 'Duties to report that it laid down (chế độ báo cáo do đơn vị quy định).' })
  reportingDuties(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<readonly ReportingDutyRow[]> {
    return context.loaders.load(reportingDutiesByUnit, unit.unit);
  }

  @FieldResolver(() => [TimeTarget], {
    description: 'Cuts of processing time that it states or commits to (cắt giảm thời gian giải quyết).',
  })
  timeTargets(@Root() unit: UnitReading, @Ctx() context: RequestContext): Promise<readonly TimeTargetRow[]> {
    return context.loaders.load(timeTargetsByUnit, unit.unit);
  }
}
