import { Loaders } from '../../kernel/loaders.js';
import type { Reads } from '../../kernel/reads.js';
import { pointsOfFigure } from '../criteria/index.js';
import { statedFigures } from '../documents/index.js';
import { countsByUnit, DEFINITION } from '../dossiers/index.js';
import { surveyFigures } from '../surveys/index.js';
import { leavesToMeasure, type LeafToMeasure } from './leaf-measure.query.js';
import { bestOf, dossierFigure, statedFigure, surveyedFigure, type Figure, type KeptMeasure } from './leaf-measure.rules.js';

/** How leaves are measured. */
export interface Measuring {
  /** Ends the counts of a year that has not ended. */
  readonly today: string;
  /** Whether answers of groups of respondents that are withheld from readers count: for commands. */
  readonly everyGroup: boolean;
}

/** A leaf with what it was measured with. */
export interface MeasuredLeaf {
  readonly key: number;
  readonly card: number;
  /** As they are stored; null where there is no figure, or none that the rule takes. */
  readonly points: string | null;
  readonly kept: KeptMeasure;
}

/** Measures the leaves of sheets that are not final, as the hub knows it now: in a number of statements that sheets and leaves do not raise. */
export async function measuredLeaves(reads: Reads, cards: readonly number[], measuring: Measuring): Promise<MeasuredLeaf[]> {
  const leaves = await leavesToMeasure(reads, cards);
  const figures = new Map<LeafToMeasure, Figure>([
    ...(await dossierFigures(reads, leaves, measuring)),
    ...(await statementFigures(reads, leaves)),
    ...(await surveyedFigures(reads, leaves, measuring)),
  ]);
  const blocks = Map.groupBy(leaves, blockOf);
  const leaderOf = (leaf: LeafToMeasure): string | null =>
    leaf.wholeBlock ? bestOf(blocks.get(blockOf(leaf))!.map((one) => figures.get(one)!)) : null;
  return leaves
    .filter(({ asked }) => asked)
    .map((leaf) => measured(leaf, figures.get(leaf)!, leaf.rule?.kind === 'SHARE_OF_LEADER' ? leaderOf(leaf) : null));
}

const blockOf = ({ round, criterion }: LeafToMeasure): string => `${round}/${criterion}`;

function measured({ key, card, year, measure, rule, maxPoints }: LeafToMeasure, figure: Figure, leader: string | null): MeasuredLeaf {
  const kept = { kind: measure.kind, ...figure, ...(leader !== null && { leader }), ...daysOf(year) };
  return { key, card, points: pointsOfFigure(rule, maxPoints, kept), kept };
}

const daysOf = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });

type Figures = [LeafToMeasure, Figure][];

/** As `Unit.dossierStats` counts. */
async function dossierFigures(reads: Reads, leaves: readonly LeafToMeasure[], { today }: Measuring): Promise<Figures> {
  const loaders = new Loaders(reads);
  const counted = leaves.map(async (leaf): Promise<Figures> => {
    const { kind } = leaf.measure;
    if (kind !== 'DOSSIERS_ON_TIME' && kind !== 'DOSSIERS_ONLINE') return [];
    const counts = await loaders.load(countsByUnit, { unit: leaf.unit, period: daysOf(leaf.year), today });
    return [[leaf, dossierFigure(kind, counts, DEFINITION)]];
  });
  return (await Promise.all(counted)).flat();
}

async function statementFigures(reads: Reads, leaves: readonly LeafToMeasure[]): Promise<Figures> {
  const asked = leaves.flatMap((leaf) => {
    const { measure, unit, year } = leaf;
    if (measure.kind !== 'STATEMENT_SHARE' && measure.kind !== 'STATEMENT_VALUE') return [];
    return [{ leaf, kind: measure.kind, unit, year, metric: measure.metric, share: measure.kind === 'STATEMENT_SHARE' }];
  });
  if (asked.length === 0) return [];
  const stated = new Map((await statedFigures(reads, asked)).map((row) => [row.slot, row]));
  return asked.map(({ leaf, kind }, at) => [leaf, statedFigure(kind, stated.get(at))]);
}

/** Nothing of a survey that was not held. */
async function surveyedFigures(reads: Reads, leaves: readonly LeafToMeasure[], { everyGroup }: Measuring): Promise<Figures> {
  const notHeld: Figures = [];
  const asked = leaves.flatMap((leaf) => {
    const { measure, unit, year } = leaf;
    if (measure.kind !== 'SURVEY_RESULT' && measure.kind !== 'SURVEY_ANSWERS') return [];
    if (leaf.method === 'SURVEY' && leaf.surveyHeld === false) {
      notHeld.push([leaf, { noValueReason: 'NOT_MEASURED' }]);
      return [];
    }
    const part =
      measure.kind === 'SURVEY_ANSWERS'
        ? { dimension: null, question: measure.question }
        : { dimension: measure.dimension ?? null, question: null };
    return [{ leaf, unit, year, instrument: measure.instrument, ...part }];
  });
  if (asked.length === 0) return notHeld;
  const found = await surveyFigures(reads, asked, everyGroup);
  return [...notHeld, ...asked.map(({ leaf }, at): Figures[number] => [leaf, surveyedFigure(found[at]!)])];
}
