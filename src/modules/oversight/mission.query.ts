import { sql, type RawBuilder } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import { holds, liesUnder } from './placement.query.js';

export interface MissionRow {
  key: number;
  code: string;
  title: string;
  topic: string;
  /** The identity of the organ that sent the team. */
  organ: number;
  teamName: string;
  leadPost: string | null;
  periodFrom: string | null;
  periodTo: string | null;
  /** The mission's own day: its first session, else the end of its period, else the source's date; null when none is known. */
  day: string | null;
  sourceId: number | null;
  locator: string | null;
}

/** Missions with their own day. */
const missions = sql`(
    select o.*, coalesce((select min(w.held_on) from mission_session w where w.mission_id = o.id), o.period_to, d.published_on) as day
    from oversight_mission o left join source_document d on d.id = o.source_id) m`;

const columns = sql<MissionRow>`
  m.id as key, m.code, m.title, m.topic, m.organ_id as organ, m.team_name as "teamName", m.lead_post as "leadPost",
  m.period_from as "periodFrom", m.period_to as "periodTo", m.day, m.source_id as "sourceId", m.locator`;

export const missionsOfIds = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<MissionRow>`select ${columns} from ${missions} where m.id = any(${ids}::int[])`);

/** Missions that look at units themselves, newest first. */
export const missionsOfUnits = (reads: Reads, units: readonly number[]) =>
  reads.rows(sql<MissionRow & { unit: number }>`
    select s.unit_id as unit, ${columns} from mission_subject s join ${missions} on m.id = s.mission_id
    where s.unit_id = any(${units}::int[]) order by s.unit_id, m.day desc nulls last, m.id desc`);

/** Missions before which statements were made. */
export const missionsOfStatements = (reads: Reads, statements: readonly number[]) =>
  reads.rows(sql<MissionRow & { statement: number }>`
    select l.statement_id as statement, ${columns} from mission_statement l join ${missions} on m.id = l.mission_id
    where l.statement_id = any(${statements}::int[]) order by l.statement_id, m.id`);

/** Which missions a list holds, units by the codes that they held on the mission's day; null is no condition. */
export interface MissionListFilter {
  readonly subject: string | null;
  readonly within: string | null;
  readonly organ: string | null;
  /** Only missions whose period meets [from, to]. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Stands before every day, so that undated missions end the list. */
const UNDATED = '0001-01-01';

const dated = sql<string>`coalesce(m.day, ${sql.lit(UNDATED)}::date)`;

function matches({ subject, within, organ, from, to }: MissionListFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<boolean>[] = [];
  const subjects = (fits: RawBuilder<boolean>) =>
    sql<boolean>`exists (select 1 from mission_subject s where s.mission_id = m.id and ${fits})`;
  if (subject !== null) conditions.push(subjects(holds(subject, { unit: sql`s.unit_id`, day: dated })));
  if (within !== null) conditions.push(subjects(liesUnder(within, { unit: sql`s.unit_id`, day: dated })));
  if (organ !== null) conditions.push(holds(organ, { unit: sql`m.organ_id`, day: dated }));
  if (from !== null || to !== null) {
    conditions.push(sql`daterange(m.period_from, m.period_to, '[]') && daterange(${from}::date, ${to}::date, '[]')`);
  }
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

export const keysetOfMission = (mission: MissionRow): Keyset => [mission.day ?? UNDATED, mission.key];

/** Missions of a list, newest first, undated ones last. */
export function listedMissions(reads: Reads, filter: MissionListFilter, page: Page) {
  const beyond = page.beyond
    ? sql`and (${dated}, m.id) ${sql.raw(page.backward ? '>' : '<')} (${page.beyond[0]}::date, ${page.beyond[1]}::int)`
    : sql``;
  const order = sql.raw(page.backward ? 'asc' : 'desc');
  return reads.rows(sql<MissionRow>`
    select ${columns} from ${missions} where ${matches(filter)} ${beyond}
    order by ${dated} ${order}, m.id ${order} limit ${page.limit + 1}`);
}

export async function countOfMissions(reads: Reads, filter: MissionListFilter): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`select count(*)::int as count from ${missions} where ${matches(filter)}`);
  return row?.count ?? 0;
}
