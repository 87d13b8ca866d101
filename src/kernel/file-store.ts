import type { Readable } from 'node:stream';

/** A file that a store has kept. */
export interface StoredFile {
  /** Whoever opened it reads it to its end or destroys it. */
  readonly stream: Readable;
  readonly bytes: number;
}

/** Where files are kept, known by the SHA-256 of their content in 64 small hex digits. Nothing is ever taken away. */
export interface FileStore {
  /** Keeps a copy of the received file at `path`; once it resolves, the copy outlives a power cut. The same content is kept once. */
  put(path: string, sha256: string): Promise<void>;
  /** Null where no such file is kept. */
  open(sha256: string): Promise<StoredFile | null>;
}
