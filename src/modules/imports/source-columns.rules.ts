import type { ColumnSpec, EnumWord } from './column.js';
import { textOf } from './unit-columns.rules.js';
import type { TableRow } from './row-reader.js';

const sourceKindWords = [
  { value: 'NEWS', vi: 'Tin bài', also: ['Báo chí', 'Bài báo'] },
  { value: 'PORTAL', vi: 'Cổng thông tin điện tử', also: ['Cổng TTĐT', 'Trang thông tin điện tử'] },
  { value: 'LEGAL', vi: 'Văn bản' },
  { value: 'REPORT', vi: 'Báo cáo' },
  { value: 'REGISTER', vi: 'Danh mục hành chính' },
  { value: 'DATASET', vi: 'Tập dữ liệu', also: ['Bộ dữ liệu'] },
] as const satisfies readonly EnumWord[];

/** The columns by which a row names the document that states it. */
export const sourceColumns: readonly ColumnSpec[] = [
  {
    key: 'document',
    title: { vi: 'Mã tài liệu nguồn', en: 'Source code' },
    headers: ['Mã nguồn', 'Mã tài liệu'],
    required: false,
    kind: 'TEXT',
    longest: 100,
    explanation: 'Mã của tài liệu đã có, hoặc mã đặt cho tài liệu mới; để trống cả nhóm nếu chính tệp này là nguồn.',
    example: 'BC-125-2023',
  },
  {
    key: 'documentTitle',
    title: { vi: 'Tên tài liệu nguồn', en: 'Source title' },
    headers: ['Tài liệu nguồn', 'Nguồn', 'Tên nguồn'],
    required: false,
    kind: 'TEXT',
    longest: 500,
    explanation: 'Bắt buộc với tài liệu mới.',
    example: 'Báo cáo kết quả cải cách hành chính năm 2023',
  },
  {
    key: 'documentKind',
    title: { vi: 'Loại tài liệu nguồn', en: 'Source kind' },
    headers: ['Loại nguồn', 'Loại tài liệu'],
    required: false,
    kind: 'WORD',
    words: sourceKindWords,
    explanation: 'Bắt buộc với tài liệu mới.',
  },
  {
    key: 'documentUrl',
    title: { vi: 'Đường dẫn tài liệu nguồn', en: 'Source link' },
    headers: ['Đường dẫn', 'Liên kết', 'Url'],
    required: false,
    kind: 'TEXT',
    longest: 1_000,
    explanation: 'Nơi công bố trên mạng, bắt đầu bằng http.',
  },
  {
    key: 'documentPublishedOn',
    title: { vi: 'Ngày công bố tài liệu', en: 'Source published on' },
    headers: ['Ngày công bố', 'Ngày phát hành'],
    required: false,
    kind: 'DATE',
    example: '15/12/2023',
  },
  {
    key: 'locator',
    title: { vi: 'Vị trí trong tài liệu', en: 'Locator' },
    headers: ['Vị trí', 'Trích dẫn tại'],
    required: false,
    kind: 'TEXT',
    longest: 200,
    explanation: 'Đoạn, trang, hoặc bảng và ô chứa số liệu; bắt buộc khi có tài liệu nguồn.',
    example: 'trang 4, biểu 2',
  },
];

export type NamedSourceKind = (typeof sourceKindWords)[number]['value'];

/** How a row names the document that states it. */
export interface SourceWords {
  readonly code: string | null;
  readonly title: string | null;
  readonly kind: NamedSourceKind | null;
  readonly url: string | null;
  readonly publishedOn: string | null;
}

/** What a row says of its document; null where the file itself states it. */
export function sourceWordsOf({ values }: TableRow): SourceWords | null {
  const code = textOf(values, 'document');
  const title = textOf(values, 'documentTitle');
  if (code === null && title === null) return null;
  const kind = textOf(values, 'documentKind') as NamedSourceKind | null;
  return { code, title, kind, url: textOf(values, 'documentUrl'), publishedOn: textOf(values, 'documentPublishedOn') };
}
