import type { RequestContext } from '../../kernel/context.js';
import { badInput, notFound } from '../../kernel/errors.js';
import { globalId } from '../../kernel/global-id.js';
import { isDay } from '../../kernel/scalars.js';
import { holderOf, unitAt } from './unit.loaders.js';
import type { HolderKey, UnitReading } from './unit.query.js';

/** The days that a client means: `on` exactly; `year` up to its 31 December; neither: any time up to today. */
export function daysMeant(asked: { on?: string | null; year?: number | null }, today: string): Omit<HolderKey, 'code'> {
  const { on, year } = asked;
  if (on != null && year != null) {
    throw badInput({
      message: `A unit is read either on a day or in a year; on: ${on} and year: ${year} came together.`,
      messageVi: `Chỉ được chọn ngày (on) hoặc năm (year), không dùng cả hai: on ${on}, year ${year}.`,
      hint: 'Drop one of the two arguments.',
    });
  }
  if (year != null) {
    if (year < 1900 || year > 2200) {
      throw badInput({
        message: `year is a calendar year from 1900 to 2200; ${year} came.`,
        messageVi: `Năm phải nằm trong khoảng 1900–2200; giá trị nhận được: ${year}.`,
      });
    }
    return { since: `${year}-01-01`, on: `${year}-12-31` };
  }
  return on == null ? { since: null, on: today } : { since: on, on };
}

/** The holder of a code on a day, or else its last holder before that day; null for a code that nobody held till then. */
export const holderUntil = (context: RequestContext, code: string, on: string): Promise<UnitReading | null> =>
  context.loaders.load(holderOf, { code, since: null, on });

/** The unit that `within` names, read on a day or on its holder's last day before it; NOT_FOUND for an unknown code. */
export async function unitWithin(context: RequestContext, code: string, on: string): Promise<UnitReading> {
  const unit = await holderUntil(context, code, on);
  if (unit) return unit;
  throw notFound({
    message: `No unit held the code ${JSON.stringify(code)} on ${on} or before.`,
    messageVi: `Không có đơn vị nào mang mã ${JSON.stringify(code)} tại ngày ${on} hoặc trước đó.`,
    hint: 'Use an official code: VN for the country, 2 digits for a province, 3 for a district, 5 for a commune; units(filter: { search: … }) finds codes by name.',
  });
}

/** The unit of a record on the record's own day. */
export async function unitOfRecord(context: RequestContext, unit: number, on: string): Promise<UnitReading> {
  const reading = await context.loaders.load(unitAt, { unit, on });
  if (!reading) throw new Error(`unit ${unit} has no version on ${on}`);
  return reading;
}

/** The key part of a reading's global id. */
export const readingKey = (reading: Pick<UnitReading, 'unit' | 'on'>): string => `${reading.unit}@${reading.on}`;

export const unitId = (reading: Pick<UnitReading, 'unit' | 'on'>): string => globalId('Unit', readingKey(reading));

/** The reading that a global id's key names; null where there is none on exactly that day. */
export async function unitByReadingKey(context: RequestContext, key: string): Promise<UnitReading | null> {
  const [, unit, on] = /^(\d{1,9})@(\d{4}-\d{2}-\d{2})$/.exec(key) ?? [];
  if (unit === undefined || on === undefined || !isDay(on)) return null;
  const reading = await context.loaders.load(unitAt, { unit: Number(unit), on });
  return reading?.on === on ? reading : null;
}
