import { Decimal } from 'decimal.js';

export type Outcome = 'PASS' | 'FAIL' | 'NOT_TESTABLE';

/** The codes of all rules, in the order in which checks are listed. */
export const ruleCodes = [
  'B1',
  'B2',
  'B3',
  'B4',
  'B5',
  'B6',
  'B7',
  'B8',
  'PART_OF_WHOLE',
  'REGISTER_COUNT',
  'PERIOD_AFTER_REPORT',
  'EVENT_AFTER_PUBLICATION',
  'RANK_DIFFERS',
  'SUM_OF_MAX',
  'REGISTER_GAP',
] as const;

export type RuleCode = (typeof ruleCodes)[number];

/** One sentence in both languages. */
export interface Wording {
  readonly en: string;
  readonly vi: string;
}

/** What one rule says of one figure. The figure itself is never changed. */
export interface Check {
  readonly rule: RuleCode;
  readonly outcome: Outcome;
  /** What is left over, exact: 0 when the rule holds, null when it cannot be tested. */
  readonly residual: string | null;
  /** Size of the residual in percent of the total, half up to 2 decimals; null without a total above 0. */
  readonly sharePercent: string | null;
  readonly explanation: string;
  readonly explanationVi: string;
}

/** `part` in percent of `total` without its sign, half up to 2 decimals; null unless the total is above 0. */
export function share(part: Decimal.Value, total: Decimal.Value | null): string | null {
  if (total === null || !new Decimal(total).greaterThan(0)) return null;
  return new Decimal(part).abs().times(100).div(total).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toString();
}

/** A check that was decided: it holds exactly when nothing is left over. */
export function decided(rule: RuleCode, residual: Decimal.Value, total: Decimal.Value | null, wording: Wording): Check {
  const left = new Decimal(residual);
  return {
    rule,
    outcome: left.isZero() ? 'PASS' : 'FAIL',
    residual: left.toString(),
    sharePercent: share(left, total),
    explanation: wording.en,
    explanationVi: wording.vi,
  };
}

export const notTestable = (rule: RuleCode, wording: Wording): Check => ({
  rule,
  outcome: 'NOT_TESTABLE',
  residual: null,
  sharePercent: null,
  explanation: wording.en,
  explanationVi: wording.vi,
});

const english = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });
const vietnamese = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 4 });

/** A number as the readers of each language write it: 30,778 and 30.778. */
export function figure(value: Decimal.Value): Wording {
  const text = new Decimal(value).toFixed() as `${number}`;
  return { en: english.format(text), vi: vietnamese.format(text) };
}

/** A calendar day `YYYY-MM-DD` as the readers of each language write it. */
export const day = (date: string): Wording => ({ en: date, vi: date.split('-').toReversed().join('/') });

/** Several wordings in one, with the same text between them. */
export const joined = (parts: readonly Wording[], between: string): Wording => ({
  en: parts.map((part) => part.en).join(between),
  vi: parts.map((part) => part.vi).join(between),
});

/** A sentence with `{name}` places, filled in each language with that language's words. */
export function sentence(template: Wording, values: Readonly<Record<string, Wording>>): Wording {
  const filled = (language: keyof Wording): string =>
    template[language].replace(/\{(\w+)\}/g, (place, name: string) => values[name]?.[language] ?? place);
  return { en: filled('en'), vi: filled('vi') };
}
