import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../kernel/context.js';
import { marked } from '../../kernel/demo-mark.js';
import { parseGlobalId } from '../../kernel/global-id.js';
import { nodeByNumber } from '../../kernel/node-reader.js';
import { Criterion, criterionByKey, GradeBand, gradeBandByKey, type CriterionRow, type GradeBandRow } from '../criteria/index.js';
import { gradeOf } from './score.rules.js';
import type { FieldResultRow, ScorecardRow } from './scorecard.query.js';
import { ScorecardField } from './scorecard.type.js';
import { scorecardByKey, simulationGroundByRound, standingSheetsByRound } from './scores.loaders.js';
import { supposedLeaves } from './simulation.input.js';
import type { SimulationGroundRow } from './simulation.query.js';
import { countedSheet, placeAmong, type CountedLeaf, type CountedSheet, type StandingSheet } from './simulation.rules.js';
import { NoRankReason, ScorecardSimulation, SimulatedLeaf, SimulatedLeafInput } from './simulation.type.js';

/** A simulation as its resolvers see it. */
interface Simulation extends ScorecardSimulation {
  readonly card: number;
  readonly bandKey: number | null;
  readonly asIs: CountedSheet;
  readonly asSupposed: CountedSheet;
}

type LeafChange = SimulatedLeaf & { readonly criterionKey: number };

const sheetNode = nodeByNumber(scorecardByKey);

@Resolver(() => ScorecardSimulation)
export class ScorecardSimulationResolver {
  @Query(() => ScorecardSimulation, {
    nullable: true,
    description:
      'What index and rank would be if leaves were scored so (giả định điểm); nothing is written. Null for an unknown sheet, and for one that the viewer may not see.',
  })
  async simulateScorecard(
    @Ctx() context: RequestContext,
    @Arg('scorecard', () => ID, { description: 'Id of the sheet (phiếu chấm điểm).' }) id: string,
    @Arg('leaves', () => [SimulatedLeafInput], {
      description: 'The leaves that are supposed to have other points (các tiêu chí giả định), each once; none shows how the sheet stands.',
    })
    leaves: SimulatedLeafInput[],
    @Arg('surveyHeld', () => Boolean, {
      nullable: true,
      description:
        'Suppose that the survey of the round was held, or not (giả định có điều tra xã hội học), for all its sheets; as the round says when left out. Points of survey leaves count only where it was.',
    })
    surveyHeld?: boolean | null,
  ): Promise<Simulation | null> {
    const parsed = parseGlobalId(id);
    const card = parsed?.type === 'Scorecard' ? ((await sheetNode(context, parsed.key)) as ScorecardRow | null) : null;
    if (!card) return null;
    const { roundKey } = marked(context, card);
    const ground = (await context.loaders.load(simulationGroundByRound, roundKey))!;
    const supposed = supposedLeaves(leaves, ground.leaves);
    const sheets = await context.loaders.load(standingSheetsByRound, roundKey);
    const sheet = sheets.find(({ key }) => key === card.key)!;
    const asIs = countedSheet(ground, sheet);
    const rules = { ...ground, surveyHeld: surveyHeld ?? ground.surveyHeld };
    const asSupposed = countedSheet(rules, sheet, supposed);
    return { ...sumsOf(asIs, asSupposed, ground), ...standingOf(rules, sheet, asSupposed, sheets), card: card.key, asIs, asSupposed };
  }

  @FieldResolver(() => GradeBand, { nullable: true, description: 'The grade by the bands of the set (xếp loại giả định).' })
  grade(@Root() { bandKey }: Simulation, @Ctx() context: RequestContext): Promise<GradeBandRow | null> | null {
    return bandKey === null ? null : context.loaders.load(gradeBandByKey, bandKey);
  }

  @FieldResolver(() => [SimulatedLeaf], { description: 'The leaves that are supposed, in printed order (các tiêu chí giả định).' })
  leaves(@Root() { asIs, asSupposed }: Simulation): LeafChange[] {
    const before = new Map(asIs.leaves.map((leaf) => [leaf.criterion, leaf.final]));
    return asSupposed.leaves
      .filter(({ basis }) => basis === 'SUPPOSED')
      .map(({ criterion, final }) => ({ criterionKey: criterion, before: before.get(criterion) ?? null, after: final }));
  }

  @FieldResolver(() => [ScorecardField], { description: 'Results by field, in printed order (kết quả giả định theo lĩnh vực).' })
  fields(@Root() { card, asSupposed }: Simulation): FieldResultRow[] {
    return [...asSupposed.result.fields].map(([field, { max, points, lost }]) => ({
      card,
      fieldKey: Number(field),
      maxPoints: max.toFixed(),
      points: points.toFixed(),
      percent: max.isZero() ? null : points.times(100).div(max).toFixed(),
      lostPoints: lost.toFixed(),
    }));
  }
}

@Resolver(() => SimulatedLeaf)
export class SimulatedLeafResolver {
  @FieldResolver(() => Criterion, { description: 'The leaf of the set (tiêu chí).' })
  criterion(@Root() leaf: LeafChange, @Ctx() context: RequestContext): Promise<CriterionRow | null> {
    return context.loaders.load(criterionByKey, leaf.criterionKey);
  }
}

const countOf = (leaves: readonly CountedLeaf[], basis: CountedLeaf['basis']): number =>
  leaves.filter((leaf) => leaf.basis === basis && !leaf.survey).length;

function sumsOf({ result: before }: CountedSheet, { result, leaves }: CountedSheet, { bands }: SimulationGroundRow) {
  const { index, finalPoints, denominator, surveyHeld } = result;
  return {
    index: index?.toFixed() ?? null,
    finalPoints: finalPoints?.toFixed() ?? null,
    denominator: index === null ? null : String(denominator),
    surveyHeld,
    presentIndex: before.index?.toFixed() ?? null,
    change: index === null || before.index === null ? null : index.minus(before.index).toFixed(),
    bandKey: (index && gradeOf(bands, index)?.key) ?? null,
    assumed: countOf(leaves, 'SELF'),
    open: countOf(leaves, 'NONE'),
  };
}

/** The rank, or why there is none: a rank among some of the others would be no rank. */
function standingOf(
  rules: SimulationGroundRow,
  sheet: StandingSheet,
  asSupposed: CountedSheet,
  sheets: readonly StandingSheet[],
): Pick<Simulation, 'rank' | 'noRank' | 'othersOpen'> {
  const none = (noRank: NoRankReason) => ({ rank: null, noRank, othersOpen: null });
  if (sheet.unrankedReason !== null) return none(NoRankReason.UNRANKED);
  if (asSupposed.result.index === null) return none(NoRankReason.NO_INDEX);
  if (sheets.length < rules.units) return none(NoRankReason.OTHERS_NOT_SEEN);
  const others = sheets.filter(({ key }) => key !== sheet.key);
  const place = placeAmong(rules, sheet, asSupposed, others);
  return { rank: place && { ...place, text: null }, noRank: null, othersOpen: others.filter(({ isFinal }) => !isFinal).length };
}
