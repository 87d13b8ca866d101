import type { ColumnSpec, EnumWord } from './column.js';
import type { Dataset } from './dataset.js';
import { PARTY_EXPLANATION } from './party.rules.js';
import { PARTY_COLUMNS, recommendationIntake } from './recommendation-intake.js';

const statusWords = [
  { value: 'OPEN', vi: 'Mới nêu', also: ['Chưa xử lý'] },
  { value: 'FORWARDED', vi: 'Đã chuyển', also: ['Đã chuyển xử lý'] },
  { value: 'ANSWERED', vi: 'Đã trả lời' },
  { value: 'ACCEPTED', vi: 'Đã tiếp thu', also: ['Tiếp thu', 'Đang thực hiện'] },
  { value: 'REJECTED', vi: 'Không chấp nhận', also: ['Không tiếp thu'] },
  { value: 'DONE', vi: 'Đã thực hiện', also: ['Hoàn thành', 'Đã hoàn thành'] },
] as const satisfies readonly EnumWord[];

const party = (key: keyof typeof PARTY_COLUMNS, en: string, headers: readonly string[], several: boolean): ColumnSpec => ({
  key,
  title: { vi: PARTY_COLUMNS[key], en },
  headers,
  required: key === 'from' || key === 'to',
  kind: 'TEXT',
  explanation: several ? `${PARTY_EXPLANATION} Nhiều nơi thì cách nhau bằng dấu chấm phẩy.` : PARTY_EXPLANATION,
  example: 'UBND quận Đồ Sơn (308)',
});

const day = (key: string, vi: string, en: string, headers: readonly string[]): ColumnSpec => ({
  key,
  title: { vi, en },
  headers,
  required: key === 'raisedOn',
  kind: 'DATE',
  example: '21/05/2020',
});

const columns: readonly ColumnSpec[] = [
  {
    key: 'mission',
    title: { vi: 'Mã cuộc giám sát', en: 'Mission code' },
    headers: ['Cuộc giám sát', 'Đoàn giám sát'],
    required: false,
    kind: 'TEXT',
    longest: 100,
    explanation: 'Để trống nếu kiến nghị không thuộc cuộc giám sát nào.',
    example: '31.hdnd-CCHC-2016-2021-308',
  },
  party('from', 'From', ['Bên kiến nghị', 'Đơn vị kiến nghị'], false),
  party('to', 'To', ['Nơi nhận kiến nghị', 'Kiến nghị với'], true),
  {
    key: 'text',
    title: { vi: 'Nội dung kiến nghị', en: 'Text' },
    headers: ['Kiến nghị', 'Nội dung'],
    required: true,
    kind: 'TEXT',
    explanation: 'Kiến nghị được nhận biết theo nơi kiến nghị, ngày và nội dung.',
  },
  day('raisedOn', 'Ngày kiến nghị', 'Raised on', ['Ngày nêu']),
  day('dueOn', 'Hạn thực hiện', 'Due on', ['Thời hạn', 'Hạn trả lời']),
  {
    key: 'status',
    title: { vi: 'Tình trạng', en: 'Status' },
    headers: ['Tình trạng kiến nghị', 'Trạng thái'],
    required: true,
    kind: 'WORD',
    words: statusWords,
  },
  party('forwardedTo', 'Forwarded to', ['Nơi được chuyển', 'Đã chuyển đến'], true),
  day('forwardedOn', 'Ngày chuyển', 'Forwarded on', []),
  day('responseOn', 'Ngày trả lời', 'Answered on', []),
  party('responseBy', 'Answered by', ['Đơn vị trả lời'], false),
  { key: 'responseText', title: { vi: 'Nội dung trả lời', en: 'Answer' }, headers: ['Trả lời'], required: false, kind: 'TEXT' },
];

/** Recommendations and what became of them, a row each; between several parties, so only data stewards import them. */
export const recommendationsDataset: Dataset = {
  name: 'recommendations',
  title: { vi: 'Kiến nghị', en: 'Recommendations' },
  columns,
  words: [],
  totalsOnly: false,
  stewardsOnly: true,
  lock: 'recommendation',
  checked: false,
  ...recommendationIntake,
};
