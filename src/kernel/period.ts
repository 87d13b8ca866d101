import { Temporal } from 'temporal-polyfill';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { badInput } from './errors.js';
import { DateScalar } from './scalars.js';

/** A span of calendar days, both ends inclusive, as `YYYY-MM-DD`; an open end is null. */
@ObjectType({ description: 'A span of calendar days in Asia/Ho_Chi_Minh (kỳ số liệu); both ends are inclusive.' })
export class Period {
  @Field(() => DateScalar, { nullable: true, description: 'First day; null when it is not stated.' })
  from!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day, inclusive; null when it is not stated.' })
  to!: string | null;
}

@InputType({
  description: 'A period in one of four forms: year · year + quarter · year + month · from + to. Anything else is BAD_USER_INPUT.',
})
export class PeriodInput {
  @Field(() => Int, { nullable: true, description: 'Calendar year, such as 2018.' })
  year?: number | null;

  @Field(() => Int, { nullable: true, description: 'Quarter 1–4 of the year.' })
  quarter?: number | null;

  @Field(() => Int, { nullable: true, description: 'Month 1–12 of the year.' })
  month?: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day, inclusive.' })
  to?: string | null;
}

/** A period whose two ends are known. */
export interface ClosedPeriod {
  readonly from: string;
  readonly to: string;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/** The last and first day that a period input means; BAD_USER_INPUT names the forms that exist. */
export function periodOf(input: PeriodInput): ClosedPeriod {
  const { year, quarter, month, from, to } = input;
  if (from != null && to != null && year == null && quarter == null && month == null) {
    if (from > to) throw wrongPeriod(`from ${from} is after to ${to}`);
    return { from, to };
  }
  if (year == null || from != null || to != null || (quarter != null && month != null)) throw wrongPeriod(JSON.stringify(input));
  if (year < FIRST_YEAR || year > LAST_YEAR) throw wrongPeriod(`year ${year}`);
  if (quarter != null && (quarter < 1 || quarter > 4)) throw wrongPeriod(`quarter ${quarter}`);
  if (month != null && (month < 1 || month > 12)) throw wrongPeriod(`month ${month}`);
  const firstMonth = month ?? (quarter != null ? quarter * 3 - 2 : 1);
  const months = month != null ? 1 : quarter != null ? 3 : 12;
  const first = Temporal.PlainDate.from({ year, month: firstMonth, day: 1 });
  return { from: first.toString(), to: first.add({ months }).subtract({ days: 1 }).toString() };
}

/** Refuses two days of which the first is after the second; an open end is null. */
export function inOrder(from: string | null | undefined, to: string | null | undefined): void {
  if (from == null || to == null || from <= to) return;
  throw badInput({
    message: `Days run from an earlier to a later one; from ${from} to ${to} came.`,
    messageVi: `Ngày đầu phải không sau ngày cuối; giá trị nhận được: từ ${from} đến ${to}.`,
    hint: 'Swap the two, or leave one of them out for an open end.',
  });
}

const wrongPeriod = (came: string) =>
  badInput({
    message: `A period is {year}, {year, quarter}, {year, month} or {from, to}; this came: ${came}.`,
    messageVi: `Kỳ số liệu phải là {year}, {year, quarter}, {year, month} hoặc {from, to}; giá trị nhận được: ${came}.`,
    hint: 'Years 1900–2200, quarter 1–4, month 1–12, from not after to; do not mix the forms.',
  });
