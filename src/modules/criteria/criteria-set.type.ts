import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DecimalScalar } from '../../kernel/scalars.js';
import type { CriteriaFieldRow, CriteriaSetRow, GradeBandRow, TieBreakerRow } from './criteria-set.query.js';
import {
  BonusEntry,
  CanonicalField,
  CriteriaSetStatus,
  FieldPart,
  NotApplicablePolicy,
  RankingBlock,
  TieBreakerKind,
} from './criteria.enums.js';

@ObjectType({
  implements: Node,
  description:
    'One version of a set of criteria (bộ tiêu chí): its fields, the tree of criteria, grades and policies. It never changes once published.',
})
export class CriteriaSet extends Node implements Omit<CriteriaSetRow, 'key' | 'issuer' | 'rolledOutBy' | 'sourceId' | 'locator'> {
  @Field(() => String, { description: 'Code that all versions of the set share (mã bộ tiêu chí).' })
  code!: string;

  @Field(() => Int, { description: 'Number of the version, from 1 (phiên bản).' })
  version!: number;

  @Field(() => String, { description: 'Name of the set (tên bộ tiêu chí).' })
  name!: string;

  @Field(() => RankingBlock, { description: 'Whom the set is for (khối áp dụng).' })
  block!: RankingBlock;

  @Field(() => CriteriaSetStatus, { description: 'State of this version (tình trạng).' })
  status!: CriteriaSetStatus;

  @Field(() => Int, { nullable: true, description: 'First year of use (áp dụng từ năm); null when not stated.' })
  effectiveFromYear!: number | null;

  @Field(() => Int, { nullable: true, description: 'Last year of use (áp dụng đến năm); null while in use or when not stated.' })
  effectiveToYear!: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Declared total (tổng điểm tối đa); null for a set that is only mentioned.' })
  maxPoints!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'What the survey leaves are worth together (điểm điều tra xã hội học).' })
  surveyMaxPoints!: string | null;

  @Field(() => NotApplicablePolicy, { nullable: true, description: 'What “not applicable” means for the points (tiêu chí không áp dụng).' })
  notApplicablePolicy!: NotApplicablePolicy | null;

  @Field(() => BonusEntry, {
    nullable: true,
    description: 'Whether bonus and penalty are rescaled with the sheet (cách tính điểm thưởng, phạt).',
  })
  bonusEntry!: BonusEntry | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Most bonus points of a sheet (điểm thưởng tối đa); null without a cap.' })
  bonusCap!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Most penalty points of a sheet (điểm phạt tối đa); null without a cap.' })
  penaltyCap!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether an index above 100 stands (chỉ số có thể vượt 100).' })
  indexMayPass100!: boolean | null;

  @Field(() => Boolean, { description: 'True for data of the demo generator (dữ liệu minh họa).' })
  demo!: boolean;
}

@ObjectType({ implements: Node, description: 'A field of a set (lĩnh vực) with its maximum.' })
export class CriteriaField
  extends Node
  implements Pick<CriteriaFieldRow, 'ordinal' | 'code' | 'name' | 'canonicalField' | 'part' | 'maxPoints'>
{
  @Field(() => Int, { description: 'Place in the set, from 1 (thứ tự).' })
  ordinal!: number;

  @Field(() => String, { description: 'Printed code (ký hiệu), such as “3”.' })
  code!: string;

  @Field(() => String, { description: 'Name of the field (tên lĩnh vực).' })
  name!: string;

  @Field(() => CanonicalField, { description: 'What the field is about, for comparing sets (lĩnh vực chuẩn).' })
  canonicalField!: CanonicalField;

  @Field(() => FieldPart, { description: 'How its points enter the index (phần điểm).' })
  part!: FieldPart;

  @Field(() => DecimalScalar, { description: 'Maximum of the field (điểm tối đa).' })
  maxPoints!: string;
}

@ObjectType({ description: 'A grade of a set (xếp loại).' })
export class GradeBand implements Pick<GradeBandRow, 'code' | 'name' | 'minIndex'> {
  @Field(() => String, { description: 'Code of the grade (mã xếp loại).' })
  code!: string;

  @Field(() => String, { description: 'Name of the grade (tên xếp loại), such as “Tốt”.' })
  name!: string;

  @Field(() => DecimalScalar, { description: 'The index from which it is given, inclusive (ngưỡng dưới).' })
  minIndex!: string;
}

@ObjectType({ description: 'What is compared between sheets of equal index (tiêu chí phụ khi bằng điểm).' })
export class TieBreaker implements Pick<TieBreakerRow, 'ordinal' | 'kind'> {
  @Field(() => Int, { description: 'Place in the order of comparison, from 1 (thứ tự).' })
  ordinal!: number;

  @Field(() => TieBreakerKind, { description: 'What is compared (nội dung so sánh).' })
  kind!: TieBreakerKind;
}
