import { REPORTED_COUNTS, type Channel, type NewDossierReport } from '../dossiers/index.js';
import type { CellValue, ColumnSpec } from './column.js';
import type { Dataset } from './dataset.js';
import { channelWords } from './dossier-words.rules.js';
import { reportIntake } from './report-intake.js';
import { scopeWords } from './report-scope-words.rules.js';
import { textOf, unitColumns, unitWordsOf } from './unit-columns.rules.js';
import { cellComplaints, noFigures, periodReversed, unitMissing, type RowPlace } from './row-complaint.rules.js';

export type ReportedCount = (typeof REPORTED_COUNTS)[number];

/** The largest whole number that the database keeps of a count. */
export const MOST_COUNTED = 2_147_483_647;

const COUNT_TITLES: Readonly<Record<ReportedCount, readonly [vi: string, en: string, ...headers: string[]]>> = {
  received: ['Tổng tiếp nhận', 'Received', 'Tiếp nhận', 'Tổng số tiếp nhận', 'Tổng số hồ sơ tiếp nhận', 'Tiếp nhận / Tổng số'],
  carriedOver: ['Kỳ trước chuyển sang', 'Carried over', 'Từ kỳ trước', 'Kỳ trước chuyển qua', 'Tồn kỳ trước'],
  intake: ['Tiếp nhận trong kỳ', 'Intake', 'Tiếp nhận mới', 'Mới tiếp nhận'],
  resolved: ['Đã giải quyết', 'Resolved', 'Tổng đã giải quyết', 'Giải quyết', 'Đã giải quyết / Tổng số'],
  early: ['Trước hạn', 'Early', 'Giải quyết trước hạn'],
  onTime: ['Đúng hạn', 'On time', 'Giải quyết đúng hạn'],
  late: ['Giải quyết quá hạn', 'Late', 'Trễ hạn', 'Đã giải quyết quá hạn', 'Đã giải quyết / Quá hạn'],
  open: ['Đang giải quyết', 'Open', 'Tổng đang giải quyết', 'Đang giải quyết / Tổng số'],
  openInTime: ['Đang giải quyết trong hạn', 'Open in time', 'Trong hạn', 'Đang giải quyết / Trong hạn'],
  openLate: ['Đang giải quyết quá hạn', 'Open late', 'Đang giải quyết / Quá hạn'],
  paused: ['Tạm dừng', 'Paused', 'Chờ bổ sung', 'Tạm dừng giải quyết'],
  returned: ['Trả lại', 'Returned', 'Hồ sơ trả lại'],
  withdrawn: ['Xin rút', 'Withdrawn', 'Rút hồ sơ', 'Công dân xin rút'],
  refused: ['Từ chối tiếp nhận', 'Refused', 'Không tiếp nhận'],
};

const ORDER = Object.keys(COUNT_TITLES) as readonly ReportedCount[];

const countColumns = ORDER.map((key): ColumnSpec => {
  const [vi, en, ...headers] = COUNT_TITLES[key];
  const required = key === 'received' || key === 'resolved';
  return { key, title: { vi, en }, headers, required, emptyAllowed: required, kind: 'COUNT', most: MOST_COUNTED, example: '30.778' };
});

const columns: readonly ColumnSpec[] = [
  ...unitColumns('ngày cuối kỳ'),
  {
    key: 'scope',
    title: { vi: 'Phạm vi số liệu', en: 'Scope' },
    headers: ['Phạm vi'],
    required: true,
    kind: 'WORD',
    words: scopeWords,
    explanation: 'Số liệu tính cho phần nào của đơn vị.',
  },
  {
    key: 'channel',
    title: { vi: 'Hình thức tiếp nhận', en: 'Channel' },
    headers: ['Hình thức'],
    required: false,
    kind: 'WORD',
    words: channelWords,
    explanation: 'Bỏ trống nếu số liệu gồm mọi hình thức.',
  },
  { key: 'from', title: { vi: 'Từ ngày', en: 'From' }, headers: ['Kỳ từ ngày'], required: true, kind: 'DATE', example: '01/01/2020' },
  { key: 'to', title: { vi: 'Đến ngày', en: 'To' }, headers: ['Kỳ đến ngày'], required: true, kind: 'DATE', example: '31/12/2020' },
  ...countColumns,
];

type Values = Readonly<Record<string, CellValue | null>>;

/** The counts of a row; null is not reported. */
export const countsOf = (values: Values): Record<ReportedCount, number | null> =>
  Object.fromEntries(REPORTED_COUNTS.map((key) => [key, (values[key] as number | null | undefined) ?? null])) as Record<
    ReportedCount,
    number | null
  >;

/** What of a row and its period cannot be a report, whatever the unit. */
export const reportComplaints = (place: RowPlace, counts: Readonly<Record<ReportedCount, number | null>>, from: string, to: string) => [
  ...(from > to ? [periodReversed(place, from, to)] : []),
  ...(Object.values(counts).every((count) => count === null) ? [noFigures(place)] : []),
];

/** Dossier statistics in a table of one row a unit, scope, channel and period. */
export const dossierReportsDataset: Dataset = {
  name: 'dossier-reports',
  title: { vi: 'Số liệu hồ sơ được báo cáo', en: 'Reported dossier statistics' },
  columns,
  words: [],
  totalsOnly: false,
  stewardsOnly: false,
  lock: 'dossier_report',
  checked: true,
  ...reportIntake(({ sheet, row, values, complaints }) => {
    const place = { sheet, row };
    const unit = unitWordsOf(values);
    const wrong = cellComplaints(place, complaints);
    if (wrong.length > 0) return { complaints: wrong };
    const [from, to] = [textOf(values, 'from')!, textOf(values, 'to')!];
    const counts = countsOf(values);
    const more = [...(unit.code === null && unit.name === null ? [unitMissing(place)] : []), ...reportComplaints(place, counts, from, to)];
    if (more.length > 0) return { complaints: more };
    const scope = textOf(values, 'scope') as NewDossierReport['scope'];
    const channel = textOf(values, 'channel') as `${Channel}` | null;
    return {
      draft: { ...place, unit, report: { scope, channel, periodFrom: from, periodTo: to, ...counts, definition: null, note: null } },
    };
  }),
};
