import { Field, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../../kernel/scalars.js';
import type { CorrectionRow } from './correction.query.js';

@ObjectType({ description: 'A change of the points of a leaf after publication (đính chính), by a decision.' })
export class ScoreCorrection implements Omit<CorrectionRow, 'scoreKey'> {
  @Field(() => String, { description: 'Number of the decision (số quyết định).' })
  decision!: string;

  @Field(() => DateScalar, { description: 'Day of the decision (ngày quyết định).' })
  decidedOn!: string;

  @Field(() => String, { description: 'Why (lý do).' })
  reason!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Final points before (điểm trước đính chính).' })
  pointsBefore!: string | null;

  @Field(() => DecimalScalar, { description: 'Final points since (điểm sau đính chính).' })
  pointsAfter!: string;

  @Field(() => DateTimeScalar, { description: 'When it was entered (thời điểm cập nhật).' })
  at!: Date;
}
