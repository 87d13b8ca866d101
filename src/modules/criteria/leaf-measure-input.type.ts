import { Field, InputType } from 'type-graphql';
import { LeafMeasureKind } from './criteria.enums.js';
import type { MeasureParts } from './leaf-measure-parts.rules.js';

@InputType({ description: 'What the points of a leaf are measured by (số liệu tính điểm): a kind with exactly its own parts.' })
export class LeafMeasureInput implements MeasureParts {
  @Field(() => LeafMeasureKind, { description: 'Kind of the figure (loại số liệu).' })
  kind!: `${LeafMeasureKind}`;

  @Field(() => String, { nullable: true, description: 'STATEMENT_…: code of the metric (mã chỉ tiêu số liệu).' })
  metric?: string | null;

  @Field(() => String, { nullable: true, description: 'SURVEY_…: code of the instrument (mã bộ công cụ khảo sát).' })
  instrument?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'SURVEY_RESULT: code of the dimension (mã chỉ số thành phần); the whole result when not given.',
  })
  dimension?: string | null;

  @Field(() => String, { nullable: true, description: 'SURVEY_ANSWERS: code of the question (mã câu hỏi).' })
  question?: string | null;
}
