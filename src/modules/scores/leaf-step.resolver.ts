import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { marked } from '../../kernel/demo-mark.js';
import { DateScalar, DecimalScalar } from '../../kernel/scalars.js';
import { appraiseLeaf, correctLeaf, explainLeaf, scoreLeaf, type LeafStep } from './leaf-step.commands.js';
import type { ScoreRow } from './score.query.js';
import { Score } from './score.type.js';
import { scoreByKey } from './scores.loaders.js';
import { keyOf, neededText, saidText } from './scoring-input.js';
import { LEAF_TERMS } from './sheet-step.js';

const LEAF = { description: 'Score.id (mã điểm tiêu chí).' };
const VERSION = {
  description: 'Score.version as it was seen (phiên bản); STALE_VERSION with the present value where it has changed since.',
};

@InputType({ description: 'What a unit says of a leaf (tự chấm). Left out stays as it is; null takes it away.' })
class SelfScoreInput {
  @Field(() => DecimalScalar, { nullable: true, description: 'Points that the unit gives itself (điểm tự chấm), 0 to the maximum.' })
  points?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: the leaf does not apply to the unit (không áp dụng).' })
  notApplicable?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Note of the unit (ghi chú).' })
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why there is no document, where evidence is missing (giải trình khi thiếu tài liệu kiểm chứng).',
  })
  explanation?: string | null;
}

@InputType({ description: 'What the appraisers say of a leaf (thẩm định).' })
class AppraisalInput {
  @Field(() => DecimalScalar, { nullable: true, description: 'Points, 0 to the maximum (điểm thẩm định); null where it does not apply.' })
  points?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the leaf does not apply (không áp dụng); as points say where left out.' })
  notApplicable?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Note of the appraisers (ý kiến thẩm định); left out stays as it is.' })
  note?: string | null;
}

@InputType({ description: 'A correction of a published leaf (đính chính).' })
class CorrectionInput {
  @Field(() => DecimalScalar, { description: 'The right points, 0 to the maximum (điểm đúng).' })
  points!: string;

  @Field(() => String, { description: 'Number of the decision (số quyết định).' })
  decision!: string;

  @Field(() => DateScalar, { description: 'Day of the decision (ngày quyết định).' })
  decidedOn!: string;

  @Field(() => String, { description: 'Why (lý do).' })
  reason!: string;
}

const RULES = 'RULE_VIOLATION names the rule that stands against it, FORBIDDEN whose step it is.';

@Resolver()
export class LeafStepResolver {
  @Mutation(() => Score, { description: `The unit scores itself on a leaf (tự chấm một tiêu chí). ${RULES}` })
  scoreLeaf(
    @Ctx() context: RequestContext,
    @Arg('score', () => ID, LEAF) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('input', () => SelfScoreInput, { description: 'What it says (nội dung tự chấm).' }) input: SelfScoreInput,
  ): Promise<ScoreRow | null> {
    const { points, notApplicable, note, explanation } = input;
    const said = {
      points,
      notApplicable: notApplicable ?? undefined,
      note: saidText(note, 'note'),
      explanation: saidText(explanation, 'explanation'),
    };
    return taken(context, leafOf(context, id, version), 'scores.scoreLeaf', (client, leaf) => scoreLeaf(client, leaf, said));
  }

  @Mutation(() => Score, { description: `The appraisers give a leaf of a submitted sheet its points (thẩm định lần 1). ${RULES}` })
  appraiseLeaf(
    @Ctx() context: RequestContext,
    @Arg('score', () => ID, LEAF) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('input', () => AppraisalInput, { description: 'What they say (nội dung thẩm định).' }) input: AppraisalInput,
  ): Promise<ScoreRow | null> {
    return taken(context, leafOf(context, id, version), 'scores.appraiseLeaf', (client, leaf) =>
      appraiseLeaf(client, 'APPRAISE_LEAF', leaf, appraisalOf(input)),
    );
  }

  @Mutation(() => Score, { description: `The appraisers give an explained leaf its points (thẩm định lần 2). ${RULES}` })
  reappraiseLeaf(
    @Ctx() context: RequestContext,
    @Arg('score', () => ID, LEAF) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('input', () => AppraisalInput, { description: 'What they say (nội dung thẩm định).' }) input: AppraisalInput,
  ): Promise<ScoreRow | null> {
    return taken(context, leafOf(context, id, version), 'scores.reappraiseLeaf', (client, leaf) =>
      appraiseLeaf(client, 'REAPPRAISE_LEAF', leaf, appraisalOf(input)),
    );
  }

  @Mutation(() => Score, { description: `The unit explains a leaf that the appraisers asked about (giải trình). ${RULES}` })
  explainLeaf(
    @Ctx() context: RequestContext,
    @Arg('score', () => ID, LEAF) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('explanation', () => String, { description: 'The explanation (nội dung giải trình).' }) text: string,
  ): Promise<ScoreRow | null> {
    const explanation = neededText(text, 'explanation');
    return taken(context, leafOf(context, id, version), 'scores.explainLeaf', (client, leaf) =>
      explainLeaf(client, leaf, { explanation, now: context.now }),
    );
  }

  @Mutation(() => Score, {
    description: `Corrects the points of a published leaf by a decision (đính chính sau công bố); index, grade and ranks follow. ${RULES}`,
  })
  correctScore(
    @Ctx() context: RequestContext,
    @Arg('score', () => ID, LEAF) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('input', () => CorrectionInput, { description: 'The points and the decision (nội dung đính chính).' }) input: CorrectionInput,
  ): Promise<ScoreRow | null> {
    const { points, decidedOn } = input;
    const correction = { points, decidedOn, decision: neededText(input.decision, 'decision'), reason: neededText(input.reason, 'reason') };
    return taken(context, leafOf(context, id, version), 'scores.correctScore', (client, leaf) => correctLeaf(client, leaf, correction));
  }
}

const leafOf = ({ viewer }: RequestContext, id: string, version: number): LeafStep => ({ viewer, score: keyOf(id, 'Score'), version });

const appraisalOf = ({ points, notApplicable, note }: AppraisalInput) => ({
  points: points ?? null,
  notApplicable: notApplicable ?? undefined,
  note: saidText(note, 'note'),
});

/** Takes the step, and answers the leaf as it is then. */
async function taken(
  context: RequestContext,
  leaf: LeafStep,
  name: string,
  work: (client: Parameters<typeof scoreLeaf>[0], leaf: LeafStep) => ReturnType<typeof scoreLeaf>,
): Promise<ScoreRow | null> {
  await context.command(name, ({ client }) => work(client, leaf), LEAF_TERMS);
  return marked(context, await context.loaders.load(scoreByKey, leaf.score));
}
