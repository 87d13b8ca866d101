import type { Client } from 'pg';
import type { Restorable, Restoring } from '../../kernel/restore.js';
import { searchKey } from '../units/index.js';
import { refileMovements, type Refiled } from './dossier-flow.commands.js';
import type { NewProcedure, NewProcedureField } from './procedure.commands.js';

/** A field that is not there yet. */
export interface StatedField extends NewProcedureField {
  readonly locator: string;
}

/** A version of a procedure as it is to be; null where the catalogue has none for the day on which it begins. */
export interface StatedProcedure extends NewProcedure {
  readonly key: number | null;
  readonly locator: string;
}

/** What a file says of the catalogue. */
export interface StatedCatalogue {
  readonly fields: readonly StatedField[];
  readonly procedures: readonly StatedProcedure[];
  /** Key of the source document. */
  readonly sourceId: number;
}

/** Adds fields behind those that are there, adds and changes procedures; what dossiers count follows a procedure into another field. The audit row is the caller's. */
export async function storeCatalogue(client: Client, { fields, procedures, sourceId }: StatedCatalogue): Promise<void> {
  await client.query(
    `insert into procedure_field (code, name, ordinal, source_id, locator)
     select f.code, f.name, (select coalesce(max(ordinal), 0) from procedure_field) + f.n, $2, f.locator
     from rows from (jsonb_to_recordset($1) as (code text, name text, locator text)) with ordinality as f(code, name, locator, n)`,
    [JSON.stringify(fields), sourceId],
  );
  const keyed = JSON.stringify(procedures.map((procedure) => ({ ...procedure, searchKey: searchKey(procedure.name) })));
  const { rows } = await client.query<Refiled>(
    `select p.id as procedure, p.field_id as "from", f.id as "to" from ${STATED}
     join procedure_field f on f.code = s.field join procedure p on p.id = s.key and p.field_id <> f.id`,
    [keyed],
  );
  await refileMovements(client, rows);
  await client.query(
    `update procedure p set (${COLUMNS}) = (${VALUES}) from ${STATED} join procedure_field f on f.code = s.field where p.id = s.key`,
    [keyed, sourceId],
  );
  await client.query(
    `insert into procedure (${COLUMNS}) select ${VALUES} from ${STATED} join procedure_field f on f.code = s.field where s.key is null`,
    [keyed, sourceId],
  );
}

const STATED = `jsonb_to_recordset($1) as s(key int, code text, name text, field text, level text, "serviceLevel" text, "statutoryDays" int,
  "committedDays" int, fee numeric, "from" date, "to" date, "searchKey" text, locator text)`;
const COLUMNS =
  'code, name, field_id, level, service_level, statutory_days, committed_days, fee, valid_from, valid_to, search_key, source_id, locator';
const VALUES = `s.code, s.name, f.id, s.level, s."serviceLevel", s."statutoryDays", s."committedDays", s.fee, s."from", s."to", s."searchKey", $2, s.locator`;

/** Versions of procedures that the job changed, as `p`, and as they were before, as `c.before`. */
const CHANGED = `import_change c join procedure p on p.id = (c.key ->> 'id')::int where c.job_id = $1 and c.relation = 'procedure' and c.before is not null`;
const REFILED = `select p.id as procedure, p.field_id as current, (c.before ->> 'field_id')::int as before from ${CHANGED}
  and p.field_id <> (c.before ->> 'field_id')::int`;

/** Fields and procedures, all versions of a code together; the roll-ups of dossiers follow a procedure back into its field. */
export const catalogueRestorable: Restorable = {
  relations: ['procedure_field', 'procedure'],
  bonds: { procedure: 't.code' },
  async before(restoring) {
    const { client, job } = restoring;
    await client.query('set constraints one_procedure_of_a_code_a_day deferred');
    await client.query(
      `insert into staying
       select p.code from ${CHANGED} and (not exists (select from procedure_field f where f.id = (c.before ->> 'field_id')::int)
         or exists (select from procedure o where o.code = p.code and o.during && daterange((c.before ->> 'valid_from')::date, (c.before ->> 'valid_to')::date)
           and not exists (select from restoring r where r.relation = 'procedure' and r.id = o.id)))`,
      [job],
    );
    const moves = await refiled(restoring);
    await refileMovements(
      client,
      moves.map(({ procedure, current, before }) => ({ procedure, from: current, to: before })),
    );
  },
  async after(restoring) {
    const stayed = await refiled(restoring);
    await refileMovements(
      restoring.client,
      stayed.map(({ procedure, current, before }) => ({ procedure, from: before, to: current })),
    );
    await restoring.client.query('set constraints one_procedure_of_a_code_a_day immediate');
  },
};

/** Procedures that are in another field than before the job. A field can only go once nothing counts for it any more. */
async function refiled({ client, job }: Restoring): Promise<readonly { procedure: number; current: number; before: number }[]> {
  const { rows } = await client.query<{ procedure: number; current: number; before: number }>(REFILED, [job]);
  return rows;
}
