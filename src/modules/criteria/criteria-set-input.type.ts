import { Field, InputType, Int } from 'type-graphql';
import { DecimalScalar } from '../../kernel/scalars.js';
import {
  BonusEntry,
  CanonicalField,
  CriterionMethod,
  EquivalenceKind,
  NotApplicablePolicy,
  RankingBlock,
  ScoringRuleKind,
  TieBreakerKind,
} from './criteria.enums.js';
import { LeafMeasureInput } from './leaf-measure-input.type.js';
import type { RuleParts } from './scoring-rule-parts.rules.js';

@InputType({ description: 'From this measure on, this percent of the maximum (bậc điểm).' })
export class ScoringStepInput {
  @Field(() => DecimalScalar, { description: 'Lower end of the step, inclusive (từ); steps rise.' })
  from!: string;

  @Field(() => DecimalScalar, { description: 'Percent of the maximum (tỷ lệ điểm), 0–100.' })
  percent!: string;
}

@InputType({ description: 'How the points of a leaf follow from what is measured (cách tính điểm): a kind with exactly its own parts.' })
export class ScoringRuleInput implements RuleParts {
  @Field(() => ScoringRuleKind, { description: 'Kind of the rule (loại cách tính).' })
  kind!: `${ScoringRuleKind}`;

  @Field(() => DecimalScalar, { nullable: true, description: 'RATIO: the target in percent (chỉ tiêu).' })
  target?: string | null;

  @Field(() => [ScoringStepInput], { nullable: true, description: 'LADDER: the steps, lowest first (các bậc).' })
  steps?: ScoringStepInput[] | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'COUNT: points for each (điểm mỗi nội dung).' })
  each?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'PLUS_MINUS: points added for each plus (điểm cộng).' })
  plus?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'PLUS_MINUS: points taken off for each minus (điểm trừ).' })
  minus?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'PLUS_MINUS: never below this (tối thiểu).' })
  floor?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'COUNT, PLUS_MINUS: never above this (tối đa).' })
  cap?: string | null;

  @Field(() => [DecimalScalar], {
    nullable: true,
    description: 'SURVEY_OPTIONS: percent of the maximum per option, best first (tỷ lệ theo phương án).',
  })
  percents?: string[] | null;
}

@InputType({ description: 'An agency (cơ quan) by its name, by its code where it is a unit, or both.' })
export class AgencyInput {
  @Field(() => String, { nullable: true, description: 'Its name as printed (tên cơ quan); that of the unit when not given.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the unit (mã đơn vị) on 31 December of the first year of the set.' })
  unit?: string | null;
}

@InputType({
  description: 'A criterion or a component of one (tiêu chí, tiêu chí thành phần), a tree of any depth. One without components is a leaf.',
})
export class CriterionInput {
  @Field(() => String, { description: 'Printed code (ký hiệu), such as “3.1.2”; once in a set.' })
  code!: string;

  @Field(() => String, { description: 'Name of the criterion (tên tiêu chí).' })
  name!: string;

  @Field(() => DecimalScalar, { description: 'Maximum (điểm tối đa), above 0; of a criterion with components their sum.' })
  maxPoints!: string;

  @Field(() => CriterionMethod, {
    nullable: true,
    description: 'Where the points of a leaf come from (phương pháp đánh giá); for leaves only.',
  })
  method?: `${CriterionMethod}` | null;

  @Field(() => ScoringRuleInput, {
    nullable: true,
    description: 'How the points of a leaf are worked out (cách tính điểm); for leaves only.',
  })
  scoringRule?: ScoringRuleInput | null;

  @Field(() => LeafMeasureInput, {
    nullable: true,
    description: 'What the points of a leaf are measured by (số liệu tính điểm); for leaves of method DATA or SURVEY only.',
  })
  measure?: LeafMeasureInput | null;

  @Field(() => AgencyInput, { nullable: true, description: 'Who has to see to it (đơn vị chủ trì).' })
  ownerAgency?: AgencyInput | null;

  @Field(() => AgencyInput, { nullable: true, description: 'Who appraises it (đơn vị thẩm định).' })
  appraiserAgency?: AgencyInput | null;

  @Field(() => [CriterionInput], { nullable: true, description: 'Its components in printed order (tiêu chí thành phần).' })
  components?: CriterionInput[] | null;
}

@InputType({ description: 'A field of a set (lĩnh vực) with its criteria.' })
export class CriteriaFieldInput {
  @Field(() => String, { description: 'Printed code (ký hiệu), such as “3”; once among the fields.' })
  code!: string;

  @Field(() => String, { description: 'Name of the field (tên lĩnh vực).' })
  name!: string;

  @Field(() => CanonicalField, { description: 'What it is about (lĩnh vực chuẩn); BONUS and PENALTY stand outside the total.' })
  canonicalField!: `${CanonicalField}`;

  @Field(() => DecimalScalar, { description: 'Maximum of the field (điểm tối đa).' })
  maxPoints!: string;

  @Field(() => [CriterionInput], { description: 'Its criteria in printed order (các tiêu chí).' })
  criteria!: CriterionInput[];
}

@InputType({ description: 'A grade of a set (xếp loại).' })
export class GradeBandInput {
  @Field(() => String, { description: 'Code of the grade (mã xếp loại).' })
  code!: string;

  @Field(() => String, { description: 'Name of the grade (tên xếp loại), such as “Tốt”.' })
  name!: string;

  @Field(() => DecimalScalar, { description: 'The index from which it is given, inclusive (ngưỡng dưới); the lowest grade begins at 0.' })
  minIndex!: string;
}

@InputType({ description: 'What is compared between sheets of equal index (tiêu chí phụ khi bằng điểm).' })
export class TieBreakerInput {
  @Field(() => TieBreakerKind, { description: 'What is compared (nội dung so sánh).' })
  kind!: `${TieBreakerKind}`;

  @Field(() => String, { nullable: true, description: 'FIELD_POINTS: code of the field that is compared (ký hiệu lĩnh vực).' })
  field?: string | null;
}

@InputType({ description: 'How a leaf follows a leaf of an earlier version (tương đương tiêu chí).' })
export class LeafEquivalenceInput {
  @Field(() => String, { description: 'Code of the leaf in the new version (ký hiệu mới).' })
  newer!: string;

  @Field(() => EquivalenceKind, { description: 'How it follows (mức độ tương đương); NONE for a new leaf.' })
  kind!: `${EquivalenceKind}`;

  @Field(() => String, { nullable: true, description: 'Code of the leaf in the older version (ký hiệu cũ); none for NONE.' })
  older?: string | null;
}

@InputType({ description: 'Which version a set follows (nối tiếp phiên bản), and how; leaves of it that are not named were dropped.' })
export class FollowsInput {
  @Field(() => Int, { description: 'An earlier version of the same code that is published or retired (phiên bản trước).' })
  version!: number;

  @Field(() => [LeafEquivalenceInput], { description: 'One for each leaf of the new version (các tiêu chí tương đương).' })
  equivalences!: LeafEquivalenceInput[];
}

@InputType({ description: 'A whole version of a set as a draft (dự thảo bộ tiêu chí).' })
export class CriteriaSetDraftInput {
  @Field(() => String, { description: 'Code that all versions of the set share (mã bộ tiêu chí).' })
  code!: string;

  @Field(() => Int, { nullable: true, description: 'Number of the version (phiên bản); 1 when not given.' })
  version?: number | null;

  @Field(() => String, { description: 'Name of the set (tên bộ tiêu chí).' })
  name!: string;

  @Field(() => RankingBlock, { description: 'Whom the set is for (khối áp dụng).' })
  block!: `${RankingBlock}`;

  @Field(() => String, { description: 'Code of the unit that issues it (mã đơn vị ban hành) on 31 December of the first year.' })
  issuer!: string;

  @Field(() => Int, { description: 'First year of use (áp dụng từ năm).' })
  effectiveFromYear!: number;

  @Field(() => Int, { nullable: true, description: 'Last year of use (áp dụng đến năm), where it is known.' })
  effectiveToYear?: number | null;

  @Field(() => DecimalScalar, { description: 'Declared total (tổng điểm tối đa), without bonus and penalty.' })
  maxPoints!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What the survey leaves are worth together (điểm điều tra xã hội học); 0 when not given.',
  })
  surveyMaxPoints?: string | null;

  @Field(() => NotApplicablePolicy, { description: 'What “not applicable” means for the points (tiêu chí không áp dụng).' })
  notApplicablePolicy!: `${NotApplicablePolicy}`;

  @Field(() => BonusEntry, { description: 'Whether bonus and penalty are rescaled with the sheet (cách tính điểm thưởng, phạt).' })
  bonusEntry!: `${BonusEntry}`;

  @Field(() => DecimalScalar, { nullable: true, description: 'Most bonus points of a sheet (điểm thưởng tối đa); none without a cap.' })
  bonusCap?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Most penalty points of a sheet (điểm phạt tối đa); none without a cap.' })
  penaltyCap?: string | null;

  @Field(() => Boolean, { description: 'Whether an index above 100 stands (chỉ số có thể vượt 100).' })
  indexMayPass100!: boolean;

  @Field(() => String, { nullable: true, description: 'Code of the source document that lays it down (mã văn bản nguồn).' })
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'Where in the source it stands (vị trí trong văn bản); with a source only.' })
  locator?: string | null;

  @Field(() => [CriteriaFieldInput], { description: 'Its fields in printed order (các lĩnh vực).' })
  fields!: CriteriaFieldInput[];

  @Field(() => [GradeBandInput], { nullable: true, description: 'Its grades (các mức xếp loại).' })
  gradeBands?: GradeBandInput[] | null;

  @Field(() => [TieBreakerInput], { nullable: true, description: 'What decides between sheets of equal index, in order (tiêu chí phụ).' })
  tieBreakers?: TieBreakerInput[] | null;

  @Field(() => FollowsInput, { nullable: true, description: 'Which earlier version it follows (nối tiếp), leaf by leaf.' })
  follows?: FollowsInput | null;
}
