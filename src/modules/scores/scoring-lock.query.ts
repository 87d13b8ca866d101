import { sql } from 'kysely';
import type { CommandClient } from '../../kernel/command.js';
import { clientReads } from '../../kernel/client-reads.js';
import type { Scope } from '../../kernel/viewer.js';
import { roundSeen, sheetSeen } from '../access/index.js';
import type { GuardedLeaf } from './scoring-guard.rules.js';
import type { RoundStatus, ScorecardStatus } from './scores.enums.js';

/** Advisory locks of rounds; the second key is the round. */
const ROUNDS = 5_0017;

/** Stands for all rounds: no round has this key. */
const ALL = 0;

/** Holds a round still. Steps of sheets share it; a step of the round, or one that moves ranks, has it alone. Always the first lock of a step. */
const hold = (client: CommandClient, round: string, key: number, alone: boolean): Promise<unknown> =>
  client.query(
    `select pg_advisory_xact_lock_shared(${ROUNDS}, ${ALL}), pg_advisory_xact_lock${alone ? '' : '_shared'}(${ROUNDS}, ${round})`,
    [key],
  );

/** Holds all rounds, for work that locks whole tables: before it does, or a step and it would wait for each other. */
export const holdAllRounds = (client: Pick<CommandClient, 'query'>): Promise<unknown> =>
  client.query(`select pg_advisory_xact_lock(${ROUNDS}, ${ALL})`);

/** A round as a step finds it. */
export interface HeldRound {
  round: number;
  roundStatus: `${RoundStatus}`;
  roundVersion: number;
  issuer: number;
  standingAgency: number | null;
  set: number | null;
  selfScoreDue: Date | null;
  intakeClosed: boolean;
  surveyHeld: boolean | null;
  /** Whether the viewer sees it at all. */
  seen: boolean;
}

/** A sheet as a step finds it, locked until the transaction ends. */
export interface HeldSheet extends HeldRound {
  scorecard: number;
  unit: number;
  status: `${ScorecardStatus}`;
  version: number;
  /** Whether the set has leaves that a survey fills. */
  surveyed: boolean;
}

const ROUND = sql`r.id as round, r.status as "roundStatus", r.version as "roundVersion", r.issuer_id as issuer, r.standing_agency_id as "standingAgency",
  r.criteria_set_id as "set", r.self_score_due as "selfScoreDue", r.intake_closed_at is not null as "intakeClosed", r.survey_held as "surveyHeld"`;

/** Locks a sheet for one step; null where there is none of the key. */
export async function heldSheet(client: CommandClient, key: number, scope: Scope, alone: boolean): Promise<HeldSheet | null> {
  await hold(client, '(select round_id from scorecard where id = $1)', key, alone);
  const [sheet] = await clientReads(client).rows<HeldSheet>(sql`
    select k.id as scorecard, k.unit_id as unit, k.status, k.version, ${ROUND}, ${sheetSeen(scope)} as seen,
      exists (select from criterion c where c.set_id = k.criteria_set_id and c.method = 'SURVEY') as surveyed
    from scorecard k join scoring_round r on r.id = k.round_id where k.id = ${key} for update of k`);
  return sheet ?? null;
}

/** Has a round alone for one step; null where there is none of the key. */
export async function heldRound(client: CommandClient, key: number, scope: Scope): Promise<HeldRound | null> {
  await hold(client, '$1', key, true);
  const [round] = await clientReads(client).rows<HeldRound>(sql`
    select ${ROUND}, ${roundSeen(scope)} as seen from scoring_round r where r.id = ${key} for update`);
  return round ?? null;
}

/** A leaf of a held sheet. */
export interface HeldLeaf extends GuardedLeaf {
  readonly key: number;
  readonly version: number;
  readonly maxPoints: string;
  /** Agencies in charge of the criterion, and of appraising it. */
  readonly agencies: readonly number[];
}

/** The leaves of a sheet, or some of them, in printed order. */
export const heldLeaves = (client: CommandClient, scorecard: number, scores: readonly number[] | null): Promise<HeldLeaf[]> =>
  clientReads(client).rows<HeldLeaf>(sql`
    select s.id as key, s.version, s.max_points as "maxPoints", c.code, c.method, f.part, s.self_points as self, s.appraised_points as appraised,
      s.reappraised_points as reappraised, s.final_points as final, s.not_applicable as "notApplicable", s.explanation,
      s.explanation_requested as asked, s.explained_at is not null as explained,
      (select count(*)::int from evidence e where e.score_id = s.id) as evidence,
      array_remove(array[c.owner_agency_id, c.appraiser_agency_id], null) as agencies
    from score s join criterion c on c.id = s.criterion_id join criteria_field f on f.id = c.field_id
    where s.scorecard_id = ${scorecard} and (${scores}::int[] is null or s.id = any(${scores}::int[])) order by c.ordinal`);

/** The sheet of a leaf; null where there is no such leaf. A leaf never changes its sheet. */
export async function sheetOfLeaf(client: CommandClient, score: number): Promise<number | null> {
  const { rows } = await client.query<{ sheet: number }>('select scorecard_id as sheet from score where id = $1', [score]);
  return rows[0]?.sheet ?? null;
}
