import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import { searchKey, type UnitLevel } from '../units/index.js';
import type { ServiceLevel } from './dossier.enums.js';

export interface NewProcedureField {
  readonly code: string;
  readonly name: string;
}

/** A procedure over [from, to); the same code may come again for other days. */
export interface NewProcedure {
  readonly code: string;
  readonly name: string;
  /** Code of its field. */
  readonly field: string;
  readonly level: `${UnitLevel}`;
  readonly serviceLevel: `${ServiceLevel}` | null;
  readonly statutoryDays: number | null;
  readonly committedDays: number | null;
  /** An exact decimal as text, or a whole number, in đồng. */
  readonly fee: string | number | null;
  readonly from: string | null;
  readonly to: string | null;
}

export interface NewCatalogue {
  readonly fields: readonly NewProcedureField[];
  readonly procedures: readonly NewProcedure[];
  /** Code of the source document. */
  readonly source: string;
  readonly demo?: boolean;
}

/** Adds fields, in their order behind those that are there, and procedures; a field with a known code is renamed. */
export async function addProcedures(client: Client, actor: string, catalogue: NewCatalogue): Promise<number> {
  const { fields, procedures, source, demo = false } = catalogue;
  await client.query(
    `insert into procedure_field (code, name, ordinal, demo, source_id)
     select f.code, f.name, (select coalesce(max(ordinal), 0) from procedure_field) + f.n, $2, (select id from source_document where code = $3)
     from rows from (jsonb_to_recordset($1) as (code text, name text)) with ordinality as f(code, name, n)
     on conflict (code) do update set name = excluded.name`,
    [JSON.stringify(fields), demo, source],
  );
  const keyed = procedures.map((procedure) => ({ ...procedure, searchKey: searchKey(procedure.name) }));
  await client.query(
    `insert into procedure (code, name, field_id, level, service_level, statutory_days, committed_days, fee, valid_from, valid_to, search_key,
       demo, source_id)
     select p.code, p.name, f.id, p.level, p."serviceLevel", p."statutoryDays", p."committedDays", p.fee, p."from", p."to", p."searchKey", $2,
       (select id from source_document where code = $3)
     from jsonb_to_recordset($1) as p(code text, name text, field text, level text, "serviceLevel" text, "statutoryDays" int,
       "committedDays" int, fee numeric, "from" date, "to" date, "searchKey" text)
     left join procedure_field f on f.code = p.field`,
    [JSON.stringify(keyed), demo, source],
  );
  await audit(client, { actor, command: 'dossiers.addProcedures', subject: `${fields.length} fields, ${procedures.length} procedures` });
  return fields.length + procedures.length;
}
