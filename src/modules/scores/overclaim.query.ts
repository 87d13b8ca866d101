import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import { sheetSeen } from '../access/index.js';

/** Up to how many leaves of a round are asked for. */
export interface RoundLeaves {
  readonly round: number;
  readonly first: number;
}

/** What units gave themselves on a leaf over a round, against what it came to. */
export interface LeafOverclaimRow {
  criterionKey: number;
  sheets: number;
  selfPoints: string;
  finalPoints: string;
  overclaim: string;
  meanOverclaimPercent: string;
  demo: boolean;
}

/**
 * Leaves of rounds by over-claim, the most first, then as printed: Σ max(0, self − final) over the seen sheets that have both. A leaf without
 * such a sheet is left out.
 */
export const overclaimsOfRounds = (reads: Reads, keys: readonly RoundLeaves[]) =>
  reads.rows(sql<LeafOverclaimRow & { slot: number }>`
    with claimed as (
      select k.round_id as round, c.id as criterion, c.ordinal, count(*)::int as sheets, sum(s.self_points) as self, sum(s.final_points) as final,
        sum(greatest(0, s.self_points - s.final_points)) as overclaim, sum(s.max_points) as most, bool_or(k.demo) as demo
      from scoring_round r
      join scorecard k on k.round_id = r.id
      join score s on s.scorecard_id = k.id and s.self_points is not null and s.final_points is not null
      join criterion c on c.id = s.criterion_id
      where r.id = any(${keys.map(({ round }) => round)}::int[]) and ${sheetSeen(reads.scope)}
      group by k.round_id, c.id
    ), placed as (
      select claimed.*, row_number() over (partition by round order by overclaim desc, ordinal) as place from claimed
    )
    select (a.slot - 1)::int as slot, p.criterion as "criterionKey", p.sheets, p.self as "selfPoints", p.final as "finalPoints", p.overclaim,
      round(p.overclaim * 100 / p.most, 8) as "meanOverclaimPercent", p.demo
    from unnest(${keys.map(({ round }) => round)}::int[], ${keys.map(({ first }) => first)}::int[]) with ordinality as a(round, first, slot)
    join placed p on p.round = a.round and p.place <= a.first
    order by a.slot, p.place`);
