import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DateScalar, DecimalScalar } from '../../kernel/scalars.js';
import { ComparisonOperator } from '../documents/index.js';
import { PlanStatus, ReportFrequency } from './plan.enums.js';
import type { PlanItemRow, PlanRow, ReportingDutyRow } from './plan.query.js';
import type { TimeTargetRow } from './time-target.query.js';

@ObjectType({ implements: Node, description: 'A plan of a unit (kế hoạch).' })
export class Plan extends Node implements Pick<PlanRow, 'code' | 'title' | 'status' | 'year'> {
  @Field(() => String, { description: 'A key of the hub’s own (mã kế hoạch): unit code and a slug.' })
  code!: string;

  @Field(() => String, { description: 'Title (tên kế hoạch).' })
  title!: string;

  @Field(() => PlanStatus, { description: 'How far it is, as the source tells (tình trạng).' })
  status!: PlanStatus;

  @Field(() => Int, { nullable: true, description: 'The year that it is for (năm); null when not stated.' })
  year!: number | null;
}

@ObjectType({ description: 'A group of solutions in a plan (nhóm giải pháp).' })
export class PlanItem implements Pick<PlanItemRow, 'position' | 'text'> {
  @Field(() => Int, { description: 'Place in the plan, from 1 (thứ tự).' })
  position!: number;

  @Field(() => String, { description: 'What it says, in short (nội dung).' })
  text!: string;
}

@ObjectType({ description: 'A duty to report that a unit laid down (chế độ báo cáo).' })
export class ReportingDuty implements Pick<ReportingDutyRow, 'text' | 'frequency' | 'since'> {
  @Field(() => String, { description: 'What has to be reported (nội dung).' })
  text!: string;

  @Field(() => ReportFrequency, { nullable: true, description: 'How often (kỳ báo cáo); null when not stated.' })
  frequency!: ReportFrequency | null;

  @Field(() => DateScalar, { nullable: true, description: 'From which day (từ ngày); null when not stated.' })
  since!: string | null;
}

@ObjectType({
  implements: Node,
  description: 'By how much a unit cuts the time of procedures (cắt giảm thời gian giải quyết), as it states or commits.',
})
export class TimeTarget
  extends Node
  implements Pick<TimeTargetRow, 'unresolvedUnit' | 'statutoryDays' | 'committedDays' | 'cutPercent' | 'operator' | 'text'>
{
  @Field(() => String, {
    nullable: true,
    description: 'The unit in words, where the source does not say which it is (đơn vị chưa xác định).',
  })
  unresolvedUnit!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Working days that the law gives (thời hạn theo quy định); null when not known.',
  })
  statutoryDays!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Working days that the unit commits to (thời hạn cam kết); null when not known.',
  })
  committedDays!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The cut that is claimed, in percent of the statutory time (tỷ lệ cắt giảm công bố).',
  })
  cutPercent!: string | null;

  @Field(() => ComparisonOperator, { description: 'How the source puts the number (cách nêu số liệu).' })
  operator!: ComparisonOperator;

  @Field(() => String, { description: 'The claim in short, in Vietnamese (nội dung).' })
  text!: string;
}
