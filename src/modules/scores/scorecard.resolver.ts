import { Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { allMarked, marked } from '../../kernel/demo-mark.js';
import { globalId } from '../../kernel/global-id.js';
import { DecimalScalar } from '../../kernel/scalars.js';
import {
  CriteriaField,
  criteriaFieldByKey,
  GradeBand,
  gradeBandByKey,
  type CriteriaFieldRow,
  type GradeBandRow,
} from '../criteria/index.js';
import { SourceReference, sourceReference, type SourceReferenceRow } from '../documents/index.js';
import { Unit, unitOfRecord, type UnitReading } from '../units/index.js';
import type { ScoringRoundRow } from './round.query.js';
import { ScoringRound } from './round.type.js';
import type { ScoreRow } from './score.query.js';
import { publishedIndex } from './score.rules.js';
import { Score } from './score.type.js';
import type { FieldResultRow, ScorecardRow } from './scorecard.query.js';
import { Rank, Scorecard, ScorecardField } from './scorecard.type.js';
import { fieldsByCard, missingEvidenceByCard, resultOfYear, roundByKey, scoresByCard } from './scores.loaders.js';

@Resolver(() => Scorecard)
export class ScorecardResolver {
  @FieldResolver(() => ID)
  id(@Root() card: ScorecardRow): string {
    return globalId('Scorecard', card.key);
  }

  @FieldResolver(() => ScoringRound, { description: 'The round of the sheet (đợt chấm điểm).' })
  async round(@Root() card: ScorecardRow, @Ctx() context: RequestContext): Promise<ScoringRoundRow | null> {
    return marked(context, await context.loaders.load(roundByKey, card.roundKey));
  }

  @FieldResolver(() => Unit, { description: 'Whose sheet it is (đơn vị), on 31 December of the year.' })
  unit(@Root() card: ScorecardRow, @Ctx() context: RequestContext): Promise<UnitReading> {
    return unitOfRecord(context, card.unitKey, `${card.year}-12-31`);
  }

  @FieldResolver(() => [ScorecardField], {
    description: 'Results by field, in printed order (kết quả theo lĩnh vực); empty until the sheet is final.',
  })
  fields(@Root() card: ScorecardRow, @Ctx() context: RequestContext): Promise<readonly FieldResultRow[]> {
    return context.loaders.load(fieldsByCard, card.key);
  }

  @FieldResolver(() => [Score], { description: 'The leaves in printed order (điểm từng tiêu chí).' })
  async scores(@Root() card: ScorecardRow, @Ctx() context: RequestContext): Promise<readonly ScoreRow[]> {
    return allMarked(context, await context.loaders.load(scoresByCard, card.key));
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Self-scored leaves with points but without a document (số tiêu chí thiếu tài liệu kiểm chứng); null for a sheet without leaves, and for whoever may not see its evidence.',
  })
  async missingEvidence(@Root() card: ScorecardRow, @Ctx() context: RequestContext): Promise<number | null> {
    return (await context.loaders.load(missingEvidenceByCard, card.key))?.missing ?? null;
  }

  @FieldResolver(() => Scorecard, { nullable: true, description: 'The same unit’s result of the year before (kết quả năm trước).' })
  async previous(@Root() card: ScorecardRow, @Ctx() context: RequestContext): Promise<ScorecardRow | null> {
    return marked(context, await context.loaders.load(resultOfYear, { unit: card.unitKey, year: card.year - 1 }));
  }

  @FieldResolver(() => SourceReference, { nullable: true, description: 'Where the sheet is stated (nguồn).' })
  source(@Root() card: ScorecardRow, @Ctx() context: RequestContext): Promise<SourceReferenceRow | null> {
    return sourceReference(context, card.sourceId, card.locator);
  }
}

@Resolver(() => Scorecard)
export class ScorecardRankResolver {
  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description: 'finalPoints / denominator × 100 (chỉ số): rounded half up to 2 places once published, exact before.',
  })
  index(@Root() { exactIndex, published }: ScorecardRow): string | null {
    return exactIndex !== null && published ? publishedIndex(exactIndex) : exactIndex;
  }

  @FieldResolver(() => Rank, {
    nullable: true,
    description: 'The published rank, or else the computed one (xếp hạng); null when there is none.',
  })
  rank(@Root() card: ScorecardRow): Rank | null {
    const { publishedRank: position, publishedOf: of, publishedRankText: text } = card;
    return position === null && text === null ? this.computedRank(card) : { position, of, text };
  }

  @FieldResolver(() => Rank, {
    nullable: true,
    description: 'The rank that follows from the index and the set’s tie-breakers (xếp hạng tính được).',
  })
  computedRank(@Root() { computedRank: position, computedOf: of }: ScorecardRow): Rank | null {
    return position === null ? null : { position, of, text: null };
  }

  @FieldResolver(() => GradeBand, { nullable: true, description: 'The grade by the bands of the set (xếp loại).' })
  grade(@Root() card: ScorecardRow, @Ctx() context: RequestContext): Promise<GradeBandRow | null> | null {
    return card.bandKey === null ? null : context.loaders.load(gradeBandByKey, card.bandKey);
  }
}

@Resolver(() => ScorecardField)
export class ScorecardFieldResolver {
  @FieldResolver(() => CriteriaField, { description: 'The field (lĩnh vực).' })
  field(@Root() result: FieldResultRow, @Ctx() context: RequestContext): Promise<CriteriaFieldRow | null> {
    return context.loaders.load(criteriaFieldByKey, result.fieldKey);
  }
}
