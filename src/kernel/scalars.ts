import { Decimal } from 'decimal.js';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { Temporal } from 'temporal-polyfill';
import { badInput } from './errors.js';

/** The zone of every local date of the field. */
export const ZONE = 'Asia/Ho_Chi_Minh';

/** Today's calendar date in Viet Nam. */
export const todayInVietnam = (): string => Temporal.Now.plainDateISO(ZONE).toString();

/** The years that a day may have: the database has no year 0, and what is reckoned backwards from a day must not come near it. */
const YEARS = /^[1-9]\d{3}-/;

/** Whether a text is a day of the calendar as `YYYY-MM-DD`, of the years 1000 to 9999. */
export function isDay(text: string): boolean {
  if (!YEARS.test(text) || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

function calendarDate(value: unknown): string {
  if (typeof value === 'string' && isDay(value)) return value;
  throw badInput({
    message: `A Date is a calendar date such as 2018-11-30; ${JSON.stringify(value)} came.`,
    messageVi: `Ngày phải có dạng 2018-11-30; giá trị nhận được: ${JSON.stringify(value)}.`,
    hint: 'Write YYYY-MM-DD.',
  });
}

export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar date in Asia/Ho_Chi_Minh, `YYYY-MM-DD`, such as 2018-11-30.',
  serialize: (value) => value as string,
  parseValue: calendarDate,
  parseLiteral: (node) => calendarDate(node.kind === Kind.STRING ? node.value : null),
});

function month(value: unknown): string {
  if (typeof value === 'string' && isDay(`${value}-01`)) return value;
  throw badInput({
    message: `A Month is written 2018-11; ${JSON.stringify(value)} came.`,
    messageVi: `Tháng phải có dạng 2018-11; giá trị nhận được: ${JSON.stringify(value)}.`,
  });
}

export const MonthScalar = new GraphQLScalarType<string, string>({
  name: 'Month',
  description: 'A calendar month, `YYYY-MM`, such as 2018-11.',
  serialize: (value) => value as string,
  parseValue: month,
  parseLiteral: (node) => month(node.kind === Kind.STRING ? node.value : null),
});

function instant(value: unknown): Date {
  if (typeof value === 'string') {
    try {
      const at = Temporal.Instant.from(value);
      if (YEARS.test(at.toString())) return new Date(at.epochMilliseconds);
    } catch {
      // falls through to the one message below
    }
  }
  throw badInput({
    message: `A DateTime is an instant with its offset such as 2018-11-30T00:00:00+07:00; ${JSON.stringify(value)} came.`,
    messageVi: `Thời điểm phải có dạng 2018-11-30T00:00:00+07:00; giá trị nhận được: ${JSON.stringify(value)}.`,
  });
}

/** Viet Nam has had no daylight saving since 1975, and no figure of the hub is older. */
const OFFSET_MS = 7 * 3_600_000;

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant, written with the offset of Viet Nam, such as 2018-11-30T00:00:00+07:00.',
  serialize: (value) => `${new Date((value as Date).getTime() + OFFSET_MS).toISOString().slice(0, 19)}+07:00`,
  parseValue: instant,
  parseLiteral: (node) => instant(node.kind === Kind.STRING ? node.value : null),
});

/** A decimal leaves as a JSON number with at most 4 decimals; the database keeps it exact and hands it over as text. */
export const DecimalScalar = new GraphQLScalarType<string, number>({
  name: 'Decimal',
  description: 'A decimal number, exact in the database; on the wire a JSON number with at most 4 decimals.',
  serialize(value) {
    const text = String(value);
    if (/^-?\d+(\.\d{1,4})?$/.test(text)) return Number(text);
    if (!Number.isFinite(Number.parseFloat(text))) throw new GraphQLError(`Decimal cannot represent ${text}`);
    return new Decimal(text).toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toNumber();
  },
  parseValue: decimalText,
  parseLiteral: (node) => decimalText(node.kind === Kind.INT || node.kind === Kind.FLOAT ? Number(node.value) : null),
});

function decimalText(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e12) return String(value);
  // Not String(value): an object may bring a toString of its own.
  const came = typeof value === 'number' ? value : JSON.stringify(value);
  throw badInput({
    message: `A Decimal is a finite number below 10^12; ${came} came.`,
    messageVi: `Số thập phân phải hữu hạn và nhỏ hơn 10^12; giá trị nhận được: ${came}.`,
  });
}
