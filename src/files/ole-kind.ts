import type { FileHandle } from 'node:fs/promises';
import type { FileKind } from './file-kind.rules.js';
import { oleKind } from './ole-kind.rules.js';

/** In bytes: what the directory of a document may have. */
const LARGEST_DIRECTORY = 1 << 20;
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
/** Places of tables of sectors that the header names itself. */
const IN_HEADER = 109;
/** From here on numbers of sectors mean that there is none. */
const NONE = 0xfffffffa;

/** What an OLE container is, by its directory. */
export async function oleKindOf(file: FileHandle): Promise<FileKind> {
  try {
    const names = namesIn(await directoryOf(file));
    return oleKind(names.top, names.all);
  } catch (error) {
    if (error instanceof RangeError) return 'BROKEN';
    throw error;
  }
}

/** The sectors of the directory, one after the other. */
async function directoryOf(file: FileHandle): Promise<Buffer> {
  const header = await bytesAt(file, 0, HEADER_BYTES);
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw broken();
  const size = 1 << shift;
  const sector = (number: number): Promise<Buffer> => bytesAt(file, (number + 1) * size, size);
  const tables = await tablesOf(header, sector, size);
  const sectors: Buffer[] = [];
  for (let at = header.readUInt32LE(48); at < NONE;) {
    if (sectors.length * size >= LARGEST_DIRECTORY) throw broken();
    sectors.push(await sector(at));
    const table = tables[Math.floor((at * 4) / size)];
    if (table === undefined) throw broken();
    at = (await bytesAt(file, (table + 1) * size + ((at * 4) % size), 4)).readUInt32LE();
  }
  return Buffer.concat(sectors);
}

/** Where the tables stand that lead from a sector to its next. */
async function tablesOf(header: Buffer, sector: (number: number) => Promise<Buffer>, size: number): Promise<number[]> {
  const tables = numbersIn(header.subarray(76), IN_HEADER);
  const count = header.readUInt32LE(44);
  for (let at = header.readUInt32LE(68); at < NONE && tables.length < count;) {
    const more = await sector(at);
    tables.push(...numbersIn(more, size / 4 - 1));
    at = more.readUInt32LE(size - 4);
  }
  return tables;
}

const numbersIn = (bytes: Buffer, count: number): number[] => Array.from({ length: count }, (_, at) => bytes.readUInt32LE(at * 4));

/** The names in a directory: those under its root, which form a tree, and all. */
function namesIn(directory: Buffer): { readonly top: string[]; readonly all: string[] } {
  const entry = (at: number): Buffer => {
    if ((at + 1) * ENTRY_BYTES > directory.length) throw broken();
    return directory.subarray(at * ENTRY_BYTES, (at + 1) * ENTRY_BYTES);
  };
  const nameOf = (bytes: Buffer): string => bytes.toString('utf16le', 0, Math.max(0, Math.min(62, bytes.readUInt16LE(64) - 2)));
  const seen = new Set<number>();
  const left = [entry(0).readUInt32LE(76)];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if (at >= NONE || seen.has(at)) continue;
    seen.add(at);
    left.push(entry(at).readUInt32LE(68), entry(at).readUInt32LE(72));
  }
  const every = Array.from({ length: directory.length / ENTRY_BYTES }, (_, at) => nameOf(entry(at)));
  return { top: [...seen].map((at) => every[at]!), all: every };
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw broken();
  return buffer;
}

const broken = (): RangeError => new RangeError('a container that leads nowhere');
