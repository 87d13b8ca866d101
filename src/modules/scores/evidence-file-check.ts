import type { FileStore } from '../../kernel/file-store.js';
import { globalId } from '../../kernel/global-id.js';
import type { Recount } from '../../kernel/module.js';
import { everyEvidenceFile, type EvidenceFileRow } from './evidence-file.query.js';

/** The files that documents name against those that a store has, by presence and size; what they hold is not read again. */
export const evidenceFilesRecount = (files: FileStore): Recount => ({
  title: 'files of evidence',
  async differences(reads) {
    const found: string[] = [];
    for (const file of await everyEvidenceFile(reads)) {
      const bytes = await storedBytes(files, file);
      if (bytes !== file.bytes) found.push(difference(file, bytes));
    }
    return found;
  },
});

async function storedBytes(files: FileStore, { sha256 }: EvidenceFileRow): Promise<number | null> {
  const stored = await files.open(sha256);
  stored?.stream.destroy();
  return stored?.bytes ?? null;
}

const difference = ({ key, name, sha256, bytes }: EvidenceFileRow, stored: number | null): string =>
  `Evidence ${globalId('Evidence', key)} names ${name} of ${bytes} bytes (${sha256}); the store has ${stored === null ? 'no such file' : `${stored} bytes`}.`;
