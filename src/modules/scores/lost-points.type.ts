import { Field, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../../kernel/scalars.js';
import { CanonicalField } from '../criteria/index.js';

@ObjectType({ description: 'What a group of lost points has in common (khóa nhóm); null for what was not grouped by.' })
export class LostPointsKey {
  @Field(() => CanonicalField, { nullable: true, description: 'The canonical field (lĩnh vực chuẩn).' })
  canonicalField!: CanonicalField | null;
}

@ObjectType({ description: 'A unit with the points that it lost in a group (đơn vị mất nhiều điểm nhất).' })
export class LostPointsUnit {
  @Field(() => DecimalScalar, { description: 'Points lost (điểm bị trừ).' })
  lostPoints!: string;
}

@ObjectType({ description: 'Points lost in one group (điểm bị trừ theo nhóm).' })
export class LostPointsGroupRow {
  @Field(() => LostPointsKey, { description: 'What the group has in common (khóa nhóm).' })
  key!: LostPointsKey;

  @Field(() => Int, { description: 'Final sheets that the group counts (số phiếu).' })
  scorecards!: number;

  @Field(() => DecimalScalar, { description: 'Points lost (điểm bị trừ).' })
  lostPoints!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Points lost in percent of the maximum that counted (tỷ lệ điểm bị trừ bình quân).',
  })
  meanLostPercent!: string | null;
}

@ObjectType({ description: 'Where points were lost (phân tích điểm bị trừ).' })
export class LostPoints {
  @Field(() => DecimalScalar, { description: 'All points lost, also in groups that are not listed (tổng điểm bị trừ).' })
  total!: string;

  @Field(() => [LostPointsGroupRow], { description: 'The groups that lost most, the most first (các nhóm).' })
  rows!: LostPointsGroupRow[];
}
