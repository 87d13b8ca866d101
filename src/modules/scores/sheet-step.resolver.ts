import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { CommandClient, Done } from '../../kernel/command.js';
import type { RequestContext } from '../../kernel/context.js';
import { marked } from '../../kernel/demo-mark.js';
import { badInput } from '../../kernel/errors.js';
import type { ScorecardRow } from './scorecard.query.js';
import { Scorecard } from './scorecard.type.js';
import { scorecardByKey } from './scores.loaders.js';
import { keyOf, neededText, saidText } from './scoring-input.js';
import { STEP_TERMS } from './sheet-step.js';
import {
  finalizeSheet,
  leaveUnranked,
  moveSheet,
  reopenSheet,
  requestExplanation,
  submitSheet,
  type WholeSheetStep,
} from './sheet-step.commands.js';

const SHEET = { description: 'Scorecard.id (mã phiếu chấm điểm).' };
const VERSION = { description: 'Scorecard.version as it was seen (phiên bản); STALE_VERSION where it has changed since.' };
const REASON = { description: 'Why (lý do).' };
const RULES = 'RULE_VIOLATION names the rule that stands against it, FORBIDDEN whose step it is.';

@Resolver()
export class SheetStepResolver {
  @Mutation(() => Scorecard, {
    description: `The unit locks its self-score (chốt tự chấm), late from the round’s selfScoreDue on; DEADLINE_PASSED once the intake is closed. ${RULES}`,
  })
  submitScorecard(
    @Ctx() context: RequestContext,
    @Arg('scorecard', () => ID, SHEET) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('lockedBy', () => String, { description: 'The post that locks it (chức danh người chốt điểm), never a person’s name.' })
    post: string,
  ): Promise<ScorecardRow | null> {
    const lockedBy = neededText(post, 'lockedBy');
    return taken(context, id, version, 'scores.submitScorecard', (client, order) =>
      submitSheet(client, order, { now: context.now, lockedBy }),
    );
  }

  @Mutation(() => Scorecard, { description: `Closes the first appraisal of a sheet (kết thúc thẩm định lần 1). ${RULES}` })
  closeAppraisal(
    @Ctx() context: RequestContext,
    @Arg('scorecard', () => ID, SHEET) id: string,
    @Arg('version', () => Int, VERSION) version: number,
  ): Promise<ScorecardRow | null> {
    return taken(context, id, version, 'scores.closeAppraisal', (client, order) => moveSheet(client, 'CLOSE_APPRAISAL', order));
  }

  @Mutation(() => Scorecard, { description: `Asks the unit to explain some leaves (yêu cầu giải trình). ${RULES}` })
  requestExplanation(
    @Ctx() context: RequestContext,
    @Arg('scorecard', () => ID, SHEET) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('leaves', () => [ID], { description: 'Score.id of each leaf that is asked about (các tiêu chí), one at least.' }) leaves: string[],
    @Arg('note', () => String, { nullable: true, description: 'What is asked (nội dung yêu cầu).' }) note?: string | null,
  ): Promise<ScorecardRow | null> {
    const touched = [...new Set(leaves.map((leaf) => keyOf(leaf, 'Score')))].map((score) => ({ score, version: null }));
    if (touched.length === 0) throw nothingAsked();
    const question = saidText(note ?? null, 'note');
    return taken(context, id, version, 'scores.requestExplanation', (client, order) =>
      requestExplanation(client, { ...order, leaves: touched, note: question }),
    );
  }

  @Mutation(() => Scorecard, { description: `The unit hands in its explanations (gửi giải trình). ${RULES}` })
  submitExplanation(
    @Ctx() context: RequestContext,
    @Arg('scorecard', () => ID, SHEET) id: string,
    @Arg('version', () => Int, VERSION) version: number,
  ): Promise<ScorecardRow | null> {
    return taken(context, id, version, 'scores.submitExplanation', (client, order) => moveSheet(client, 'SUBMIT_EXPLANATION', order));
  }

  @Mutation(() => Scorecard, { description: `Closes the second appraisal of a sheet (kết thúc thẩm định lần 2). ${RULES}` })
  closeReappraisal(
    @Ctx() context: RequestContext,
    @Arg('scorecard', () => ID, SHEET) id: string,
    @Arg('version', () => Int, VERSION) version: number,
  ): Promise<ScorecardRow | null> {
    return taken(context, id, version, 'scores.closeReappraisal', (client, order) => moveSheet(client, 'CLOSE_REAPPRAISAL', order));
  }

  @Mutation(() => Scorecard, {
    description: `Makes the points of a sheet final (chốt điểm phiếu), those from data and surveys as they are measured now; index, grade and computed ranks follow. ${RULES}`,
  })
  finalizeScorecard(
    @Ctx() context: RequestContext,
    @Arg('scorecard', () => ID, SHEET) id: string,
    @Arg('version', () => Int, VERSION) version: number,
  ): Promise<ScorecardRow | null> {
    return taken(context, id, version, 'scores.finalizeScorecard', (client, order) => finalizeSheet(client, order, context.today));
  }

  @Mutation(() => Scorecard, { description: `Takes a sheet one stage back (mở lại phiếu), as long as its round is open. ${RULES}` })
  reopenScorecard(
    @Ctx() context: RequestContext,
    @Arg('scorecard', () => ID, SHEET) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('reason', () => String, REASON) text: string,
  ): Promise<ScorecardRow | null> {
    const reason = neededText(text, 'reason');
    return taken(context, id, version, 'scores.reopenScorecard', (client, order) => reopenSheet(client, { ...order, reason }));
  }

  @Mutation(() => Scorecard, { description: `Leaves a unit unranked (không xếp hạng), such as one that never submitted. ${RULES}` })
  leaveUnranked(
    @Ctx() context: RequestContext,
    @Arg('scorecard', () => ID, SHEET) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('reason', () => String, REASON) text: string,
  ): Promise<ScorecardRow | null> {
    const reason = neededText(text, 'reason');
    return taken(context, id, version, 'scores.leaveUnranked', (client, order) => leaveUnranked(client, { ...order, reason }));
  }
}

/** Takes the step, and answers the sheet as it is then. */
async function taken(
  context: RequestContext,
  id: string,
  version: number,
  name: string,
  work: (client: CommandClient, order: WholeSheetStep) => Promise<Done<number>>,
): Promise<ScorecardRow | null> {
  const scorecard = keyOf(id, 'Scorecard');
  await context.command(name, ({ client }) => work(client, { viewer: context.viewer, scorecard, version }), STEP_TERMS);
  return marked(context, await context.loaders.load(scorecardByKey, scorecard));
}

const nothingAsked = () =>
  badInput({
    message: 'At least one leaf that is asked about was expected; none came.',
    messageVi: 'Cần nêu ít nhất một tiêu chí yêu cầu giải trình.',
    hint: 'Take Score.id of each.',
  });
