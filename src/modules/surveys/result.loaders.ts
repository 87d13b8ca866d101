import type { RequestContext } from '../../kernel/context.js';
import { manyByKey, manyBySlot, oneByKey, oneBySlot } from '../../kernel/loaders.js';
import { answersOfResults, dimensionsOfResults } from './result-detail.query.js';
import { resultsOfCampaigns, resultsOfIds, resultsOfUnits, resultsOrReasons, type SurveyResultRow } from './result.query.js';

export const surveyResultById = oneByKey(resultsOfIds, (row) => row.result!);
export const resultsByCampaign = manyByKey(resultsOfCampaigns, (row) => row.campaign!);
export const resultsByUnitYears = manyBySlot(resultsOfUnits, (key) => `${key.unit}/${key.from}-${key.to}`);

/** The result of an instrument for a unit in a year, or the reason why there is none; null only for a unit that does not exist. */
export const surveyResultOf = oneBySlot(resultsOrReasons, (key) => `${key.unit}/${key.instrument}/${key.year}`);

export const dimensionsByResult = manyByKey(dimensionsOfResults, (row) => row.result);
export const answersByResult = manyByKey(answersOfResults, (row) => row.result);

/** The key part of a result's global id: of the stored row, or of what was asked where nothing is stored. */
export const resultKey = ({ result, instrument, year, unit }: SurveyResultRow): string =>
  result === null ? `${instrument}.${year}.${unit}` : String(result);

/** The result that a global id's key names. */
export async function resultByKey(context: RequestContext, key: string): Promise<SurveyResultRow | null> {
  if (/^\d{1,9}$/.test(key)) return context.loaders.load(surveyResultById, Number(key));
  const [, instrument, year, unit] = /^(\d{1,9})\.(\d{4})\.(\d{1,9})$/.exec(key)?.map(Number) ?? [];
  if (instrument === undefined || year === undefined || unit === undefined) return null;
  return context.loaders.load(surveyResultOf, { instrument, year, unit });
}

/** Hands results on, and tells the request where one of them comes from the demo generator. */
export function shown<Rows extends readonly (SurveyResultRow | null)[]>(context: RequestContext, rows: Rows): Rows {
  if (rows.some((row) => row?.demo)) context.holdsDemo();
  return rows;
}
