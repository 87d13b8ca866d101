import { sql } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import { sheetSeen } from '../access/index.js';
import { leafIsOpen } from './leaf-turn.sql.js';
import type { TaskKind } from './task.type.js';

/** Identities of the units for which somebody works on sheets. */
export interface Desks {
  /** Units whose sheets are filled in. */
  readonly own: readonly number[];
  /** Agencies for which leaves are appraised. */
  readonly appraising: readonly number[];
  /** Agencies for which sheets are closed and made final. */
  readonly closing: readonly number[];
}

/** What is to be done next on a sheet. */
export interface ScoringTaskRow {
  card: number;
  round: number;
  kind: TaskKind;
  dueAt: Date | null;
  overdue: boolean;
  /** Leaves to be worked on that have a row, in printed order. */
  leafKeys: number[];
  leafCount: number;
  orderKey: string;
}

/** Sheets under way that are seen and on which it is the turn of one of the desks. */
const sheetsInTurn = ({ scope }: Reads, { own, appraising, closing }: Desks) => sql`
  select k.id as card, k.round_id as round, k.criteria_set_id as "set", k.status, case k.status when 'DRAFT' then r.self_score_due
      when 'SUBMITTED' then r.appraisal_due when 'EXPLANATION_REQUESTED' then r.explanation_due end as due,
    coalesce(r.standing_agency_id = any(${appraising}::int[]), false) as appraises_all,
    coalesce(r.standing_agency_id = any(${closing}::int[]), false) as closes
  from scoring_round r join scorecard k on k.round_id = r.id
  where r.status = 'OPEN' and ${sheetSeen(scope)} and case k.status
    when 'DRAFT' then k.unit_id = any(${own}::int[]) and coalesce(now() < r.intake_closed_at, true)
    when 'EXPLANATION_REQUESTED' then k.unit_id = any(${own}::int[])
    when 'FINALIZED' then false
    else r.standing_agency_id = any(${closing}::int[]) or k.status in ('SUBMITTED', 'EXPLAINED') and k.criteria_set_id in (
      select l.set_id from criterion l
      where l.is_leaf and (l.owner_agency_id = any(${appraising}::int[]) or l.appraiser_agency_id = any(${appraising}::int[]))) end`;

/** One task a sheet: what the desks have to do next on it. */
const tasks = (reads: Reads, desks: Desks) => sql`
  with sheet as (${sheetsInTurn(reads, desks)}), counted as (
    select sheet.*, l.*
    from sheet cross join lateral (
      select count(*) as leaves, count(*) filter (where o.is_open) as open, count(*) filter (where o.is_open and o.is_theirs)::int as theirs,
        coalesce(array_agg(s.id order by c.ordinal) filter (where o.is_open and o.is_theirs and s.id is not null), '{}') as keys
      from criterion c join criteria_field f on f.id = c.field_id left join score s on s.scorecard_id = sheet.card and s.criterion_id = c.id
      cross join lateral (select ${leafIsOpen(sql`sheet.status`)} as is_open, sheet.status not in ('SUBMITTED', 'EXPLAINED') or sheet.appraises_all
        or coalesce(c.owner_agency_id = any(${desks.appraising}::int[]), false)
        or coalesce(c.appraiser_agency_id = any(${desks.appraising}::int[]), false) as is_theirs) o
      where c.set_id = sheet."set" and c.is_leaf
    ) l
  ), task as (
    select counted.*, coalesce(due, 'infinity') as by_due, case
        when status = 'DRAFT' then case when open > 0 then 'SCORE' else 'SUBMIT' end
        when status = 'EXPLANATION_REQUESTED' then case when open > 0 then 'EXPLAIN' else 'SUBMIT' end
        when theirs > 0 and status = 'SUBMITTED' then 'APPRAISE'
        when theirs > 0 and status = 'EXPLAINED' then 'REAPPRAISE'
        when not closes or open > 0 then null
        when status in ('SUBMITTED', 'EXPLAINED') then 'CLOSE'
        else 'FINALIZE' end as kind
    from counted where leaves > 0
  )`;

export const keysetOfTask = (task: ScoringTaskRow): Keyset => [task.orderKey, task.card];

/** A page of tasks: the soonest due first, those without a due date last. */
export function listedTasks(reads: Reads, desks: Desks, page: Page) {
  const direction = sql.raw(page.backward ? 'desc' : 'asc');
  const beyond = page.beyond
    ? sql`and (by_due, card) ${sql.raw(page.backward ? '<' : '>')} (${page.beyond[0]}::timestamptz, ${page.beyond[1]}::int)`
    : sql``;
  return reads.rows(sql<ScoringTaskRow>`
    ${tasks(reads, desks)}
    select card, round, kind, due as "dueAt", coalesce(now() >= due, false) as overdue, keys as "leafKeys", theirs as "leafCount",
      by_due::text as "orderKey"
    from task where kind is not null ${beyond} order by by_due ${direction}, card ${direction} limit ${page.limit + 1}`);
}

export async function countOfTasks(reads: Reads, desks: Desks): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`
    ${tasks(reads, desks)} select count(*)::int as count from task where kind is not null`);
  return row?.count ?? 0;
}
