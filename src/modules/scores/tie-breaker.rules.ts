import { Decimal } from 'decimal.js';
import type { SheetResult } from './score.rules.js';

/** What a set compares between sheets of equal index; `field` names the field of FIELD_POINTS as the leaves do. */
export interface TieBreaker {
  readonly kind: string;
  readonly field: string | null;
}

const TIES: Readonly<Record<string, (result: SheetResult, field: string | null) => Decimal.Value>> = {
  FIELD_POINTS: ({ fields }, field) => fields.get(field ?? '')?.points ?? 0,
  SURVEY_POINTS: ({ survey }) => survey ?? 0,
  APPRAISED_POINTS: ({ appraised }) => appraised,
  LESS_PENALTY: ({ penalty }) => new Decimal(penalty).neg(),
  LESS_OVERCLAIM: ({ overclaim }) => overclaim.neg(),
};

/** The values of a sheet that its set's tie-breakers compare, in their order; more is better. */
export const tieValues = (result: SheetResult, tieBreakers: readonly TieBreaker[]): Decimal.Value[] =>
  tieBreakers.map(({ kind, field }) => TIES[kind]!(result, field));
