import type { LeafMeasure } from './leaf-measure.rules.js';
import { partsTold, type Told } from './set-told.rules.js';

type Kind = LeafMeasure['kind'];

/** A measure as a caller writes it: a kind, and any of the codes that the kinds have. */
export interface MeasureParts {
  readonly kind: Kind;
  readonly metric?: string | null;
  readonly instrument?: string | null;
  readonly dimension?: string | null;
  readonly question?: string | null;
}

type Part = Exclude<keyof MeasureParts, 'kind'>;

/** The parts of each kind of measure; each kind takes no other, and needs all of its own but those of `OPTIONAL`. */
export const MEASURE_PARTS: Readonly<Record<Kind, readonly Part[]>> = {
  DOSSIERS_ON_TIME: [],
  DOSSIERS_ONLINE: [],
  STATEMENT_SHARE: ['metric'],
  STATEMENT_VALUE: ['metric'],
  SURVEY_RESULT: ['instrument', 'dimension'],
  SURVEY_ANSWERS: ['instrument', 'question'],
};

/** Without a dimension the whole result counts. */
const OPTIONAL: readonly Part[] = ['dimension'];
const ALL: readonly Part[] = [...new Set(Object.values(MEASURE_PARTS).flat())];

/** Which parts a measure misses and which it has too much, and what its kind has; null where it can be made of them. */
export function measureComplaint(measure: MeasureParts): Told | null {
  const own = MEASURE_PARTS[measure.kind];
  return partsTold(`A measure of kind ${measure.kind}`, `Số liệu tính điểm ${measure.kind}`, {
    own,
    optional: OPTIONAL,
    missing: own.filter((part) => measure[part] == null && !OPTIONAL.includes(part)),
    extra: ALL.filter((part) => measure[part] != null && !own.includes(part)),
  });
}

/** The measure that complete parts make; see `measureComplaint`. */
export function measureOfParts({ kind, metric, instrument, dimension, question }: MeasureParts): LeafMeasure {
  switch (kind) {
    case 'DOSSIERS_ON_TIME':
    case 'DOSSIERS_ONLINE':
      return { kind };
    case 'STATEMENT_SHARE':
    case 'STATEMENT_VALUE':
      return { kind, metric: metric! };
    case 'SURVEY_RESULT':
      return { kind, instrument: instrument!, ...(dimension != null && { dimension }) };
    case 'SURVEY_ANSWERS':
      return { kind, instrument: instrument!, question: question! };
  }
}

/** The codes that a measure names. */
export const codesOfMeasure = (measure: MeasureParts): string[] => ALL.flatMap((part) => measure[part] ?? []);
