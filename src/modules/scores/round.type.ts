import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DateScalar, DateTimeScalar } from '../../kernel/scalars.js';
import { RankingBlock } from '../criteria/index.js';
import { UnitLevel } from '../units/index.js';
import type { RoundProgressRow, ScoringRoundRow } from './round.query.js';
import { RoundStatus } from './scores.enums.js';

@ObjectType({ description: 'How many sheets of a round have come how far (tiến độ).' })
export class RoundProgress implements Omit<RoundProgressRow, 'round'> {
  @Field(() => Int, { description: 'Units in the round (số đơn vị).' })
  units!: number;

  @Field(() => Int, { description: 'Sheets whose self-score is locked (đã nộp).' })
  submitted!: number;

  @Field(() => Int, { description: 'Of these, known to be in time (nộp đúng hạn).' })
  submittedOnTime!: number;

  @Field(() => Int, { description: 'Sheets appraised at least once (đã thẩm định).' })
  appraised!: number;

  @Field(() => Int, { description: 'Sheets with final points (đã chốt điểm).' })
  finalized!: number;
}

type RoundFields =
  | 'level'
  | 'block'
  | 'blockLabel'
  | 'year'
  | 'status'
  | 'selfScoreDue'
  | 'appraisalDue'
  | 'explanationDue'
  | 'intakeClosedAt'
  | 'openedOn'
  | 'finalizedOn'
  | 'approvedOn'
  | 'approvalDecision'
  | 'publishedOn'
  | 'publicationDecision'
  | 'surveyPlanned'
  | 'surveyHeld'
  | 'note'
  | 'version'
  | 'demo';

@ObjectType({
  implements: Node,
  description: 'A round of scoring (đợt chấm điểm): units of one block, one year, one issuer. The round of year N is published in N + 1.',
})
export class ScoringRound extends Node implements Pick<ScoringRoundRow, RoundFields> {
  @Field(() => UnitLevel, { description: 'Level of the units that are scored (cấp được chấm).' })
  level!: UnitLevel;

  @Field(() => RankingBlock, { description: 'Who is ranked with each other (khối).' })
  block!: RankingBlock;

  @Field(() => String, { nullable: true, description: 'The block as the issuer calls it (tên khối).' })
  blockLabel!: string | null;

  @Field(() => Int, { description: 'The year that is scored (năm đánh giá), not the year of publication.' })
  year!: number;

  @Field(() => RoundStatus, { description: 'How far the round is (tình trạng).' })
  status!: RoundStatus;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The first late instant for self-scores (hạn tự chấm): “before 30/11/2018” is 2018-11-30T00:00:00+07:00.',
  })
  selfScoreDue!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The first late instant for first appraisals (hạn thẩm định).' })
  appraisalDue!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The first late instant for explanations (hạn giải trình).' })
  explanationDue!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From when no self-score is taken any more (thời điểm khóa tiếp nhận).' })
  intakeClosedAt!: Date | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of opening (ngày mở).' })
  openedOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which all sheets were final (ngày chốt điểm).' })
  finalizedOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of approval (ngày phê duyệt).' })
  approvedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the approving decision (số quyết định phê duyệt).' })
  approvalDecision!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of publication (ngày công bố).' })
  publishedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the publishing decision (số quyết định công bố).' })
  publicationDecision!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a survey belongs to the round (có điều tra xã hội học); null when not stated.',
  })
  surveyPlanned!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the survey was carried out (đã điều tra xã hội học); null while not known.',
  })
  surveyHeld!: boolean | null;

  @Field(() => String, { nullable: true, description: 'What has to be known to read the round (ghi chú).' })
  note!: string | null;

  @Field(() => Int, { description: 'Guards changes of the round (phiên bản).' })
  version!: number;

  @Field(() => Boolean, { description: 'True for data of the demo generator (dữ liệu minh họa).' })
  demo!: boolean;
}
