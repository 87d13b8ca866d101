import type { CommandClient, Done } from '../../kernel/command.js';
import type { Viewer } from '../../kernel/viewer.js';
import { freezeMeasures, measuredSheet } from './leaf-measure.commands.js';
import type { TouchedLeaf } from './sheet-step.js';
import { takeSheetStep, type SteppingSheet } from './sheet-step.js';

/** A step of a whole sheet. */
export interface WholeSheetStep {
  readonly viewer: Viewer;
  readonly scorecard: number;
  readonly version: number;
}

/** Brings the sheet to its next stage. */
const move = ({ client, sheet, to }: SteppingSheet): Promise<unknown> =>
  client.query('update scorecard set status = $2, version = version + 1 where id = $1', [sheet.scorecard, to]);

/** Locks the self-score; late from the first late instant on. `lockedBy` is a post. */
export const submitSheet = (
  client: CommandClient,
  order: WholeSheetStep,
  { now, lockedBy }: { readonly now: Date; readonly lockedBy: string },
): Promise<Done<number>> =>
  takeSheetStep(client, { ...order, step: 'SUBMIT' }, async ({ sheet, to }) => {
    const late = sheet.selfScoreDue !== null && now >= sheet.selfScoreDue;
    await client.query(
      'update scorecard set status = $2, submitted_at = $3, late = $4, locked_by = $5, version = version + 1 where id = $1',
      [sheet.scorecard, to, now, late, lockedBy],
    );
  });

/** Steps that only bring a sheet to its next stage. */
export const moveSheet = (
  client: CommandClient,
  step: 'CLOSE_APPRAISAL' | 'SUBMIT_EXPLANATION' | 'CLOSE_REAPPRAISAL',
  order: WholeSheetStep,
): Promise<Done<number>> => takeSheetStep(client, { ...order, step }, async (stepping) => void (await move(stepping)));

/** Asks the unit to explain some leaves; `note` is what is asked. */
export const requestExplanation = (
  client: CommandClient,
  order: WholeSheetStep & { readonly leaves: readonly TouchedLeaf[]; readonly note: string | null },
): Promise<Done<number>> =>
  takeSheetStep(client, { ...order, step: 'REQUEST_EXPLANATION' }, async (stepping) => {
    await client.query(
      `update score set explanation_requested = id = any($2::int[]), explained_at = null, version = version + 1
       where scorecard_id = $1 and (id = any($2::int[]) or explanation_requested)`,
      [stepping.sheet.scorecard, stepping.touched.map(({ key }) => key)],
    );
    await move(stepping);
  });

/** Makes the points of a sheet final, those that follow from figures as the hub knows them now. */
export const finalizeSheet = (client: CommandClient, order: WholeSheetStep, today: string): Promise<Done<number>> =>
  takeSheetStep(
    client,
    { ...order, step: 'FINALIZE', measure: (_, scorecard) => measuredSheet(client, scorecard, today) },
    async (stepping) => {
      await freezeMeasures(client, stepping.measured);
      await move(stepping);
    },
  );

/** Takes a sheet one stage back. One that was final has no index from then on. */
export const reopenSheet = (client: CommandClient, order: WholeSheetStep & { readonly reason: string }): Promise<Done<number>> =>
  takeSheetStep(client, { ...order, step: 'REOPEN', note: order.reason }, async ({ sheet, to }) => {
    await client.query(
      `update scorecard set status = $2, version = version + 1, unranked_reason = null, final_points = null, denominator = null, index_value = null,
         submitted_at = case when $2 <> 'DRAFT' then submitted_at end, late = late and $2 <> 'DRAFT', locked_by = case when $2 <> 'DRAFT' then locked_by end
       where id = $1`,
      [sheet.scorecard, to],
    );
    if (to === 'APPRAISED' && sheet.status === 'EXPLANATION_REQUESTED')
      await client.query(
        `update score set explanation_requested = false, explained_at = null, version = version + 1 where scorecard_id = $1 and explanation_requested`,
        [sheet.scorecard],
      );
  });

/** Says why a unit has no rank. */
export const leaveUnranked = (client: CommandClient, order: WholeSheetStep & { readonly reason: string }): Promise<Done<number>> =>
  takeSheetStep(client, { ...order, step: 'LEAVE_UNRANKED', note: order.reason }, async ({ sheet }) => {
    await client.query(
      'update scorecard set unranked_reason = $2, computed_rank = null, computed_of = null, version = version + 1 where id = $1',
      [sheet.scorecard, order.reason],
    );
  });
