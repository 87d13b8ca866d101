import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { CommandClient, Done } from '../../kernel/command.js';
import type { RequestContext } from '../../kernel/context.js';
import { marked } from '../../kernel/demo-mark.js';
import { DateScalar } from '../../kernel/scalars.js';
import type { ScoringRoundRow } from './round.query.js';
import { ScoringRound } from './round.type.js';
import {
  approveRound,
  closeIntake,
  finalizeRound,
  openRound,
  publishRound,
  reopenIntake,
  reopenRound,
  type Decision,
  type RoundOrder,
} from './round-step.commands.js';
import { roundByKey } from './scores.loaders.js';
import { keyOf, neededText } from './scoring-input.js';
import { STEP_TERMS } from './sheet-step.js';

const ROUND = { description: 'ScoringRound.id (mã đợt chấm điểm).' };
const VERSION = { description: 'ScoringRound.version as it was seen (phiên bản); STALE_VERSION where it has changed since.' };
const RULES = 'RULE_VIOLATION names the rule that stands against it, FORBIDDEN whose step it is.';

@InputType({ description: 'A decision as it is cited (quyết định).' })
export class DecisionInput {
  @Field(() => String, { description: 'Number of the decision (số quyết định).' })
  number!: string;

  @Field(() => DateScalar, { description: 'Day of the decision (ngày quyết định); not before what it decides on.' })
  on!: string;
}

const decisionOf = ({ number, on }: DecisionInput): Decision => ({ number: neededText(number, 'number'), on });

@Resolver()
export class RoundStepResolver {
  @Mutation(() => ScoringRound, {
    description: `Opens a planned round (mở đợt chấm điểm): every unit gets a sheet with every leaf of the set. ${RULES}`,
  })
  openRound(
    @Ctx() context: RequestContext,
    @Arg('round', () => ID, ROUND) id: string,
    @Arg('version', () => Int, VERSION) version: number,
  ): Promise<ScoringRoundRow | null> {
    return taken(context, id, version, 'scores.openRound', (client, order) => openRound(client, order, context.today));
  }

  @Mutation(() => ScoringRound, { description: `Takes no more self-scores (khóa tiếp nhận tự chấm). ${RULES}` })
  closeIntake(
    @Ctx() context: RequestContext,
    @Arg('round', () => ID, ROUND) id: string,
    @Arg('version', () => Int, VERSION) version: number,
  ): Promise<ScoringRoundRow | null> {
    return taken(context, id, version, 'scores.closeIntake', (client, order) => closeIntake(client, order, context.now));
  }

  @Mutation(() => ScoringRound, { description: `Takes self-scores again (mở lại tiếp nhận tự chấm). ${RULES}` })
  reopenIntake(
    @Ctx() context: RequestContext,
    @Arg('round', () => ID, ROUND) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('reason', () => String, { description: 'Why (lý do).' }) text: string,
  ): Promise<ScoringRoundRow | null> {
    const reason = neededText(text, 'reason');
    return taken(context, id, version, 'scores.reopenIntake', (client, order) => reopenIntake(client, { ...order, reason }));
  }

  @Mutation(() => ScoringRound, { description: `Makes all points of a round final (chốt điểm đợt chấm). ${RULES}` })
  finalizeRound(
    @Ctx() context: RequestContext,
    @Arg('round', () => ID, ROUND) id: string,
    @Arg('version', () => Int, VERSION) version: number,
  ): Promise<ScoringRoundRow | null> {
    return taken(context, id, version, 'scores.finalizeRound', (client, order) => finalizeRound(client, order, context.today));
  }

  @Mutation(() => ScoringRound, { description: `Approves the result of a round (phê duyệt kết quả). ${RULES}` })
  approveRound(
    @Ctx() context: RequestContext,
    @Arg('round', () => ID, ROUND) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('decision', () => DecisionInput, { description: 'The approving decision (quyết định phê duyệt).' }) decision: DecisionInput,
  ): Promise<ScoringRoundRow | null> {
    return taken(context, id, version, 'scores.approveRound', (client, order) => approveRound(client, order, decisionOf(decision)));
  }

  @Mutation(() => ScoringRound, {
    description: `Publishes the result of a round (công bố kết quả): everybody sees it, and only correctScore changes it from now on. ${RULES}`,
  })
  publishRound(
    @Ctx() context: RequestContext,
    @Arg('round', () => ID, ROUND) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('decision', () => DecisionInput, { description: 'The publishing decision (quyết định công bố).' }) decision: DecisionInput,
  ): Promise<ScoringRoundRow | null> {
    return taken(context, id, version, 'scores.publishRound', (client, order) => publishRound(client, order, decisionOf(decision)));
  }

  @Mutation(() => ScoringRound, { description: `Takes a final or approved round one stage back (mở lại đợt chấm điểm). ${RULES}` })
  reopenRound(
    @Ctx() context: RequestContext,
    @Arg('round', () => ID, ROUND) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('reason', () => String, { description: 'Why (lý do).' }) text: string,
  ): Promise<ScoringRoundRow | null> {
    const reason = neededText(text, 'reason');
    return taken(context, id, version, 'scores.reopenRound', (client, order) => reopenRound(client, { ...order, reason }));
  }
}

/** Takes the step, and answers the round as it is then. */
async function taken(
  context: RequestContext,
  id: string,
  version: number,
  name: string,
  work: (client: CommandClient, order: RoundOrder) => Promise<Done<number>>,
): Promise<ScoringRoundRow | null> {
  const round = keyOf(id, 'ScoringRound');
  await context.command(name, ({ client }) => work(client, { viewer: context.viewer, round, version }), STEP_TERMS);
  return marked(context, await context.loaders.load(roundByKey, round));
}
