import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/node.js';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../../kernel/scalars.js';
import { NoValueReason } from '../documents/index.js';
import type { EvidenceRow, ScoreRow } from './score.query.js';

@ObjectType({
  description:
    'What the points of a leaf follow from by its scoring rule (số liệu đo được): figures that the hub holds, or why there is none. Nothing is ever imputed.',
})
export class ScoreMeasure {
  @Field(() => DecimalScalar, { nullable: true, description: 'The figure, a share as a percentage (giá trị).' })
  value?: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Of a share, the part (tử số), such as the dossiers that were in time.' })
  numerator?: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Of a share, the whole (mẫu số).' })
  denominator?: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The best figure of the block (giá trị của đơn vị dẫn đầu); before a sheet is final, for those who see every sheet of the round.',
  })
  leader?: string;

  @Field(() => [Int], { nullable: true, description: 'Valid answers per option, the best option first (số phiếu theo phương án).' })
  answers?: number[];

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The points that follow by the rule, to four decimals (điểm tính được); null without a figure.',
  })
  points!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day that is measured (từ ngày): the year of the round; null when not kept.',
  })
  from?: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day that is measured (đến ngày), inclusive.' })
  to?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Version of the rules by which dossiers were counted (phiên bản quy tắc đếm), as DossierStats.definition; null of other figures.',
  })
  definition?: string;

  @Field(() => NoValueReason, { nullable: true, description: 'Why there is no figure (lý do không có số liệu); null where there is one.' })
  noValueReason?: NoValueReason;

  @Field(() => Boolean, { description: 'True where the figure holds data of the demo generator (dữ liệu minh họa).' })
  demo!: boolean;
}

@ObjectType({ implements: Node, description: 'A leaf of a sheet (điểm của một tiêu chí).' })
export class Score extends Node implements Omit<ScoreRow, 'key' | 'cardKey' | 'criterionKey' | 'measuredFrom' | 'sourceId' | 'locator'> {
  @Field(() => DecimalScalar, { description: 'Maximum of the leaf (điểm tối đa).' })
  maxPoints!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'What the unit gave itself (điểm tự chấm).' })
  selfPoints!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'First appraisal (điểm thẩm định lần 1).' })
  appraisedPoints!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Second appraisal, after explanation (điểm thẩm định lần 2).' })
  reappraisedPoints!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Points from a survey or from the hub’s own data (điểm đo được).' })
  measuredPoints!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Points by a decision after publication (điểm đính chính).' })
  correctedPoints!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The latest value, never the highest: corrected, appraised or measured (điểm cuối cùng).',
  })
  finalPoints!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Maximum − final; the points of a penalty; 0 for a bonus or what does not apply (điểm bị trừ). Null where the leaf does not count.',
  })
  lostPoints!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'max(0, self − final) (điểm tự chấm vượt).' })
  overclaim!: string | null;

  @Field(() => Boolean, { description: 'The leaf does not apply to the unit (không áp dụng).' })
  notApplicable!: boolean;

  @Field(() => String, { nullable: true, description: 'Note of the unit (ghi chú của đơn vị).' })
  note!: string | null;

  @Field(() => String, { nullable: true, description: 'Note of the appraisers (ý kiến thẩm định).' })
  appraiserNote!: string | null;

  @Field(() => String, { nullable: true, description: 'Explanation of the unit (giải trình).' })
  explanation!: string | null;

  @Field(() => Boolean, { description: 'The appraisers asked for an explanation (yêu cầu giải trình).' })
  explanationRequested!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the unit answered (thời điểm giải trình); null while it has not.' })
  explainedAt!: Date | null;

  @Field(() => Int, { description: 'Guards changes of this leaf (phiên bản).' })
  version!: number;

  @Field(() => Boolean, { description: 'True for data of the demo generator (dữ liệu minh họa).' })
  demo!: boolean;
}

@ObjectType({ implements: Node, description: 'A document that proves a leaf (tài liệu kiểm chứng).' })
export class Evidence extends Node implements Omit<EvidenceRow, 'key' | 'scoreKey' | 'sourceId' | 'locator'> {
  @Field(() => String, { description: 'What the document is (trích yếu).' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Number of the document (số, ký hiệu).' })
  number!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of issue (ngày ban hành).' })
  issuedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it can be read (đường dẫn).' })
  url!: string | null;

  @Field(() => Boolean, { description: 'True for data of the demo generator (dữ liệu minh họa).' })
  demo!: boolean;
}
