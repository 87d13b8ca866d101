import type { Client } from 'pg';

/** A row of the file that cannot go with what is there. */
export interface Unsettled {
  readonly problem: 'DOSSIER_TWICE' | 'NOT_YOURS' | 'DOSSIER_UNKNOWN' | 'DOSSIER_WITHOUT_DATE' | 'EVENT_UNKNOWN';
  readonly sheet: string | null;
  readonly row: number;
  readonly code: string;
  /** The row that states the same dossier before. */
  readonly firstRow: number | null;
}

/** Rows of one problem: the first of them, and how many there are. */
interface Problem {
  readonly rows: readonly Unsettled[];
  readonly count: number;
}

/** What becomes of the rows that were stated. Rows are dossiers, or events where events were stated. */
export interface StageOutcome {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly unsettled: readonly Unsettled[];
  /** Rows that cannot go, beyond those that are listed. */
  readonly beyond: number;
}

/** So many rows of one problem are listed; nobody mends more of them one by one. */
const MOST_LISTED = 20_000;

/** See `DossierStage.settle`. Leaves `taken_dossier (n, id, changed, restated)`: what is to be written; id is null where it is new. */
export async function settleStage(client: Client, may: (unit: number) => boolean): Promise<StageOutcome> {
  await client.query(`set local work_mem = '128MB'; set local jit = off`);
  await client.query('lock table dossier in share row exclusive mode');
  await client.query('analyze staged_dossier; analyze staged_event; analyze stated_event');
  const events = await statedEvents(client);
  const problems = [await twice(client)];
  await client.query(
    `create temporary table known_dossier on commit drop as
     select s.n, d.id, d.responsible_unit_id from staged_dossier s join dossier d on d.code = s.code`,
  );
  await client.query('create index on known_dossier (n); analyze known_dossier');
  problems.push(await notYours(client, may, events > 0));
  if (events > 0) problems.push(await eventsUnknown(client));
  problems.push(await incomplete(client, events > 0));
  await withdraw(client, events > 0);
  await client.query(ALREADY_THERE);
  await client.query(TAKEN);
  await client.query('analyze taken_dossier');
  const counts = events > 0 ? await eventCounts(client, problems, events) : await dossierCounts(client);
  await client.query('set local work_mem to default; set local jit to default');
  return {
    ...counts,
    unsettled: problems.flatMap(({ rows }) => rows),
    beyond: problems.reduce((sum, { rows, count }) => sum + count - rows.length, 0),
  };
}

/** Groups stated events by their dossiers, so that both ways in go on alike; answers how many came. */
async function statedEvents(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from stated_event');
  if (rows[0]!.count === 0) return 0;
  await client.query(
    `insert into staged_event (n, seq, sheet, row, state, at)
     select first, place, sheet, row, state, at
     from (select *, min(n) over (partition by code) as first, row_number() over (partition by code order by n) as place from stated_event) s
     where not withdrawn`,
  );
  await client.query(
    `insert into staged_dossier (n, sheet, row, code, result_kind)
     select min(n), (array_agg(sheet order by n))[1], (array_agg(row order by n))[1], code,
       (array_agg(result_kind order by at desc, n desc) filter (where result_kind is not null and not withdrawn))[1]
     from stated_event group by code`,
  );
  await client.query('analyze staged_dossier; analyze staged_event');
  return rows[0]!.count;
}

/** Takes rows out of the stage and tells them; the last of the parts, `gone`, takes what is told. */
async function taken(client: Client, problem: Unsettled['problem'], parts: string, parameters: readonly unknown[] = []): Promise<Problem> {
  const { rows } = await client.query<Unsettled & { total: number }>(
    `with ${parts}
     select '${problem}' as problem, sheet, row, code, first as "firstRow", (count(*) over ())::int as total from gone order by row limit ${MOST_LISTED}`,
    [...parameters],
  );
  return { rows: rows.map(({ total: _, ...row }) => row), count: rows[0]?.total ?? 0 };
}

const twice = (client: Client): Promise<Problem> =>
  taken(
    client,
    'DOSSIER_TWICE',
    `gone as (
       delete from staged_dossier s using (select code, min(n) as n from staged_dossier group by code having count(*) > 1) d
         join staged_dossier f on f.n = d.n
       where s.code = d.code and s.n > d.n returning s.sheet, s.row, s.code, f.row as first)`,
  );

/** Rows of dossiers whose unit is not the sender's. */
async function notYours(client: Client, may: (unit: number) => boolean, events: boolean): Promise<Problem> {
  const { rows } = await client.query<{ unit: number }>('select distinct responsible_unit_id as unit from known_dossier');
  const others = rows.map(({ unit }) => unit).filter((unit) => !may(unit));
  if (others.length === 0) return { rows: [], count: 0 };
  const theirs = `delete from staged_dossier s using known_dossier k where k.n = s.n and k.responsible_unit_id = any($1::int[])
    returning s.sheet, s.row, s.code, null::int as first`;
  return taken(client, 'NOT_YOURS', events ? `d as (${theirs}), ${EVENTS_OF_GONE}` : `gone as (${theirs})`, [others]);
}

/** Their events go with dossiers `d`. */
const EVENTS_OF_GONE = `gone as (delete from stated_event e using d where e.code = d.code returning e.sheet, e.row, e.code, null::int as first)`;

/** Events of dossiers that are not there, and withdrawals of events that are not. */
async function eventsUnknown(client: Client): Promise<Problem> {
  const dossiers = await taken(
    client,
    'DOSSIER_UNKNOWN',
    `d as (delete from staged_dossier s where not exists (select from known_dossier k where k.n = s.n) returning s.code), ${EVENTS_OF_GONE}`,
  );
  const events = await taken(
    client,
    'EVENT_UNKNOWN',
    `gone as (
       delete from stated_event e where e.withdrawn and not exists (
         select from dossier d join dossier_event x on x.dossier_id = d.id
         where d.code = e.code and x.state = e.state and x.at = e.at and x.withdrawn_source_id is null)
       returning e.sheet, e.row, e.code, null::int as first)`,
  );
  return { rows: [...dossiers.rows, ...events.rows], count: dossiers.count + events.count };
}

/** New dossiers of which too little is said. */
const incomplete = (client: Client, events: boolean): Promise<Problem> =>
  events
    ? Promise.resolve({ rows: [], count: 0 })
    : taken(
        client,
        'DOSSIER_WITHOUT_DATE',
        `gone as (
           delete from staged_dossier s where s.submitted_at is null and not exists (select from known_dossier k where k.n = s.n)
           returning s.sheet, s.row, s.code, null::int as first)`,
      );

/** A cell that holds a day without a time names the event of that day, whatever its time. */
const SAME = `x.state = e.state and x.withdrawn_source_id is null
  and (x.at = e.at or e.at = (vietnam_day(e.at)::timestamp at time zone 'Asia/Ho_Chi_Minh') and vietnam_day(x.at) = vietnam_day(e.at))`;

/** Which events are withdrawn: those that are stated to be, or, where dossiers are stated, those that their row dates otherwise. */
const withdraw = (client: Client, events: boolean): Promise<unknown> =>
  client.query(
    events
      ? `insert into withdrawn_event
         select distinct on (x.dossier_id, x.seq) x.dossier_id, x.seq, s.n, e.sheet, e.row
         from stated_event e join dossier d on d.code = e.code join staged_dossier s on s.code = e.code
         join dossier_event x on x.dossier_id = d.id and x.state = e.state and x.at = e.at and x.withdrawn_source_id is null
         where e.withdrawn order by x.dossier_id, x.seq, e.n`
      : `insert into withdrawn_event
         select distinct on (x.dossier_id, x.seq) x.dossier_id, x.seq, e.n, e.sheet, e.row
         from known_dossier k join staged_dossier s on s.n = k.n join staged_event e on e.n = k.n
         join dossier_event x on x.dossier_id = k.id and x.state = e.state and x.withdrawn_source_id is null
         where e.state in (1, 2, 9, 10) and not (${SAME}) order by x.dossier_id, x.seq, e.row`,
  );

const ALREADY_THERE = `
  delete from staged_event e using known_dossier k join dossier_event x on x.dossier_id = k.id where e.n = k.n and ${SAME}
    and not exists (select from withdrawn_event w where w.dossier_id = x.dossier_id and w.seq = x.seq)`;

/** Whether what a row says of a dossier differs from what is there. */
const RESTATED = ['procedure_id', 'responsible_unit_id', 'receiving_unit_id', 'channel', 'service_level', 'due_on', 'result_kind']
  .map((column) => `s.${column} <> d.${column} or s.${column} is not null and d.${column} is null`)
  .join(' or ');

const TAKEN = `
  create temporary table taken_dossier on commit drop as
  select n, id, restated, restated or more as changed
  from (
    select s.n, k.id, k.id is not null and coalesce(${RESTATED}, false) as restated,
      k.id is not null and (exists (select from staged_event e where e.n = s.n) or exists (select from withdrawn_event w where w.dossier_id = k.id)) as more
    from staged_dossier s left join known_dossier k on k.n = s.n left join dossier d on d.id = k.id
  ) compared`;

async function dossierCounts(client: Client) {
  const { rows } = await client.query<{ created: number; updated: number; unchanged: number }>(
    `select count(*) filter (where id is null)::int as created, count(*) filter (where changed)::int as updated,
       count(*) filter (where id is not null and not changed)::int as unchanged from taken_dossier`,
  );
  return rows[0]!;
}

/** By events: new ones, withdrawn ones, and those that were there or came twice. */
async function eventCounts(client: Client, problems: readonly Problem[], came: number) {
  await client.query(
    `delete from staged_event e using staged_event f where f.n = e.n and f.state = e.state and f.at = e.at and f.seq < e.seq`,
  );
  const { rows } = await client.query<{ created: number; updated: number }>(
    `select (select count(*)::int from staged_event e join staged_dossier s on s.n = e.n) as created, (select count(*)::int from withdrawn_event) as updated`,
  );
  const { created, updated } = rows[0]!;
  const refused = problems.reduce((sum, { count }) => sum + count, 0);
  return { created, updated, unchanged: came - refused - created - updated };
}
