import { Temporal } from 'temporal-polyfill';
import { day, decided, figure, joined, sentence, type Check, type Wording } from './check.rules.js';

/** A unit of the counted kinds over [from, to), as the register has it; an open end is null. */
export interface RegisterSpan {
  readonly unit: number;
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly toKnown: boolean;
  /** Units that it went into at its end. */
  readonly successors: readonly number[];
}

/** A count of units that somebody stated, with the territory and the day that it is held against. */
export interface RegisterClaim {
  readonly claimed: string;
  readonly unitName: string;
  readonly on: string;
}

/** How many units there were on a day. */
export const registerCount = (spans: readonly RegisterSpan[], on: string): number =>
  new Set(spans.filter((span) => (span.from === null || span.from <= on) && (span.to === null || on < span.to)).map((span) => span.unit))
    .size;

const dayBefore = (date: string): string => Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();

/** The last day up to `on` from which the register no longer had that many units; null when it never had. */
function lastDayWith(count: number, spans: readonly RegisterSpan[], on: string): string | null {
  const changes = new Set(spans.flatMap((span) => [span.from, span.to]).filter((date) => date !== null && date <= on));
  const latestFirst = [...changes]
    .filter((date) => date !== null)
    .toSorted()
    .toReversed();
  return latestFirst.find((date) => registerCount(spans, dayBefore(date)) === count) ?? null;
}

const names = (spans: readonly RegisterSpan[]): Wording => {
  const all = [...new Set(spans.map((span) => span.name))].map((name) => ({ en: name, vi: name }));
  return all.length < 2 ? joined(all, '') : joined([joined(all.slice(0, -1), ', '), ...all.slice(-1)], '{and}');
};

const withAnd = ({ en, vi }: Wording): Wording => ({ en: en.replace('{and}', ' and '), vi: vi.replace('{and}', ' và ') });

/** What happened to the units on a day: which went into which, or only which ended and began. */
function change(spans: readonly RegisterSpan[], on: string): Wording {
  const ended = spans.filter((span) => span.to === on && !spans.some((next) => next.unit === span.unit && next.from === on));
  const begun = spans.filter((span) => span.from === on && !spans.some((last) => last.unit === span.unit && last.to === on));
  const into = begun.filter((next) => ended.filter((span) => span.successors.includes(next.unit)).length > 1);
  const template =
    into.length > 0
      ? { en: 'the merger of {ended} into {into}', vi: 'khi sáp nhập {ended} thành {into}' }
      : { en: 'the change of its units', vi: 'khi có thay đổi về đơn vị' };
  return sentence(template, { ended: withAnd(names(ended)), into: withAnd(names(into)) });
}

function untilWhen(claimed: string, spans: readonly RegisterSpan[], on: string): Wording | null {
  const until = lastDayWith(Number(claimed), spans, on);
  if (until === null) return null;
  const known = spans.every((span) => span.to !== until || span.toKnown);
  const template = known
    ? { en: ' It was {claimed} until {change} on {until}.', vi: ' Con số là {claimed} cho đến {change} ngày {until}.' }
    : {
        en: ' It was {claimed} until {change}; the day is not known exactly, the register has {until}.',
        vi: ' Con số là {claimed} cho đến {change}; chưa rõ ngày chính xác, danh mục ghi {until}.',
      };
  return sentence(template, { claimed: figure(claimed), change: change(spans, until), until: day(until) });
}

/** Holds a stated count of units against the register on its day; a count that the register had earlier is explained. */
export function registerCountCheck({ claimed, unitName, on }: RegisterClaim, spans: readonly RegisterSpan[]): Check {
  const count = registerCount(spans, on);
  const values = { claimed: figure(claimed), count: figure(count), unit: { en: unitName, vi: unitName }, on: day(on) };
  const agrees = Number(claimed) === count;
  const first = sentence(
    agrees
      ? {
          en: 'Units in the register under {unit} on {on}: {count}, as stated.',
          vi: 'Số đơn vị thuộc {unit} theo danh mục ngày {on}: {count}, khớp với số công bố.',
        }
      : {
          en: 'Stated: {claimed}. Units in the register under {unit} on {on}: {count}.',
          vi: 'Số công bố: {claimed}. Số đơn vị thuộc {unit} theo danh mục ngày {on}: {count}.',
        },
    values,
  );
  const until = agrees ? null : untilWhen(claimed, spans, on);
  return decided('REGISTER_COUNT', Number(claimed) - count, claimed, until === null ? first : joined([first, until], ''));
}

/** Links between two published lists that were left open, because making them would be guessing. */
export function registerGapCheck(open: number): Check {
  return decided(
    'REGISTER_GAP',
    open,
    null,
    sentence(
      open === 0
        ? {
            en: 'Every unit of the published lists is linked to what became of it.',
            vi: 'Mọi đơn vị trong các danh mục đã công bố đều có liên kết kế thừa.',
          }
        : {
            en: 'Units and links of the published lists left open, because code and name do not agree and none is guessed: {open}.',
            vi: 'Số đơn vị và liên kết trong các danh mục đã công bố còn để ngỏ, do mã và tên không khớp và không được suy đoán: {open}.',
          },
      { open: figure(open) },
    ),
  );
}
