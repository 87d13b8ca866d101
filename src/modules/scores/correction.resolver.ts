import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import type { CorrectionRow } from './correction.query.js';
import { ScoreCorrection } from './correction.type.js';
import type { ScoreRow } from './score.query.js';
import { Score } from './score.type.js';
import { correctionsByScore } from './scores.loaders.js';

@Resolver(() => Score)
export class ScoreCorrectionsResolver {
  @FieldResolver(() => [ScoreCorrection], { description: 'What was corrected after publication, in order (các lần đính chính).' })
  corrections(@Root() score: ScoreRow, @Ctx() context: RequestContext): Promise<readonly CorrectionRow[]> {
    return context.loaders.load(correctionsByScore, score.key);
  }
}
