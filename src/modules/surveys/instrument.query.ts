import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { UnitLevel } from '../units/index.js';

export interface SurveyInstrumentRow {
  key: number;
  code: string;
  version: string;
  name: string;
  /** First and last year of the version; null is open. */
  yearFrom: number | null;
  yearTo: number | null;
  levels: UnitLevel[] | null;
  note: string | null;
  sourceId: number | null;
  locator: string | null;
}

/** All versions of all instruments, by code, oldest version first: a small list, read whole. */
export const allInstruments = (reads: Reads) =>
  reads.rows(sql<SurveyInstrumentRow>`
    select i.id as key, i.code, i.version, i.name, i.year_from as "yearFrom", i.year_to as "yearTo", i.levels, i.note,
      i.source_id as "sourceId", i.locator
    from survey_instrument i order by i.code, i.year_from nulls first`);

export interface SurveyDimensionRow {
  key: number;
  instrument: number;
  code: string;
  name: string;
  canonical: string | null;
}

const columns = sql<SurveyDimensionRow>`d.id as key, d.instrument_id as instrument, d.code, d.name, d.canonical`;

export const dimensionsOfIds = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<SurveyDimensionRow>`select ${columns} from survey_dimension d where d.id = any(${ids}::int[])`);

/** What instrument versions measure, in their own order. */
export const dimensionsOfInstruments = (reads: Reads, instruments: readonly number[]) =>
  reads.rows(sql<SurveyDimensionRow>`
    select ${columns} from survey_dimension d where d.instrument_id = any(${instruments}::int[]) order by d.instrument_id, d.position`);
