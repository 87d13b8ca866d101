import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { marked } from '../../kernel/demo-mark.js';
import { badInput } from '../../kernel/errors.js';
import { DateTimeScalar } from '../../kernel/scalars.js';
import { RankingBlock } from '../criteria/index.js';
import { adjustRound, planRound } from './round-plan.commands.js';
import type { ScoringRoundRow } from './round.query.js';
import { ScoringRound } from './round.type.js';
import { roundByKey } from './scores.loaders.js';
import { keyOf, saidText } from './scoring-input.js';
import { STEP_TERMS } from './sheet-step.js';

@InputType({ description: 'A version of a criteria set by name (phiên bản bộ tiêu chí).' })
class CriteriaSetNameInput {
  @Field(() => String, { description: 'CriteriaSet.code (mã bộ tiêu chí).' })
  code!: string;

  @Field(() => Int, { description: 'CriteriaSet.version (phiên bản).' })
  version!: number;
}

const DUE = 'the first late instant: “before 30/11/2018” is 2018-11-30T00:00:00+07:00';
const UNITS = 'Codes of units on 31 December of the year (mã các đơn vị), of the block and directly below the issuer';

@InputType({ description: 'A round that is planned (kế hoạch đợt chấm điểm).' })
class RoundPlanInput {
  @Field(() => String, { description: 'Code of the unit that runs it (mã đơn vị tổ chức) on 31 December of the year.' })
  issuer!: string;

  @Field(() => RankingBlock, { description: 'Who is ranked with each other (khối).' })
  block!: `${RankingBlock}`;

  @Field(() => String, { nullable: true, description: 'The block as the issuer calls it (tên khối), where it runs several of one block.' })
  blockLabel?: string | null;

  @Field(() => Int, { description: 'The year that is scored (năm đánh giá).' })
  year!: number;

  @Field(() => CriteriaSetNameInput, { nullable: true, description: 'What is scored by (bộ tiêu chí); needed before the round is opened.' })
  criteriaSet?: CriteriaSetNameInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the standing agency (mã cơ quan thường trực); the issuer itself where left out.',
  })
  standingAgency?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: `Deadline of self-scores (hạn tự chấm): ${DUE}.` })
  selfScoreDue?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: `Deadline of first appraisals (hạn thẩm định): ${DUE}.` })
  appraisalDue?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: `Deadline of explanations (hạn giải trình): ${DUE}.` })
  explanationDue?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a survey belongs to the round (có điều tra xã hội học).' })
  surveyPlanned?: boolean | null;

  @Field(() => String, { nullable: true, description: 'What has to be known to read the round (ghi chú).' })
  note?: string | null;

  @Field(() => [String], { nullable: true, description: `${UNITS}; all of them where left out.` })
  units?: string[] | null;
}

@InputType({ description: 'What of a round is changed (điều chỉnh đợt chấm điểm). What is left out stays as it is.' })
class RoundAdjustmentInput {
  @Field(() => CriteriaSetNameInput, {
    nullable: true,
    description: 'What is scored by (bộ tiêu chí): while the round is planned, or has none.',
  })
  criteriaSet?: CriteriaSetNameInput | null;

  @Field(() => String, { nullable: true, description: 'Code of the standing agency (mã cơ quan thường trực).' })
  standingAgency?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: `Deadline of self-scores (hạn tự chấm): ${DUE}.` })
  selfScoreDue?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: `Deadline of first appraisals (hạn thẩm định): ${DUE}; null takes it away.` })
  appraisalDue?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: `Deadline of explanations (hạn giải trình): ${DUE}; null takes it away.` })
  explanationDue?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the survey was carried out (đã điều tra xã hội học).' })
  surveyHeld?: boolean | null;

  @Field(() => String, { nullable: true, description: 'What has to be known to read the round (ghi chú); null takes it away.' })
  note?: string | null;

  @Field(() => [String], { nullable: true, description: `${UNITS}, in place of those before, while the round is planned.` })
  units?: string[] | null;
}

@Resolver()
export class RoundPlanResolver {
  @Mutation(() => ScoringRound, {
    description:
      'Plans a round with its units (lập kế hoạch đợt chấm điểm), for leaders of the issuer, its standing agency and data stewards; others FORBIDDEN. CONFLICT where it is there already.',
  })
  async planRound(
    @Ctx() context: RequestContext,
    @Arg('input', () => RoundPlanInput, { description: 'The round (đợt chấm điểm).' }) input: RoundPlanInput,
  ): Promise<ScoringRoundRow | null> {
    if (input.year < 1945 || input.year > 2200) throw wrongYear(input.year);
    const plan = {
      issuer: input.issuer,
      block: input.block,
      blockLabel: saidText(input.blockLabel ?? null, 'blockLabel'),
      year: input.year,
      criteriaSet: input.criteriaSet ?? null,
      standingAgency: input.standingAgency ?? null,
      selfScoreDue: input.selfScoreDue ?? null,
      appraisalDue: input.appraisalDue ?? null,
      explanationDue: input.explanationDue ?? null,
      surveyPlanned: input.surveyPlanned ?? null,
      note: saidText(input.note ?? null, 'note'),
      units: input.units ?? null,
    };
    const key = await context.command('scores.planRound', ({ client }) => planRound(client, context.viewer, plan), STEP_TERMS);
    await context.alsoSees([key]);
    return marked(context, await context.loaders.load(roundByKey, key));
  }

  @Mutation(() => ScoringRound, {
    description:
      'Changes what a round goes by (điều chỉnh đợt chấm điểm), for its standing agency; others FORBIDDEN. RULE_VIOLATION names the rule that stands against it.',
  })
  async adjustRound(
    @Ctx() context: RequestContext,
    @Arg('round', () => ID, { description: 'ScoringRound.id (mã đợt chấm điểm).' }) id: string,
    @Arg('version', () => Int, {
      description: 'ScoringRound.version as it was seen (phiên bản); STALE_VERSION where it has changed since.',
    })
    version: number,
    @Arg('input', () => RoundAdjustmentInput, { description: 'What changes (nội dung điều chỉnh).' }) input: RoundAdjustmentInput,
  ): Promise<ScoringRoundRow | null> {
    const round = keyOf(id, 'ScoringRound');
    const { criteriaSet, standingAgency, selfScoreDue, appraisalDue, explanationDue, surveyHeld, units } = input;
    const change = {
      criteriaSet: criteriaSet ?? undefined,
      standingAgency: standingAgency ?? undefined,
      selfScoreDue: selfScoreDue ?? undefined,
      appraisalDue,
      explanationDue,
      surveyHeld: surveyHeld ?? undefined,
      note: saidText(input.note, 'note'),
      units: units ?? undefined,
    };
    await context.command(
      'scores.adjustRound',
      ({ client }) => adjustRound(client, { viewer: context.viewer, round, version }, change),
      STEP_TERMS,
    );
    return marked(context, await context.loaders.load(roundByKey, round));
  }
}

const wrongYear = (year: number) =>
  badInput({
    message: `A year from 1945 to 2200 was expected; ${year} came.`,
    messageVi: `Năm đánh giá phải từ 1945 đến 2200; giá trị gửi lên: ${year}.`,
  });
