import { sql, type RawBuilder } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import type { UnitLevel } from '../units/index.js';
import type { ServiceLevel } from './dossier.enums.js';

export interface ProcedureFieldRow {
  key: number;
  code: string;
  name: string;
  ordinal: number;
  demo: boolean;
  sourceId: number | null;
  locator: string | null;
}

const fieldColumns = sql<ProcedureFieldRow>`f.id as key, f.code, f.name, f.ordinal, f.demo, f.source_id as "sourceId", f.locator`;

/** All fields in the order of the catalogue. */
export const allProcedureFields = (reads: Reads) =>
  reads.rows(sql<ProcedureFieldRow>`select ${fieldColumns} from procedure_field f order by f.ordinal`);

export const procedureFields = (reads: Reads, keys: readonly number[]) =>
  reads.rows(sql<ProcedureFieldRow>`select ${fieldColumns} from procedure_field f where f.id = any(${keys}::int[])`);

/** A procedure as the catalogue had it over [validFrom, validTo). */
export interface ProcedureRow {
  key: number;
  code: string;
  name: string;
  field: number;
  level: UnitLevel;
  serviceLevel: ServiceLevel | null;
  statutoryDays: number | null;
  committedDays: number | null;
  fee: string | null;
  validFrom: string | null;
  validTo: string | null;
  demo: boolean;
  sourceId: number | null;
  locator: string | null;
}

const columns = sql<ProcedureRow>`
  p.id as key, p.code, p.name, p.field_id as field, p.level, p.service_level as "serviceLevel", p.statutory_days as "statutoryDays",
  p.committed_days as "committedDays", p.fee, p.valid_from as "validFrom", p.valid_to as "validTo", p.demo, p.source_id as "sourceId", p.locator`;

export const procedures = (reads: Reads, keys: readonly number[]) =>
  reads.rows(sql<ProcedureRow>`select ${columns} from procedure p where p.id = any(${keys}::int[])`);

/** All versions of codes, oldest first. */
export const versionsOfProcedures = (reads: Reads, codes: readonly string[]) =>
  reads.rows(sql<ProcedureRow>`
    select ${columns} from procedure p where p.code = any(${codes}::text[]) order by p.code, p.valid_from nulls first`);

export interface ProcedureDay {
  readonly code: string;
  readonly on: string;
}

/** The version of each code on a day, or else the last one before it. */
export const proceduresOn = (reads: Reads, keys: readonly ProcedureDay[]) =>
  reads.rows(sql<ProcedureRow & { slot: number }>`
    select (k.slot - 1)::int as slot, ${columns}
    from unnest(${keys.map((key) => key.code)}::text[], ${keys.map((key) => key.on)}::date[]) with ordinality as k(code, day, slot)
    cross join lateral (
      select * from procedure v where v.code = k.code and coalesce(v.valid_from <= k.day, true) order by v.valid_from desc nulls last limit 1
    ) p`);

/** Which procedures a list holds: of each code the version of a day, or else the last one before it; null is no condition. */
export interface ProcedureListFilter {
  readonly on: string;
  readonly search: string | null;
  readonly field: string | null;
  readonly level: UnitLevel | null;
}

export const keysetOfProcedure = (procedure: ProcedureRow): Keyset => [procedure.code];

const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;

function listed({ on, search, field, level }: ProcedureListFilter): RawBuilder<ProcedureRow> {
  const conditions = [sql`coalesce(p.valid_from <= ${on}::date, true)`];
  conditions.push(sql`not exists (select from procedure later where later.code = p.code and later.valid_from <= ${on}::date
      and later.valid_from > coalesce(p.valid_from, '-infinity'))`);
  if (search !== null) conditions.push(sql`p.search_key like ${containing(search)}`);
  if (field !== null) conditions.push(sql`p.field_id = (select id from procedure_field where code = ${field})`);
  if (level !== null) conditions.push(sql`p.level = ${level}`);
  return sql.join(conditions, sql` and `);
}

/** Procedures of a list by code. */
export function listedProcedures(reads: Reads, filter: ProcedureListFilter, page: Page) {
  const beyond = page.beyond ? sql`and p.code ${sql.raw(page.backward ? '<' : '>')} ${page.beyond[0]}` : sql``;
  return reads.rows(sql<ProcedureRow>`
    select ${columns} from procedure p where ${listed(filter)} ${beyond}
    order by p.code ${sql.raw(page.backward ? 'desc' : 'asc')} limit ${page.limit + 1}`);
}

export async function countOfProcedures(reads: Reads, filter: ProcedureListFilter): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`select count(*)::int as count from procedure p where ${listed(filter)}`);
  return row?.count ?? 0;
}
