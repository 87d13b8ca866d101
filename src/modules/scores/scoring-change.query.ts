import { sql, type RawBuilder } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import { roundSeen, sheetSeen } from '../access/index.js';
import type { RoundStatus, ScorecardStatus } from './scores.enums.js';
import type { Trace } from './scoring-trace.commands.js';

/** How many changes a round has seen, or which was the last of a sheet; 0 before the first. */
export interface SequenceRow {
  key: number;
  sequence: number;
}

/** How far rounds are. */
export const feedsOfRounds = (reads: Reads, rounds: readonly number[]) =>
  reads.rows(sql<SequenceRow>`
    select r.id as key, coalesce(f.sequence, 0) as sequence from scoring_round r left join scoring_feed f on f.round_id = r.id
    where r.id = any(${rounds}::int[]) and ${roundSeen(reads.scope)}`);

/** Which change of their rounds was the last of sheets. */
export const feedsOfSheets = (reads: Reads, sheets: readonly number[]) =>
  reads.rows(sql<SequenceRow>`
    select k.id as key, coalesce((select max(c.sequence) from scoring_change c where c.scorecard_id = k.id), 0) as sequence
    from scorecard k join scoring_round r on r.id = k.round_id
    where k.id = any(${sheets}::int[]) and ${sheetSeen(reads.scope)}`);

/** One thing that was done. */
export interface ChangeRow {
  sequence: number;
  cardKey: number | null;
  scoreKey: number | null;
  step: Trace['step'];
  /** Of the sheet, afterwards; null where the round was changed. */
  status: ScorecardStatus | null;
  /** Of the round, likewise. */
  roundStatus: RoundStatus | null;
  part: Trace['part'];
  note: string | null;
  at: Date;
}

/** The changes of a round or a sheet with numbers above one; one more than `most`, where there are more. */
export interface ChangeSpan {
  readonly key: number;
  readonly after: number;
  readonly most: number;
}

const changeColumns = sql`
  c.sequence, c.scorecard_id as "cardKey", c.score_id as "scoreKey", c.step, case when c.scorecard_id is not null then c.status end as status,
  case when c.scorecard_id is null then c.status end as "roundStatus", c.part, c.note, c.at`;

/** The changes of spans that `which` finds, in order; it reads `a`, a span, and what it finds is `c`. */
const changesOf = (reads: Reads, spans: readonly ChangeSpan[], which: RawBuilder<unknown>) =>
  reads.rows(sql<ChangeRow & { slot: number }>`
    select (a.slot - 1)::int as slot, c.*
    from unnest(${spans.map(({ key }) => key)}::int[], ${spans.map(({ after }) => after)}::int[], ${spans.map(({ most }) => most)}::int[])
      with ordinality as a(key, after, most, slot)
    cross join lateral (select ${changeColumns} ${which} and c.sequence > a.after order by c.sequence limit a.most + 1) c
    order by a.slot, c.sequence`);

/** What was done in rounds and with their sheets, as far as each is seen now. */
export const changesOfRounds = (reads: Reads, spans: readonly ChangeSpan[]) =>
  changesOf(
    reads,
    spans,
    sql`from scoring_change c join scoring_round r on r.id = c.round_id left join scorecard k on k.id = c.scorecard_id
      where c.round_id = a.key and ${roundSeen(reads.scope)} and (c.scorecard_id is null or ${sheetSeen(reads.scope)})`,
  );

/** What was done with sheets. */
export const changesOfSheets = (reads: Reads, spans: readonly ChangeSpan[]) =>
  changesOf(
    reads,
    spans,
    sql`from scoring_change c join scoring_round r on r.id = c.round_id join scorecard k on k.id = c.scorecard_id
      where c.scorecard_id = a.key and ${sheetSeen(reads.scope)}`,
  );
