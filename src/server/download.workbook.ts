import { valueFromASTUntyped, type OperationDefinitionNode } from 'graphql';
import { DateTimeScalar } from '../kernel/scalars.js';
import type { SheetCell, SheetPlan, SheetRow } from '../kernel/workbook-sheet.js';
import { DEMO_COLUMN, plain } from './download.csv.js';
import type { Notes, Source } from './download.notes.js';
import type { Downloadable } from './download.operations.js';
import type { Outline } from './download.outline.js';
import type { Table } from './download.table.js';

/** All that a workbook tells. */
export interface Told {
  readonly download: Downloadable;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly table: Table;
  readonly notes: Notes;
  readonly demo: boolean;
  readonly at: Date;
}

/** An answer as a workbook: its table, and a sheet that tells what it is. */
export const workbookOf = (told: Told): readonly SheetPlan[] => [tableSheet(told), tellingSheet(told)];

const DATES: readonly string[] = ['Date', 'DateTime'];

const cellOf = (value: unknown, { type }: Outline): SheetCell =>
  typeof value === 'string' && DATES.includes(type) ? { date: value } : plain(value);

function tableSheet({ table: { columns, rows }, demo }: Told): SheetPlan {
  const titles = [...columns.map(({ path }) => path), ...(demo ? [DEMO_COLUMN] : [])];
  function* all(): Generator<SheetRow> {
    yield { look: 'TITLE', cells: titles };
    for (const row of rows) {
      const cells = row.map((value, at) => cellOf(value, columns[at]!));
      yield { look: 'PLAIN', cells: demo ? [...cells, true] : cells };
    }
  }
  return {
    name: demo ? 'Dữ liệu minh họa' : 'Dữ liệu',
    columns: titles.map((title) => ({ width: Math.min(Math.max(12, title.length + 2), 40), look: 'PLAIN' })),
    rows: all(),
  };
}

const SOURCE_TITLES = ['Nguồn: tiêu đề', 'Liên kết', 'Đơn vị phát hành', 'Ngày đăng', 'Vị trí trong tài liệu'];

function tellingSheet(told: Told): SheetPlan {
  const { sources, asksSources } = told.notes;
  const titles: SheetRow = { look: 'TITLE', cells: SOURCE_TITLES };
  const none = asksSources ? 'Không có nguồn nào trong kết quả này' : 'Truy vấn này không hỏi nguồn';
  const rows: readonly SheetRow[] = [
    { look: 'TITLE', cells: ['Mục', 'Nội dung'] },
    ...facts(told).map((cells): SheetRow => ({ look: 'PARAGRAPH', cells })),
    { look: 'PLAIN', cells: [] },
    titles,
    ...(sources.length > 0 ? sources.map(sourceRow) : [{ look: 'PLAIN', cells: [none] } as const]),
  ];
  return { name: 'Thông tin', columns: [44, 60, 30, 16, 40].map((width) => ({ width, look: 'PLAIN' })), rows };
}

const sourceRow = ({ title, url, publisher, publishedOn, publishedText, locator }: Source): SheetRow => ({
  look: 'PARAGRAPH',
  cells: [title, url, publisher, publishedOn === null ? publishedText : { date: publishedOn }, locator],
});

function facts({ download: { name, title, operation }, variables, table, notes, demo, at }: Told): readonly (readonly SheetCell[])[] {
  return [
    ['Truy vấn', name],
    ['Tên', title],
    ...Object.entries(withDefaults(operation, variables)).map(([variable, value]) => [`Biến ${variable}`, told(value)]),
    ['Thời điểm tải (Asia/Ho_Chi_Minh)', { date: DateTimeScalar.serialize(at) }],
    ['Mỗi dòng là một phần tử của', table.list ?? '(cả kết quả)'],
    ...table.leftOut.map((list) => ['Danh sách không có trong bảng', `${list} (thêm rows=${list} vào địa chỉ để tải)`]),
    ...notes.more.map(({ list, after }) => ['CÒN DỮ LIỆU CHƯA TẢI', after === null ? list : `${list}: tiếp theo sau con trỏ ${after}`]),
    ['Dữ liệu minh họa', demo ? 'CÓ: kết quả này chứa dữ liệu do máy sinh ra để minh họa, không phải số liệu thật' : 'Không'],
  ];
}

/** Every variable that has a value, as it was given or as the operation has it. */
const withDefaults = ({ variableDefinitions = [] }: OperationDefinitionNode, given: Told['variables']): Told['variables'] =>
  Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) => {
      const value = given[variable.name.value] ?? (defaultValue && valueFromASTUntyped(defaultValue));
      return value === undefined ? [] : [[variable.name.value, value]];
    }),
  );

/** The value of a variable as it can be written into an address. */
const told = (value: unknown): SheetCell => (typeof value === 'object' && !Array.isArray(value) ? JSON.stringify(value) : plain(value));
