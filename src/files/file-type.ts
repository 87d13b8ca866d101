import { open } from 'node:fs/promises';
import { FILE_TYPES, isTaken, type FileKind, type TakenKind } from './file-kind.rules.js';
import { fileRefusal } from './file-refusal.js';
import { oleKindOf } from './ole-kind.js';
import { HEAD_BYTES, signatureOf } from './signature.rules.js';
import { zipKindOf } from './zip-kind.js';

/** What a file is that is taken: its content type, and the endings that names of such files have. */
export type FileType = (typeof FILE_TYPES)[TakenKind];

/** What the file at `path` is by its content; BAD_USER_INPUT with the reason where such a file is not taken as evidence. */
export async function fileTypeOf(path: string): Promise<FileType> {
  const kind = await fileKindOf(path);
  if (isTaken(kind)) return FILE_TYPES[kind];
  throw fileRefusal(kind);
}

/** What a file is, whether it is taken or not. */
async function fileKindOf(path: string): Promise<FileKind> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const signature = signatureOf(buffer.subarray(0, bytesRead));
    if (signature === 'OLE') return await oleKindOf(file);
    return signature === 'ZIP' ? await zipKindOf(path) : signature;
  } finally {
    await file.close();
  }
}
