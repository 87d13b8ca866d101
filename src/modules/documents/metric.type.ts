import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { UnitKind } from '../units/index.js';
import type { MetricRow } from './metric.query.js';

@ObjectType({ implements: Node, description: 'What a statement counts or claims (chỉ tiêu số liệu).' })
export class Metric extends Node implements Omit<MetricRow, 'key'> {
  @Field(() => String, { description: 'Code of the metric (mã chỉ tiêu), such as WARDS_PUBLISHING_PROCEDURES.' })
  code!: string;

  @Field(() => String, { description: 'Name in Vietnamese (tên chỉ tiêu).' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What one of it is (đơn vị tính): hồ sơ, văn bản, %; null for a claim in words.' })
  unitOfMeasure!: string | null;

  @Field(() => String, { description: 'What exactly is counted (giải thích).' })
  description!: string;

  @Field(() => [UnitKind], {
    nullable: true,
    description:
      'Kinds of units below the subject that the denominator counts (loại đơn vị ở mẫu số), so that the register can check it; null where it counts no units.',
  })
  registerKinds!: UnitKind[] | null;
}
