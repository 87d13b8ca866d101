import { isYear, readMonth, readPeriod, readYear } from './calendar.rules.js';
import type { ColumnSpec } from './column.js';
import { instantOf, readDate, readDays, vietnamDay, type DateReading } from './date.rules.js';
import { keepsNothing, type KindReader, type Outcome } from './cell-kind.rules.js';

const outcomeOf = (reading: ReturnType<typeof readMonth | typeof readYear | typeof readPeriod>): Outcome => {
  if ('wrong' in reading) return reading;
  return { value: 'month' in reading ? reading.month : 'year' in reading ? reading.year : reading.period };
};

/** Dates and instants, written or counted. */
export function dayReader(kind: 'DATE' | 'INSTANT', date1904: boolean | null): KindReader {
  const outcome = (reading: DateReading): Outcome => {
    if ('wrong' in reading) return reading;
    return { value: kind === 'INSTANT' ? instantOf(reading) : vietnamDay(reading) };
  };
  return {
    text(text) {
      const reading = readDate(text);
      const counted = 'wrong' in reading && reading.wrong === 'DAYS_FOR_DATE' && date1904 !== null;
      return outcome(counted ? readDays(Number(text.replace(',', '.')), date1904) : reading);
    },
    number: (value, shown) => outcome(readDays(value, shown === 'PLAIN' && date1904 === true)),
    keeps: keepsNothing,
  };
}

/** The day of a date cell, whatever of it is shown; null where it is none of our time. */
function dayOfCell(days: number): string | null {
  const reading = readDays(days, false);
  return 'wrong' in reading ? null : reading.day;
}

const CALENDAR_READERS: Readonly<Record<'MONTH' | 'YEAR' | 'PERIOD', KindReader>> = {
  MONTH: {
    text: (text) => outcomeOf(readMonth(text)),
    number(value, shown) {
      if (shown === 'PLAIN') return outcomeOf(readMonth(String(value)));
      const day = dayOfCell(value);
      if (day === null || (shown !== 'DATE' && shown !== 'MONTH')) return { wrong: 'NOT_A_MONTH' };
      // Where only the month is shown, a person sees no day that could be wrong.
      return shown === 'MONTH' || day.endsWith('-01') ? { value: day.slice(0, 7) } : { wrong: 'DAY_FOR_MONTH' };
    },
    keeps: keepsNothing,
  },
  YEAR: {
    text: (text) => outcomeOf(readYear(text)),
    number(value, shown) {
      const year = shown === 'YEAR' ? Number(dayOfCell(value)?.slice(0, 4)) : shown === 'PLAIN' ? value : Number.NaN;
      return isYear(year) ? { value: year } : { wrong: 'NOT_A_YEAR' };
    },
    keeps: keepsNothing,
  },
  PERIOD: {
    text: (text) => outcomeOf(readPeriod(text)),
    number(value, shown) {
      if (shown === 'PLAIN') return outcomeOf(readPeriod(String(value)));
      const day = dayOfCell(value);
      if (day === null || shown === 'PERCENT') return { wrong: 'NOT_A_PERIOD' };
      return shown === 'DATE' ? { wrong: 'DAY_FOR_PERIOD' } : outcomeOf(readPeriod(day.slice(0, shown === 'MONTH' ? 7 : 4)));
    },
    keeps: keepsNothing,
  },
};

/** Months, years and periods. */
export const calendarReader = (kind: Extract<ColumnSpec['kind'], keyof typeof CALENDAR_READERS>): KindReader => CALENDAR_READERS[kind];
