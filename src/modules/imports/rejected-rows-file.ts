import { CSV_START, csvLine } from '../../kernel/csv-text.js';
import type { Reads } from '../../kernel/reads.js';
import type { SheetPlan } from '../../kernel/workbook-sheet.js';
import { workbookBytes } from '../../kernel/workbook-writer.js';
import { cellText } from './cell-text.rules.js';
import type { RawCell } from './cell.js';
import { factsOf, rejectedRowsOf, type RejectedRowRow } from './import-job.query.js';
import { readDays, type WrittenTime } from './date.rules.js';

const WHY = 'Lý do bị từ chối';

/**
 * The rejected rows of a job that is seen, in the layout of its file: the header as it stood, the rows as they stood, and one more column
 * that says why. Null where the job is not seen, or no row of it was rejected.
 */
export async function rejectedRowsFile(reads: Reads, job: number, ending: 'csv' | 'xlsx'): Promise<string | Buffer | null> {
  const rows = await rejectedRowsOf(reads, job);
  const facts = await factsOf(reads, job);
  if (rows.length === 0 || facts === undefined) return null;
  const bySheet = Map.groupBy(rows, ({ sheet }) => sheet);
  const sheets = facts.headers
    .filter(({ sheet }) => bySheet.has(sheet))
    .map(({ sheet, rows: header }) => ({ sheet, lines: [...headerLines(header), ...bySheet.get(sheet)!.map(lineOf)] }));
  const width = Math.max(...sheets.flatMap(({ lines }) => lines.map(({ cells }) => cells.length)));
  const full = sheets.map(({ sheet, lines }) => ({ sheet, lines: lines.map(({ cells, why }) => [...padded(cells, width), why]) }));
  if (ending === 'xlsx') return Buffer.from(workbookBytes(full.map(({ sheet, lines }) => planOf(sheet ?? 'CSV', lines, width))));
  const delimiter = facts.delimiter === ';' || facts.delimiter === '\t' ? facts.delimiter : ',';
  return CSV_START + full.flatMap(({ lines }) => lines.map((line) => csvLine(line, delimiter))).join('');
}

interface Line {
  readonly cells: readonly string[];
  readonly why: string;
}

/** A cell as somebody would type it. */
function shownText(cell: RawCell): string {
  if (typeof cell !== 'object' || typeof cell.value !== 'number') return cellText(cell);
  if (cell.shown === 'PERCENT') return `${cellText(cell.value * 100)}%`;
  return cell.shown === 'DATE' ? dayText(cell.value) : cellText(cell);
}

function dayText(days: number): string {
  const { day, ms } = readDays(days, false) as Partial<WrittenTime>;
  if (day === undefined) return String(days);
  const date = day.split('-').toReversed().join('/');
  return ms ? `${date} ${new Date(ms).toISOString().slice(11, 19)}` : date;
}

const texts = (cells: readonly RawCell[]): string[] => cells.map(shownText);
const padded = (cells: readonly string[], width: number): string[] => [...cells, ...Array.from({ length: width - cells.length }, () => '')];

/** The rows of the header; the last of them titles the reasons. */
const headerLines = (rows: readonly (readonly RawCell[])[]): Line[] =>
  rows.map((cells, at) => ({ cells: texts(cells), why: at === rows.length - 1 ? WHY : '' }));

const lineOf = ({ cells, whyVi }: RejectedRowRow): Line => ({ cells: texts(cells), why: whyVi });

const planOf = (name: string, lines: readonly (readonly string[])[], width: number): SheetPlan => ({
  name,
  columns: Array.from({ length: width + 1 }, (_, at) => ({ width: at === width ? 60 : 18, look: 'TEXT' as const })),
  rows: lines.map((cells, at) => ({ look: at === 0 ? 'TITLE' : 'TEXT', cells })),
});
