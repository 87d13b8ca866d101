import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DateTimeScalar, DecimalScalar } from '../../kernel/scalars.js';
import type { FieldResultRow, ScorecardRow } from './scorecard.query.js';
import { ScorecardStatus } from './scores.enums.js';

@ObjectType({ description: 'A place among the units of a block (xếp hạng).' })
export class Rank {
  @Field(() => Int, { nullable: true, description: 'Position (thứ hạng); null where it was only said in words.' })
  position!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many units were ranked (tổng số đơn vị xếp hạng); null when not said.' })
  of!: number | null;

  @Field(() => String, { nullable: true, description: 'The rank in words (xếp hạng bằng lời), such as “thấp”.' })
  text!: string | null;
}

@ObjectType({
  description:
    'A sheet’s result in one field (kết quả theo lĩnh vực). Fields add up to the sheet: maxPoints to its denominator, points to its final points before caps.',
})
export class ScorecardField implements Pick<FieldResultRow, 'maxPoints' | 'points' | 'percent' | 'lostPoints'> {
  @Field(() => DecimalScalar, { description: 'Maximum that enters the denominator (điểm tối đa áp dụng); 0 for bonus and penalty.' })
  maxPoints!: string;

  @Field(() => DecimalScalar, { description: 'Points (điểm đạt được); below 0 for a penalty.' })
  points!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Points in percent of the maximum (tỷ lệ đạt); null where the maximum is 0.' })
  percent!: string | null;

  @Field(() => DecimalScalar, { description: 'Maximum − points, or the points of a penalty (điểm bị trừ).' })
  lostPoints!: string;
}

type CardFields =
  | 'status'
  | 'submittedAt'
  | 'late'
  | 'lockedBy'
  | 'version'
  | 'unrankedReason'
  | 'surveyHeld'
  | 'selfPoints'
  | 'appraisedPoints'
  | 'surveyPoints'
  | 'bonusPoints'
  | 'penaltyPoints'
  | 'overclaim'
  | 'finalPoints'
  | 'denominator'
  | 'demo';

@ObjectType({
  implements: Node,
  description:
    'The sheet of a unit in a round (phiếu chấm điểm). Results are null until the sheet is final, or where only a rank is known.',
})
export class Scorecard extends Node implements Pick<ScorecardRow, CardFields> {
  @Field(() => ScorecardStatus, { description: 'How far the sheet is (tình trạng).' })
  status!: ScorecardStatus;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the self-score was locked (thời điểm chốt tự chấm).' })
  submittedAt!: Date | null;

  @Field(() => Boolean, { description: 'Locked at or after the deadline (nộp muộn).' })
  late!: boolean;

  @Field(() => String, { nullable: true, description: 'The post that locked the sheet (người chốt điểm).' })
  lockedBy!: string | null;

  @Field(() => Int, { description: 'Guards changes of state (phiên bản phiếu).' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Why the unit is not ranked (lý do không xếp hạng).' })
  unrankedReason!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether survey points entered (có điểm điều tra xã hội học); null without points.',
  })
  surveyHeld!: boolean | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Σ self-scored points, without bonus (tổng điểm tự chấm).' })
  selfPoints!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Σ appraised points so far, without survey, bonus and penalty (tổng điểm thẩm định).',
  })
  appraisedPoints!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Σ survey points (điểm điều tra xã hội học); null without a survey.' })
  surveyPoints!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Bonus points, capped (điểm thưởng).' })
  bonusPoints!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Penalty points, capped (điểm phạt).' })
  penaltyPoints!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Σ max(0, self − final) over the leaves that have both (điểm tự chấm vượt); null while none has.',
  })
  overclaim!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Points with survey, bonus and penalty, on the scale of the denominator (tổng điểm cuối cùng).',
  })
  finalPoints!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Maximum of the leaves that count (tổng điểm áp dụng): without the survey where none was held.',
  })
  denominator!: string | null;

  @Field(() => Boolean, { description: 'True for data of the demo generator (dữ liệu minh họa).' })
  demo!: boolean;
}
