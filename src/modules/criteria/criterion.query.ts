import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import { setSeen } from '../access/index.js';
import type { CriterionMethod, EquivalenceKind } from './criteria.enums.js';
import type { LeafMeasure as Measured } from './leaf-measure.rules.js';
import type { ScoringRule as Rule } from './scoring-rule.rules.js';

/** A node of the tree of criteria. */
export interface CriterionRow {
  key: number;
  set: number;
  fieldKey: number;
  parentKey: number | null;
  ordinal: number;
  code: string;
  name: string;
  maxPoints: string;
  isLeaf: boolean;
  method: CriterionMethod | null;
  scoringRule: Rule | null;
  measure: Measured | null;
  ownerAgencyName: string | null;
  ownerAgencyUnit: number | null;
  appraiserAgencyName: string | null;
  appraiserAgencyUnit: number | null;
  /** The day on which its agencies are read: 31 December of the set's first year, or today where that is open. */
  agenciesOn: string;
}

const criterionColumns = sql<CriterionRow>`
  c.id as key, c.set_id as "set", c.field_id as "fieldKey", c.parent_id as "parentKey", c.ordinal, c.code, c.name,
  c.max_points as "maxPoints", c.is_leaf as "isLeaf", c.method, c.scoring_rule as "scoringRule", c.measure,
  c.owner_agency_name as "ownerAgencyName", c.owner_agency_id as "ownerAgencyUnit",
  c.appraiser_agency_name as "appraiserAgencyName", c.appraiser_agency_id as "appraiserAgencyUnit",
  coalesce(make_date(s.effective_from_year, 12, 31), current_date) as "agenciesOn"`;

const criterionOfSet = sql`criterion c join criteria_set s on s.id = c.set_id`;

export function criteria(reads: Reads, keys: readonly number[]) {
  return reads.rows(sql<CriterionRow>`
    select ${criterionColumns} from ${criterionOfSet} where c.id = any(${keys}::int[]) and ${setSeen(reads.scope)}`);
}

/** All criteria of sets that are seen, depth first as printed. */
export function criteriaOfSets(reads: Reads, sets: readonly number[]) {
  return reads.rows(sql<CriterionRow>`
    select ${criterionColumns} from ${criterionOfSet} where c.set_id = any(${sets}::int[]) order by c.set_id, c.ordinal`);
}

/** All criteria of fields, depth first as printed. */
export function criteriaOfFields(reads: Reads, fields: readonly number[]) {
  return reads.rows(sql<CriterionRow>`
    select ${criterionColumns} from ${criterionOfSet} where c.field_id = any(${fields}::int[]) order by c.field_id, c.ordinal`);
}

/** Components of criteria in printed order. */
export function componentsOfCriteria(reads: Reads, parents: readonly number[]) {
  return reads.rows(sql<CriterionRow & { parentKey: number }>`
    select ${criterionColumns} from ${criterionOfSet} where c.parent_id = any(${parents}::int[]) order by c.parent_id, c.ordinal`);
}

/** A link between leaves of two versions; one side is null where a leaf is new or was dropped. */
export interface EquivalenceRow {
  kind: EquivalenceKind;
  newer: number | null;
  older: number | null;
}

const equivalenceColumns = sql<EquivalenceRow>`e.kind, e.newer_id as newer, e.older_id as older`;

/** Links of leaves to the leaves that they follow. */
export function linksToOlder(reads: Reads, newer: readonly number[]) {
  return reads.rows(sql<EquivalenceRow & { newer: number }>`
    select ${equivalenceColumns} from criterion_equivalence e where e.newer_id = any(${newer}::int[]) order by e.id`);
}

/**
 * Links of leaves to the leaves that follow them in sets that are seen. A leaf that was dropped is noted without the set that dropped it: the
 * note is told once a later version of its set is seen.
 */
export function linksToNewer(reads: Reads, older: readonly number[]) {
  return reads.rows(sql<EquivalenceRow & { older: number }>`
    select ${equivalenceColumns} from criterion_equivalence e
    where e.older_id = any(${older}::int[]) and case when e.newer_id is null
      then exists (
        select from criterion o join criteria_set b on b.id = o.set_id join criteria_set s on s.code = b.code and s.version > b.version
        where o.id = e.older_id and ${setSeen(reads.scope)})
      else exists (select from criterion n join criteria_set s on s.id = n.set_id where n.id = e.newer_id and ${setSeen(reads.scope)}) end
    order by e.id`);
}
