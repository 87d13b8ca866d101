import { cellComplaints, unitMissing, type RowComplaint, type RowPlace } from './row-complaint.rules.js';
import type { TableRow } from './row-reader.js';
import type { RowOutcome } from './small-intake.js';
import { statedValue, type StatedValue } from './stated-value.rules.js';
import { answerIncomplete, kindsMixed } from './survey-complaint.rules.js';
import { textOf, unitWordsOf } from './unit-columns.rules.js';
import type { UnitWords } from './unit-directory.js';

interface Measured extends StatedValue {
  /** Null where the row does not say. */
  readonly scaleMax: string | null;
}

/** Numbers of forms; null where the row does not say. */
interface Forms {
  readonly sent: number | null;
  readonly received: number | null;
  readonly valid: number | null;
}

export type UnitResult = { readonly kind: 'RESULT' } & Measured & Forms;
export type DimensionResult = { readonly kind: 'DIMENSION'; readonly dimension: string } & Measured;
export interface AnswerCount {
  readonly kind: 'ANSWER';
  readonly question: string;
  readonly group: string;
  readonly option: string;
  readonly count: number;
}

/** A row of a survey: a unit's result, its result in a dimension, or how many gave an answer. */
export interface SurveyDraft extends RowPlace {
  readonly campaign: string;
  readonly unit: UnitWords;
  readonly states: UnitResult | DimensionResult | AnswerCount;
}

/** What a row states, or what is wrong with it, without looking at anything but the row. */
export function surveyOutcome(row: TableRow): RowOutcome<SurveyDraft> {
  const { sheet, row: at, values } = row;
  const place = { sheet, row: at };
  const wrong = cellComplaints(place, row.complaints);
  if (wrong.length > 0) return { complaints: wrong };
  const unit = unitWordsOf(values);
  if (unit.code === null && unit.name === null) return { complaints: [unitMissing(place)] };
  const states = statesOf(place, row);
  return 'message' in states ? { complaints: [states] } : { draft: { ...place, campaign: textOf(values, 'campaign')!, unit, states } };
}

function statesOf(place: RowPlace, row: TableRow): SurveyDraft['states'] | RowComplaint {
  const { values } = row;
  const dimension = textOf(values, 'dimension');
  const forms = { sent: countOf(row, 'sent'), received: countOf(row, 'received'), valid: countOf(row, 'valid') };
  const ofForms = Object.values(forms).some((count) => count !== null);
  const [question, group, option] = [textOf(values, 'question'), textOf(values, 'group'), textOf(values, 'option')];
  const count = countOf(row, 'count');
  if (question !== null || group !== null || option !== null || count !== null) {
    const measured = ['value', 'scale', 'reason'].some((key) => textOf(values, key) !== null);
    if (measured || ofForms || dimension !== null) return kindsMixed(place);
    if (question === null || group === null || option === null || count === null) return answerIncomplete(place);
    return { kind: 'ANSWER', question, group, option, count };
  }
  if (dimension !== null && ofForms) return kindsMixed(place);
  const stated = statedValue(place, row);
  if ('message' in stated) return stated;
  const measured = { ...stated, scaleMax: textOf(values, 'scale') };
  return dimension === null ? { kind: 'RESULT', ...measured, ...forms } : { kind: 'DIMENSION', dimension, ...measured };
}

const countOf = ({ values }: TableRow, key: string): number | null =>
  ((values as Readonly<Record<string, unknown>>)[key] as number | null | undefined) ?? null;
