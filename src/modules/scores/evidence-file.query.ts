import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import { evidenceSeen, sheetSeen } from '../access/index.js';
import { keyIn } from './scoring-input.js';

/** The file of a document. */
export interface EvidenceFileRow {
  /** The key of the document. */
  key: number;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
}

const FILE = sql`e.id as key, e.file_name as name, e.file_type as type, e.file_bytes as bytes, e.file_sha256 as sha256`;

/** The files of documents that are seen, as far as they have one. */
export const evidenceFiles = (reads: Reads, keys: readonly number[]) =>
  reads.rows(sql<EvidenceFileRow>`
    select ${FILE} from evidence e join score s on s.id = e.score_id join scorecard k on k.id = s.scorecard_id join scoring_round r on r.id = k.round_id
    where e.id = any(${keys}::int[]) and e.file_sha256 is not null and ${evidenceSeen(reads.scope)} and ${sheetSeen(reads.scope)}`);

/** The file of a document by its id; null where there is none, or none that is seen, or the id is none. */
export async function evidenceFileOf(reads: Reads, id: string): Promise<EvidenceFileRow | null> {
  const key = keyIn(id, 'Evidence');
  const [file] = key === null ? [] : await evidenceFiles(reads, [key]);
  return file ?? null;
}

/** Every file that a document has, by the key of the document. */
export const everyEvidenceFile = (reads: Reads) =>
  reads.rows(sql<EvidenceFileRow>`select ${FILE} from evidence e where e.file_sha256 is not null order by e.id`);
