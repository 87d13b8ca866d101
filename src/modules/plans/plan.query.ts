import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { PlanStatus, ReportFrequency } from './plan.enums.js';
import type { RecordList } from './record-list.query.js';

export interface PlanRow {
  key: number;
  code: string;
  title: string;
  status: PlanStatus;
  /** The identity of the unit whose plan it is. */
  unit: number;
  year: number | null;
  legalDocument: number | null;
  carriesOut: number | null;
  instrument: number | null;
  /** The end of its year, else the source's date; null when neither is known. */
  day: string | null;
  sourceId: number | null;
  locator: string | null;
}

export const plans: RecordList<PlanRow> = {
  from: sql`plan r left join source_document d on d.id = r.source_id`,
  columns: sql`
    r.id as key, r.code, r.title, r.status, r.unit_id as unit, r.year, r.legal_document_id as "legalDocument",
    r.carries_out_id as "carriesOut", r.instrument_id as instrument, coalesce(make_date(r.year, 12, 31), d.published_on) as day,
    r.source_id as "sourceId", r.locator`,
  newest: sql`coalesce(r.year, extract(year from d.published_on), 0)::int`,
};

export const plansOfIds = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<PlanRow>`select ${plans.columns} from ${plans.from} where r.id = any(${ids}::int[])`);

/** Plans of units, in the order in which they were recorded. */
export const plansOfUnits = (reads: Reads, units: readonly number[]) =>
  reads.rows(sql<PlanRow>`select ${plans.columns} from ${plans.from} where r.unit_id = any(${units}::int[]) order by r.id`);

export interface PlanItemRow {
  plan: number;
  position: number;
  text: string;
  dimension: number | null;
  sourceId: number | null;
  locator: string | null;
}

/** What plans are made of, in their own order. */
export const itemsOfPlans = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<PlanItemRow>`
    select i.plan_id as plan, i.position, i.text, i.dimension_id as dimension, i.source_id as "sourceId", i.locator
    from plan_item i where i.plan_id = any(${ids}::int[]) order by i.plan_id, i.position`);

export interface ReportingDutyRow {
  unit: number;
  text: string;
  frequency: ReportFrequency | null;
  since: string | null;
  sourceId: number | null;
  locator: string | null;
}

/** Duties to report that units laid down, in the order in which they were recorded. */
export const reportingDutiesOfUnits = (reads: Reads, units: readonly number[]) =>
  reads.rows(sql<ReportingDutyRow>`
    select r.unit_id as unit, r.text, r.frequency, r.since, r.source_id as "sourceId", r.locator
    from reporting_duty r where r.unit_id = any(${units}::int[]) order by r.id`);
