import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { badInput } from '../../kernel/errors.js';
import { isDay } from '../../kernel/scalars.js';
import type { RawCell } from './cell.js';
import type { Dataset } from './dataset.js';
import type { ImportWords } from './import-words.js';
import { fileRefusal } from './file-refusal.js';
import { openTable } from './open-table.js';
import { readTable } from './read-table.js';
import type { TableRow } from './row-reader.js';
import type { TableFacts } from './table-facts.js';
import type { SheetReport } from './table-report.js';

/** A file on this machine, and what whoever sent it calls it. */
export interface ImportFile {
  readonly path: string;
  readonly name: string;
  /** Where it was taken when the file came; else the file is read once more for it. */
  readonly print?: FilePrint;
}

/** What files are told apart by. */
export interface FilePrint {
  readonly sha256: string;
  readonly bytes: number;
}

/** How a file was understood. */
export interface FileFacts extends Pick<TableFacts, 'encoding' | 'delimiter' | 'legacyFont' | 'notes'> {
  /** ITEMS came by a mutation. */
  readonly format: TableFacts['format'] | 'ITEMS';
  readonly sheets: readonly SheetReport[];
  /** Rows that the total rows sum up, where only those are imported. */
  readonly summedUp: number;
}

/** The header of a sheet as it stands in the file. */
export interface SheetHeader {
  readonly sheet: string | null;
  readonly rows: readonly (readonly RawCell[])[];
}

/** What is kept of how a file was understood. */
export interface KeptFacts extends FileFacts {
  readonly headers: readonly SheetHeader[];
}

/** A file on its way in. */
export interface FileRows {
  /** The rows that are imported, in their order, some thousands at a time. Ends with a refusal where the file holds no table of the dataset. */
  readonly batches: AsyncIterable<readonly TableRow[]>;
  /** How the file was understood, once all its rows came. */
  readonly facts: () => FileFacts;
  /** Rows that are none of the table's; empty ones are not counted. */
  readonly skipped: () => number;
  /** The rows of the headers as they stand, by sheet. */
  readonly headers: () => readonly SheetHeader[];
  /** How much of the file is read; of a workbook, whose bytes are all read at once, in the measure of its rows. */
  readonly bytesRead: () => number;
}

const CHUNK_BYTES = 1 << 18;

/** Refuses words that the dataset does not take, or that are missing. */
export function checkWords({ name, words }: Dataset, said: ImportWords): void {
  const given = IMPORT_WORDS.filter((word) => said[word] !== undefined);
  const wrong = given.filter((word) => !words.includes(word));
  const missing = words.filter((word) => !given.includes(word));
  const days = [said.from, said.to, said.on].filter((day) => day !== undefined);
  if (wrong.length === 0 && missing.length === 0 && days.every(isDay)) return;
  const asked = words.length === 0 ? `none of ${IMPORT_WORDS.join(', ')}` : words.join(', ');
  throw badInput({
    message: `${name} takes ${asked} beside the file; ${given.length === 0 ? 'none' : given.map((word) => `${word} ${said[word]}`).join(', ')} came.`,
    messageVi:
      words.length === 0
        ? `Bộ dữ liệu ${name} không nhận thêm ${IMPORT_WORDS.join(', ')}.`
        : `Bộ dữ liệu ${name} cần kèm theo ${words.map((word) => `${WORDS_VI[word]} (${word})`).join(', ')}.`,
    hint:
      words.length === 0 ? 'Unit and period stand in each row.' : `Such as ${words.map((word) => `${word}=${EXAMPLES[word]}`).join(', ')}.`,
  });
}

const IMPORT_WORDS = ['unit', 'from', 'to', 'on'] as const satisfies readonly (keyof ImportWords)[];
const WORDS_VI: Readonly<Record<keyof ImportWords, string>> = {
  unit: 'mã đơn vị',
  from: 'ngày đầu kỳ',
  to: 'ngày cuối kỳ',
  on: 'ngày của danh sách',
};
const EXAMPLES: Readonly<Record<keyof ImportWords, string>> = { unit: '308', from: '2020-01-01', to: '2020-12-31', on: '2019-10-06' };

/** Opens a file for one reading; a refusal where it is none that the hub reads. */
export async function fileRows({ columns, totalsOnly }: Dataset, { path, name }: ImportFile): Promise<FileRows> {
  let bytesRead = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
      bytesRead += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
  }
  const opened = await openTable(counted(), { name });
  const allRows = opened.facts.sheets.reduce((sum, { rows }) => sum + rows, 0);
  const table = readTable(opened, columns, { totals: totalsOnly });
  let [summedUp, seen] = [0, 0];
  async function* batches(): AsyncGenerator<readonly TableRow[]> {
    let came = 0;
    try {
      for await (const batch of table.rows) {
        const own = totalsOnly ? batch.filter(({ total }) => total) : batch;
        came += own.length;
        seen += batch.length;
        summedUp += batch.length - own.length;
        yield own;
      }
    } finally {
      await opened.close();
    }
    if (totalsOnly && came === 0) throw noTotalRow();
  }
  const skipped = (): number => {
    const aside = table.sheets().flatMap((sheet) => sheet.skipped.filter(({ reason }) => reason !== 'BLANK'));
    return summedUp + aside.reduce((sum, { count }) => sum + count, 0);
  };
  const { format, encoding, delimiter, legacyFont, notes } = opened.facts;
  return {
    batches: batches(),
    facts: () => ({ format, encoding, delimiter, legacyFont, notes, sheets: table.sheets(), summedUp }),
    skipped,
    headers: () => table.headers().map(({ sheet, rows }) => ({ sheet, rows: rows.map(({ cells }) => cells) })),
    bytesRead: () => (allRows === 0 ? bytesRead : Math.floor((bytesRead * Math.min(seen, allRows)) / allRows)),
  };
}

/** The SHA-256 of a file, in hexadecimal, and its size. */
export async function fingerprint(path: string): Promise<FilePrint> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

const noTotalRow = () =>
  fileRefusal('NO_TOTAL_ROW', {
    message: 'The form has no total row; the hub takes the total as it is printed and does not add up the rows.',
    messageVi: 'Biểu không có dòng tổng cộng; hệ thống lấy số tổng cộng đúng như biểu, không tự cộng các dòng.',
    hint: 'Add the row "Tổng cộng" with the figures of the unit.',
    hintVi: 'Bổ sung dòng "Tổng cộng" với số liệu của đơn vị.',
  });
