import { Field, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../../kernel/scalars.js';
import type { LeafOverclaimRow } from './overclaim.query.js';

@ObjectType({
  description: 'How far units scored themselves above what a leaf came to, over the sheets of a round (điểm tự chấm vượt theo tiêu chí).',
})
export class LeafOverclaim implements Omit<LeafOverclaimRow, 'criterionKey' | 'demo'> {
  @Field(() => Int, { description: 'Sheets with both self-scored and final points on the leaf (số phiếu).' })
  sheets!: number;

  @Field(() => DecimalScalar, { description: 'Σ self-scored points of these (tổng điểm tự chấm).' })
  selfPoints!: string;

  @Field(() => DecimalScalar, { description: 'Σ final points of these (tổng điểm cuối cùng).' })
  finalPoints!: string;

  @Field(() => DecimalScalar, {
    description: 'Σ max(0, self − final) (điểm tự chấm vượt): a unit that was too modest sets nothing off.',
  })
  overclaim!: string;

  @Field(() => DecimalScalar, {
    description: 'overclaim in percent of the maximum over these sheets (tỷ lệ tự chấm vượt bình quân).',
  })
  meanOverclaimPercent!: string;
}
