import type { Client } from 'pg';
import { SEEDER } from '../../kernel/audit.js';
import type { SeedStep } from '../../kernel/module.js';
import { seedFile } from '../../kernel/seed-file.js';
import { unitsOfCodes } from '../documents/index.js';
import { recordEvent, type NewEvent, type NewTask } from './event.commands.js';
import {
  recordPlan,
  recordReportingDuties,
  recordTimeTargets,
  type NewPlan,
  type NewReportingDuty,
  type NewTimeTarget,
} from './plan.commands.js';

/** A record of the seed file: its unit by code, held on `on`. */
type ByCode<Record> = Omit<Record, 'unit'> & { readonly unit?: string; readonly on?: string };

type FoundingTask = Omit<NewTask, 'owner'> & { readonly owner?: { readonly name: string; readonly unit?: string } };
type FoundingEvent = Omit<ByCode<NewEvent>, 'tasks'> & { readonly tasks?: readonly FoundingTask[] };

interface FoundingPlans {
  readonly plans: readonly ByCode<NewPlan>[];
  readonly events: readonly FoundingEvent[];
  readonly reportingDuties: readonly ByCode<NewReportingDuty>[];
  readonly timeTargets: readonly ByCode<NewTimeTarget>[];
}

const foundingStep: SeedStep = {
  name: 'plans/founding',
  title: 'Plans, meetings, tasks, duties and time targets of the founding documents',
  async run(seeding) {
    const { client } = seeding;
    const { plans, events, reportingDuties, timeTargets } = await seedFile<FoundingPlans>(seeding, 'founding/plans.json');
    for (const plan of plans) await recordPlan(client, SEEDER, { ...plan, unit: (await unitOf(client, plan))! });
    for (const event of events) await recordEvent(client, SEEDER, await eventOf(client, event));
    for (const duty of reportingDuties) await recordReportingDuties(client, SEEDER, [{ ...duty, unit: (await unitOf(client, duty))! }]);
    for (const target of timeTargets) await recordTimeTargets(client, SEEDER, [{ ...target, unit: await unitOf(client, target) }]);
    return plans.length + events.length + reportingDuties.length + timeTargets.length;
  },
};

async function unitOf(client: Client, { unit, on }: { unit?: string; on?: string }): Promise<number | null> {
  if (unit === undefined) return null;
  if (on === undefined) throw new Error(`The unit ${unit} is named without a day on which to read it.`);
  const [found] = await unitsOfCodes(client, [{ code: unit, on }]);
  return found!;
}

async function eventOf(client: Client, event: FoundingEvent): Promise<NewEvent> {
  const tasks: NewTask[] = [];
  for (const task of event.tasks ?? []) {
    const { owner } = task;
    tasks.push({ ...task, owner: owner ? { name: owner.name, unit: await unitOf(client, { unit: owner.unit, on: event.on }) } : null });
  }
  return { ...event, unit: await unitOf(client, event), tasks };
}

export const planSeeds = [foundingStep];
