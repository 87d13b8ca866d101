import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import { sheetSeen } from '../access/index.js';
import { leafIsOpen } from './leaf-turn.sql.js';
import type { SeenStage } from './round-work.rules.js';
import type { ScorecardStatus } from './scores.enums.js';

/** What is seen of the sheets of rounds, by stage; leaves are open in open rounds only. */
export const seenStages = (reads: Reads, rounds: readonly number[]) =>
  reads.rows(sql<SeenStage<ScorecardStatus> & { round: number }>`
    select k.round_id as round, k.status, count(*)::int as units, count(*) filter (where k.late)::int as late, coalesce(sum(l.open), 0)::int as open
    from scoring_round r join scorecard k on k.round_id = r.id
    left join lateral (
      select count(*) filter (where ${leafIsOpen(sql`k.status`)}) as open
      from criterion c join criteria_field f on f.id = c.field_id left join score s on s.scorecard_id = k.id and s.criterion_id = c.id
      where c.set_id = k.criteria_set_id and c.is_leaf
    ) l on r.status = 'OPEN' and k.status in ('DRAFT', 'SUBMITTED', 'EXPLANATION_REQUESTED', 'EXPLAINED')
    where r.id = any(${rounds}::int[]) and ${sheetSeen(reads.scope)}
    group by k.round_id, k.status`);
