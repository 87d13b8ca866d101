import { Decimal } from 'decimal.js';
import type { CommandClient, Done } from '../../kernel/command.js';
import { badInput } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { sheetOfLeaf, type HeldLeaf } from './scoring-lock.query.js';
import { noLeaf, takeSheetStep } from './sheet-step.js';

/** A step of one leaf, with the version of the leaf that the caller saw. */
export interface LeafStep {
  readonly viewer: Viewer;
  readonly score: number;
  readonly version: number;
}

/** What the unit says of a leaf; undefined leaves it as it is, null takes it away. */
export interface SelfScore {
  readonly points?: string | null | undefined;
  readonly notApplicable?: boolean | undefined;
  readonly note?: string | null | undefined;
  readonly explanation?: string | null | undefined;
}

/** What the appraisers say of a leaf. */
export interface Appraisal {
  readonly points: string | null;
  readonly notApplicable?: boolean | undefined;
  readonly note?: string | null | undefined;
}

/** A correction after publication. */
export interface Correction {
  readonly points: string;
  readonly decision: string;
  readonly decidedOn: string;
  readonly reason: string;
}

async function sheetOf(client: CommandClient, score: number): Promise<number> {
  const sheet = await sheetOfLeaf(client, score);
  if (sheet === null) throw noLeaf();
  return sheet;
}

const orderOf = async (client: CommandClient, { viewer, score, version }: LeafStep) => ({
  viewer,
  scorecard: await sheetOf(client, score),
  version: null,
  leaves: [{ score, version }],
});

/** No file states any more what a leaf says. */
const BY_HAND = 'source_id = null, locator = null, version = version + 1';

/** The unit scores itself on a leaf. */
export const scoreLeaf = async (client: CommandClient, leaf: LeafStep, said: SelfScore): Promise<Done<number>> =>
  takeSheetStep(client, { ...(await orderOf(client, leaf)), step: 'SCORE_LEAF' }, async ({ touched: [held] }) => {
    within(held!, said.points);
    if (said.points != null && said.notApplicable === true) throw pointsOfNothing(held!);
    await client.query(
      `update score set self_points = case when $3 then $4::numeric when $6 then null else self_points end,
         not_applicable = case when $5 then $6 when $3 and $4 is not null then false else not_applicable end,
         note = case when $7 then $8 else note end, explanation = case when $9 then $10 else explanation end, ${BY_HAND}
       where id = $1 and version = $2`,
      [
        leaf.score,
        leaf.version,
        said.points !== undefined,
        said.points ?? null,
        said.notApplicable !== undefined,
        said.notApplicable ?? false,
        said.note !== undefined,
        said.note ?? null,
        said.explanation !== undefined,
        said.explanation ?? null,
      ],
    );
  });

/** The appraisers give a leaf its points: first, or after its explanation. */
export const appraiseLeaf = async (
  client: CommandClient,
  step: 'APPRAISE_LEAF' | 'REAPPRAISE_LEAF',
  leaf: LeafStep,
  { points, notApplicable, note }: Appraisal,
): Promise<Done<number>> =>
  takeSheetStep(
    client,
    { ...(await orderOf(client, leaf)), step, exempts: points === null && notApplicable !== undefined },
    async ({ touched: [held] }) => {
      within(held!, points);
      if (points !== null && notApplicable === true) throw pointsOfNothing(held!);
      const column = step === 'APPRAISE_LEAF' ? 'appraised_points' : 'reappraised_points';
      await client.query(
        `update score set ${column} = $2, not_applicable = coalesce($3, not_applicable and $2::numeric is null),
         appraiser_note = case when $4 then $5 else appraiser_note end, ${BY_HAND} where id = $1`,
        [leaf.score, points, notApplicable ?? null, note !== undefined, note ?? null],
      );
    },
  );

/** The unit answers the question of the appraisers. */
export const explainLeaf = async (
  client: CommandClient,
  leaf: LeafStep,
  { explanation, now }: { readonly explanation: string; readonly now: Date },
): Promise<Done<number>> =>
  takeSheetStep(client, { ...(await orderOf(client, leaf)), step: 'EXPLAIN_LEAF' }, async () => {
    await client.query(`update score set explanation = $2, explained_at = $3, ${BY_HAND} where id = $1`, [leaf.score, explanation, now]);
  });

/** Changes the points of a published leaf by a decision; the ranks that follow from it are published with it. */
export const correctLeaf = async (client: CommandClient, leaf: LeafStep, correction: Correction): Promise<Done<number>> => {
  const { points, decision, decidedOn, reason } = correction;
  const order = { ...(await orderOf(client, leaf)), step: 'CORRECT_LEAF', note: `${decision}: ${reason}` } as const;
  return takeSheetStep(client, order, async ({ touched: [held] }) => {
    within(held!, points);
    await client.query(
      `insert into score_correction (score_id, decision, decided_on, reason, points_before, points_after) values ($1, $2, $3, $4, $5, $6)`,
      [leaf.score, decision, decidedOn, reason, held!.final, points],
    );
    await client.query(`update score set corrected_points = $2, ${BY_HAND} where id = $1`, [leaf.score, points]);
  });
};

/** Points lie between 0 and the maximum of the leaf, with no more than four decimals. */
function within({ code, maxPoints }: HeldLeaf, points: string | null | undefined): void {
  if (points == null) return;
  const given = new Decimal(points);
  if (given.gte(0) && given.lte(maxPoints) && given.decimalPlaces() <= 4) return;
  const most = new Decimal(maxPoints).toString();
  throw badInput({
    message: `Leaf ${code} takes 0 to ${most} points with at most four decimals; ${given.toString()} came.`,
    messageVi: `Tiêu chí ${code} nhận từ 0 đến ${most.replace('.', ',')} điểm; giá trị gửi lên: ${given.toString().replace('.', ',')}.`,
  });
}

const pointsOfNothing = ({ code }: HeldLeaf) =>
  badInput({
    message: `Leaf ${code} cannot have points and not be applicable.`,
    messageVi: `Tiêu chí ${code} không thể vừa có điểm vừa “Không áp dụng”.`,
    hint: 'Send one of the two.',
  });
