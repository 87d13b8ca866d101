import type { Client } from 'pg';
import { HubError } from '../../kernel/errors.js';

/** The key of the procedure that had a code on a day, or the last that had it where no day is said; null where none had. */
export type ProcedureFinder = (code: string, on: string | null) => number | null;

interface Version {
  readonly id: number;
  readonly code: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Finds procedures by code and day, all of the catalogue in memory. */
export async function procedureFinder(client: Client): Promise<ProcedureFinder> {
  const { rows } = await client.query<Version>(
    'select id, code, valid_from as "from", valid_to as "to" from procedure order by code, valid_from desc nulls last',
  );
  const versions = Map.groupBy(rows, (version) => version.code);
  return (code, on) => {
    const found = versions.get(code);
    if (on === null) return found?.[0]?.id ?? null;
    return found?.find(({ from, to }) => (from === null || from <= on) && (to === null || on < to))?.id ?? null;
  };
}

/** The catalogue did not have a procedure on a day. */
export const procedureUnknown = (code: string, on: string): HubError =>
  new HubError(
    'RULE_VIOLATION',
    {
      message: `The catalogue had no procedure ${JSON.stringify(code)} on ${on}.`,
      messageVi: `Danh mục không có thủ tục ${JSON.stringify(code)} vào ngày ${on}.`,
      hint: 'Add the procedure with its validity first, or correct its code.',
    },
    { rule: 'PROCEDURE_IN_CATALOGUE' },
  );
