import { clientReads } from '../../kernel/client-reads.js';
import { allProcedureFields, storeCatalogue, versionsOfProcedures } from '../dossiers/index.js';
import type { ImportSource, IntakeRun } from './intake.js';
import { validityReversed } from './procedure-complaint.rules.js';
import { FieldFinder } from './procedure-fields.js';
import { procedurePlan, type PlannedProcedure, type ProcedureDraft } from './procedure-plan.rules.js';
import { cellComplaints } from './row-complaint.rules.js';
import type { TableRow } from './row-reader.js';
import { smallIntake, type RowOutcome } from './small-intake.js';
import { textOf } from './unit-columns.rules.js';

/** Takes in rows of the catalogue; each is known by code and first day. */
export async function procedureIntake(run: IntakeRun) {
  let fields = new FieldFinder([], []);
  const take = smallIntake<ProcedureDraft, PlannedProcedure>({
    outcome,
    async plan(drafts, { client }) {
      await client.query('lock table procedure, procedure_field in share row exclusive mode');
      const reads = clientReads(client);
      fields = new FieldFinder(await allProcedureFields(reads), drafts);
      return procedurePlan(drafts, await versionsOfProcedures(reads, [...new Set(drafts.map(({ code }) => code))]), fields);
    },
    write: (changed, source, { client }) => storeCatalogue(client, catalogueOf(changed, fields, source)),
  });
  return take(run);
}

function outcome({ sheet, row, values, complaints }: TableRow): RowOutcome<ProcedureDraft> {
  const place = { sheet, row };
  const wrong = cellComplaints(place, complaints);
  if (wrong.length > 0) return { complaints: wrong };
  const [from, to] = [textOf(values, 'from'), textOf(values, 'to')];
  if (from !== null && to !== null && to <= from) return { complaints: [validityReversed(place, from, to)] };
  const number = (key: string): number | null => (values[key] as number | null | undefined) ?? null;
  return {
    draft: {
      ...place,
      code: textOf(values, 'code')!,
      from,
      to,
      name: textOf(values, 'name'),
      fieldCode: textOf(values, 'fieldCode'),
      fieldName: textOf(values, 'fieldName'),
      level: textOf(values, 'level') as ProcedureDraft['level'],
      serviceLevel: textOf(values, 'serviceLevel') as ProcedureDraft['serviceLevel'],
      statutoryDays: number('statutoryDays'),
      committedDays: number('committedDays'),
      fee: number('fee'),
    },
  };
}

/** Procedures that are new or changed, and the new fields that they are in. */
function catalogueOf(changed: readonly PlannedProcedure[], fields: FieldFinder, { id, locatorOf }: ImportSource) {
  const fresh = [...new Set(changed.map(({ version }) => version.field))].flatMap((code) => fields.fresh(code) ?? []);
  return {
    fields: fresh.map(({ code, name, ...place }) => ({ code, name, locator: locatorOf(place) })),
    procedures: changed.map(({ key, version, draft }) => ({ ...version, key, locator: locatorOf(draft) })),
    sourceId: id,
  };
}
