/** A calendar date and a time of day, as they were written. */
export interface WrittenTime {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Milliseconds from midnight; null where no time stands there. */
  readonly ms: number | null;
  /** Milliseconds by which the writer is ahead of UTC; null where it does not say, which is Viet Nam. */
  readonly offset: number | null;
}

/** What a text says of a date, or why it is none. */
export type DateReading = WrittenTime | { readonly wrong: 'NOT_A_DATE' | 'NO_SUCH_DAY' | 'DAYS_FOR_DATE' | 'DATE_OUT_OF_RANGE' };

const DAY_MS = 24 * 3_600_000;
/** Viet Nam has kept this offset since 13/6/1975, and no figure of the hub is older. */
const VIETNAM_MS = 7 * 3_600_000;
const FIRST_YEAR = 1976;
const LAST_YEAR = 2100;

const two = (part: number): string => (part < 10 ? `0${part}` : String(part));

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Ways to write a day, each with where its parts stand. */
const DAY_FORMS: readonly (readonly [RegExp, readonly ['y' | 'm' | 'd', 'y' | 'm' | 'd', 'y' | 'm' | 'd']])[] = [
  [/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/u, ['d', 'm', 'y']],
  [/^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/u, ['y', 'm', 'd']],
  [/^(?:ngày )?(\d{1,2}) ?tháng (\d{1,2}),? ?năm (\d{4})$/iu, ['d', 'm', 'y']],
  [/^(?:ngay )?(\d{1,2}) ?thang (\d{1,2}),? ?nam (\d{4})$/iu, ['d', 'm', 'y']],
  [/^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4}|\d{2})$/u, ['d', 'm', 'y']],
];

const TIME = String.raw`(\d{1,2})(?:[:h]| giờ ?)(\d{2})?(?: ?phút)?(?::(\d{2})(?:[.,](\d{1,3}))?\d*)?(?: ?(SA|CH|AM|PM))?`;
/** As nearly all files write a time: nothing else is tried then. */
const USUAL = /^\d\d\/\d\d\/\d{4} (\d\d):(\d\d)(?::(\d\d))?$/u;
const DAY_THEN_TIME = new RegExp(`^(.+?)(?:,? +|T)${TIME}(Z|[+-]\\d{2}:?\\d{2})?$`, 'iu');
const TIME_THEN_DAY = new RegExp(`^${TIME},? +(.+)$`, 'iu');

type DayReading = { readonly day: string } | { readonly wrong: 'NOT_A_DATE' | 'NO_SUCH_DAY' | 'DATE_OUT_OF_RANGE' };

/** No date is longer, in any words. */
const LONGEST = 60;
const MOST_KEPT = 10_000;
const knownDays = new Map<string, DayReading>();

/** The day of a text, or why it is none. Kept for the few thousand days that come: instants ask for millions. */
function dayOf(text: string): DayReading {
  const known = knownDays.get(text);
  if (known) return known;
  if (knownDays.size >= MOST_KEPT) knownDays.clear();
  const reading = readDay(text);
  knownDays.set(text, reading);
  return reading;
}

function readDay(text: string): DayReading {
  for (const [form, order] of DAY_FORMS) {
    const found = form.exec(text);
    if (!found) continue;
    const part = (name: 'y' | 'm' | 'd'): string => found[order.indexOf(name) + 1]!;
    const month = /^\d/u.test(part('m')) ? Number(part('m')) : MONTHS.indexOf(part('m').toLowerCase()) + 1;
    return checkedDay(fullYear(part('y')), month, Number(part('d')));
  }
  return { wrong: 'NOT_A_DATE' };
}

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

function checkedDay(year: number, month: number, day: number): DayReading {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return { wrong: 'NO_SUCH_DAY' };
  if (year < FIRST_YEAR || year > LAST_YEAR) return { wrong: 'DATE_OUT_OF_RANGE' };
  return { day: `${year}-${two(month)}-${two(day)}` };
}

/** Milliseconds from midnight; null where there is no such time. */
function timeOf([hours, minutes, seconds, fraction, half]: readonly (string | undefined)[]): number | null {
  const afternoon = /^(?:ch|pm)$/iu.test(half ?? '');
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (afternoon ? 12 : 0);
  const minute = Number(minutes ?? 0);
  const second = Number(seconds ?? 0);
  if (hour > 23 || minute > 59 || second > 59 || (half !== undefined && Number(hours) > 12)) return null;
  return ((hour * 60 + minute) * 60 + second) * 1000 + Number((fraction ?? '').padEnd(3, '0'));
}

function offsetOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const found = /^([+-])(\d{2}):?(\d{2})$/u.exec(text);
  return found ? (Number(found[2]) * 60 + Number(found[3])) * 60_000 * (found[1] === '-' ? -1 : 1) : 0;
}

/** The date, and the time where one stands beside it, in a tidy text. The day comes before the month, as in the field. */
export function readDate(text: string): DateReading {
  if (text.length > LONGEST) return { wrong: 'NOT_A_DATE' };
  if (/^\d{5}(?:[.,]\d+)?$/u.test(text)) return { wrong: 'DAYS_FOR_DATE' };
  const usual = USUAL.exec(text);
  if (usual) return withTime(dayOf(text.slice(0, 10)), timeOf(usual.slice(1)), null);
  const plain = dayOf(text);
  if ('day' in plain) return { ...plain, ms: null, offset: null };
  const after = DAY_THEN_TIME.exec(text);
  const before = after ? null : TIME_THEN_DAY.exec(text);
  if (!after && !before) return plain;
  const day = dayOf(after ? after[1]! : before![6]!);
  return withTime(day, timeOf(after ? after.slice(2, 7) : before!.slice(1, 6)), offsetOf(after?.[7]));
}

function withTime(reading: DayReading, ms: number | null, offset: number | null): DateReading {
  if ('wrong' in reading) return reading;
  return ms === null ? { wrong: 'NOT_A_DATE' } : { day: reading.day, ms, offset };
}

const EXCEL_START = Date.UTC(1899, 11, 30) / DAY_MS;
const countedDays = new Map<number, DayReading>();

/** The day by its number since 30/12/1899; kept, like the days of texts. */
function countedDay(number: number): DayReading {
  const known = countedDays.get(number);
  if (known) return known;
  if (countedDays.size >= MOST_KEPT) countedDays.clear();
  const at = new Date((EXCEL_START + number) * DAY_MS);
  const year = at.getUTCFullYear();
  const isOurs = year >= FIRST_YEAR && year <= LAST_YEAR;
  const reading: DayReading = isOurs ? { day: at.toISOString().slice(0, 10) } : { wrong: 'DATE_OUT_OF_RANGE' };
  countedDays.set(number, reading);
  return reading;
}

/** Days as Excel counts them, from 1900 or from 1904. Day 60 of the first, a 29/2/1900, never was, and is before our time. */
export function readDays(days: number, date1904: boolean): DateReading {
  const ms = Math.round((date1904 ? days + 1462 : days) * 86_400) * 1000;
  const reading = countedDay(Math.floor(ms / DAY_MS));
  if ('wrong' in reading) return reading;
  const ofDay = ms % DAY_MS;
  return { day: reading.day, ms: ofDay === 0 ? null : ofDay, offset: null };
}

const startOf = (day: string): number => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)));

/** The instant of a written time; midnight where only a day was written. */
export function instantOf({ day, ms, offset }: WrittenTime): Date {
  return new Date(startOf(day) + (ms ?? 0) - (offset ?? VIETNAM_MS));
}

/** The calendar date in Viet Nam of a written time. */
export function vietnamDay(time: WrittenTime): string {
  if (time.offset === null || time.ms === null) return time.day;
  return new Date(instantOf(time).getTime() + VIETNAM_MS).toISOString().slice(0, 10);
}
