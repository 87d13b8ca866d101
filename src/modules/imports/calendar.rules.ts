import { readDate } from './date.rules.js';
import { romanOrWord } from './small-number.rules.js';

/** A span of calendar days as `YYYY-MM-DD`, both ends inclusive. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const FIRST_YEAR = 1976;
const LAST_YEAR = 2100;
const LONGEST = 80;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const two = (part: number): string => String(part).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Small letters without marks, dashes of one length: what the forms below are written in. */
export const plainly = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll(/[‐‑‒–—―−]/gu, '-');

/** A number of months in a row within a year, from 1; null where the calendar has no such months. */
function months(year: number, first: number, count: number): Period | null {
  const last = first + count - 1;
  if (!isYear(year) || !(first >= 1 && count >= 1 && last <= 12)) return null;
  return { from: `${year}-${two(first)}-01`, to: `${year}-${two(last)}-${two(lastDay(year, last))}` };
}

export const isYear = (year: number): boolean => Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;

/** A way to write a span, and what it makes of its parts. */
type Form = readonly [RegExp, (...parts: string[]) => Period | null];

const BETWEEN = String.raw`(?: ?[/.,-] ?| ?,? ?nam ?| )`;

const MONTH_FORMS: readonly Form[] = [
  [/^(?:thang ?|t)?(\d{1,2}) ?[/.-] ?(\d{4})$/u, (month, year) => months(Number(year), Number(month), 1)],
  [new RegExp(`^thang ([a-z0-9 ]+?)${BETWEEN}(\\d{4})$`, 'u'), (month, year) => months(Number(year), romanOrWord(month), 1)],
  [/^(\d{4}) ?[/.-] ?(\d{1,2})$/u, (year, month) => months(Number(year), Number(month), 1)],
  [/^(\d{4})(0[1-9]|1[0-2])$/u, (year, month) => months(Number(year), Number(month), 1)],
  [
    new RegExp(`^(${MONTHS.join('|')})[a-z]*\\.?[ -](\\d{4}|\\d{2})$`, 'u'),
    (name, year) => months(fullYear(year), MONTHS.indexOf(name) + 1, 1),
  ],
];

const YEAR_FORMS: readonly Form[] = [[/^(?:(?:ca |trong )?nam |year )?(\d{4})$/u, (year) => months(Number(year), 1, 12)]];

const quarter = (number: number, year: string): Period | null => months(Number(year), number * 3 - 2, 3);
const half = (number: number, year: string): Period | null => months(Number(year), number * 6 - 5, 6);

const LONGER_FORMS: readonly Form[] = [
  [new RegExp(`^(?:quy|qui|q|quarter) ?([a-z]+|[1-4])${BETWEEN}(\\d{4})$`, 'u'), (number, year) => quarter(romanOrWord(number), year)],
  [/^(\d{4})[ /-]?q([1-4])$/u, (year, number) => quarter(Number(number), year)],
  [/^h([12])[ /-]?(\d{4})$/u, (number, year) => half(Number(number), year)],
  [/^(\d{4})[ /-]?h([12])$/u, (year, number) => half(Number(number), year)],
  [/^nua (dau|cuoi) nam (\d{4})$/u, (which, year) => half(which === 'dau' ? 1 : 2, year)],
  [
    /^(\d{1,2}|[a-z]+) thang (dau|cuoi) (?:cua )?(?:nam )?(\d{4})$/u,
    (count, which, year) => months(Number(year), which === 'dau' ? 1 : 13 - romanOrWord(count), romanOrWord(count)),
  ],
];

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

function inForms(forms: readonly Form[], text: string): Period | null {
  for (const [form, made] of forms) {
    const found = form.exec(text);
    if (found) return made(...found.slice(1));
  }
  return null;
}

/** The one calendar day of a text, without a time or at midnight. */
function dayOf(text: string): string | null {
  const reading = readDate(text.replace(/^ngay (?!\d+ ?thang)/u, ''));
  return 'day' in reading && (reading.ms ?? 0) === 0 && reading.offset === null ? reading.day : null;
}

type Wrong<Code> = { readonly wrong: Code };

/** `YYYY-MM` of a tidy text; the first day of a month stands for it, as Excel writes months. */
export function readMonth(text: string): { readonly month: string } | Wrong<'NOT_A_MONTH' | 'DAY_FOR_MONTH'> {
  if (text.length > LONGEST) return { wrong: 'NOT_A_MONTH' };
  const plain = plainly(text);
  const span = inForms(MONTH_FORMS, plain);
  if (span) return { month: span.from.slice(0, 7) };
  const day = dayOf(plain);
  if (day === null) return { wrong: 'NOT_A_MONTH' };
  return day.endsWith('-01') ? { month: day.slice(0, 7) } : { wrong: 'DAY_FOR_MONTH' };
}

/** The year of a tidy text; `2.019` and `2019.0` are how programs disfigure one. */
export function readYear(text: string): { readonly year: number } | Wrong<'NOT_A_YEAR'> {
  const plain = plainly(text.slice(0, LONGEST)).replace(/^(\d)[.,](\d{3})$|^(\d{4})[.,]0+$/u, '$1$2$3');
  const span = inForms(YEAR_FORMS, plain);
  return span ? { year: Number(span.from.slice(0, 4)) } : { wrong: 'NOT_A_YEAR' };
}

const SEPARATOR = / ?[-/~] ?| (?:den het|den|toi|to) /gu;
/** What may lack its year where the other end says it. */
const WITHOUT_YEAR = /^(?:(?:ngay )?\d{1,2}[/.-]\d{1,2}|(?:thang|quy|qui) ?[a-z0-9]+|[tq]\d{1,2})$/u;

const spanOf = (text: string): Period | null => inForms([...MONTH_FORMS, ...YEAR_FORMS, ...LONGER_FORMS], text);

function end(text: string): Period | null {
  const span = spanOf(text);
  if (span) return span;
  const day = dayOf(text);
  return day === null ? null : { from: day, to: day };
}

/** All ways to part a text into a beginning and an end that are both spans. */
function ranges(text: string): Period[] {
  const found: Period[] = [];
  for (const { 0: separator, index } of text.matchAll(SEPARATOR)) {
    const last = end(text.slice(index + separator.length));
    const beginning = text.slice(0, index);
    if (!last) continue;
    const first = end(beginning) ?? (WITHOUT_YEAR.test(beginning) ? end(`${beginning}/${last.to.slice(0, 4)}`) : null);
    if (first) found.push({ from: first.from, to: last.to });
  }
  return found;
}

/** The days of a tidy text that names a month, a quarter, a half, some months of a year, a year, or both ends. One day alone is no period. */
export function readPeriod(text: string): { readonly period: Period } | Wrong<'NOT_A_PERIOD' | 'DAY_FOR_PERIOD' | 'PERIOD_REVERSED'> {
  if (text.length > LONGEST) return { wrong: 'NOT_A_PERIOD' };
  const plain = plainly(text).replace(/^(?:ky(?: bao cao| so lieu)?:? )?(?:tu )?/u, '');
  const span = spanOf(plain);
  if (span) return { period: span };
  if (dayOf(plain) !== null) return { wrong: 'DAY_FOR_PERIOD' };
  const [period, other] = ranges(plain);
  if (!period || other) return { wrong: 'NOT_A_PERIOD' };
  return period.from > period.to ? { wrong: 'PERIOD_REVERSED' } : { period };
}
