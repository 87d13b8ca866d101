import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { allMarked, marked } from '../../kernel/demo-mark.js';
import { globalId } from '../../kernel/global-id.js';
import { Criterion, criterionByKey, type CriterionRow } from '../criteria/index.js';
import { sourceReference, SourceReference, type SourceReferenceRow } from '../documents/index.js';
import type { EvidenceRow, ScoreRow } from './score.query.js';
import { Evidence, Score } from './score.type.js';
import type { ScorecardRow } from './scorecard.query.js';
import { Scorecard } from './scorecard.type.js';
import { evidenceByScore, scorecardByKey, scoreByKey } from './scores.loaders.js';

@Resolver(() => Score)
export class ScoreResolver {
  @FieldResolver(() => ID)
  id(@Root() score: ScoreRow): string {
    return globalId('Score', score.key);
  }

  @FieldResolver(() => Scorecard, { description: 'The sheet (phiếu chấm điểm).' })
  async scorecard(@Root() score: ScoreRow, @Ctx() context: RequestContext): Promise<ScorecardRow | null> {
    return marked(context, await context.loaders.load(scorecardByKey, score.cardKey));
  }

  @FieldResolver(() => Criterion, { description: 'The leaf of the set (tiêu chí).' })
  criterion(@Root() score: ScoreRow, @Ctx() context: RequestContext): Promise<CriterionRow | null> {
    return context.loaders.load(criterionByKey, score.criterionKey);
  }

  @FieldResolver(() => [Evidence], { description: 'Documents in the order they were attached (tài liệu kiểm chứng).' })
  async evidence(@Root() score: ScoreRow, @Ctx() context: RequestContext): Promise<readonly EvidenceRow[]> {
    return allMarked(context, await context.loaders.load(evidenceByScore, score.key));
  }

  @FieldResolver(() => SourceReference, {
    nullable: true,
    description: 'What stated the leaf last, such as a file and its row (nguồn); null where it was entered by a step of the round.',
  })
  source(@Root() score: ScoreRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, score.sourceId, score.locator);
  }
}

@Resolver(() => Evidence)
export class EvidenceResolver {
  @FieldResolver(() => ID)
  id(@Root() document: EvidenceRow): string {
    return globalId('Evidence', document.key);
  }

  @FieldResolver(() => Score, { description: 'The leaf that it proves (điểm tiêu chí).' })
  async score(@Root() document: EvidenceRow, @Ctx() context: RequestContext): Promise<ScoreRow | null> {
    return marked(context, await context.loaders.load(scoreByKey, document.scoreKey));
  }

  @FieldResolver(() => SourceReference, {
    nullable: true,
    description: 'What named the document, such as a file and its row (nguồn); null where it was attached by a step of the round.',
  })
  source(@Root() document: EvidenceRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, document.sourceId, document.locator);
  }
}
