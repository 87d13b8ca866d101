import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DecimalScalar } from '../../kernel/scalars.js';
import { NoValueReason } from '../documents/index.js';
import type { SurveyAnswerCountRow, SurveyDimensionResultRow } from './result-detail.query.js';
import type { SurveyResultRow } from './result.query.js';

@ObjectType({
  implements: Node,
  description:
    'What a survey found for a unit in a year (kết quả khảo sát), or why it found nothing. A unit that was not sampled has no value; none is ever imputed.',
})
export class SurveyResult
  extends Node
  implements Pick<SurveyResultRow, 'year' | 'value' | 'scaleMax' | 'sent' | 'received' | 'valid' | 'noValueReason' | 'demo'>
{
  @Field(() => Int, { description: 'The year (năm).' })
  year!: number;

  @Field(() => DecimalScalar, { nullable: true, description: 'The outcome on its scale (giá trị); null with a noValueReason.' })
  value!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The end of the scale (thang đo): 100 for percent; null where nothing was measured.',
  })
  scaleMax!: string | null;

  @Field(() => Int, { nullable: true, description: 'Forms sent out (số phiếu phát ra); null when not stated.' })
  sent!: number | null;

  @Field(() => Int, { nullable: true, description: 'Forms that came back (số phiếu thu về); null when not stated.' })
  received!: number | null;

  @Field(() => Int, { nullable: true, description: 'Forms that count (số phiếu hợp lệ); null when not stated.' })
  valid!: number | null;

  @Field(() => NoValueReason, {
    nullable: true,
    description:
      'Why there is no value (lý do không có số liệu): NOT_SAMPLED when a campaign above the unit did not sample it, NOT_MEASURED when no campaign covered it, WITHHELD below 5 answers. Null where there is a value.',
  })
  noValueReason!: NoValueReason | null;

  @Field(() => Boolean, { description: 'True for a row of the demo generator, or a reason that rests on one (dữ liệu minh họa).' })
  demo!: boolean;
}

@ObjectType({ description: 'A survey result by dimension (kết quả theo chỉ số thành phần).' })
export class SurveyDimensionResult implements Omit<SurveyDimensionResultRow, 'result' | 'dimension'> {
  @Field(() => String, { description: 'Code of the dimension (mã).' })
  code!: string;

  @Field(() => String, { description: 'Name of the dimension (tên).' })
  name!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'The outcome on its scale (giá trị); null with a noValueReason.' })
  value!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The end of the scale (thang đo).' })
  scaleMax!: string | null;

  @Field(() => NoValueReason, { nullable: true, description: 'Why there is no value (lý do không có số liệu).' })
  noValueReason!: NoValueReason | null;
}

@ObjectType({ description: 'How many of a group of respondents chose an option (số lượt trả lời): aggregates only.' })
export class SurveyAnswerCount implements Omit<SurveyAnswerCountRow, 'result'> {
  @Field(() => String, { description: 'Code of the question (mã câu hỏi).' })
  questionCode!: string;

  @Field(() => String, { description: 'The question (câu hỏi).' })
  question!: string;

  @Field(() => String, { description: 'Code of the group of respondents (mã nhóm).' })
  groupCode!: string;

  @Field(() => String, { description: 'The group of respondents (nhóm đối tượng).' })
  group!: string;

  @Field(() => String, { description: 'Code of the option (mã phương án).' })
  optionCode!: string;

  @Field(() => String, { description: 'The option (phương án trả lời).' })
  option!: string;

  @Field(() => DecimalScalar, { description: 'What the option weighs, in percent (trọng số): 100, 60, 20 or 0 for A–D.' })
  weight!: string;

  @Field(() => Int, { nullable: true, description: 'How many chose it (số lượt); null where the group gave fewer than 5 answers.' })
  count!: number | null;

  @Field(() => NoValueReason, { nullable: true, description: 'WITHHELD for a group of fewer than 5 answers (lý do không có số liệu).' })
  noValueReason!: NoValueReason | null;
}
