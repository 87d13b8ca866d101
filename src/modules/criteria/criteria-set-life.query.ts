import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { CriteriaSetStatus } from './criteria.enums.js';

/** A version of a set that is about to be changed. */
export interface LockedSet {
  readonly key: number;
  readonly code: string;
  readonly version: number;
  readonly status: `${CriteriaSetStatus}`;
  /** The unit that issues it or, where no source names that, the one that put it into use. */
  readonly issuer: number | null;
  readonly effectiveFromYear: number | null;
  readonly effectiveToYear: number | null;
}

const columns = sql<LockedSet>`
  s.id as key, s.code, s.version, s.status, coalesce(s.issuer_id, s.rolled_out_by_id) as issuer, s.effective_from_year as "effectiveFromYear", s.effective_to_year as "effectiveToYear"`;

/** All versions of a code, the newest last, kept from others until the transaction ends. */
export const lockedVersions = (reads: Reads, code: string) =>
  reads.rows(sql<LockedSet>`select ${columns} from criteria_set s where s.code = ${code} order by s.version for update`);

/** A version by its key, kept from others until the transaction ends. */
export const lockedSets = (reads: Reads, key: number) =>
  reads.rows(sql<LockedSet>`select ${columns} from criteria_set s where s.id = ${key} for update`);

/** A leaf of a set. */
export interface LeafRow {
  readonly code: string;
  readonly maxPoints: string;
  /** Whether a set that follows has dropped it. */
  readonly dropped: boolean;
}

/** The leaves of a set in printed order. */
export const leavesOfSet = (reads: Reads, key: number) =>
  reads.rows(sql<LeafRow>`
    select c.code, c.max_points as "maxPoints",
      exists (select from criterion_equivalence e where e.older_id = c.id and e.newer_id is null) as dropped
    from criterion c where c.set_id = ${key} and c.is_leaf order by c.ordinal`);

/** Which of these codes of source documents there are. */
export const sourcesThere = (reads: Reads, codes: readonly string[]) =>
  reads.rows(sql<{ code: string }>`select d.code from source_document d where d.code = any(${codes}::text[])`);
