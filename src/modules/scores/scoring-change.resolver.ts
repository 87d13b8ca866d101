import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { marked } from '../../kernel/demo-mark.js';
import type { ScoringRoundRow } from './round.query.js';
import { ScoringRound } from './round.type.js';
import type { ScoreRow } from './score.query.js';
import { Score } from './score.type.js';
import type { ScorecardRow } from './scorecard.query.js';
import { Scorecard } from './scorecard.type.js';
import { roundByKey, scorecardByKey, scoreByKey } from './scores.loaders.js';
import type { ChangeRow } from './scoring-change.query.js';
import { ScorecardChange, ScorecardChanges, type ChangesRow } from './scoring-change.type.js';
import { changesSince, pageOfChanges } from './scoring-changes.js';

const AFTER = {
  nullable: true,
  description: 'Only what has a higher number in the round (sau số thứ tự), such as the sequence of the answer before; all when left out.',
};
const FIRST = { nullable: true, description: 'How many at most (số lượng tối đa): 1–500, 50 when left out.' };

@Resolver(() => ScoringRound)
export class RoundChangesResolver {
  @FieldResolver(() => ScorecardChanges, {
    description: 'What was done in the round and with its sheets (diễn biến đợt chấm điểm): what scorecardChanged has told or will tell.',
  })
  changes(
    @Root() { key }: ScoringRoundRow,
    @Ctx() context: RequestContext,
    @Arg('after', () => Int, AFTER) after?: number | null,
    @Arg('first', () => Int, FIRST) first?: number | null,
  ): Promise<ChangesRow> {
    return changesSince(context, { round: key, scorecard: null }, after ?? 0, pageOfChanges(first));
  }
}

@Resolver(() => Scorecard)
export class ScorecardHistoryResolver {
  @FieldResolver(() => ScorecardChanges, { description: 'What was done with the sheet, in order (lịch sử phiếu chấm điểm).' })
  changes(
    @Root() { key, roundKey }: ScorecardRow,
    @Ctx() context: RequestContext,
    @Arg('after', () => Int, AFTER) after?: number | null,
    @Arg('first', () => Int, FIRST) first?: number | null,
  ): Promise<ChangesRow> {
    return changesSince(context, { round: roundKey, scorecard: key }, after ?? 0, pageOfChanges(first));
  }
}

@Resolver(() => ScorecardChanges)
export class ScorecardChangesResolver {
  @FieldResolver(() => ScoringRound, { description: 'The round (đợt chấm điểm).' })
  async round(@Root() { roundKey }: ChangesRow, @Ctx() context: RequestContext): Promise<ScoringRoundRow | null> {
    return marked(context, await context.loaders.load(roundByKey, roundKey));
  }
}

@Resolver(() => ScorecardChange)
export class ScorecardChangeResolver {
  @FieldResolver(() => Scorecard, {
    nullable: true,
    description: 'The sheet as it is now (phiếu chấm điểm); null where the round was changed.',
  })
  async scorecard(@Root() { cardKey }: ChangeRow, @Ctx() context: RequestContext): Promise<ScorecardRow | null> {
    return cardKey === null ? null : marked(context, await context.loaders.load(scorecardByKey, cardKey));
  }

  @FieldResolver(() => Score, {
    nullable: true,
    description: 'The leaf as it is now (điểm tiêu chí); null where the whole sheet or the round was changed.',
  })
  async score(@Root() { scoreKey }: ChangeRow, @Ctx() context: RequestContext): Promise<ScoreRow | null> {
    return scoreKey === null ? null : marked(context, await context.loaders.load(scoreByKey, scoreKey));
  }
}
