import { Field, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../../kernel/scalars.js';
import { EquivalenceKind } from '../criteria/index.js';

@ObjectType({ description: 'A leaf against the same unit’s result of the year before (so với năm trước).' })
export class PreviousScore {
  @Field(() => EquivalenceKind, {
    description:
      'How this leaf follows that of the year before (mức tương đương): SAME within one version of the set, else as the versions are linked; NONE where that result has no such leaf.',
  })
  kind!: EquivalenceKind;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Final points now − final points then (chênh lệch điểm), over SAME and RENAMED only; of a penalty, more is worse. Null where one of them is not known or did not apply.',
  })
  change!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Final points in percent of the maximum, now − then (chênh lệch tỷ lệ đạt, điểm phần trăm), over RESCALED too: there the leaves that became this one are added up.',
  })
  changePercentOfMax!: string | null;
}
