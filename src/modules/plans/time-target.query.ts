import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { ComparisonOperator } from '../documents/index.js';
import type { RecordList } from './record-list.query.js';

export interface TimeTargetRow {
  key: number;
  unit: number | null;
  unresolvedUnit: string | null;
  procedure: number | null;
  /** Of the target itself, else of its procedure; null when neither is known. */
  statutoryDays: string | null;
  committedDays: string | null;
  cutPercent: string | null;
  operator: ComparisonOperator;
  text: string;
  periodFrom: string | null;
  periodTo: string | null;
  /** The end of its period, else the source's date; null when neither is known. */
  day: string | null;
  sourceId: number | null;
  locator: string | null;
}

const day = sql<string>`coalesce(r.period_to, r.period_from, d.published_on)`;

export const timeTargets: RecordList<TimeTargetRow> = {
  from: sql`time_target r left join source_document d on d.id = r.source_id left join procedure p on p.id = r.procedure_id`,
  columns: sql`
    r.id as key, r.unit_id as unit, r.unresolved_unit as "unresolvedUnit", r.procedure_id as procedure,
    coalesce(r.statutory_days, p.statutory_days)::text as "statutoryDays", coalesce(r.committed_days, p.committed_days)::text as "committedDays",
    r.cut_percent as "cutPercent", r.operator, r.text, r.period_from as "periodFrom", r.period_to as "periodTo", ${day} as day,
    r.source_id as "sourceId", r.locator`,
  newest: sql`coalesce(extract(year from ${day}), 0)::int`,
};

export const timeTargetsOfIds = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<TimeTargetRow>`select ${timeTargets.columns} from ${timeTargets.from} where r.id = any(${ids}::int[])`);

/** Cuts of time that units state or commit to, in the order in which they were recorded. */
export const timeTargetsOfUnits = (reads: Reads, units: readonly number[]) =>
  reads.rows(sql<TimeTargetRow>`
    select ${timeTargets.columns} from ${timeTargets.from} where r.unit_id = any(${units}::int[]) order by r.id`);
