import { sql, type RawBuilder } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import { dossierSeen } from '../access/index.js';
import type { Channel, DossierState, ResultKind, ServiceLevel, Timeliness } from './dossier.enums.js';
import { placedBy } from './placement.js';

/** A dossier as it stood at the end of a day: what came later is not told. */
export interface DossierReading {
  key: number;
  on: string;
  code: string;
  state: DossierState;
  procedure: number;
  responsibleUnit: number;
  receivingUnit: number;
  /** The day on which its units are read: the day of receipt, or else of the first event. */
  day: string;
  channel: Channel;
  serviceLevel: ServiceLevel | null;
  dueOn: string | null;
  receivedAt: Date | null;
  receivedOn: string | null;
  closedAt: Date | null;
  closedOn: string | null;
  outcome: string | null;
  paused: boolean;
  resultKind: ResultKind | null;
  demo: boolean;
  sourceId: number | null;
  locator: string | null;
}

/** Columns of dossier `d` as it stood at the end of the day `on`. */
const columnsOn = (on: RawBuilder<unknown>): RawBuilder<DossierReading> => sql`
  d.id as key, ${on} as "on", d.code, ${stateOn(on)} as state, d.procedure_id as procedure, d.responsible_unit_id as "responsibleUnit",
  d.receiving_unit_id as "receivingUnit", coalesce(d.received_on, d.submitted_on) as day, d.channel, d.service_level as "serviceLevel",
  d.due_on as "dueOn", case when d.received_on <= ${on} then d.received_at end as "receivedAt",
  case when d.received_on <= ${on} then d.received_on end as "receivedOn", case when d.closed_on <= ${on} then d.closed_at end as "closedAt",
  case when d.closed_on <= ${on} then d.closed_on end as "closedOn", case when d.closed_on <= ${on} then d.outcome end as outcome,
  d.paused @> ${on} as paused, case when d.closed_on <= ${on} then d.result_kind end as "resultKind", d.demo, d.source_id as "sourceId", d.locator`;

const stateOn = (on: RawBuilder<unknown>): RawBuilder<number> => sql`
  case when vietnam_day(d.state_at) <= ${on} then d.state else (
    select e.state from dossier_event e where e.dossier_id = d.id and e.withdrawn_source_id is null and vietnam_day(e.at) <= ${on} order by e.at desc, e.seq desc limit 1) end`;

export interface DossierDay {
  readonly dossier: number;
  readonly on: string;
}

const days = (keys: readonly DossierDay[]) =>
  sql`unnest(${keys.map((key) => key.dossier)}::int[], ${keys.map((key) => key.on)}::date[]) with ordinality as k(dossier, day, slot)`;

/** Dossiers as they stood on days; none for a day before the first event. */
export const dossiersOn = (reads: Reads, keys: readonly DossierDay[]) =>
  reads.rows(sql<DossierReading & { slot: number }>`
    select (k.slot - 1)::int as slot, ${columnsOn(sql`k.day`)}
    from ${days(keys)} join dossier d on d.id = k.dossier and d.submitted_on <= k.day and ${dossierSeen(reads.scope)}`);

export interface DossierEventRow {
  slot: number;
  state: DossierState;
  at: Date;
  sourceId: number | null;
  locator: string | null;
}

/** The events of dossiers that stand, up to the end of a day, in their order. */
export const eventsUntil = (reads: Reads, keys: readonly DossierDay[]) =>
  reads.rows(sql<DossierEventRow>`
    select (k.slot - 1)::int as slot, e.state, e.at, e.source_id as "sourceId", e.locator
    from ${days(keys)} join dossier_event e on e.dossier_id = k.dossier and e.withdrawn_source_id is null and vietnam_day(e.at) <= k.day
    order by k.slot, e.at, e.seq`);

/** Which dossiers a list holds and in which order; all conditions apply together, null is none. */
export interface DossierListFilter {
  /** The day at whose end they are looked at. */
  readonly on: string;
  readonly timeliness: Timeliness | null;
  readonly state: DossierState | null;
  readonly procedure: string | null;
  readonly procedureField: string | null;
  readonly channel: Channel | null;
  readonly serviceLevel: ServiceLevel | null;
  readonly code: string | null;
  readonly receivedFrom: string | null;
  readonly receivedTo: string | null;
  readonly dueFrom: string | null;
  readonly dueTo: string | null;
}

export enum DossierOrder {
  DUE_ON_ASC = 'DUE_ON_ASC',
  DUE_ON_DESC = 'DUE_ON_DESC',
  RECEIVED_AT_ASC = 'RECEIVED_AT_ASC',
  RECEIVED_AT_DESC = 'RECEIVED_AT_DESC',
  CODE_ASC = 'CODE_ASC',
}

interface Ordering {
  /** Never null, as the indexes have it. */
  readonly by: RawBuilder<unknown>;
  readonly type: string;
  readonly descending: boolean;
}

const due = sql`coalesce(d.due_on, 'infinity'::date)`;
const received = sql`coalesce(d.received_at, '-infinity'::timestamptz)`;

const ORDERS: Readonly<Record<DossierOrder, Ordering>> = {
  DUE_ON_ASC: { by: due, type: 'date', descending: false },
  DUE_ON_DESC: { by: due, type: 'date', descending: true },
  RECEIVED_AT_ASC: { by: received, type: 'timestamptz', descending: false },
  RECEIVED_AT_DESC: { by: received, type: 'timestamptz', descending: true },
  CODE_ASC: { by: sql`d.code`, type: 'text', descending: false },
};

const TIMELINESS: Readonly<Record<Timeliness, (on: RawBuilder<unknown>) => RawBuilder<boolean>>> = {
  EARLY: (on) => sql`d.outcome = 'EARLY' and d.closed_on <= ${on}`,
  ON_TIME: (on) => sql`d.outcome = 'ON_TIME' and d.closed_on <= ${on}`,
  LATE: (on) => sql`d.outcome = 'LATE' and d.closed_on <= ${on}`,
  OPEN_IN_TIME: (on) =>
    sql`d.received_on <= ${on} and (d.closed_on is null or d.closed_on > ${on}) and not d.paused @> ${on} and not d.overdue @> ${on}`,
  OPEN_LATE: (on) => sql`not isempty(d.overdue) and d.overdue @> ${on}`,
};

function matches(filter: DossierListFilter): RawBuilder<boolean> {
  const { timeliness, state, procedure, procedureField, channel, serviceLevel, code, receivedFrom, receivedTo, dueFrom, dueTo } = filter;
  const on = sql`${filter.on}::date`;
  const conditions: RawBuilder<unknown>[] = [sql`d.submitted_on <= ${on}`];
  if (timeliness !== null) conditions.push(TIMELINESS[timeliness](on));
  if (state !== null) conditions.push(sql`${stateOn(on)} = ${state}`);
  if (procedure !== null) conditions.push(sql`d.procedure_id in (select id from procedure where code = ${procedure})`);
  if (procedureField !== null) {
    conditions.push(
      sql`d.procedure_id in (select p.id from procedure p join procedure_field f on f.id = p.field_id where f.code = ${procedureField})`,
    );
  }
  if (channel !== null) conditions.push(sql`d.channel = ${channel}`);
  if (serviceLevel !== null) conditions.push(sql`d.service_level = ${serviceLevel}`);
  if (code !== null) conditions.push(sql`d.code = ${code}`);
  if (receivedFrom !== null) conditions.push(sql`d.received_on >= ${receivedFrom}::date`);
  if (receivedTo !== null) conditions.push(sql`d.received_on <= ${receivedTo}::date`);
  if (dueFrom !== null) conditions.push(sql`d.due_on >= ${dueFrom}::date`);
  if (dueTo !== null) conditions.push(sql`d.due_on <= ${dueTo}::date`);
  return sql.join(conditions, sql` and `);
}

export interface UnitOnDay {
  readonly unit: number;
  readonly on: string;
}

/** Units with all units below them, each placed on the day or on its own last day before it. */
export const unitsBelow = (reads: Reads, keys: readonly UnitOnDay[]) =>
  reads.rows(sql<{ slot: number; unit: number }>`
    select (k.slot - 1)::int as slot, u.id as unit
    from unnest(${keys.map((key) => key.unit)}::int[], ${keys.map((key) => key.on)}::date[]) with ordinality as k(unit, day, slot)
    join unit_closure c on c.ancestor_id = k.unit
    join unit u on u.id = c.descendant_id and ${placedBy('c.during', sql`k.day`)}
    order by k.slot, u.id`);

/** The responsible units of one list; null is all of them. */
export type Responsible = readonly number[] | null;

/** The planner knows the values of a parameter, but not of a joined row: one list, the usual case, gets the better plan. */
function lists(responsible: readonly Responsible[]): { member: RawBuilder<unknown>; below: RawBuilder<boolean> } {
  const [only] = responsible;
  if (responsible.length === 1)
    return { member: sql``, below: only == null ? sql`true` : sql`d.responsible_unit_id = any(${only}::int[])` };
  const pairs = responsible.flatMap((units, slot) => (units ?? []).map((unit) => [slot + 1, unit] as const));
  return {
    member: sql`with member as materialized (
      select * from unnest(${pairs.map(([slot]) => slot)}::int[], ${pairs.map(([, unit]) => unit)}::int[]) as m(slot, unit))`,
    below: sql`d.responsible_unit_id in (select m.unit from member m where m.slot = k.slot)`,
  };
}

/** A list of dossiers: a filter, an order and a page, the same for every unit that shows it. */
export interface DossierList {
  readonly filter: DossierListFilter;
  readonly order: DossierOrder;
}

export interface ListedDossier extends DossierReading {
  slot: number;
  orderKey: string;
}

export const keysetOfDossier = (dossier: ListedDossier): Keyset => [dossier.orderKey, dossier.key];

/** A page of the list for the responsible units, as far as they are seen, of each of several lists. */
export function listedDossiers(reads: Reads, responsible: readonly Responsible[], { filter, order }: DossierList, page: Page) {
  const { by, type, descending } = ORDERS[order];
  const down = descending !== page.backward;
  const beyond = page.beyond
    ? sql`and (${by}, d.id) ${sql.raw(down ? '<' : '>')} (${page.beyond[0]}::${sql.raw(type)}, ${page.beyond[1]}::int)`
    : sql``;
  const direction = sql.raw(down ? 'desc' : 'asc');
  const { member, below } = lists(responsible);
  return reads.rows(sql<ListedDossier>`
    ${member} select (k.slot - 1)::int as slot, l.*
    from generate_series(1, ${responsible.length}::int) as k(slot)
    cross join lateral (
      select ${columnsOn(sql`${filter.on}::date`)}, (${by})::text as "orderKey"
      from dossier d where ${matches(filter)} and ${below} ${beyond}
      order by ${by} ${direction}, d.id ${direction} limit ${page.limit + 1}
    ) l
    order by k.slot, l."orderKey"::${sql.raw(type)} ${direction}, l.key ${direction}`);
}

/** How many dossiers each of several lists has. */
export function countsOfDossiers(reads: Reads, responsible: readonly Responsible[], { filter }: DossierList) {
  const { member, below } = lists(responsible);
  return reads.rows(sql<{ slot: number; count: number }>`
    ${member} select (k.slot - 1)::int as slot, (select count(*)::int from dossier d where ${matches(filter)} and ${below}) as count
    from generate_series(1, ${responsible.length}::int) as k(slot)`);
}
