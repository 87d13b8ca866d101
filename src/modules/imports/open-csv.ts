import type { RawCell, RawRow } from './cell.js';
import { CsvSplitter } from './csv-splitter.js';
import { delimiterOf } from './delimiter.rules.js';
import { encodingOf, type Encoding } from './encoding.rules.js';
import { fileRefusal } from './file-refusal.js';
import { fromLegacy, legacyFontOf, mayBeLegacy, type LegacyFont } from './legacy-font.rules.js';
import { legacyFontNote, type OpenedTable } from './table-facts.js';
import { textPieces } from './text-pieces.js';

/** A text file whose beginning is known. */
export interface TextFile {
  readonly name: string;
  readonly sample: Uint8Array;
  /** All of it, the sample as well. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** Opens a CSV: encoding, delimiter and line breaks are found in its beginning, its rows come as they are read. */
export async function openCsv({ name, sample, bytes, close }: TextFile): Promise<OpenedTable> {
  const encoding = encodingOf(sample);
  if (encoding === null) throw unknownEncoding();
  const text = await sampleText(sample, encoding);
  const delimiter = delimiterOf(text);
  const isUnicode = encoding.startsWith('UTF');
  const font = isUnicode ? legacyFontOf(text) : encoding === 'TCVN3' || encoding === 'VNI' ? encoding : null;
  const convert = isUnicode && (font === 'TCVN3' || font === 'VNI') ? font : null;
  const pieces = plainLines(textPieces(bytes, encoding), text);
  return {
    facts: {
      name,
      format: 'CSV',
      encoding,
      legacyFont: font === 'UNSURE' ? null : font,
      delimiter,
      sheets: [],
      date1904: null,
      notes: font === null ? [] : [legacyFontNote(font)],
    },
    mostRows: null,
    rows: csvRows(pieces, new CsvSplitter(delimiter ?? ','), convert),
    close,
  };
}

async function sampleText(sample: Uint8Array, encoding: Encoding): Promise<string> {
  async function* only() {
    yield sample;
  }
  let text = '';
  for await (const piece of textPieces(only(), encoding)) text += piece;
  return text;
}

/** Text with line breaks of one kind that the splitter knows, without the line that tells Excel the delimiter. */
async function* plainLines(pieces: AsyncIterable<string>, sample: string): AsyncGenerator<string> {
  const oldMac = !sample.includes('\n') && sample.includes('\r');
  let first = true;
  for await (const piece of pieces) {
    const text = first ? piece.replace(/^sep=.\r?\n/u, '') : piece;
    first = false;
    yield oldMac ? text.replaceAll('\r', '\n') : text;
  }
}

async function* csvRows(pieces: AsyncIterable<string>, splitter: CsvSplitter, font: LegacyFont | null): AsyncGenerator<readonly RawRow[]> {
  const inUnicode = (rows: readonly RawRow[]): readonly RawRow[] => (font === null ? rows : rows.map((row) => converted(row, font)));
  for await (const piece of pieces) {
    const rows = splitter.push(piece);
    if (rows.length > 0) yield inUnicode(rows);
  }
  const last = splitter.end();
  if (last.length > 0) yield inUnicode(last);
}

const converted = (row: RawRow, font: LegacyFont): RawRow => ({
  ...row,
  cells: row.cells.map((cell: RawCell) => (typeof cell === 'string' && mayBeLegacy(cell) ? fromLegacy(font, cell) : cell)),
});

const unknownEncoding = () =>
  fileRefusal('UNKNOWN_ENCODING', {
    message:
      'The characters of this file are in no encoding that the hub is sure of: it is not UTF-8 or UTF-16, and reading it as Windows-1258, TCVN3 (ABC) or VNI makes no Vietnamese.',
    messageVi:
      'Không xác định được bảng mã của tệp: không phải UTF-8 hay UTF-16, và đọc theo Windows-1258, TCVN3 (ABC) hoặc VNI đều không ra tiếng Việt.',
    hint: 'Open the file in Excel, check that its text is right, and save it as "CSV UTF-8" or .xlsx.',
    hintVi: 'Mở tệp bằng Excel, kiểm tra chữ hiển thị đúng, rồi lưu dạng "CSV UTF-8" hoặc .xlsx.',
  });
