import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../kernel/scalars.js';

export enum TaskKind {
  SCORE = 'SCORE',
  SUBMIT = 'SUBMIT',
  EXPLAIN = 'EXPLAIN',
  APPRAISE = 'APPRAISE',
  REAPPRAISE = 'REAPPRAISE',
  FINALIZE = 'FINALIZE',
  CLOSE = 'CLOSE',
}

registerEnumType(TaskKind, {
  name: 'TaskKind',
  description: 'What is to be done on a sheet (loại việc).',
  valuesConfig: {
    SCORE: { description: 'The unit scores itself: leaves without its points (tự chấm điểm).' },
    SUBMIT: { description: 'The unit hands in: its self-score, or its explanations (chốt tự chấm, gửi giải trình).' },
    EXPLAIN: { description: 'The unit explains the leaves that the appraisers asked about (giải trình).' },
    APPRAISE: { description: 'First appraisal: leaves without appraised points (thẩm định lần 1).' },
    REAPPRAISE: { description: 'Second appraisal of what was explained (thẩm định lần 2).' },
    FINALIZE: { description: 'Nothing is asked any more; the points are made final (chốt điểm).' },
    CLOSE: { description: 'All leaves are appraised; the appraisal is closed (kết thúc thẩm định).' },
  },
});

@ObjectType({ description: 'What the viewer has to do next on a sheet (việc cần làm).' })
export class ScoringTask {
  @Field(() => TaskKind, { description: 'What is to be done (loại việc).' })
  kind!: TaskKind;

  @Field(() => Int, {
    description:
      'How many leaves the viewer has to work on (số tiêu chí), also those of which nothing is recorded yet; 0 for SUBMIT, CLOSE and FINALIZE.',
  })
  leafCount!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'The first late instant (hạn hoàn thành): the round’s for self-scores, appraisals and explanations; null where it has none.',
  })
  dueAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether dueAt has come (quá hạn).' })
  overdue!: boolean;
}
