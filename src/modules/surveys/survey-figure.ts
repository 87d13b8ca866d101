import type { Reads } from '../../kernel/reads.js';
import { NoValueReason } from '../documents/index.js';
import { allInstruments } from './instrument.query.js';
import { yearsAway } from './instrument.rules.js';
import { dimensionsOfResults } from './result-detail.query.js';
import { resultsOrReasons, type SurveyResultRow } from './result.query.js';
import { countEveryGroup, optionCounts, type OptionCountRow } from './survey-figure.query.js';
import { FEWEST_ANSWERS } from './survey.rules.js';

/** Which figure of a survey is wanted: its result, that of a dimension, or the answers to a question. */
export interface SurveyFigureKey {
  /** Identity of the unit. */
  readonly unit: number;
  readonly year: number;
  /** Code of the instrument, whose version is that of the year. */
  readonly instrument: string;
  readonly dimension: string | null;
  readonly question: string | null;
}

/** The figure, or why there is none. */
export interface SurveyFigure {
  /** On its scale; null of answers. */
  readonly value: string | null;
  readonly scaleMax: string | null;
  /** Answers per option of a question, the best option first, and what each weighs in percent. */
  readonly answers: readonly Pick<OptionCountRow, 'count' | 'weight'>[] | null;
  readonly noValueReason: `${NoValueReason}` | null;
  readonly demo: boolean;
  readonly sourceId: number | null;
  readonly locator: string | null;
}

const NOTHING = { value: null, scaleMax: null, answers: null, demo: false, sourceId: null, locator: null } as const;

/**
 * What surveys found for units in years, in the order asked; five statements at most. Fewer than 5 answers are no figure for anybody. A reader is
 * refused a sum that a withheld group is part of; whoever counts every group is a command.
 */
export async function surveyFigures(reads: Reads, keys: readonly SurveyFigureKey[], everyGroup: boolean): Promise<SurveyFigure[]> {
  const instruments = await allInstruments(reads);
  const versions = keys.map(({ instrument, year }) =>
    instruments.find((version) => version.code === instrument && yearsAway(version, year) === 0),
  );
  const asked = keys.flatMap(({ unit, year }, at) => (versions[at] ? [{ unit, year, instrument: versions[at].key, at }] : []));
  const results = new Map<number, SurveyResultRow>();
  if (asked.length > 0) for (const row of await resultsOrReasons(reads, asked)) results.set(asked[row.slot]!.at, row);
  const dimensions = await dimensionsFor(reads, keys, results);
  const answers = await answersFor(reads, keys, results, everyGroup);
  return keys.map(({ dimension, question }, at): SurveyFigure => {
    const result = results.get(at);
    if (!result) return { ...NOTHING, noValueReason: 'NOT_MEASURED' };
    const { demo, sourceId, locator } = result;
    const cited = { ...NOTHING, demo, sourceId, locator };
    if (result.result === null || result.noValueReason === NoValueReason.WITHHELD)
      return { ...cited, noValueReason: result.noValueReason ?? 'NOT_MEASURED' };
    if (question !== null) return { ...cited, ...answersOf(answers.get(at) ?? []) };
    const { value, scaleMax, noValueReason } = dimension === null ? result : (dimensions.get(at) ?? NOTHING_FOUND);
    return { ...cited, value, scaleMax, noValueReason: value === null ? (noValueReason ?? 'NOT_MEASURED') : null };
  });
}

const NOTHING_FOUND = { value: null, scaleMax: null, noValueReason: 'NOT_MEASURED' } as const;

type Results = ReadonlyMap<number, SurveyResultRow>;

async function dimensionsFor(reads: Reads, keys: readonly SurveyFigureKey[], results: Results) {
  const asked = keys.flatMap(({ dimension }, at) => {
    const result = results.get(at)?.result ?? null;
    return dimension === null || result === null ? [] : [{ at, dimension, result }];
  });
  const rows = asked.length === 0 ? [] : await dimensionsOfResults(reads, [...new Set(asked.map(({ result }) => result))]);
  return new Map(asked.map(({ at, ...one }) => [at, rows.find((row) => row.result === one.result && row.code === one.dimension)]));
}

async function answersFor(reads: Reads, keys: readonly SurveyFigureKey[], results: Results, everyGroup: boolean) {
  const asked = keys.flatMap(({ question }, at) => {
    const result = results.get(at)?.result ?? null;
    return question === null || result === null ? [] : [{ at, question, result }];
  });
  if (asked.length === 0) return new Map<number, OptionCountRow[]>();
  if (everyGroup) await countEveryGroup(reads);
  const rows = await optionCounts(reads, asked, everyGroup);
  return Map.groupBy(rows, ({ slot }) => asked[slot]!.at);
}

function answersOf(options: readonly OptionCountRow[]): Pick<SurveyFigure, 'answers' | 'noValueReason'> {
  if (options.some(({ withheld }) => withheld)) return { answers: null, noValueReason: 'WITHHELD' };
  const valid = options.reduce((sum, { count }) => sum + count, 0);
  if (valid === 0) return { answers: null, noValueReason: 'NOT_MEASURED' };
  if (valid < FEWEST_ANSWERS) return { answers: null, noValueReason: 'WITHHELD' };
  return { answers: options.map(({ count, weight }) => ({ count, weight })), noValueReason: null };
}
