import { createReadStream } from 'node:fs';
import { fileKind } from './file-kind.rules.js';
import { fileRefusal } from './file-refusal.js';
import { foreignFile } from './foreign-file.js';
import { openCsv } from './open-csv.js';
import { openWorkbook } from './open-workbook.js';
import { READ_LIMITS, type ReadLimits } from './read-limits.js';
import type { OpenedTable } from './table-facts.js';
import { tooLarge } from './workbook-archive.js';

export interface OpenOptions {
  /** What the report calls the file; its ending says nothing. */
  readonly name: string;
  readonly limits?: Partial<ReadLimits>;
}

/** Enough to see the encoding and the delimiter; a CSV is never kept beyond it. */
const SAMPLE_BYTES = 1 << 18;
/** Small pieces leave little behind that outlives them: an eighth of the bytes is a third of the memory, in the same time. */
const PIECE_BYTES = 1 << 15;

/**
 * Opens a table as people send it, from a path or from bytes as they come. What it is is told by its content. What is no CSV and no XLSX is
 * refused with what to do; a CSV is read row by row in the same memory whatever its size.
 */
export async function openTable(input: string | AsyncIterable<Uint8Array>, { name, limits: own }: OpenOptions): Promise<OpenedTable> {
  const limits = { ...READ_LIMITS, ...own };
  const source = typeof input === 'string' ? createReadStream(input, { highWaterMark: PIECE_BYTES }) : input;
  const reader = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const close = async (): Promise<void> => void (await reader.return?.());
  try {
    const { chunks, sample } = await beginning(reader);
    const bytes = continued(chunks, reader);
    const kind = fileKind(sample.subarray(0, 8_192));
    if (kind === 'EMPTY') throw emptyFile();
    if (kind === 'ZIP') return await openWorkbook(await collected(bytes, limits), name, limits);
    if (kind !== 'TEXT') throw foreignFile(kind);
    return await openCsv({ name, sample, bytes, close });
  } catch (error) {
    await close();
    throw error;
  }
}

/** The first chunks, and as one piece. */
async function beginning(reader: AsyncIterator<Uint8Array>): Promise<{ readonly chunks: Uint8Array[]; readonly sample: Uint8Array }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size < SAMPLE_BYTES) {
    const { value, done } = await reader.next();
    if (done) break;
    chunks.push(value);
    size += value.length;
  }
  return { chunks, sample: Buffer.concat(chunks).subarray(0, SAMPLE_BYTES) };
}

/** The chunks that were looked at, then the others. */
async function* continued(chunks: Uint8Array[], reader: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks.splice(0);
    for (;;) {
      const { value, done } = await reader.next();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.return?.();
  }
}

/** A workbook as a whole: the list of what a zip holds stands at its end. */
async function collected(bytes: AsyncIterable<Uint8Array>, limits: ReadLimits): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limits.workbookBytes) throw tooLarge(limits);
  }
  return Buffer.concat(chunks);
}

const emptyFile = () =>
  fileRefusal('EMPTY_FILE', {
    message: 'The file is empty.',
    messageVi: 'Tệp không có nội dung.',
    hint: 'Check that the file was saved before it was sent.',
    hintVi: 'Kiểm tra tệp đã được lưu trước khi gửi.',
  });
