import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';

/** The columns of dossier_flow, by the movement that each counts. */
const COUNTS = {
  INTAKE: 'intake',
  REFUSED: 'refused',
  EARLY: 'early',
  ON_TIME: 'on_time',
  LATE: 'late',
  RETURNED: 'returned',
  WITHDRAWN: 'withdrawn',
  PAUSED_IN: 'paused_in',
  PAUSED_OUT: 'paused_out',
  OVERDUE_IN: 'overdue_in',
  OVERDUE_OUT: 'overdue_out',
} as const;

const counts = Object.values(COUNTS);
const each = (write: (count: string) => string, between = ', '): string => counts.map(write).join(between);

/** Movements as the tables have them now, `n` times each, with what the roll-ups group them by. */
const movements = (n: 1 | -1, of: string): string => `
  select m.unit_id, m.day, p.field_id as procedure_field_id, m.channel, m.service_level, m.demo, m.movement, ${n} as n
  from dossier_movement m join procedure p on p.id = m.procedure_id
  where ${of}`;

const OF_DOSSIERS = 'm.dossier_id = any($1::int[])';

/** Opens the sheet on which a recording notes what the dossiers that it changes counted before. */
export async function openChanges(client: Client): Promise<void> {
  await client.query('set local jit = off');
  await client.query(`create temporary table movement_before on commit drop as ${movements(-1, 'false')}`);
}

/** Before a recording changes dossiers for the first time: notes what they count now. */
export async function noteMovements(client: Client, dossiers: readonly number[]): Promise<void> {
  if (dossiers.length > 0) await client.query(`insert into movement_before ${movements(-1, OF_DOSSIERS)}`, [dossiers]);
}

/** Dossiers that a recording touched: a run of new ones by their first key, and those that it noted before. */
export interface Touched {
  readonly first: number;
  readonly count: number;
  readonly changed: readonly number[];
}

/** Adds the movements of the dossiers that were touched, or of all, to the roll-ups, less what they counted before. */
export async function addMovements(client: Client, touched: Touched | 'all'): Promise<void> {
  if (touched === 'all') await fill(client, movements(1, 'true'));
  else {
    const { first, count, changed } = touched;
    const fresh = count === 0 ? [] : [movements(1, `m.dossier_id >= ${first} and m.dossier_id < ${first + count}`)];
    const known = changed.length === 0 ? [] : ['select * from movement_before', movements(1, OF_DOSSIERS)];
    const moved = [...fresh, ...known];
    if (moved.length > 0) await merge(client, moved.join(' union all '), changed);
  }
  await client.query('drop table movement_before');
  await client.query('set local jit to default');
}

/** A procedure whose dossiers are to count for another field, both by key. */
export interface Refiled {
  readonly procedure: number;
  readonly from: number;
  readonly to: number;
}

/** Moves what the dossiers of procedures count from one field to another; nobody else records dossiers until the transaction ends. */
export async function refileMovements(client: Client, refiled: readonly Refiled[]): Promise<void> {
  if (refiled.length === 0) return;
  await client.query('lock table dossier in share row exclusive mode');
  await client.query('set local jit = off');
  const moved = `
    select m.unit_id, m.day, f.field as procedure_field_id, m.channel, m.service_level, m.demo, m.movement, f.n
    from dossier_movement m
    join jsonb_to_recordset($1) as r(procedure int, "from" int, "to" int) on r.procedure = m.procedure_id
    cross join lateral (values (r."from", -1), (r."to", 1)) as f(field, n)`;
  await merge(client, moved, JSON.stringify(refiled));
  await client.query('set local jit to default');
}

/** Writes the lives of dossiers anew from their events, and all roll-ups from the dossiers. */
export async function rebuildRollups(client: Client, actor: string): Promise<void> {
  await client.query('lock table dossier in share row exclusive mode');
  await client.query(`
    update dossier d set (${LIFE}) = (l.${LIFE.replaceAll(', ', ', l.')}) from dossier_life l
    where l.dossier_id = d.id and row(d.${LIFE.replaceAll(', ', ', d.')}) is distinct from row(l.${LIFE.replaceAll(', ', ', l.')})`);
  await client.query('delete from dossier_flow');
  await fill(client, movements(1, 'true'));
  await audit(client, { actor, command: 'dossiers.rebuildRollups', subject: 'all roll-ups' });
}

/** Roll-ups as the dossiers give them now, with the columns of `FLOW_COLUMNS`. */
export const countedFlows = (): string => sumsOf(movements(1, 'true'), counted);

export const LIFE = 'state, state_at, submitted_at, refused_at, received_at, closed_at, closing_state, paused';
const CELL = 'unit_id, span, detailed, first_day, procedure_field_id, channel, service_level, demo';
export const FLOW_COLUMNS = `${CELL}, ${each((count) => count)}`;

/** Puts sums into an empty table, unit by unit, as they are read. Short of memory, or with code compiled for one use, it takes far longer. */
async function fill(client: Client, source: string): Promise<void> {
  await client.query(`set local work_mem = '256MB'; set local jit = off; set local enable_sort = off`);
  await client.query(`insert into dossier_flow (${FLOW_COLUMNS}) ${sumsOf(source, counted)} order by 1, 2, 3, 4`);
  await client.query('set local work_mem to default; set local jit to default; set local enable_sort to default');
}

/** Adds sums to what the table has; a cell in which nothing is left goes. `of` is the $1 of the source, where it has one. */
async function merge(client: Client, source: string, of: readonly number[] | string): Promise<void> {
  await client.query(`set local work_mem = '128MB'`);
  await client.query(
    `
    merge into dossier_flow f
    using (${sumsOf(source, summed)}) c
    on f.unit_id = c.unit_id and f.span = c.span and f.detailed = c.detailed and f.first_day = c.first_day and f.channel = c.channel
      and f.demo = c.demo and f.procedure_field_id is not distinct from c.procedure_field_id
      and f.service_level is not distinct from c.service_level
    when matched and ${each((count) => `f.${count} + c.${count}`, ' + ')} = 0 then delete
    when matched then update set ${each((count) => `${count} = f.${count} + c.${count}`)}
    when not matched and ${each((count) => `c.${count}`, ' + ')} <> 0 then
      insert (${CELL}, ${each((count) => count)})
      values (c.unit_id, c.span, c.detailed, c.first_day, c.procedure_field_id, c.channel, c.service_level, c.demo, ${each((count) => `c.${count}`)})`,
    source.includes('$1') ? [of] : [],
  );
  await client.query('set local work_mem to default');
}

/** Movements added up by month, months to years, details to channels. */
const sumsOf = (source: string, sum: (one: [movement: string, count: string]) => string): string => `
  with movement as (${source}),
  month as materialized (
    select unit_id, 'MONTH' as span, true as detailed, date_trunc('month', day::timestamp)::date as first_day, procedure_field_id, channel,
      service_level, demo, ${Object.entries(COUNTS).map(sum).join(', ')}
    from movement group by 1, 4, 5, 6, 7, 8),
  year as materialized (${coarser('month', 'YEAR', `date_trunc('year', first_day::timestamp)::date`)})
  select * from month
  union all select * from year
  union all ${byChannel('month')}
  union all ${byChannel('year')}`;

const summed = ([movement, count]: [string, string]): string =>
  `coalesce(sum(n) filter (where movement = '${movement}'), 0)::int as ${count}`;
/** The same for movements that all come once. */
const counted = ([movement, count]: [string, string]): string => `(count(*) filter (where movement = '${movement}'))::int as ${count}`;
const sums = each((count) => `sum(${count})::int as ${count}`);

const coarser = (finer: string, span: string, firstDay: string): string => `
  select unit_id, '${span}' as span, true as detailed, ${firstDay} as first_day, procedure_field_id, channel, service_level, demo, ${sums}
  from ${finer} group by 1, 4, 5, 6, 7, 8`;

const byChannel = (detailed: string): string => `
  select unit_id, span, false, first_day, null::integer, channel, null, demo, ${sums} from ${detailed} group by unit_id, span, first_day, channel, demo`;
