import type { HubModule } from '../../kernel/module.js';
import { nodeByNumber } from '../../kernel/node-reader.js';
import { EventCountResolver, EventItemResolver, EventResolver } from './event.resolver.js';
import { EventItemTable, EventTable, TaskTable } from './event.table.js';
import { planSeeds } from './plan.founding.js';
import { eventById, planById, taskById, timeTargetById } from './plan.loaders.js';
import { PlanCountResolver, PlanItemResolver, PlanResolver, ReportingDutyResolver } from './plan.resolver.js';
import { PlanItemTable, PlanTable, ReportingDutyTable, TimeTargetTable } from './plan.table.js';
import { TaskCountResolver, TaskResolver } from './task.resolver.js';
import { TimeTargetCountResolver, TimeTargetResolver } from './time-target.resolver.js';
import { UnitPlansResolver } from './unit-plans.resolver.js';

export const plansModule: HubModule = {
  name: 'plans',
  tables: [PlanTable, PlanItemTable, EventTable, EventItemTable, TaskTable, ReportingDutyTable, TimeTargetTable],
  resolvers: [
    PlanResolver,
    PlanCountResolver,
    PlanItemResolver,
    ReportingDutyResolver,
    EventResolver,
    EventCountResolver,
    EventItemResolver,
    TaskResolver,
    TaskCountResolver,
    TimeTargetResolver,
    TimeTargetCountResolver,
    UnitPlansResolver,
  ],
  nodes: {
    Plan: nodeByNumber(planById),
    Event: nodeByNumber(eventById),
    Task: nodeByNumber(taskById),
    TimeTarget: nodeByNumber(timeTargetById),
  },
  seeds: planSeeds,
};
