import { Temporal } from 'temporal-polyfill';
import { day, decided, notTestable, sentence, type Check, type RuleCode, type Wording } from './check.rules.js';

/** Days by which `date` is later than `limit`; 0 when it is not. */
const daysLater = (date: string, limit: string): number =>
  Math.max(0, Temporal.PlainDate.from(limit).until(date, { largestUnit: 'days' }).days);

interface Order {
  readonly rule: RuleCode;
  readonly late: Wording;
  readonly fine: Wording;
  readonly unknown: Wording;
}

const periodOrder: Order = {
  rule: 'PERIOD_AFTER_REPORT',
  late: {
    en: 'The period ends on {date}, after the report of {limit}: its last part had not happened yet.',
    vi: 'Kỳ số liệu kết thúc ngày {date}, sau ngày báo cáo {limit}: phần cuối kỳ chưa diễn ra.',
  },
  fine: {
    en: 'The period ends on {date}, not after the report of {limit}.',
    vi: 'Kỳ số liệu kết thúc ngày {date}, không sau ngày báo cáo {limit}.',
  },
  unknown: {
    en: 'The end of the period or the day of the report is not stated.',
    vi: 'Không nêu ngày kết thúc kỳ số liệu hoặc ngày báo cáo.',
  },
};

const publicationOrder: Order = {
  rule: 'EVENT_AFTER_PUBLICATION',
  late: {
    en: 'It is dated {date}, after the publication of its source on {limit}.',
    vi: 'Ngày được nêu là {date}, sau ngày đăng của nguồn {limit}.',
  },
  fine: {
    en: 'It is dated {date}, not after the publication of its source on {limit}.',
    vi: 'Ngày được nêu là {date}, không sau ngày đăng của nguồn {limit}.',
  },
  unknown: { en: 'Its day or the publication of its source is not stated.', vi: 'Không nêu ngày diễn ra hoặc ngày đăng của nguồn.' },
};

function orderCheck(order: Order, date: string | null, limit: string | null): Check {
  if (date === null || limit === null) return notTestable(order.rule, order.unknown);
  const days = daysLater(date, limit);
  return decided(order.rule, days, null, sentence(days > 0 ? order.late : order.fine, { date: day(date), limit: day(limit) }));
}

/** A period cannot end after the day on which its figures were reported; the residual is in days. */
export const periodCheck = (periodTo: string | null, reportedOn: string | null): Check => orderCheck(periodOrder, periodTo, reportedOn);

/** What a source tells of cannot be dated after the source's publication; the residual is in days. */
export const publicationCheck = (heldOn: string | null, publishedOn: string | null): Check =>
  orderCheck(publicationOrder, heldOn, publishedOn);
