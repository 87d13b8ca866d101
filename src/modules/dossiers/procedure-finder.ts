import type { Client } from 'pg';
import { HubError } from '../../kernel/errors.js';

/** The key of the procedure that had a code on a day. */
export type ProcedureFinder = (code: string, on: string) => number;

interface Version {
  readonly id: number;
  readonly code: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Finds procedures by code and day; RULE_VIOLATION for a code that the catalogue did not have on that day. */
export async function procedureFinder(client: Client): Promise<ProcedureFinder> {
  const { rows } = await client.query<Version>('select id, code, valid_from as "from", valid_to as "to" from procedure');
  const versions = Map.groupBy(rows, (version) => version.code);
  return (code, on) => {
    const found = versions.get(code)?.find(({ from, to }) => (from === null || from <= on) && (to === null || on < to));
    if (found) return found.id;
    throw new HubError(
      'RULE_VIOLATION',
      {
        message: `The catalogue had no procedure ${JSON.stringify(code)} on ${on}.`,
        messageVi: `Danh mục không có thủ tục ${JSON.stringify(code)} vào ngày ${on}.`,
        hint: 'Add the procedure with its validity first, or correct its code.',
      },
      { rule: 'PROCEDURE_IN_CATALOGUE' },
    );
  };
}
