import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import type { CriteriaSetRow } from './criteria-set.query.js';
import { CriteriaSet } from './criteria-set.type.js';
import { CriteriaSetStatus } from './criteria.enums.js';
import { standingSetByKey } from './criteria.loaders.js';
import { setProblems } from './set-problems.rules.js';
import type { SetProblem } from './set-told.rules.js';

@ObjectType({ description: 'Something that stands in the way of publishing a draft (lỗi cần sửa trước khi ban hành).' })
export class CriteriaSetProblem implements SetProblem {
  @Field(() => String, { description: 'The rule that is broken (quy tắc), such as POINTS_ADD_UP.' })
  rule!: string;

  @Field(() => String, { description: 'What is wrong, in English (diễn giải tiếng Anh).' })
  message!: string;

  @Field(() => String, { description: 'What is wrong, in Vietnamese (diễn giải tiếng Việt).' })
  messageVi!: string;
}

@Resolver(() => CriteriaSet)
export class CriteriaSetProblemsResolver {
  @FieldResolver(() => [CriteriaSetProblem], {
    description:
      'What stands in the way of publishing a draft (các lỗi cần sửa trước khi ban hành); empty where nothing does, and for other sets.',
  })
  async problems(@Root() set: CriteriaSetRow, @Ctx() context: RequestContext): Promise<readonly SetProblem[]> {
    if (set.status !== CriteriaSetStatus.DRAFT) return [];
    const standing = await context.loaders.load(standingSetByKey, set.key);
    return standing === null ? [] : setProblems(standing.set);
  }
}
