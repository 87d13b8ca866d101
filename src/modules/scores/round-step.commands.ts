import type { CommandClient, Done } from '../../kernel/command.js';
import { badInput, notFound } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { computeResults, publishRanks } from './results.commands.js';
import { firstBroken, type GuardedRound } from './scoring-guard.rules.js';
import { heldRound, type HeldRound } from './scoring-lock.query.js';
import { partsOf, type Part } from './scoring-part.rules.js';
import { brokenRule, notYourPart, staleVersion, wrongRound } from './scoring-refusal.js';
import { ROUND_STEPS, roundBefore, type RoundStep, type RoundStepName } from './scoring-step.rules.js';
import { leaveTrace, standingRound } from './scoring-trace.commands.js';
import type { RoundStatus } from './scores.enums.js';

/** A step that somebody wants to take on a round, with the version of the round that the caller saw. */
export interface RoundOrder {
  readonly viewer: Viewer;
  readonly round: number;
  readonly version: number;
}

/** A decision as it is cited. */
export interface Decision {
  readonly number: string;
  /** YYYY-MM-DD */
  readonly on: string;
}

/** Takes one step of a round: as `takeSheetStep` does of a sheet. */
export async function takeRoundStep(
  client: CommandClient,
  { step, viewer, round: key, version, note = null }: RoundOrder & { readonly step: RoundStepName; readonly note?: string | null },
  change: (round: HeldRound, to: `${RoundStatus}` | null) => Promise<void>,
): Promise<Done<number>> {
  const round = await heldRound(client, key, viewer.scope);
  if (!round?.seen) throw noRound();
  const part = await allowed(client, { step, viewer, version }, round);
  const leaves = step === 'OPEN_ROUND' || step === 'ADJUST_ROUND';
  const before = await standingRound(client, key);
  const target = (ROUND_STEPS[step] as RoundStep).to;
  const to = target === 'BACK' ? roundBefore(round.roundStatus) : target;
  await change(round, to);
  await client.query('update scoring_round set status = coalesce($2, status), version = version + 1 where id = $1', [key, to]);
  await computeResults(client, [key]);
  if (step === 'PUBLISH_ROUND') await publishRanks(client, key);
  const after = await standingRound(client, key, leaves);
  await leaveTrace(client, { round: key, scorecard: null, scores: [], step, status: to ?? round.roundStatus, part, note });
  return { result: key, subject: `round:${key} ${step}`, before, after: note === null ? after : { ...after, note } };
}

/** The part in which the viewer takes the step; throws the first thing that stands against it. */
async function allowed(
  client: CommandClient,
  { step, viewer, version }: { readonly step: RoundStepName } & Pick<RoundOrder, 'viewer' | 'version'>,
  round: HeldRound,
): Promise<Part> {
  const { from, by, guards } = ROUND_STEPS[step] as RoundStep;
  const { issuer, standingAgency, roundStatus, roundVersion } = round;
  if (!partsOf(viewer.grants, { issuer, standingAgency, unit: null }).includes(by)) throw notYourPart(step, by);
  if (!from.includes(roundStatus)) throw wrongRound(step, roundStatus, from);
  if (version !== roundVersion)
    throw staleVersion({ en: 'The round', vi: 'Đợt chấm điểm' }, version, { version: roundVersion, status: roundStatus });
  const broken = firstBroken(guards, await guarded(client, round));
  if (broken) throw brokenRule(step, broken);
  return by;
}

async function guarded(
  client: CommandClient,
  { round, roundStatus: status, selfScoreDue, intakeClosed }: HeldRound,
): Promise<GuardedRound> {
  const { rows } = await client.query<Pick<GuardedRound, 'setPublished' | 'sheets'>>(
    `select exists (select from criteria_set s where s.id = r.criteria_set_id and s.status = 'PUBLISHED') as "setPublished",
       (select coalesce(jsonb_agg(jsonb_build_object('unit', coalesce(v.code, '?'), 'status', k.status, 'unranked', k.unranked_reason is not null)
          order by v.code collate "C"), '[]')
        from scorecard k left join unit_version v on v.unit_id = k.unit_id and v.during @> make_date(r.year, 12, 31) where k.round_id = r.id) as sheets
     from scoring_round r where r.id = $1`,
    [round],
  );
  return { kind: 'ROUND', status, intakeClosed, hasDeadline: selfScoreDue !== null, ...rows[0]! };
}

/** Gives every sheet of a round every leaf of its set. */
export const layOutLeaves = (client: CommandClient, round: number): Promise<unknown> =>
  client.query(
    `insert into score (scorecard_id, criterion_id, criteria_set_id, max_points)
     select k.id, c.id, c.set_id, c.leaf_max_points from scorecard k join criterion c on c.set_id = k.criteria_set_id and c.is_leaf
     where k.round_id = $1 order by k.id, c.ordinal on conflict (scorecard_id, criterion_id) do nothing`,
    [round],
  );

/** Opens a planned round: from now on units score. */
export const openRound = (client: CommandClient, order: RoundOrder, today: string): Promise<Done<number>> =>
  takeRoundStep(client, { ...order, step: 'OPEN_ROUND' }, async ({ round }) => {
    await client.query('update scoring_round set opened_on = $2 where id = $1', [round, today]);
    await layOutLeaves(client, round);
  });

/** Takes no more self-scores; what is not submitted by now stays as it is. */
export const closeIntake = (client: CommandClient, order: RoundOrder, now: Date): Promise<Done<number>> =>
  takeRoundStep(client, { ...order, step: 'CLOSE_INTAKE' }, async ({ round }) => {
    await client.query('update scoring_round set intake_closed_at = $2 where id = $1', [round, now]);
  });

/** Takes self-scores again; what comes at the deadline or after it is still late. */
export const reopenIntake = (client: CommandClient, order: RoundOrder & { readonly reason: string }): Promise<Done<number>> =>
  takeRoundStep(client, { ...order, step: 'REOPEN_INTAKE', note: order.reason }, async ({ round }) => {
    await client.query('update scoring_round set intake_closed_at = null where id = $1', [round]);
  });

/** All points are final. */
export const finalizeRound = (client: CommandClient, order: RoundOrder, today: string): Promise<Done<number>> =>
  takeRoundStep(client, { ...order, step: 'FINALIZE_ROUND' }, async ({ round }) => {
    await client.query('update scoring_round set finalized_on = $2 where id = $1', [round, today]);
  });

/** The result is approved by a decision. */
export const approveRound = (client: CommandClient, order: RoundOrder, decision: Decision): Promise<Done<number>> =>
  takeRoundStep(client, { ...order, step: 'APPROVE_ROUND', note: decision.number }, async ({ round }) => {
    await inOrder(client, round, 'finalized_on', decision);
    await client.query('update scoring_round set approved_on = $2, approval_decision = $3 where id = $1', [
      round,
      decision.on,
      decision.number,
    ]);
  });

/** The result is published by a decision; its ranks are the published ones from now on. */
export const publishRound = (client: CommandClient, order: RoundOrder, decision: Decision): Promise<Done<number>> =>
  takeRoundStep(client, { ...order, step: 'PUBLISH_ROUND', note: decision.number }, async ({ round }, to) => {
    await inOrder(client, round, 'approved_on', decision);
    await client.query('update scoring_round set status = $4, published_on = $2, publication_decision = $3 where id = $1', [
      round,
      decision.on,
      decision.number,
      to,
    ]);
  });

/** Takes a round one stage back. */
export const reopenRound = (client: CommandClient, order: RoundOrder & { readonly reason: string }): Promise<Done<number>> =>
  takeRoundStep(client, { ...order, step: 'REOPEN_ROUND', note: order.reason }, async ({ round }, to) => {
    await client.query(
      `update scoring_round set approved_on = null, approval_decision = null, finalized_on = case when $2 = 'FINALIZED' then finalized_on end where id = $1`,
      [round, to],
    );
  });

/** A decision is not older than what it decides on. */
async function inOrder(client: CommandClient, round: number, column: 'finalized_on' | 'approved_on', { on }: Decision): Promise<void> {
  const { rows } = await client.query<{ day: string }>(`select ${column}::text as day from scoring_round where id = $1`, [round]);
  const day = rows[0]?.day ?? null;
  if (day === null || day <= on) return;
  throw badInput({
    message: `The decision is of ${on}; what it decides on is of ${day}.`,
    messageVi: `Ngày quyết định ${on} không được trước ngày ${day} của bước trước đó.`,
    hint: 'Send the date of the decision as YYYY-MM-DD.',
  });
}

/** A round that is not there, or not the viewer's to see. */
export const noRound = () =>
  notFound({
    message: 'There is no such round.',
    messageVi: 'Không tìm thấy đợt chấm điểm.',
    hint: 'ScoringRound.id says which there are.',
  });
