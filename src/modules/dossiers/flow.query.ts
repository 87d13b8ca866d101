import { sql, type RawBuilder } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { UnitKind, UnitLevel } from '../units/index.js';
import type { Coverage, Slice } from './coverage.rules.js';
import type { Channel, ServiceLevel } from './dossier.enums.js';
import type { Flow } from './flow.rules.js';
import { placedBy } from './placement.js';

/** Movements before the period (bucket 0) and in each of its parts (from 1), with whether demo rows are among them. */
export interface BucketFlow extends Flow {
  bucket: number;
  demo: boolean;
}

/** Whose movements: all units that lie within one, each placed on a day or on its own last day before it. */
export interface FlowScope {
  readonly within: number;
  readonly on: string;
  /** Only what lies within units of this level, or of these kinds; a level without kinds means territories. */
  readonly level: UnitLevel | null;
  readonly kinds: readonly UnitKind[] | null;
}

export interface FlowKey {
  /** The unit of the level or kinds asked for, or else the responsible unit. */
  unit: number | null;
  unitCode: string | null;
  field: number | null;
  channel: Channel | null;
  serviceLevel: ServiceLevel | null;
}

export interface FlowGrouping {
  readonly unit: boolean;
  readonly field: boolean;
  readonly channel: boolean;
  readonly serviceLevel: boolean;
}

/** The flows of a scope, by the keys asked for; the other parts of the key are null. */
export function groupedFlows(reads: Reads, scope: FlowScope, coverage: Coverage, by: FlowGrouping) {
  const detailed = by.field || by.serviceLevel;
  return reads.rows(sql<FlowKey & BucketFlow>`
    with member as materialized (${membersOf(scope, by.unit)}),
    flow as (${flows({ coverage, detailed, procedures: null, of: sql`m.target as unit, m.code as "unitCode"` })})
    select unit, "unitCode", ${by.field ? sql`field` : sql`null::int as field`}, ${by.channel ? sql`channel` : sql`null as channel`},
      ${by.serviceLevel ? sql`service_level` : sql`null`} as "serviceLevel", ${bucketOf(coverage)} as bucket, ${sums}
    from flow group by 1, 2, 3, 4, 5, 6`);
}

/** The flows of units, each with everything below it, in the order of no key; a unit without any has no row. */
export function flowsOfUnits(reads: Reads, units: readonly number[], on: string, coverage: Coverage) {
  return reads.rows(sql<{ key: number } & BucketFlow>`
    with member as materialized (
      select k.unit as target, u.id as unit
      from unnest(${units}::int[]) as k(unit)
      join unit_closure c on c.ancestor_id = k.unit
      join unit u on u.id = c.descendant_id
      where ${placedBy('c.during', sql`${on}::date`)}
    ),
    flow as (${flows({ coverage, detailed: false, procedures: null, of: sql`m.target as key` })})
    select key, ${bucketOf(coverage)} as bucket, ${sums} from flow group by 1, 2`);
}

/** The flows of versions of procedures, by code and unit. */
export function flowsOfProcedures(reads: Reads, procedures: readonly number[], scope: FlowScope, coverage: Coverage, byUnit: boolean) {
  return reads.rows(sql<{ key: string } & FlowKey & BucketFlow>`
    with member as materialized (${membersOf(scope, byUnit)}),
    flow as (${flows({ coverage: { ...coverage, slices: everyDay(coverage) }, detailed: true, procedures, of: sql`m.target as unit, m.code as "unitCode"` })})
    select procedure_code as key, unit, "unitCode", ${bucketOf(coverage)} as bucket, ${sums} from flow group by 1, 2, 3, 4`);
}

/** How many units of the level or kinds asked for, or else how many units at all, the register has in a scope. */
export async function countOfTargets(reads: Reads, scope: FlowScope): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`
    select count(distinct target)::int as count from (${membersOf(scope, true)}) m`);
  return row?.count ?? 0;
}

/** The responsible units of a scope with the unit that each is counted under; each unit once where `byUnit` is false. */
function membersOf({ within, on, level, kinds }: FlowScope, byUnit: boolean): RawBuilder<unknown> {
  const day = sql`${on}::date`;
  const target = byUnit ? sql`v.unit_id as target, v.code` : sql`null::int as target, null as code`;
  if (level === null && kinds === null) {
    return sql`select u.id as unit, ${target}
      from unit_closure c join unit u on u.id = c.descendant_id join unit_version v on v.unit_id = u.id and ${placedBy('v.during', day)}
      where c.ancestor_id = ${within} and ${placedBy('c.during', day)}`;
  }
  const conditions = [
    level === null ? sql`true` : sql`v.level = ${level}`,
    kinds === null ? sql`v.is_territory` : sql`v.kind = any(${kinds}::text[])`,
  ];
  // Both are above the unit on one day: the one that is not deeper below the other lies within it.
  return sql`select distinct u.id as unit, ${target}
      from unit_closure c join unit u on u.id = c.descendant_id
      join unit_closure a on a.descendant_id = u.id and a.depth <= c.depth and ${placedBy('a.during', day)}
      join unit_version v on v.unit_id = a.ancestor_id and ${placedBy('v.during', day)} and ${sql.join(conditions, sql` and `)}
      where c.ancestor_id = ${within} and ${placedBy('c.during', day)}`;
}

interface FlowSource {
  readonly coverage: Coverage;
  readonly detailed: boolean;
  /** Only these versions; read from the dossiers, as the roll-ups do not tell procedures apart. */
  readonly procedures: readonly number[] | null;
  /** Columns of `member m` to hand on. */
  readonly of: RawBuilder<unknown>;
}

/** A month from its first day to a day of it. Everybody may count it, as everybody may count whole months. */
const isMonthSoFar = ({ span, first }: Slice): boolean => span === 'DAY' && first !== null && first.endsWith('-01');

/** Movements of the members: whole months and years from the roll-ups, single days from the dossiers as far as these are seen. */
function flows({ coverage: { slices }, detailed, procedures, of }: FlowSource): RawBuilder<unknown> {
  const sumsOfSpans = slices.filter((slice) => slice.span !== 'DAY');
  const parts: RawBuilder<unknown>[] = [];
  if (sumsOfSpans.length > 0) {
    parts.push(sql`select ${of}, f.procedure_field_id as field, f.channel, f.service_level, f.demo, null as procedure_code, f.first_day as day,
        f.intake, f.refused, f.early, f.on_time, f.late, f.returned, f.withdrawn, f.paused_in, f.paused_out, f.overdue_in, f.overdue_out
      from member m
      cross join unnest(${sumsOfSpans.map((slice) => slice.span)}::text[], ${sumsOfSpans.map((slice) => slice.first ?? '-infinity')}::date[],
        ${sumsOfSpans.map((slice) => slice.last)}::date[]) as s(span, first, last)
      join dossier_flow f on f.unit_id = m.unit and f.span = s.span and f.detailed = ${detailed} and f.first_day between s.first and s.last`);
  }
  for (const { first, last } of slices.filter(isMonthSoFar)) {
    parts.push(sql`select ${of}, d.procedure_field_id, d.channel, d.service_level, d.demo, null, ${first}::date,
        d.intake, d.refused, d.early, d.on_time, d.late, d.returned, d.withdrawn, d.paused_in, d.paused_out, d.overdue_in, d.overdue_out
      from dossier_flow_so_far(array(select distinct unit from member), ${first}::date, ${last}::date) d join member m on m.unit = d.unit_id`);
  }
  const days = slices.filter((slice) => slice.span === 'DAY' && !isMonthSoFar(slice));
  if (days.length > 0) {
    parts.push(sql`select ${of}, p.field_id as field, d.channel, d.service_level, d.demo, p.code as procedure_code, d.day, ${movementCounts}
      from dossier_movement d join procedure p on p.id = d.procedure_id join member m on m.unit = d.unit_id
      where (${sql.join(days.map(within), sql` or `)})${procedures === null ? sql`` : sql` and d.procedure_id = any(${procedures}::int[])`}`);
  }
  return sql.join(
    parts,
    sql`
      union all
      `,
  );
}

const within = ({ first, last }: Slice): RawBuilder<boolean> => sql`d.day between ${first ?? '-infinity'}::date and ${last}::date`;

const everyDay = ({ slices }: Coverage): Slice[] => [
  { span: 'DAY', first: null, last: slices.map((slice) => slice.last).reduce((one, other) => (one > other ? one : other)) },
];

const bucketOf = ({ buckets }: Coverage): RawBuilder<number> => sql`width_bucket(day, ${buckets.map((bucket) => bucket.from)}::date[])`;

const MOVEMENTS = [
  'INTAKE',
  'REFUSED',
  'EARLY',
  'ON_TIME',
  'LATE',
  'RETURNED',
  'WITHDRAWN',
  'PAUSED_IN',
  'PAUSED_OUT',
  'OVERDUE_IN',
  'OVERDUE_OUT',
];
const movementCounts = sql.raw(MOVEMENTS.map((movement) => `(d.movement = '${movement}')::int as ${movement.toLowerCase()}`).join(', '));

const sums = sql<BucketFlow>`bool_or(demo) as demo, sum(intake)::int as intake,
      coalesce(sum(intake) filter (where channel = 'DIRECT'), 0)::int as "intakeDirect",
      coalesce(sum(intake) filter (where channel = 'ONLINE'), 0)::int as "intakeOnline",
      coalesce(sum(intake) filter (where channel = 'POSTAL'), 0)::int as "intakePostal",
      sum(refused)::int as refused, sum(early)::int as early, sum(on_time)::int as "onTime", sum(late)::int as late,
      sum(returned)::int as returned, sum(withdrawn)::int as withdrawn, sum(paused_in)::int as "pausedIn", sum(paused_out)::int as "pausedOut",
      sum(overdue_in)::int as "overdueIn", sum(overdue_out)::int as "overdueOut"`;
