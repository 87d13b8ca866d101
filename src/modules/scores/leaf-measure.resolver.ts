import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { marked } from '../../kernel/demo-mark.js';
import { criterionByKey, measureText, ruleText } from '../criteria/index.js';
import { SourceReference, sourceReference, type SourceReferenceRow } from '../documents/index.js';
import type { KeptMeasure } from './leaf-measure.rules.js';
import type { ScoreRow } from './score.query.js';
import { Score, ScoreMeasure } from './score.type.js';
import { measuresByCard } from './scores.loaders.js';

/** A figure on its way out, with the leaf that it belongs to. */
type MeasureReading = KeptMeasure & { readonly criterionKey: number; readonly points: string | null; readonly demo: boolean };

@Resolver(() => Score)
export class LeafMeasureResolver {
  @FieldResolver(() => ScoreMeasure, {
    nullable: true,
    description:
      'The figure behind the measured points (số liệu đo được), as it was when the sheet became final, with all that they follow from; null where none is kept.',
  })
  measuredFrom(@Root() score: ScoreRow, @Ctx() context: RequestContext): MeasureReading | null {
    const { measuredFrom: kept, measuredPoints: points, criterionKey, demo } = score;
    return kept && marked(context, { ...kept, points, criterionKey, demo: kept.demo ?? demo });
  }

  @FieldResolver(() => ScoreMeasure, {
    nullable: true,
    description:
      'The figure as it is now (số liệu tại thời điểm hiện tại), while the sheet is not final; null then, and where the set names no figure for the leaf.',
  })
  async measuredNow(@Root() score: ScoreRow, @Ctx() context: RequestContext): Promise<MeasureReading | null> {
    const { cardKey, criterionKey, key } = score;
    const measures = await context.loaders.load(measuresByCard, { card: cardKey, today: context.today });
    const measure = measures.get(key);
    return measure ? marked(context, { ...measure.kept, points: measure.points, criterionKey, demo: measure.kept.demo ?? false }) : null;
  }
}

@Resolver(() => ScoreMeasure)
export class ScoreMeasureResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What is measured, and how points follow from it, in Vietnamese (diễn giải cách tính); null where the set says neither.',
  })
  async formula(@Root() measure: MeasureReading, @Ctx() context: RequestContext): Promise<string | null> {
    const criterion = await context.loaders.load(criterionByKey, measure.criterionKey);
    const said = [criterion?.measure && measureText(criterion.measure), criterion?.scoringRule && ruleText(criterion.scoringRule)];
    return said.filter(Boolean).join(' ') || null;
  }

  @FieldResolver(() => [SourceReference], {
    description: 'What states the figure (nguồn): of statements and surveys; dossiers are counted in the hub itself, by definition.',
  })
  async sources(@Root() { sources = [] }: MeasureReading, @Ctx() context: RequestContext): Promise<readonly SourceReferenceRow[]> {
    const references = await Promise.all(sources.map(({ source, locator }) => sourceReference(context, source, locator)));
    return references.filter((reference) => reference !== null);
  }
}
