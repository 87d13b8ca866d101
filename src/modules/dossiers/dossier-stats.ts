import type { RequestContext } from '../../kernel/context.js';
import { badInput } from '../../kernel/errors.js';
import { periodOf, type ClosedPeriod, type PeriodInput } from '../../kernel/period.js';
import { unitWithin, type UnitKind, type UnitLevel } from '../units/index.js';
import { bucketsOf, coverageOf, type Coverage, type TimeStep } from './coverage.rules.js';
import { seriesOf, type KeyedCounts } from './dossier-series.rules.js';
import { refuseRows, type GroupSize } from './dossier-stats.cost.js';
import { DossierGrouping } from './dossier-stats.type.js';
import { countsOf, NO_FLOW, NO_STOCK, type Counts } from './flow.rules.js';
import { countOfTargets, groupedFlows, type BucketFlow, type FlowGrouping, type FlowKey, type FlowScope } from './flow.query.js';
import { allProcedureFields } from './procedure.query.js';

/** What dossierStats was asked for. */
export interface StatsRequest {
  readonly within: string;
  readonly level?: UnitLevel | null | undefined;
  readonly kinds?: UnitKind[] | null | undefined;
  readonly period: PeriodInput;
  readonly groupBy: readonly DossierGrouping[];
}

/** The same with its unit and days found. */
export interface StatsQuestion {
  readonly period: ClosedPeriod;
  readonly scope: FlowScope;
  readonly groupBy: readonly DossierGrouping[];
}

export type DemoCounts = Counts & { demo: boolean };

const STEPS: Readonly<Partial<Record<DossierGrouping, TimeStep>>> = { MONTH: 'MONTH', QUARTER: 'QUARTER', YEAR: 'YEAR' };

/** NOT_FOUND for an unknown unit, BAD_USER_INPUT for two steps of time at once. */
export async function questionOf(context: RequestContext, request: StatsRequest): Promise<StatsQuestion> {
  const period = periodOf(request.period);
  const groupBy = [...new Set(request.groupBy)];
  const steps = groupBy.filter((one) => STEPS[one] !== undefined);
  if (steps.length > 1) {
    throw badInput({
      message: `Dossiers are grouped by one step of time; ${steps.join(' and ')} came.`,
      messageVi: `Chỉ được nhóm theo một bước thời gian; giá trị nhận được: ${steps.join(', ')}.`,
      hint: 'Choose MONTH, QUARTER or YEAR; the key of a month tells its year too.',
    });
  }
  const unit = await unitWithin(context, request.within, period.to);
  return { period, groupBy, scope: { within: unit.unit, on: period.to, level: request.level ?? null, kinds: request.kinds ?? null } };
}

const CHANNELS = 4;
const SERVICE_LEVELS = 7;

/** Refuses what could become too many rows, whatever the dossiers are: the register alone tells. */
export async function refuseTooMany(context: RequestContext, { scope, period, groupBy }: StatsQuestion): Promise<void> {
  const sizes: GroupSize[] = [];
  for (const one of groupBy) sizes.push([one, await sizeOf(one)]);
  refuseRows(sizes);

  async function sizeOf(group: DossierGrouping): Promise<number> {
    switch (group) {
      case DossierGrouping.UNIT:
        return countOfTargets(context.reads, scope);
      case DossierGrouping.PROCEDURE_FIELD:
        return (await allProcedureFields(context.reads)).length;
      case DossierGrouping.CHANNEL:
        return CHANNELS;
      case DossierGrouping.SERVICE_LEVEL:
        return SERVICE_LEVELS;
      case DossierGrouping.MONTH:
      case DossierGrouping.QUARTER:
      case DossierGrouping.YEAR:
        return bucketsOf(period, STEPS[group]!).length;
    }
  }
}

export const coverageFor = (question: StatsQuestion, today: string): Coverage =>
  coverageOf(question.period, today, question.groupBy.map((one) => STEPS[one]).find((step) => step !== undefined) ?? null);

/** What is counted where there is nothing. */
export const NO_COUNTS: DemoCounts = { ...countsOf(NO_STOCK, NO_FLOW), demo: false };

/** All counts of a question together, each dossier once; no row where there are none. */
export async function totalOf(context: RequestContext, question: StatsQuestion): Promise<KeyedCounts<FlowKey>[]> {
  const coverage = coverageOf(question.period, context.today, null);
  const flows = await groupedFlows(context.reads, question.scope, coverage, NOTHING);
  return seriesOf(flows.map(keyed), () => '', coverage.buckets);
}

const NOTHING: FlowGrouping = { unit: false, field: false, channel: false, serviceLevel: false };

/** The rows of a question in the order of its groups. */
export async function rowsOf(context: RequestContext, question: StatsQuestion): Promise<KeyedCounts<FlowKey>[]> {
  const { groupBy, scope } = question;
  const coverage = coverageFor(question, context.today);
  const by = {
    unit: groupBy.includes(DossierGrouping.UNIT),
    field: groupBy.includes(DossierGrouping.PROCEDURE_FIELD),
    channel: groupBy.includes(DossierGrouping.CHANNEL),
    serviceLevel: groupBy.includes(DossierGrouping.SERVICE_LEVEL),
  };
  const flows = await groupedFlows(context.reads, scope, coverage, by);
  const fields = by.field ? await allProcedureFields(context.reads) : [];
  const places = new Map(fields.map((field) => [field.key, field.ordinal]));
  return seriesOf(flows.map(keyed), (key) => JSON.stringify(key), coverage.buckets).toSorted(inOrderOf(groupBy, places));
}

export function keyed<Row extends FlowKey & BucketFlow>({ unit, unitCode, field, channel, serviceLevel, bucket, demo, ...flow }: Row) {
  return { key: { unit, unitCode, field, channel, serviceLevel }, bucket, demo, flow };
}

/** Counts on their way out; a request is told where demo dossiers are among them. */
export function shown(context: RequestContext, counts: DemoCounts): DemoCounts {
  if (counts.demo) context.holdsDemo();
  return counts;
}

type Row = KeyedCounts<FlowKey>;
const CHANNEL_ORDER = ['DIRECT', 'ONLINE', 'POSTAL', 'OTHER'];

const inOrderOf =
  (groupBy: readonly DossierGrouping[], fieldPlaces: ReadonlyMap<number, number>) =>
  (one: Row, other: Row): number => {
    for (const group of groupBy) {
      const [a, b] = [place(group, one, fieldPlaces), place(group, other, fieldPlaces)];
      if (a !== b) return a < b ? -1 : 1;
    }
    return (one.key.unit ?? 0) - (other.key.unit ?? 0);
  };

/** Units by code, fields as the catalogue has them, channels as the enum has them, time as it goes. */
function place(group: DossierGrouping, { key, bucket }: Row, fieldPlaces: ReadonlyMap<number, number>): string | number {
  switch (group) {
    case DossierGrouping.UNIT:
      return key.unitCode ?? '';
    case DossierGrouping.PROCEDURE_FIELD:
      return fieldPlaces.get(key.field ?? 0) ?? 0;
    case DossierGrouping.CHANNEL:
      return CHANNEL_ORDER.indexOf(key.channel ?? '');
    case DossierGrouping.SERVICE_LEVEL:
      return key.serviceLevel ?? '';
    case DossierGrouping.MONTH:
    case DossierGrouping.QUARTER:
    case DossierGrouping.YEAR:
      return bucket.from;
  }
}
