import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { DecimalScalar } from '../../kernel/scalars.js';
import type { CriteriaSetRow } from './criteria-set.query.js';
import { CriteriaSet } from './criteria-set.type.js';
import { criteriaBySet, fieldsBySet } from './criteria.loaders.js';
import { pointsBalance, type PointsBalance as Balance } from './points-balance.rules.js';

@ObjectType({ description: 'Whether the points of a set add up (cân đối điểm): leaves to fields, fields to the declared total.' })
export class PointsBalance implements Balance {
  @Field(() => Boolean, { description: 'True when they do (cân đối).' })
  balanced!: boolean;

  @Field(() => DecimalScalar, { description: 'Sum of the fields, without bonus and penalty (tổng điểm các lĩnh vực).' })
  fieldsTotal!: string;

  @Field(() => DecimalScalar, { description: 'Declared total − sum of the fields (chênh lệch).' })
  residual!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the field that is probably wrong (lĩnh vực nghi ghi sai); null where none stands out.',
  })
  suspect!: string | null;

  @Field(() => String, { nullable: true, description: 'What is wrong, in English (diễn giải tiếng Anh); null when balanced.' })
  sentence!: string | null;

  @Field(() => String, { nullable: true, description: 'What is wrong, in Vietnamese (diễn giải tiếng Việt); null when balanced.' })
  sentenceVi!: string | null;
}

@Resolver(() => CriteriaSet)
export class PointsBalanceResolver {
  @FieldResolver(() => PointsBalance, {
    nullable: true,
    description: 'Whether the points add up, and if not what to look at (cân đối điểm); null for a set whose total is not stated.',
  })
  async pointsBalance(@Root() set: CriteriaSetRow, @Ctx() context: RequestContext): Promise<Balance | null> {
    if (set.maxPoints === null) return null;
    const [fields, criteria] = await Promise.all([
      context.loaders.load(fieldsBySet, set.key),
      context.loaders.load(criteriaBySet, set.key),
    ]);
    const leavesOf = (field: number) => criteria.filter((one) => one.isLeaf && one.fieldKey === field).map((leaf) => leaf.maxPoints);
    return pointsBalance({ maxPoints: set.maxPoints, fields: fields.map((field) => ({ ...field, leaves: leavesOf(field.key) })) });
  }
}
