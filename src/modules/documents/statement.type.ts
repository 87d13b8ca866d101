import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DateScalar, DecimalScalar } from '../../kernel/scalars.js';
import { ComparisonOperator, NoValueReason, ReportScope } from './document.enums.js';
import type { StatementRow } from './statement.query.js';

@ObjectType({
  implements: Node,
  description: 'A published figure or claim (số liệu công bố), kept as its source gives it, also where it cannot be right.',
})
export class Statement
  extends Node
  implements Pick<StatementRow, 'unresolvedSubject' | 'scope' | 'operator' | 'value' | 'outOf' | 'text' | 'asOf' | 'noValueReason'>
{
  @Field(() => String, {
    nullable: true,
    description: 'The subject in words (đối tượng chưa xác định), where the source does not say which unit it is; subject is then null.',
  })
  unresolvedSubject!: string | null;

  @Field(() => ReportScope, {
    nullable: true,
    description: 'Which part of the subject it counts (phạm vi); null where the question does not arise.',
  })
  scope!: ReportScope | null;

  @Field(() => ComparisonOperator, { description: 'How the source puts the number (cách nêu số liệu).' })
  operator!: ComparisonOperator;

  @Field(() => DecimalScalar, { nullable: true, description: 'The number (giá trị); null for a claim without one, see noValueReason.' })
  value!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The total that value is a part of (trên tổng số), such as 15 in “15/15”; null when none is given.',
  })
  outOf!: string | null;

  @Field(() => String, { description: 'The claim in short, in Vietnamese (nội dung).' })
  text!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day for which it is claimed (thời điểm số liệu); null when the source gives none.',
  })
  asOf!: string | null;

  @Field(() => NoValueReason, { nullable: true, description: 'Why there is no number (lý do không có số liệu); null where there is one.' })
  noValueReason!: NoValueReason | null;
}
