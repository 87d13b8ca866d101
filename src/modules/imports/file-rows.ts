import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { badInput } from '../../kernel/errors.js';
import { isDay } from '../../kernel/scalars.js';
import type { Dataset, ImportWords, ReportDraft } from './dataset.js';
import { fileRefusal } from './file-refusal.js';
import { openTable } from './open-table.js';
import { readTable } from './read-table.js';
import type { RowComplaint } from './row-complaint.rules.js';
import type { TableFacts } from './table-facts.js';
import type { SheetReport } from './table-report.js';

/** A file on this machine, and what whoever sent it calls it. */
export interface ImportFile {
  readonly path: string;
  readonly name: string;
}

/** How a file was understood. */
export interface FileFacts extends Pick<TableFacts, 'format' | 'encoding' | 'delimiter' | 'legacyFont' | 'notes'> {
  readonly sheets: readonly SheetReport[];
  /** Rows that the total rows sum up, where only those are imported. */
  readonly summedUp: number;
}

/** A file that was read. */
export interface FileRows {
  readonly sha256: string;
  readonly bytes: number;
  readonly drafts: readonly ReportDraft[];
  /** Complaints of the rows that are no drafts. */
  readonly complaints: readonly RowComplaint[];
  readonly rejected: number;
  /** Rows that are none of the table's; empty ones are not counted. */
  readonly skipped: number;
  readonly facts: FileFacts;
}

const MOST_ROWS = 50_000;

/** Refuses words that the dataset does not take, or that are missing. */
export function checkWords({ name, words }: Dataset, said: ImportWords): void {
  const given = (['unit', 'from', 'to'] as const).filter((word) => said[word] !== undefined);
  const wrong = given.filter((word) => !words.includes(word));
  const missing = words.filter((word) => !given.includes(word));
  const days = [said.from, said.to].filter((day) => day !== undefined);
  if (wrong.length === 0 && missing.length === 0 && days.every(isDay)) return;
  const asked = words.length === 0 ? 'neither unit nor from nor to' : words.join(', ');
  throw badInput({
    message: `${name} takes ${asked} beside the file; ${given.length === 0 ? 'none' : given.map((word) => `${word} ${said[word]}`).join(', ')} came.`,
    messageVi:
      words.length === 0
        ? `Bộ dữ liệu ${name} không nhận thêm unit, from, to.`
        : `Bộ dữ liệu ${name} cần kèm theo mã đơn vị (unit), ngày đầu kỳ (from) và ngày cuối kỳ (to).`,
    hint: words.length === 0 ? 'Unit and period stand in each row.' : 'Such as unit=308, from=2020-01-01, to=2020-12-31.',
  });
}

/** Reads a file to its end; a refusal where it holds no table of the dataset. */
export async function fileRows(dataset: Dataset, { path, name }: ImportFile, words: ImportWords): Promise<FileRows> {
  const print = await fingerprint(path);
  const opened = await openTable(path, { name });
  const table = readTable(opened, dataset.columns, { totals: dataset.totalsOnly });
  const drafts: ReportDraft[] = [];
  const complaints: RowComplaint[] = [];
  let [rejected, summedUp, seen] = [0, 0, 0];
  try {
    for await (const batch of table.rows) {
      seen += batch.length;
      if (seen > MOST_ROWS) throw tooManyRows();
      for (const row of batch) {
        if (dataset.totalsOnly && !row.total) {
          summedUp++;
          continue;
        }
        const outcome = dataset.outcome(row, words);
        if ('draft' in outcome) drafts.push(outcome.draft);
        else {
          rejected++;
          complaints.push(...outcome.complaints);
        }
      }
    }
  } finally {
    await opened.close();
  }
  if (dataset.totalsOnly && drafts.length + rejected === 0) throw noTotalRow();
  const { format, encoding, delimiter, legacyFont, notes } = opened.facts;
  const sheets = table.sheets();
  const aside = sheets.flatMap(({ skipped }) => skipped.filter(({ reason }) => reason !== 'BLANK'));
  const skipped = summedUp + aside.reduce((sum, { count }) => sum + count, 0);
  return { ...print, drafts, complaints, rejected, skipped, facts: { format, encoding, delimiter, legacyFont, notes, sheets, summedUp } };
}

/** The SHA-256 of a file, in hexadecimal, and its size. */
async function fingerprint(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

const tooManyRows = () =>
  fileRefusal('TOO_MANY_ROWS', {
    message: `The table has more than ${MOST_ROWS.toLocaleString('en')} rows.`,
    messageVi: `Bảng có quá ${MOST_ROWS.toLocaleString('vi')} dòng.`,
    hint: 'Send it in parts, each with its header.',
    hintVi: 'Tách thành nhiều tệp, mỗi tệp có dòng tiêu đề.',
  });

const noTotalRow = () =>
  fileRefusal('NO_TOTAL_ROW', {
    message: 'The form has no total row; the hub takes the total as it is printed and does not add up the rows.',
    messageVi: 'Biểu không có dòng tổng cộng; hệ thống lấy số tổng cộng đúng như biểu, không tự cộng các dòng.',
    hint: 'Add the row "Tổng cộng" with the figures of the unit.',
    hintVi: 'Bổ sung dòng "Tổng cộng" với số liệu của đơn vị.',
  });
