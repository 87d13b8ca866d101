import { dossiersRestorable } from '../dossiers/index.js';
import type { ColumnSpec } from './column.js';
import type { Dataset } from './dataset.js';
import { dossierIntake } from './dossier-intake.js';
import { channelWords, dossierStateWords, resultKindWords, serviceLevelWords } from './dossier-words.rules.js';
import { unitColumns, UNIT_CODES } from './unit-columns.rules.js';

/** As one-stop software numbers them: `000.00.01.H29-260310-0421`. */
const DOSSIER_CODE = { longest: 100 } as const;

export const dossierCodeColumn: ColumnSpec = {
  key: 'code',
  title: { vi: 'Mã hồ sơ', en: 'Dossier code' },
  headers: ['Số hồ sơ', 'Mã số hồ sơ', 'Số biên nhận'],
  required: true,
  kind: 'TEXT',
  ...DOSSIER_CODE,
  explanation: 'Mã hồ sơ do phần mềm một cửa cấp; mỗi hồ sơ một mã.',
  example: '000.00.01.H29-260310-0421',
};

export const resultColumn: ColumnSpec = {
  key: 'resultKind',
  title: { vi: 'Kết quả giải quyết', en: 'Result' },
  headers: ['Kết quả', 'Loại kết quả', 'Kết quả xử lý'],
  required: false,
  kind: 'WORD',
  words: resultKindWords,
  explanation: 'Hồ sơ kết thúc thế nào; bỏ trống khi chưa kết thúc.',
};

const instant = (key: string, vi: string, en: string, headers: readonly string[], explanation: string, example: string): ColumnSpec => ({
  key,
  title: { vi, en },
  headers,
  required: false,
  kind: 'INSTANT',
  explanation,
  example,
});

const columns: readonly ColumnSpec[] = [
  dossierCodeColumn,
  {
    key: 'procedure',
    title: { vi: 'Mã thủ tục', en: 'Procedure code' },
    headers: ['Mã TTHC', 'Mã số TTHC', 'Mã thủ tục hành chính'],
    required: true,
    kind: 'CODE',
    explanation: 'Mã thủ tục hành chính trong danh mục vào ngày nộp hồ sơ.',
    example: '1.013979',
  },
  ...unitColumns('ngày nộp hồ sơ, hoặc sau đó nếu đơn vị thay đổi'),
  {
    key: 'receivingUnit',
    title: { vi: 'Mã đơn vị tiếp nhận', en: 'Receiving unit' },
    headers: ['Đơn vị tiếp nhận', 'Nơi tiếp nhận'],
    required: false,
    kind: 'CODE',
    ...UNIT_CODES,
    explanation: 'Chỉ ghi khi hồ sơ được tiếp nhận ở đơn vị khác với đơn vị giải quyết.',
    example: '308',
  },
  {
    key: 'channel',
    title: { vi: 'Hình thức nộp', en: 'Channel' },
    headers: ['Hình thức tiếp nhận', 'Hình thức', 'Kênh tiếp nhận'],
    required: true,
    kind: 'WORD',
    words: channelWords,
    explanation: 'Hồ sơ đến bằng cách nào.',
  },
  {
    key: 'serviceLevel',
    title: { vi: 'Mức độ dịch vụ công', en: 'Service level' },
    headers: ['Mức độ', 'Mức độ DVC', 'Mức độ DVCTT'],
    required: false,
    kind: 'WORD',
    words: serviceLevelWords,
    explanation: 'Mức độ 1–4 đến năm 2022, từ đó là toàn trình hoặc một phần.',
  },
  instant(
    'submittedAt',
    'Ngày nộp',
    'Submitted at',
    ['Thời gian nộp', 'Ngày đăng ký'],
    'Khi công dân nộp (trạng thái 1).',
    '10/03/2026 08:30',
  ),
  instant(
    'receivedAt',
    'Ngày tiếp nhận',
    'Received at',
    ['Thời gian tiếp nhận', 'Ngày nhận'],
    'Khi bộ phận một cửa nhận (trạng thái 2).',
    '10/03/2026 09:00',
  ),
  {
    key: 'dueOn',
    title: { vi: 'Ngày hẹn trả', en: 'Due on' },
    headers: ['Hạn trả', 'Hạn giải quyết', 'Ngày hẹn trả kết quả', 'Hạn xử lý'],
    required: false,
    kind: 'DATE',
    explanation: 'Hết ngày này vẫn là đúng hạn.',
    example: '17/03/2026',
  },
  instant(
    'finishedAt',
    'Ngày có kết quả',
    'Finished at',
    ['Ngày hoàn thành', 'Ngày kết thúc', 'Ngày giải quyết xong'],
    'Khi xử lý xong (trạng thái 9).',
    '16/03/2026 15:00',
  ),
  instant(
    'handedOverAt',
    'Ngày trả kết quả',
    'Handed over at',
    ['Ngày trả', 'Thời gian trả kết quả'],
    'Khi trả kết quả (trạng thái 10).',
    '17/03/2026 08:00',
  ),
  {
    key: 'state',
    title: { vi: 'Trạng thái', en: 'State' },
    headers: ['Trạng thái hồ sơ', 'Tình trạng', 'Tình trạng hồ sơ'],
    required: false,
    kind: 'WORD',
    words: dossierStateWords,
    explanation: 'Trạng thái hiện tại; nếu không phải là mốc ngày cuối cùng đã ghi thì phải có ngày cập nhật trạng thái.',
  },
  instant(
    'stateAt',
    'Ngày cập nhật trạng thái',
    'State since',
    ['Thời gian cập nhật trạng thái'],
    'Từ khi nào hồ sơ ở trạng thái đó.',
    '16/03/2026 15:00',
  ),
  resultColumn,
];

/** Dossiers as one-stop software exports them: a row a dossier, with the dates of its life. */
export const dossiersDataset: Dataset = {
  name: 'dossiers',
  title: { vi: 'Hồ sơ thủ tục hành chính', en: 'Procedure dossiers' },
  columns,
  words: [],
  totalsOnly: false,
  stewardsOnly: false,
  lock: 'dossier',
  checked: false,
  intake: dossierIntake,
  restorable: dossiersRestorable,
};
