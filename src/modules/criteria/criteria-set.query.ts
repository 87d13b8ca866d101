import { sql } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import type { Scope } from '../../kernel/viewer.js';
import { setSeen } from '../access/index.js';
import type {
  BonusEntry,
  CanonicalField,
  CriteriaSetStatus,
  FieldPart,
  NotApplicablePolicy,
  RankingBlock,
  TieBreakerKind,
} from './criteria.enums.js';

/** A version of a set as the graph shows it. */
export interface CriteriaSetRow {
  key: number;
  code: string;
  version: number;
  name: string;
  block: RankingBlock;
  status: CriteriaSetStatus;
  /** Identity of the issuing unit; null where no source names it. */
  issuer: number | null;
  rolledOutBy: number | null;
  effectiveFromYear: number | null;
  effectiveToYear: number | null;
  maxPoints: string | null;
  surveyMaxPoints: string | null;
  notApplicablePolicy: NotApplicablePolicy | null;
  bonusEntry: BonusEntry | null;
  bonusCap: string | null;
  penaltyCap: string | null;
  indexMayPass100: boolean | null;
  demo: boolean;
  sourceId: number | null;
  locator: string | null;
}

const setColumns = sql<CriteriaSetRow>`
  s.id as key, s.code, s.version, s.name, s.block, s.status, s.issuer_id as issuer, s.rolled_out_by_id as "rolledOutBy",
  s.effective_from_year as "effectiveFromYear", s.effective_to_year as "effectiveToYear", s.max_points as "maxPoints",
  s.survey_max_points as "surveyMaxPoints", s.not_applicable_policy as "notApplicablePolicy", s.bonus_entry as "bonusEntry",
  s.bonus_cap as "bonusCap", s.penalty_cap as "penaltyCap", s.index_may_pass_100 as "indexMayPass100", s.demo,
  s.source_id as "sourceId", s.locator`;

/** Sets by key; drafts of others are absent, here and below. */
export function criteriaSets(reads: Reads, keys: readonly number[]) {
  return reads.rows(
    sql<CriteriaSetRow>`select ${setColumns} from criteria_set s where s.id = any(${keys}::int[]) and ${setSeen(reads.scope)}`,
  );
}

/** A set by its code; `version` null means the newest. */
export interface SetKey {
  readonly code: string;
  readonly version: number | null;
}

export function criteriaSetsByCode(reads: Reads, keys: readonly SetKey[]) {
  return reads.rows(sql<CriteriaSetRow & { slot: number }>`
    select (k.slot - 1)::int as slot, ${setColumns}
    from unnest(${keys.map((key) => key.code)}::text[], ${keys.map((key) => key.version)}::int[]) with ordinality as k(code, version, slot)
    cross join lateral (
      select * from criteria_set s where s.code = k.code and (k.version is null or s.version = k.version) and ${setSeen(reads.scope)}
      order by s.version desc limit 1
    ) s`);
}

/** Sets that units issued or put into use, by code and version. */
export function criteriaSetsOfUnits(reads: Reads, units: readonly number[]) {
  return reads.rows(sql<CriteriaSetRow & { unit: number }>`
    select coalesce(s.issuer_id, s.rolled_out_by_id) as unit, ${setColumns} from criteria_set s
    where coalesce(s.issuer_id, s.rolled_out_by_id) = any(${units}::int[]) and ${setSeen(reads.scope)}
    order by s.code collate "C", s.version`);
}

/** Which sets a list holds; null is no condition. */
export interface SetListFilter {
  readonly code: string | null;
  readonly block: RankingBlock | null;
  readonly status: CriteriaSetStatus | null;
  /** Sets in effect in this year. */
  readonly year: number | null;
}

const listed = (filter: SetListFilter, scope: Scope) => sql`
  (${filter.code}::text is null or s.code = ${filter.code}) and (${filter.block}::text is null or s.block = ${filter.block})
  and (${filter.status}::text is null or s.status = ${filter.status})
  and (${filter.year}::int is null or int4range(s.effective_from_year, s.effective_to_year, '[]') @> ${filter.year}::int)
  and ${setSeen(scope)}`;

export const keysetOfSet = (set: CriteriaSetRow): Keyset => [set.code, set.version];

/** A page of sets by code and version. */
export function listedCriteriaSets(reads: Reads, filter: SetListFilter, page: Page) {
  const order = page.backward ? sql`s.code collate "C" desc, s.version desc` : sql`s.code collate "C", s.version`;
  const beyond = page.beyond
    ? sql`and (s.code collate "C", s.version) ${sql.raw(page.backward ? '<' : '>')} (${page.beyond[0]}::text, ${page.beyond[1]}::int)`
    : sql``;
  return reads.rows(sql<CriteriaSetRow>`
    select ${setColumns} from criteria_set s where ${listed(filter, reads.scope)} ${beyond} order by ${order} limit ${page.limit + 1}`);
}

export async function countOfCriteriaSets(reads: Reads, filter: SetListFilter): Promise<number> {
  const [row] = await reads.rows(
    sql<{ count: number }>`select count(*)::int as count from criteria_set s where ${listed(filter, reads.scope)}`,
  );
  return row?.count ?? 0;
}

/** A field of a set. */
export interface CriteriaFieldRow {
  key: number;
  set: number;
  ordinal: number;
  code: string;
  name: string;
  canonicalField: CanonicalField;
  part: FieldPart;
  maxPoints: string;
}

const fieldColumns = sql<CriteriaFieldRow>`
  f.id as key, f.set_id as "set", f.ordinal, f.code, f.name, f.canonical_field as "canonicalField", f.part, f.max_points as "maxPoints"`;

export function criteriaFields(reads: Reads, keys: readonly number[]) {
  return reads.rows(sql<CriteriaFieldRow>`
    select ${fieldColumns} from criteria_field f join criteria_set s on s.id = f.set_id
    where f.id = any(${keys}::int[]) and ${setSeen(reads.scope)}`);
}

/** Fields of sets that are seen, in printed order. */
export function fieldsOfSets(reads: Reads, sets: readonly number[]) {
  return reads.rows(sql<CriteriaFieldRow>`
    select ${fieldColumns} from criteria_field f where f.set_id = any(${sets}::int[]) order by f.set_id, f.ordinal`);
}

/** A grade with its cut-off. */
export interface GradeBandRow {
  key: number;
  set: number;
  code: string;
  name: string;
  minIndex: string;
}

const bandColumns = sql<GradeBandRow>`b.id as key, b.set_id as "set", b.code, b.name, b.min_index as "minIndex"`;

export function gradeBands(reads: Reads, keys: readonly number[]) {
  return reads.rows(sql<GradeBandRow>`select ${bandColumns} from grade_band b where b.id = any(${keys}::int[])`);
}

/** Grades of sets, the best first. */
export function bandsOfSets(reads: Reads, sets: readonly number[]) {
  return reads.rows(sql<GradeBandRow>`
    select ${bandColumns} from grade_band b where b.set_id = any(${sets}::int[]) order by b.set_id, b.min_index desc`);
}

export interface TieBreakerRow {
  set: number;
  ordinal: number;
  kind: TieBreakerKind;
  field: number | null;
}

/** Tie-breakers of sets in the order of comparison. */
export function tieBreakersOfSets(reads: Reads, sets: readonly number[]) {
  return reads.rows(sql<TieBreakerRow>`
    select t.set_id as "set", t.ordinal, t.kind, t.field_id as field
    from tie_breaker t where t.set_id = any(${sets}::int[]) order by t.set_id, t.ordinal`);
}
