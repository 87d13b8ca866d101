import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { EventKind, TaskStatus } from './plan.enums.js';
import type { RecordList } from './record-list.query.js';

export interface EventRow {
  key: number;
  code: string;
  kind: EventKind;
  title: string;
  unit: number | null;
  unresolvedUnit: string | null;
  year: number;
  heldOn: string | null;
  heldText: string | null;
  place: string | null;
  chairPost: string | null;
  /** The day it was held, else the end of its year. */
  day: string;
  sourceId: number | null;
  locator: string | null;
}

export const events: RecordList<EventRow> = {
  from: sql`event r`,
  columns: sql`
    r.id as key, r.code, r.kind, r.title, r.unit_id as unit, r.unresolved_unit as "unresolvedUnit", r.year, r.held_on as "heldOn",
    r.held_text as "heldText", r.place, r.chair_post as "chairPost", coalesce(r.held_on, make_date(r.year, 12, 31)) as day,
    r.source_id as "sourceId", r.locator`,
  newest: sql`(coalesce(r.held_on, make_date(r.year, 1, 1)) - date '1945-01-01')`,
};

export const eventsOfIds = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<EventRow>`select ${events.columns} from ${events.from} where r.id = any(${ids}::int[])`);

/** Events of units, oldest first. */
export const eventsOfUnits = (reads: Reads, units: readonly number[]) =>
  reads.rows(sql<EventRow>`
    select ${events.columns} from ${events.from} where r.unit_id = any(${units}::int[]) order by r.unit_id, r.held_on nulls last, r.id`);

export interface EventItemRow {
  event: number;
  kind: 'CONTENT' | 'PARTICIPANT';
  text: string;
  plan: number | null;
  sourceId: number | null;
  locator: string | null;
}

/** What events were about and who took part, in their own order. */
export const itemsOfEvents = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<EventItemRow>`
    select i.event_id as event, i.kind, i.text, i.plan_id as plan, i.source_id as "sourceId", i.locator
    from event_item i where i.event_id = any(${ids}::int[]) order by i.event_id, i.kind, i.position`);

export interface TaskRow {
  key: number;
  event: number | null;
  text: string;
  status: TaskStatus;
  unit: number | null;
  unresolvedUnit: string | null;
  /** The key of the party that has to do it. */
  owner: number | null;
  assignedOn: string | null;
  dueBefore: string | null;
  /** The day it was assigned, else the day of its event, else the source's date; null when none is known. */
  day: string | null;
  sourceId: number | null;
  locator: string | null;
}

const day = sql<string>`coalesce(r.assigned_on, e.held_on, make_date(e.year, 12, 31), d.published_on)`;

export const tasks: RecordList<TaskRow> = {
  from: sql`task r left join event e on e.id = r.event_id left join source_document d on d.id = r.source_id`,
  columns: sql`
    r.id as key, r.event_id as event, r.text, r.status, r.unit_id as unit, r.unresolved_unit as "unresolvedUnit", r.owner_id as owner,
    r.assigned_on as "assignedOn", r.due_before as "dueBefore", ${day} as day, r.source_id as "sourceId", r.locator`,
  newest: sql`coalesce(extract(year from ${day}), 0)::int`,
};

export const tasksOfIds = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<TaskRow>`select ${tasks.columns} from ${tasks.from} where r.id = any(${ids}::int[])`);

/** Tasks that came out of events, in the order in which they were set. */
export const tasksOfEvents = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<TaskRow>`
    select ${tasks.columns} from ${tasks.from} where r.event_id = any(${ids}::int[]) order by r.event_id, r.position`);

/** Tasks that units assigned or have to do, in the order in which they were recorded. */
export const tasksOfUnits = (reads: Reads, units: readonly number[]) =>
  reads.rows(sql<TaskRow & { of: number }>`
    select k.unit as of, ${tasks.columns}
    from unnest(${units}::int[]) as k(unit)
    join (${tasks.from}) on r.unit_id = k.unit or r.owner_id in (select p.id from party p where p.unit_id = k.unit)
    order by k.unit, r.id`);
