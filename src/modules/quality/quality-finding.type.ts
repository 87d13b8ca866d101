import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DecimalScalar } from '../../kernel/scalars.js';
import type { RuleCode } from './check.rules.js';
import { CheckOutcome, QualityRuleCode } from './quality.enums.js';
import type { QualityFindingRow } from './quality-finding.query.js';

@ObjectType({
  implements: Node,
  description:
    'What a rule said of a stored figure at the last run of the checks (kết quả kiểm tra chất lượng số liệu). Checks of aggregates are computed with the aggregates.',
})
export class QualityFinding
  extends Node
  implements Pick<QualityFindingRow, 'rule' | 'figure' | 'outcome' | 'residual' | 'sharePercent' | 'explanation' | 'explanationVi' | 'demo'>
{
  @Field(() => QualityRuleCode, { description: 'The rule (quy tắc).' })
  rule!: RuleCode;

  @Field(() => String, { description: 'What the figure is, in Vietnamese (số liệu được kiểm tra).' })
  figure!: string;

  @Field(() => CheckOutcome, { description: 'Whether it holds (kết quả).' })
  outcome!: `${CheckOutcome}`;

  @Field(() => DecimalScalar, { nullable: true, description: 'What is left over (chênh lệch); see QualityCheck.residual.' })
  residual!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Size of the residual in percent of the total (tỷ lệ chênh lệch, %); null without a total above 0.',
  })
  sharePercent!: string | null;

  @Field(() => String, { description: 'The finding in words, in English; names what was not reported.' })
  explanation!: string;

  @Field(() => String, { description: 'The same in Vietnamese (giải thích).' })
  explanationVi!: string;

  @Field(() => Boolean, { description: 'True where the figure is one of the demo generator (dữ liệu minh họa).' })
  demo!: boolean;
}
