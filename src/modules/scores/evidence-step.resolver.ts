import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { marked } from '../../kernel/demo-mark.js';
import { DateScalar } from '../../kernel/scalars.js';
import { documentOf } from './evidence-document.js';
import { attachEvidence, replaceEvidence, withdrawEvidence } from './evidence-step.commands.js';
import type { EvidenceRow, ScoreRow } from './score.query.js';
import { Evidence, Score } from './score.type.js';
import { evidenceByKey, scoreByKey } from './scores.loaders.js';
import { keyOf } from './scoring-input.js';
import { LEAF_TERMS } from './sheet-step.js';

@InputType({ description: 'A dated, issued document that proves a leaf (tài liệu kiểm chứng).' })
class EvidenceInput {
  @Field(() => String, { description: 'What the document is (trích yếu).' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Number of the document (số, ký hiệu).' })
  number?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of issue (ngày ban hành); not after today.' })
  issuedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it can be read (đường dẫn): an address with http or https.' })
  url?: string | null;
}

const RULES = 'In DRAFT, or on leaves that the appraisers asked about. RULE_VIOLATION names the rule that stands against it.';

@Resolver()
export class EvidenceStepResolver {
  @Mutation(() => Evidence, { description: `Attaches a document to a leaf (bổ sung tài liệu kiểm chứng). ${RULES}` })
  async attachEvidence(
    @Ctx() context: RequestContext,
    @Arg('score', () => ID, { description: 'Score.id (mã điểm tiêu chí).' }) id: string,
    @Arg('input', () => EvidenceInput, { description: 'The document (tài liệu).' }) input: EvidenceInput,
  ): Promise<EvidenceRow | null> {
    const score = keyOf(id, 'Score');
    const document = documentOf(input, context.today);
    const key = await context.command(
      'scores.attachEvidence',
      ({ client }) => attachEvidence(client, context.viewer, score, document),
      LEAF_TERMS,
    );
    return marked(context, await context.loaders.load(evidenceByKey, key));
  }

  @Mutation(() => Evidence, { description: `Puts another document in place of one (thay thế tài liệu kiểm chứng). ${RULES}` })
  async replaceEvidence(
    @Ctx() context: RequestContext,
    @Arg('evidence', () => ID, { description: 'Evidence.id (mã tài liệu kiểm chứng).' }) id: string,
    @Arg('input', () => EvidenceInput, { description: 'The document (tài liệu).' }) input: EvidenceInput,
  ): Promise<EvidenceRow | null> {
    const evidence = keyOf(id, 'Evidence');
    const document = documentOf(input, context.today);
    await context.command(
      'scores.replaceEvidence',
      ({ client }) => replaceEvidence(client, context.viewer, evidence, document),
      LEAF_TERMS,
    );
    return marked(context, await context.loaders.load(evidenceByKey, evidence));
  }

  @Mutation(() => Score, { description: `Takes a document away from its leaf (thu hồi tài liệu kiểm chứng), which is answered. ${RULES}` })
  async withdrawEvidence(
    @Ctx() context: RequestContext,
    @Arg('evidence', () => ID, { description: 'Evidence.id (mã tài liệu kiểm chứng).' }) id: string,
  ): Promise<ScoreRow | null> {
    const evidence = keyOf(id, 'Evidence');
    const score = await context.command(
      'scores.withdrawEvidence',
      ({ client }) => withdrawEvidence(client, context.viewer, evidence),
      LEAF_TERMS,
    );
    return marked(context, await context.loaders.load(scoreByKey, score));
  }
}
