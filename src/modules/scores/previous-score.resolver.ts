import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { marked } from '../../kernel/demo-mark.js';
import type { PreviousScoreRow } from './previous-score.query.js';
import { PreviousScore } from './previous-score.type.js';
import type { ScoreRow } from './score.query.js';
import { Score } from './score.type.js';
import { previousByScore, scoreByKey } from './scores.loaders.js';

@Resolver(() => Score)
export class ScorePreviousResolver {
  @FieldResolver(() => PreviousScore, {
    nullable: true,
    description:
      'The leaf in the same unit’s result of the year before (điểm năm trước), as Scorecard.previous has it; null where there is no such result.',
  })
  previous(@Root() score: ScoreRow, @Ctx() context: RequestContext): Promise<PreviousScoreRow | null> {
    return context.loaders.load(previousByScore, score.key);
  }
}

@Resolver(() => PreviousScore)
export class PreviousScoreResolver {
  @FieldResolver(() => Score, {
    nullable: true,
    description:
      'That leaf (điểm tiêu chí năm trước); null where there is none, where nothing is recorded of it, and where several leaves together became this one.',
  })
  async score(@Root() previous: PreviousScoreRow, @Ctx() context: RequestContext): Promise<ScoreRow | null> {
    return previous.scoreKey === null ? null : marked(context, await context.loaders.load(scoreByKey, previous.scoreKey));
  }
}
