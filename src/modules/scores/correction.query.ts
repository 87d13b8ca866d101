import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';

/** A change of a leaf after publication. */
export interface CorrectionRow {
  scoreKey: number;
  decision: string;
  decidedOn: string;
  reason: string;
  pointsBefore: string | null;
  pointsAfter: string;
  at: Date;
}

/** Corrections of seen leaves, in the order in which they were made. */
export function correctionsOfScores(reads: Reads, scores: readonly number[]) {
  return reads.rows(sql<CorrectionRow>`
    select x.score_id as "scoreKey", x.decision, x.decided_on as "decidedOn", x.reason, x.points_before as "pointsBefore", x.points_after as "pointsAfter", x.at
    from score_correction x where x.score_id = any(${scores}::int[]) order by x.score_id, x.id`);
}
