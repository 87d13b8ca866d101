import { Field, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../../kernel/scalars.js';
import type { Check, RuleCode } from './check.rules.js';
import { CheckOutcome, QualityRuleCode } from './quality.enums.js';

@ObjectType({ description: 'What one rule says of one figure (kết quả kiểm tra số liệu). The figure itself is never changed.' })
export class QualityCheck implements Check {
  @Field(() => QualityRuleCode, { description: 'The rule (quy tắc).' })
  rule!: RuleCode;

  @Field(() => CheckOutcome, { description: 'Whether it holds (kết quả).' })
  outcome!: `${CheckOutcome}`;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'What is left over (chênh lệch): 0 when the rule holds, null when it cannot be tested; below 0 where the parts exceed the total. In days where the rule is about dates.',
  })
  residual!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Size of the residual in percent of the total (tỷ lệ chênh lệch, %), to 2 decimals; null without a total above 0.',
  })
  sharePercent!: string | null;

  @Field(() => String, { description: 'The check in words, in English; names what was not reported.' })
  explanation!: string;

  @Field(() => String, { description: 'The same in Vietnamese (giải thích).' })
  explanationVi!: string;
}

@ObjectType({ description: 'A rule that figures are held to (quy tắc kiểm tra số liệu).' })
export class QualityRule {
  @Field(() => QualityRuleCode, { description: 'Its code (mã quy tắc).' })
  code!: RuleCode;

  @Field(() => String, { description: 'Its name in English.' })
  name!: string;

  @Field(() => String, { description: 'Its name in Vietnamese (tên quy tắc).' })
  nameVi!: string;

  @Field(() => String, { description: 'What must hold, in English.' })
  description!: string;

  @Field(() => String, { description: 'What must hold, in Vietnamese (nội dung quy tắc).' })
  descriptionVi!: string;
}
