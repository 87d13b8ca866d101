import type { CommandClient } from '../../kernel/command.js';
import type { Part } from './scoring-part.rules.js';
import type { StepName } from './scoring-step.rules.js';

/** How the rows that a step changes stand, as the journal keeps them: with it, the journal gives back the present state. */
export interface Standing {
  readonly round?: Readonly<Record<string, unknown>>;
  readonly scorecards?: readonly Readonly<Record<string, unknown>>[];
  readonly scores?: readonly Readonly<Record<string, unknown>>[];
}

/** What is kept of sheets: not what follows from their leaves. */
const SHEET = `jsonb_build_object('id', k.id, 'status', k.status, 'submittedAt', k.submitted_at, 'late', k.late, 'lockedBy', k.locked_by,
  'unrankedReason', k.unranked_reason, 'version', k.version)`;

const LEAF = `jsonb_build_object('id', s.id, 'scorecard', s.scorecard_id, 'self', s.self_points, 'appraised', s.appraised_points,
  'reappraised', s.reappraised_points, 'measured', s.measured_points, 'measuredFrom', s.measured_from, 'corrected', s.corrected_points, 'notApplicable', s.not_applicable,
  'note', s.note, 'appraiserNote', s.appraiser_note, 'explanation', s.explanation, 'asked', s.explanation_requested,
  'explainedAt', s.explained_at, 'version', s.version, 'evidence', coalesce((select jsonb_agg(to_jsonb(e) - 'score_id' - 'demo' order by e.id)
    from evidence e where e.score_id = s.id), '[]'))`;

const ROUND = `jsonb_build_object('id', r.id, 'status', r.status, 'criteriaSet', r.criteria_set_id, 'standingAgency', r.standing_agency_id,
  'selfScoreDue', r.self_score_due, 'appraisalDue', r.appraisal_due, 'explanationDue', r.explanation_due, 'intakeClosedAt', r.intake_closed_at,
  'openedOn', r.opened_on, 'finalizedOn', r.finalized_on, 'approvedOn', r.approved_on, 'approvalDecision', r.approval_decision,
  'publishedOn', r.published_on, 'publicationDecision', r.publication_decision, 'surveyHeld', r.survey_held, 'version', r.version)`;

/** How a sheet and some of its leaves stand. */
export async function standingSheet(client: CommandClient, scorecard: number, scores: readonly number[]): Promise<Standing> {
  const { rows } = await client.query<{ scorecards: object[]; scores: object[] }>(
    `select (select jsonb_agg(${SHEET}) from scorecard k where k.id = $1) as scorecards,
       (select coalesce(jsonb_agg(${LEAF} order by s.id), '[]') from score s where s.id = any($2::int[])) as scores`,
    [scorecard, scores],
  );
  return rows[0] as Standing;
}

/** How a round stands, with all its sheets, and all their leaves where they are asked for. */
export async function standingRound(client: CommandClient, round: number, withLeaves = false): Promise<Standing> {
  const { rows } = await client.query<Standing>(
    `select (select ${ROUND} from scoring_round r where r.id = $1) as round,
       (select coalesce(jsonb_agg(${SHEET} order by k.id), '[]') from scorecard k where k.round_id = $1) as scorecards
       ${withLeaves ? `, (select coalesce(jsonb_agg(${LEAF} order by s.id), '[]') from score s join scorecard k on k.id = s.scorecard_id where k.round_id = $1) as scores` : ''}`,
    [round],
  );
  return rows[0]!;
}

/** One thing that was done, for those who watch. */
export interface Trace {
  readonly round: number;
  readonly scorecard: number | null;
  /** The leaves it was done to; one change each. None: the sheet or the round. */
  readonly scores: readonly number[];
  readonly step: StepName | 'PLAN_ROUND' | 'IMPORT';
  /** How far the sheet, or the round, is afterwards. */
  readonly status: string;
  readonly part: Part | 'STEWARD' | 'SENDER';
  readonly note: string | null;
}

/** Gives a change its number in the round. The last thing of a step: from here until it ends, no other step of the round can. */
export async function leaveTrace(client: CommandClient, { round, scorecard, scores, step, status, part, note }: Trace): Promise<void> {
  await client.query(LEAVE_TRACE, [round, scorecard, scores.length === 0 ? [null] : scores, step, status, part, note]);
}

const LEAVE_TRACE = `
  with feed as (
    insert into scoring_feed as f (round_id, sequence) values ($1, cardinality($3::int[]))
    on conflict (round_id) do update set sequence = f.sequence + excluded.sequence returning sequence
  )
  insert into scoring_change (round_id, sequence, scorecard_id, score_id, step, status, part, note)
  select $1::int, feed.sequence - cardinality($3::int[]) + s.slot, $2::int, s.score, $4, $5, $6, $7
  from feed, unnest($3::int[]) with ordinality as s(score, slot)`;

/** The same for sheets that a file has changed, many at once: one change a sheet. */
export async function leaveFileTrace(client: Pick<CommandClient, 'query'>, scorecards: readonly number[]): Promise<void> {
  await client.query(LEAVE_FILE_TRACE, [[...new Set(scorecards)]]);
}

const LEAVE_FILE_TRACE = `
  with sheet as (
    select round_id, id, status, row_number() over (partition by round_id order by id)::int as slot, count(*) over (partition by round_id)::int as sheets
    from scorecard where id = any($1::int[])
  ), feed as (
    insert into scoring_feed as f (round_id, sequence) select distinct round_id, sheets from sheet order by round_id
    on conflict (round_id) do update set sequence = f.sequence + excluded.sequence returning round_id, sequence
  )
  insert into scoring_change (round_id, sequence, scorecard_id, step, status, part)
  select s.round_id, feed.sequence - s.sheets + s.slot, s.id, 'IMPORT', s.status, 'SENDER' from sheet s join feed on feed.round_id = s.round_id`;
