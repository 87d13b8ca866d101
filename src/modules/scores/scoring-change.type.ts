import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../kernel/scalars.js';
import { ScoringRound } from './round.type.js';
import type { ChangeRow } from './scoring-change.query.js';
import { ScoringAction, ScoringPart } from './scoring-change.enums.js';
import { RoundStatus, ScorecardStatus } from './scores.enums.js';

@ObjectType({ description: 'One thing that was done in a round (một thay đổi trong đợt chấm điểm): which step, never by whom.' })
export class ScorecardChange implements Omit<ChangeRow, 'cardKey' | 'scoreKey'> {
  @Field(() => Int, { description: 'Its number in the round, from 1 without a gap (số thứ tự).' })
  sequence!: number;

  @Field(() => ScoringAction, { description: 'What was done (bước).' })
  step!: ChangeRow['step'];

  @Field(() => ScorecardStatus, {
    nullable: true,
    description: 'How far the sheet was afterwards (tình trạng phiếu); null where the round itself was changed.',
  })
  status!: ScorecardStatus | null;

  @Field(() => RoundStatus, {
    nullable: true,
    description: 'How far the round was afterwards (tình trạng đợt chấm); null where a sheet was changed.',
  })
  roundStatus!: RoundStatus | null;

  @Field(() => ScoringPart, { description: 'In which part it was done (vai thực hiện).' })
  part!: ChangeRow['part'];

  @Field(() => String, { nullable: true, description: 'The reason, question or decision that came with it (nội dung kèm theo).' })
  note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When (thời điểm).' })
  at!: Date;
}

/** Changes of a round or a sheet, as they are handed on. */
export interface ChangesRow {
  readonly roundKey: number;
  readonly sequence: number;
  readonly changes: readonly ChangeRow[];
  readonly more: boolean;
}

@ObjectType({
  description:
    'What was done in a round or with a sheet, in order (diễn biến chấm điểm): what the viewer sees of it now. Changes that are not seen are left out, and still counted by sequence.',
})
export class ScorecardChanges implements Omit<ChangesRow, 'roundKey' | 'changes'> {
  @Field(() => Int, {
    description: 'Everything up to this number of the round is told (đã thông báo đến số thứ tự): send it as after to go on from here.',
  })
  sequence!: number;

  @Field(() => [ScorecardChange], { description: 'The changes, the first first (các thay đổi).' })
  changes!: ScorecardChange[];

  @Field(() => Boolean, { description: 'True where more follow at once (còn tiếp).' })
  more!: boolean;
}

@ObjectType({
  description: 'A round as it is now (tiến độ đợt chấm điểm): a state, so what it was between two events may never be told.',
})
export class RoundProgressEvent {
  @Field(() => Int, { description: 'How many changes the round has seen (số thứ tự); 0 before the first.' })
  sequence!: number;

  @Field(() => ScoringRound, { description: 'The round (đợt chấm điểm).' })
  round!: ScoringRound;
}
