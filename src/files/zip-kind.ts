import { buffer } from 'node:stream/consumers';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { FileKind } from './file-kind.rules.js';
import { CONTENT_TYPES, MIME_TYPE, zipKind } from './zip-kind.rules.js';

/** No document has so many parts. */
const MOST_PARTS = 20_000;
/** In bytes, unzipped: what a part that says what a file is may have. */
const LARGEST_PART = 1 << 20;

/** What a zip container is, by its list of parts; no more than two small ones are unzipped. */
export async function zipKindOf(path: string): Promise<FileKind> {
  try {
    const zip = await openPromise(path, { autoClose: false, validateEntrySizes: true });
    try {
      return await kindIn(zip);
    } finally {
      zip.close();
    }
  } catch {
    return 'BROKEN';
  }
}

async function kindIn(zip: ZipFile): Promise<FileKind> {
  if (zip.entryCount > MOST_PARTS) return 'ARCHIVE';
  const entries: (readonly [name: string, Entry])[] = [];
  for await (const entry of zip.eachEntry()) entries.push([entry.fileName.toLowerCase(), entry]);
  const textOf = async (wanted: string): Promise<string | null> => {
    const found = entries.filter(([name]) => name === wanted);
    if (found.length > 1) throw new Error(`${wanted} is there more than once`);
    return found[0] ? text(zip, found[0][1]) : null;
  };
  return zipKind({ names: entries.map(([name]) => name), contentTypes: await textOf(CONTENT_TYPES), mimeType: await textOf(MIME_TYPE) });
}

/** A part as text; in UTF-16 its letters stay where they are, and the zeros between them go. */
async function text(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > LARGEST_PART) throw new Error(`${entry.fileName} is too large`);
  return (await buffer(await zip.openReadStreamPromise(entry))).toString('latin1').replaceAll('\0', '');
}
