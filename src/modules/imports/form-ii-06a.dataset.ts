import type { ColumnSpec } from './column.js';
import type { Dataset } from './dataset.js';
import { countsOf, MOST_COUNTED, reportComplaints } from './dossier-reports.dataset.js';
import { reportIntake } from './report-intake.js';
import { cellComplaints } from './row-complaint.rules.js';

/** The form as reports cite it. */
const FORM = 'II.06a/VPCP/KSTT';

/** Names of the groups of columns; in the years of the form the wording has changed. */
const RECEIVED = ['Tiếp nhận', 'Số lượng hồ sơ tiếp nhận', 'Số hồ sơ tiếp nhận', 'Số hồ sơ nhận giải quyết', 'Hồ sơ tiếp nhận'];
const RESOLVED = ['Đã giải quyết', 'Số lượng hồ sơ đã giải quyết', 'Số hồ sơ đã giải quyết', 'Kết quả giải quyết', 'Hồ sơ đã giải quyết'];
const OPEN = ['Đang giải quyết', 'Số lượng hồ sơ đang giải quyết', 'Số hồ sơ đang giải quyết', 'Hồ sơ đang giải quyết'];

const under = (groups: readonly string[], ...names: readonly string[]): string[] =>
  groups.flatMap((group) => names.map((name) => `${group} / ${name}`));

const count = (key: string, vi: string, en: string, headers: readonly string[], required = false): ColumnSpec => ({
  key,
  title: { vi, en },
  headers,
  required,
  emptyAllowed: required,
  kind: 'COUNT',
  most: MOST_COUNTED,
  example: '30.778',
});

const columns: readonly ColumnSpec[] = [
  { key: 'no', title: { vi: 'STT', en: 'No.' }, headers: ['TT', 'Số TT'], required: false, kind: 'TEXT', longest: 20 },
  {
    key: 'field',
    title: { vi: 'Lĩnh vực', en: 'Field' },
    headers: ['Lĩnh vực giải quyết', 'Lĩnh vực, công việc giải quyết theo cấp', 'Lĩnh vực giải quyết TTHC'],
    required: false,
    kind: 'TEXT',
    longest: 500,
    explanation: 'Dòng "Tổng cộng" là số liệu của đơn vị; các dòng lĩnh vực không được ghi nhận riêng.',
  },
  count('received', 'Tiếp nhận / Tổng số', 'Received / Total', under(RECEIVED, 'Tổng số', 'Tổng'), true),
  count('online', 'Tiếp nhận / Trực tuyến', 'Received / Online', ['Trực tuyến', ...under(RECEIVED, 'Trực tuyến')]),
  count('direct', 'Tiếp nhận / Trực tiếp, bưu chính', 'Received / Direct and postal', [
    'Trực tiếp',
    'Trực tiếp, dịch vụ bưu chính',
    'Trực tiếp, dịch vụ bưu chính công ích',
    'Trực tiếp hoặc dịch vụ bưu chính',
    'Trực tiếp, bưu chính',
  ]),
  count('carriedOver', 'Tiếp nhận / Từ kỳ trước', 'Received / Carried over', [
    'Từ kỳ trước',
    'Kỳ trước chuyển sang',
    'Số kỳ trước chuyển qua',
  ]),
  count('resolved', 'Đã giải quyết / Tổng số', 'Resolved / Total', under(RESOLVED, 'Tổng số', 'Tổng'), true),
  count('early', 'Đã giải quyết / Trước hạn', 'Resolved / Early', ['Trước hạn', ...under(RESOLVED, 'Trước hạn')]),
  count('onTime', 'Đã giải quyết / Đúng hạn', 'Resolved / On time', ['Đúng hạn', ...under(RESOLVED, 'Đúng hạn')]),
  count('late', 'Đã giải quyết / Quá hạn', 'Resolved / Late', under(RESOLVED, 'Quá hạn')),
  count('open', 'Đang giải quyết / Tổng số', 'Open / Total', under(OPEN, 'Tổng số', 'Tổng'), true),
  count('openInTime', 'Đang giải quyết / Trong hạn', 'Open / In time', ['Trong hạn', 'Chưa đến hạn', ...under(OPEN, 'Trong hạn')]),
  count('openLate', 'Đang giải quyết / Quá hạn', 'Open / Late', under(OPEN, 'Quá hạn')),
];

/** Columns 4 and 5, which the hub counts in other parts, as they are printed. */
function noteOf(online: unknown, direct: unknown): string | null {
  const parts = [
    ...(typeof online === 'number' ? [`trực tuyến ${online}`] : []),
    ...(typeof direct === 'number' ? [`trực tiếp và bưu chính ${direct}`] : []),
  ];
  return parts.length === 0 ? null : `Tiếp nhận trong kỳ: ${parts.join('; ')}.`;
}

/** The form of an agency on its own desk, as printed: its total row is the unit's figure. Unit and period stand above the table, so the call says them. */
export const formIi06aDataset: Dataset = {
  name: 'form-ii-06a',
  title: { vi: `Biểu số ${FORM}`, en: `Form ${FORM}` },
  columns,
  words: ['unit', 'from', 'to'],
  totalsOnly: true,
  stewardsOnly: false,
  lock: 'dossier_report',
  checked: true,
  ...reportIntake(({ sheet, row, values, complaints }, { words: { unit, from, to } }) => {
    const place = { sheet, row };
    const counts = countsOf(values);
    const wrong = [...cellComplaints(place, complaints), ...reportComplaints(place, counts, from!, to!)];
    if (wrong.length > 0) return { complaints: wrong };
    const { online, direct } = values as Readonly<Record<string, unknown>>;
    const report = {
      scope: 'OWN_DESK',
      channel: null,
      periodFrom: from!,
      periodTo: to!,
      ...counts,
      definition: FORM,
      note: noteOf(online, direct),
    } as const;
    return { draft: { ...place, unit: { code: unit!, name: null, parent: null }, report } };
  }),
};
