import { manyByKey, oneByKey } from '../../kernel/loaders.js';
import { eventsOfIds, eventsOfUnits, itemsOfEvents, tasksOfEvents, tasksOfIds, tasksOfUnits } from './event.query.js';
import { itemsOfPlans, plansOfIds, plansOfUnits, reportingDutiesOfUnits } from './plan.query.js';
import { timeTargetsOfIds, timeTargetsOfUnits } from './time-target.query.js';

export const planById = oneByKey(plansOfIds, (plan) => plan.key);
export const plansByUnit = manyByKey(plansOfUnits, (plan) => plan.unit);
export const itemsByPlan = manyByKey(itemsOfPlans, (item) => item.plan);
export const reportingDutiesByUnit = manyByKey(reportingDutiesOfUnits, (duty) => duty.unit);
export const timeTargetById = oneByKey(timeTargetsOfIds, (target) => target.key);
export const timeTargetsByUnit = manyByKey(timeTargetsOfUnits, (target) => target.unit!);
export const eventById = oneByKey(eventsOfIds, (event) => event.key);
export const eventsByUnit = manyByKey(eventsOfUnits, (event) => event.unit!);
export const itemsByEvent = manyByKey(itemsOfEvents, (item) => item.event);
export const taskById = oneByKey(tasksOfIds, (task) => task.key);
export const tasksByEvent = manyByKey(tasksOfEvents, (task) => task.event!);
export const tasksByUnit = manyByKey(tasksOfUnits, (task) => task.of);
