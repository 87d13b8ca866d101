import { pipeline, type Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { zipKind } from './file-kind.rules.js';
import { fileRefusal, type RefusalReason } from './file-refusal.js';
import { foreignFile } from './foreign-file.js';
import type { ReadLimits } from './read-limits.js';
import { brokenPart } from './xml-refusal.js';

/** The parts of a workbook, none of them unzipped before it is asked for. */
export interface WorkbookArchive {
  readonly names: readonly string[];
  /** The bytes of a part, or null where it is not there. No part gives more than the archive declared and the limits allow. */
  readonly open: (name: string) => Promise<AsyncIterable<Uint8Array> | null>;
}

/** A part may be larger than the ratio allows while it is this small. */
const HARMLESS_BYTES = 1 << 20;

/** Opens a workbook after looking at the list of what it holds: number, sizes and ratios, before a byte is unzipped. */
export async function openArchive(bytes: Buffer, limits: ReadLimits): Promise<WorkbookArchive> {
  if (bytes.length > limits.workbookBytes) throw tooLarge(limits);
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(bytes, { validateEntrySizes: true });
    if (zip.entryCount > limits.zipEntries) throw bomb(`${zip.entryCount} parts`, `${zip.entryCount} phần`);
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch (error) {
    throw isRefusal(error) ? error : brokenPart('zip');
  }
  const kind = zipKind([...entries.keys()]);
  if (kind !== 'XLSX') throw foreignFile(kind);
  checkSizes([...entries.values()], limits);
  return {
    names: [...entries.keys()],
    async open(name) {
      const entry = entries.get(name);
      return entry ? unzipped(zip, entry) : null;
    },
  };
}

function checkSizes(entries: readonly Entry[], { unzippedBytes, unzipRatio, sharedTextBytes }: ReadLimits): void {
  let whole = 0;
  for (const { fileName, compressedSize, uncompressedSize } of entries) {
    whole += uncompressedSize;
    if (uncompressedSize > HARMLESS_BYTES && uncompressedSize > unzipRatio * compressedSize) {
      throw bomb(
        `${fileName} would grow ${Math.round(uncompressedSize / Math.max(compressedSize, 1))} times`,
        `phần ${fileName} phình quá lớn`,
      );
    }
    if (fileName.endsWith('sharedStrings.xml') && uncompressedSize > sharedTextBytes) throw manyTexts();
  }
  if (whole > unzippedBytes) throw tooMuch(whole);
}

const STORED = 0;
const DEFLATED = 8;
const PIECE_BYTES = 1 << 16;

/** The bytes of a part, in pieces that are worth a parser's while; never more of them than were declared, nor fewer. */
async function* unzipped(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let left = entry.uncompressedSize;
  try {
    for await (const chunk of await inflated(zip, entry)) {
      left -= (chunk as Buffer).length;
      if (left < 0) break;
      yield chunk as Buffer;
    }
  } catch {
    throw brokenPart(entry.fileName);
  }
  if (left !== 0) throw brokenPart(entry.fileName);
}

async function inflated(zip: ZipFile, entry: Entry): Promise<Readable> {
  if (entry.isEncrypted() || (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)) throw brokenPart(entry.fileName);
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  return entry.compressionMethod === STORED ? packed : pipeline(packed, createInflateRaw({ chunkSize: PIECE_BYTES }), () => {});
}

const isRefusal = (error: unknown): boolean => error instanceof Error && error.name === 'HubError';

const AS_CSV = {
  hint: 'Save the sheet as "CSV UTF-8": a CSV may be of any size.',
  hintVi: 'Lưu trang tính dạng "CSV UTF-8": tệp CSV không giới hạn dung lượng.',
};

const large = (reason: RefusalReason, message: string, messageVi: string) => fileRefusal(reason, { message, messageVi, ...AS_CSV });

export const tooLarge = ({ workbookBytes }: ReadLimits) =>
  large(
    'TOO_LARGE',
    `A workbook has at most ${workbookBytes >> 20} MiB; this one is larger.`,
    `Tệp Excel tối đa ${workbookBytes >> 20} MiB; tệp này lớn hơn.`,
  );

const tooMuch = (bytes: number) =>
  large(
    'TOO_LARGE',
    `The workbook would take ${Math.round(bytes / (1 << 20))} MiB when it is unzipped: too much to be read at once.`,
    `Tệp Excel sau khi giải nén chiếm ${Math.round(bytes / (1 << 20))} MiB, quá lớn để đọc.`,
  );

const manyTexts = () =>
  large('TOO_LARGE', 'The texts of this workbook are too large to be kept in memory.', 'Nội dung chữ trong tệp Excel quá lớn.');

const bomb = (what: string, whatVi: string) =>
  large(
    'ZIP_BOMB',
    `The workbook is packed as no table is: ${what}. It is not opened.`,
    `Tệp Excel được nén bất thường (${whatVi}) nên không được mở.`,
  );
