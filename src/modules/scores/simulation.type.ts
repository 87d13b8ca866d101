import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../../kernel/scalars.js';
import { Rank } from './scorecard.type.js';

export enum NoRankReason {
  OTHERS_NOT_SEEN = 'OTHERS_NOT_SEEN',
  UNRANKED = 'UNRANKED',
  NO_INDEX = 'NO_INDEX',
}

registerEnumType(NoRankReason, {
  name: 'NoRankReason',
  description: 'Why a simulated sheet has no rank (lý do không có thứ hạng giả định).',
  valuesConfig: {
    OTHERS_NOT_SEEN: { description: 'The viewer may not see all other sheets of the round (không được xem hết các phiếu khác).' },
    UNRANKED: { description: 'The unit is not ranked; see Scorecard.unrankedReason (đơn vị không xếp hạng).' },
    NO_INDEX: { description: 'Nothing is said of the sheet yet, or nothing applies to the unit (chưa có chỉ số).' },
  },
});

@InputType({ description: 'What a leaf is supposed to have (điểm giả định của tiêu chí): points, or that it does not apply.' })
export class SimulatedLeafInput {
  @Field(() => String, { description: 'Code of the leaf in the set of the sheet (mã tiêu chí), such as 3.1.2.' })
  code!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Points from 0 to the maximum of the leaf, with at most 4 decimals (điểm giả định).',
  })
  points?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: the leaf does not apply, and has no points (không áp dụng).' })
  notApplicable?: boolean | null;
}

@ObjectType({ description: 'A leaf of which something else is supposed (tiêu chí giả định).' })
export class SimulatedLeaf {
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Points that count as the sheet stands (điểm hiện tính); null where there are none, or where the leaf does not apply.',
  })
  before!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Points that are supposed (điểm giả định); null where the leaf is supposed not to apply.',
  })
  after!: string | null;
}

@ObjectType({
  description:
    'What a sheet would come to with other points on some leaves (kết quả giả định). A leaf that is not named counts with its final points; on a sheet that is not final yet, a leaf without final points counts with what the unit gave itself, or 0 where it has not. Other sheets of the round count in the same way.',
})
export class ScorecardSimulation {
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'finalPoints / denominator × 100 (chỉ số giả định), exact; null where nothing applies.',
  })
  index!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Points with survey, bonus and penalty (tổng điểm giả định).' })
  finalPoints!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Maximum of the leaves that would count (tổng điểm áp dụng).' })
  denominator!: string | null;

  @Field(() => Boolean, { description: 'Whether survey points would enter (có điểm điều tra xã hội học).' })
  surveyHeld!: boolean;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The index without what is supposed (chỉ số hiện tính), exact: the one of a final sheet, else counted in the same way; null where nobody has said anything of the sheet.',
  })
  presentIndex!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'index − presentIndex (mức thay đổi); null where one of them is.' })
  change!: string | null;

  @Field(() => Rank, {
    nullable: true,
    description:
      'The place among the sheets of the round as they stand, by index and the set’s tie-breakers (thứ hạng giả định); null for the reason that noRank says.',
  })
  rank!: Rank | null;

  @Field(() => NoRankReason, { nullable: true, description: 'Why rank is null (lý do không có thứ hạng).' })
  noRank!: NoRankReason | null;

  @Field(() => Int, { description: 'Leaves of the sheet that count with the unit’s own points only (số tiêu chí tính theo điểm tự chấm).' })
  assumed!: number;

  @Field(() => Int, {
    description: 'Leaves, without those of the survey, that count 0 because nobody has given points yet (số tiêu chí chưa có điểm).',
  })
  open!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Other sheets of the round that are not final yet (số phiếu khác chưa chốt điểm); null where there is no rank.',
  })
  othersOpen!: number | null;
}
