import type { RequestContext } from '../../kernel/context.js';
import { badInput, notFound } from '../../kernel/errors.js';
import { manyByKey, oneByKey, type LoaderDefinition } from '../../kernel/loaders.js';
import type { Reads } from '../../kernel/reads.js';
import { versionOfYear } from './instrument.rules.js';
import { allInstruments, dimensionsOfIds, dimensionsOfInstruments, type SurveyInstrumentRow } from './instrument.query.js';

/** The whole list of instrument versions; one statement a request, whatever is asked of it. */
const instruments: LoaderDefinition<Reads, 'all', readonly SurveyInstrumentRow[]> = {
  async read(reads, keys) {
    const rows = await allInstruments(reads);
    return keys.map(() => rows);
  },
};

export const instrumentsOf = (context: RequestContext): Promise<readonly SurveyInstrumentRow[]> => context.loaders.load(instruments, 'all');

export async function instrumentById(context: RequestContext, key: number): Promise<SurveyInstrumentRow | null> {
  return (await instrumentsOf(context)).find((instrument) => instrument.key === key) ?? null;
}

/** The version of an instrument that holds in a year, or else the nearest; NOT_FOUND, with the codes that exist, for an unknown code. */
export async function instrumentOfYear(context: RequestContext, code: string, year: number): Promise<SurveyInstrumentRow> {
  if (year < 1900 || year > 2200) {
    throw badInput({
      message: `year is a calendar year from 1900 to 2200; ${year} came.`,
      messageVi: `Năm phải nằm trong khoảng 1900–2200; giá trị nhận được: ${year}.`,
    });
  }
  const all = await instrumentsOf(context);
  const instrument = versionOfYear(
    all.filter((one) => one.code === code),
    year,
  );
  if (instrument) return instrument;
  throw notFound({
    message: `There is no survey instrument ${JSON.stringify(code)}.`,
    messageVi: `Không có bộ công cụ khảo sát ${JSON.stringify(code)}.`,
    hint: `The instruments are ${[...new Set(all.map((one) => one.code))].join(', ')}.`,
  });
}

export const dimensionById = oneByKey(dimensionsOfIds, (dimension) => dimension.key);
export const dimensionsByInstrument = manyByKey(dimensionsOfInstruments, (dimension) => dimension.instrument);
