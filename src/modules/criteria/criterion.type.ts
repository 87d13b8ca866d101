import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DecimalScalar } from '../../kernel/scalars.js';
import { CriterionMethod, EquivalenceKind, LeafMeasureKind, ScoringRuleKind } from './criteria.enums.js';
import type { CriterionRow } from './criterion.query.js';

@ObjectType({ description: 'From this measure on, this percent of the maximum (bậc điểm).' })
export class ScoringStep {
  @Field(() => DecimalScalar, { description: 'Lower end of the step, inclusive (từ).' })
  from!: number;

  @Field(() => DecimalScalar, { description: 'Percent of the maximum (tỷ lệ điểm).' })
  percent!: number;
}

@ObjectType({ description: 'How the points of a leaf follow from what was measured (cách tính điểm).' })
export class ScoringRule {
  @Field(() => ScoringRuleKind, { description: 'Kind of the rule (loại cách tính).' })
  kind!: ScoringRuleKind;

  @Field(() => DecimalScalar, { nullable: true, description: 'RATIO: the target in percent (chỉ tiêu).' })
  target?: number;

  @Field(() => [ScoringStep], { nullable: true, description: 'LADDER: the steps, lowest first (các bậc).' })
  steps?: ScoringStep[];

  @Field(() => DecimalScalar, { nullable: true, description: 'COUNT: points for each (điểm mỗi nội dung).' })
  each?: number;

  @Field(() => DecimalScalar, { nullable: true, description: 'PLUS_MINUS: points added for each plus (điểm cộng).' })
  plus?: number;

  @Field(() => DecimalScalar, { nullable: true, description: 'PLUS_MINUS: points taken off for each minus (điểm trừ).' })
  minus?: number;

  @Field(() => DecimalScalar, { nullable: true, description: 'PLUS_MINUS: never below this (tối thiểu).' })
  floor?: number;

  @Field(() => DecimalScalar, { nullable: true, description: 'COUNT, PLUS_MINUS: never above this (tối đa).' })
  cap?: number;

  @Field(() => [DecimalScalar], {
    nullable: true,
    description: 'SURVEY_OPTIONS: percent of the maximum per option, best first (tỷ lệ theo phương án).',
  })
  percents?: number[];
}

@ObjectType({
  description: 'What the points of a leaf are measured by (số liệu tính điểm): figures that the hub holds, over the year of the round.',
})
export class LeafMeasure {
  @Field(() => LeafMeasureKind, { description: 'Kind of the figure (loại số liệu).' })
  kind!: LeafMeasureKind;

  @Field(() => String, { nullable: true, description: 'STATEMENT_…: code of the metric (mã chỉ tiêu số liệu).' })
  metric?: string;

  @Field(() => String, { nullable: true, description: 'SURVEY_…: code of the instrument (mã bộ công cụ khảo sát).' })
  instrument?: string;

  @Field(() => String, {
    nullable: true,
    description: 'SURVEY_RESULT: code of the dimension (mã chỉ số thành phần); null means the whole result.',
  })
  dimension?: string | null;

  @Field(() => String, { nullable: true, description: 'SURVEY_ANSWERS: code of the question (mã câu hỏi).' })
  question?: string;
}

@ObjectType({ implements: Node, description: 'A criterion or a component of one (tiêu chí, tiêu chí thành phần). Points sit on leaves.' })
export class Criterion extends Node implements Pick<CriterionRow, 'ordinal' | 'code' | 'name' | 'maxPoints' | 'isLeaf' | 'method'> {
  @Field(() => Int, { description: 'Place in the set, depth first, from 1 (thứ tự).' })
  ordinal!: number;

  @Field(() => String, { description: 'Printed code (ký hiệu), such as “3.1.2”.' })
  code!: string;

  @Field(() => String, { description: 'Name of the criterion (tên tiêu chí).' })
  name!: string;

  @Field(() => DecimalScalar, { description: 'Maximum (điểm tối đa).' })
  maxPoints!: string;

  @Field(() => Boolean, { description: 'True where points are given; false where they are summed from components.' })
  isLeaf!: boolean;

  @Field(() => CriterionMethod, {
    nullable: true,
    description: 'Where the points of a leaf come from (phương pháp đánh giá); null for others.',
  })
  method!: CriterionMethod | null;

  @Field(() => ScoringRule, {
    nullable: true,
    description: 'How the points of a leaf are worked out (cách tính điểm); null when not stated.',
  })
  scoringRule!: ScoringRule | null;

  @Field(() => LeafMeasure, {
    nullable: true,
    description: 'What the points of a DATA or SURVEY leaf are measured by (số liệu tính điểm); null for others and when not stated.',
  })
  measure!: LeafMeasure | null;
}

@ObjectType({ description: 'How a leaf of one version follows a leaf of the version before (tương đương tiêu chí).' })
export class CriterionEquivalence {
  @Field(() => EquivalenceKind, { description: 'How the one follows the other.' })
  kind!: EquivalenceKind;
}
