import { Decimal } from 'decimal.js';
import type { StandingAnswerRow, StandingDimensionRow, StandingResultRow } from '../surveys/index.js';
import { repeatedRow } from './record-complaint.rules.js';
import type { RowComplaint } from './row-complaint.rules.js';
import type { Planned } from './small-intake.js';
import { sameNumber } from './stated-value.rules.js';
import { formsReversed, overScale, resultMissing, scaleMissing } from './survey-complaint.rules.js';
import type { AnswerCount, DimensionResult, SurveyDraft, UnitResult } from './survey-row.rules.js';
import type { FoundUnit } from './unit-directory.js';

/** A row whose campaign and unit are known. */
export interface PlacedSurvey extends SurveyDraft {
  /** The key of the campaign. */
  readonly campaignKey: number;
  readonly found: FoundUnit;
}

/** What is to stand there after the import. */
type Whole =
  | { readonly kind: 'RESULT'; readonly row: StandingResultRow }
  | { readonly kind: 'DIMENSION'; readonly row: StandingDimensionRow }
  | { readonly kind: 'ANSWER'; readonly row: StandingAnswerRow };

export interface PlannedSurvey extends Planned<PlacedSurvey> {
  readonly whole: Whole;
}

/** What is stored of the campaigns that a file names. */
export interface Standing {
  readonly results: readonly StandingResultRow[];
  readonly dimensions: readonly StandingDimensionRow[];
  readonly answers: readonly StandingAnswerRow[];
}

type Place = { readonly campaign: number; readonly unit: number };
const keyOf = ({ campaign, unit }: Place, ...more: readonly string[]): string => JSON.stringify([campaign, unit, ...more]);
const dimensionKey = (row: Place & { readonly dimension: string }): string => keyOf(row, 'DIMENSION', row.dimension);
const answerKey = (row: Place & Pick<AnswerCount, 'question' | 'group' | 'option'>): string =>
  keyOf(row, 'ANSWER', row.question, row.group, row.option);

/** What becomes of rows beside what is stored: results first, because the others need one. */
export function surveyPlan(rows: readonly PlacedSurvey[], standing: Standing): (PlannedSurvey | RowComplaint)[] {
  const results = new Map(standing.results.map((row) => [keyOf(row), row]));
  const dimensions = new Map(standing.dimensions.map((row) => [dimensionKey(row), row]));
  const answers = new Map(standing.answers.map((row) => [answerKey(row), row]));
  const measured = new Set(results.keys());
  const first = new Map<string, PlacedSurvey>();
  const decide = (row: PlacedSurvey): PlannedSurvey | RowComplaint => {
    const { states, found } = row;
    const place = { campaign: row.campaignKey, unit: found.unit };
    const key = keyOfRow(place, states);
    const twin = first.get(key);
    if (twin) return repeatedRow(row, twin);
    first.set(key, row);
    if (states.kind !== 'RESULT' && !measured.has(keyOf(place))) return resultMissing(row, found);
    if (states.kind === 'ANSWER') return counted(row, place, states, answers.get(key));
    if (states.kind === 'DIMENSION') return ofDimension(row, place, states, dimensions.get(key));
    const planned = ofUnit(row, place, states, results.get(key));
    if ('fate' in planned) measured.add(key);
    return planned;
  };
  const { true: units = [], false: parts = [] } = Object.groupBy(rows, ({ states }) => `${states.kind === 'RESULT'}`);
  const fates = new Map([...units, ...parts].map((row) => [row, decide(row)]));
  return rows.map((row) => fates.get(row)!);
}

function keyOfRow(place: Place, states: SurveyDraft['states']): string {
  if (states.kind === 'RESULT') return keyOf(place);
  return states.kind === 'DIMENSION' ? dimensionKey({ ...place, ...states }) : answerKey({ ...place, ...states });
}

type Value = Pick<StandingResultRow, 'value' | 'scaleMax' | 'noValueReason'>;

/** The value of a row with the scale that stands where the row does not say one; a reason needs none. */
function valueOf(row: PlacedSurvey, { value, noValueReason, scaleMax }: UnitResult | DimensionResult, before: Value | undefined) {
  const scale = scaleMax ?? before?.scaleMax ?? null;
  if (value !== null && scale === null) return scaleMissing(row, value);
  if (value !== null && new Decimal(value).gt(scale!)) return overScale(row, value, scale!);
  return { value, noValueReason: noValueReason as Value['noValueReason'], scaleMax: scale };
}

const sameValue = (one: Value, other: Value): boolean =>
  sameNumber(one.value, other.value) && sameNumber(one.scaleMax, other.scaleMax) && one.noValueReason === other.noValueReason;

function ofUnit(row: PlacedSurvey, place: Place, states: UnitResult, before: StandingResultRow | undefined): PlannedSurvey | RowComplaint {
  const value = valueOf(row, states, before);
  if ('message' in value) return value;
  const forms = {
    sent: states.sent ?? before?.sent ?? null,
    received: states.received ?? before?.received ?? null,
    valid: states.valid ?? before?.valid ?? null,
  };
  const { sent, received, valid } = forms;
  if (more(valid, received) || more(received, sent)) return formsReversed(row);
  const same = before && sameValue(value, before) && sent === before.sent && received === before.received && valid === before.valid;
  return planned(row, before, same, { kind: 'RESULT', row: { ...place, ...value, ...forms } });
}

const more = (part: number | null, whole: number | null): boolean => part !== null && whole !== null && part > whole;

function ofDimension(row: PlacedSurvey, place: Place, states: DimensionResult, before: StandingDimensionRow | undefined) {
  const value = valueOf(row, states, before);
  if ('message' in value) return value;
  const { dimension } = states;
  return planned(row, before, before && sameValue(value, before), { kind: 'DIMENSION', row: { ...place, dimension, ...value } });
}

const counted = (row: PlacedSurvey, place: Place, states: AnswerCount, before: StandingAnswerRow | undefined): PlannedSurvey => {
  const { question, group, option, count } = states;
  return planned(row, before, before?.count === count, { kind: 'ANSWER', row: { ...place, question, group, option, count } });
};

const planned = (draft: PlacedSurvey, before: object | undefined, same: boolean | undefined, whole: Whole): PlannedSurvey => ({
  draft,
  whole,
  fate: before === undefined ? 'CREATED' : same ? 'UNCHANGED' : 'UPDATED',
});
