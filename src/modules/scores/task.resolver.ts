import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { connection, connectionTypes, PageArgs, pageOf, type Connection } from '../../kernel/connection.js';
import type { RequestContext } from '../../kernel/context.js';
import { allMarked, marked } from '../../kernel/demo-mark.js';
import { unitsOfRoles } from '../access/index.js';
import type { ScoringRoundRow } from './round.query.js';
import { ScoringRound } from './round.type.js';
import type { ScoreRow } from './score.query.js';
import { Score } from './score.type.js';
import type { ScorecardRow } from './scorecard.query.js';
import { Scorecard } from './scorecard.type.js';
import { roundByKey, scorecardByKey, scoreByKey } from './scores.loaders.js';
import { countOfTasks, keysetOfTask, listedTasks, type Desks, type ScoringTaskRow } from './task.query.js';
import { ScoringTask } from './task.type.js';

const page = connectionTypes<ScoringTask>(() => ScoringTask, 'ScoringTask');
export const ScoringTaskCountResolver = page.Resolver;

@Resolver(() => ScoringTask)
export class ScoringTaskResolver {
  @Query(() => page.Connection, {
    description:
      'What the viewer itself has to do next in open rounds (việc cần làm), by the roles that it holds today: one task a sheet, the soonest due first, those without a due date last. Officers and leaders of a unit fill in its sheet; appraisers of the standing agency, and of the owner or appraiser agency of a leaf, appraise; appraisers and leaders of the standing agency close and finalize. Only sheets that the viewer may see.',
  })
  async scoringTasks(@Ctx() context: RequestContext, @Args(() => PageArgs) args: PageArgs): Promise<Connection<ScoringTaskRow>> {
    const at = pageOf(args, 'scoringTasks');
    const desks = desksOf(context);
    if (desks.own.length + desks.closing.length === 0) return connection([], at, keysetOfTask, () => Promise.resolve(0));
    return connection(await listedTasks(context.reads, desks, at), at, keysetOfTask, () => countOfTasks(context.reads, desks));
  }

  @FieldResolver(() => Scorecard, { description: 'The sheet (phiếu chấm điểm).' })
  async scorecard(@Root() task: ScoringTaskRow, @Ctx() context: RequestContext): Promise<ScorecardRow | null> {
    return marked(context, await context.loaders.load(scorecardByKey, task.card));
  }

  @FieldResolver(() => ScoringRound, { description: 'The round of the sheet (đợt chấm điểm).' })
  async round(@Root() task: ScoringTaskRow, @Ctx() context: RequestContext): Promise<ScoringRoundRow | null> {
    return marked(context, await context.loaders.load(roundByKey, task.round));
  }

  @FieldResolver(() => [Score], {
    description:
      'The leaves to score, explain or appraise, in printed order (các tiêu chí cần xử lý), as far as something is recorded of them: leafCount counts all.',
  })
  async leaves(@Root() task: ScoringTaskRow, @Ctx() context: RequestContext): Promise<readonly ScoreRow[]> {
    const leaves = await Promise.all(task.leafKeys.map((key) => context.loaders.load(scoreByKey, key)));
    return allMarked(
      context,
      leaves.filter((leaf) => leaf !== null),
    );
  }
}

/** The roles of the viewer, as tasks follow from them. */
const desksOf = ({ viewer: { grants } }: RequestContext): Desks => ({
  own: unitsOfRoles(grants, ['UNIT_OFFICER', 'LEADER']),
  appraising: unitsOfRoles(grants, ['APPRAISER']),
  closing: unitsOfRoles(grants, ['APPRAISER', 'LEADER']),
});
