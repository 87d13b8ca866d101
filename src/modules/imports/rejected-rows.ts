import type { RawCell } from './cell.js';
import type { ComplaintLedger } from './complaint-ledger.js';
import type { Dataset } from './dataset.js';
import type { ImportFile } from './file-rows.js';
import { openTable } from './open-table.js';
import { readTable } from './read-table.js';

/** A row that was not taken, as it stood, without what names a person. */
export interface RejectedRow {
  readonly sheet: string | null;
  readonly row: number;
  readonly cells: readonly RawCell[];
  readonly why: string;
  readonly whyVi: string;
}

/** Fetches the rejected rows out of a file, which is read once more as far as the last of them. */
export async function rejectedRows(
  { columns, totalsOnly }: Dataset,
  { path, name }: ImportFile,
  ledger: ComplaintLedger,
): Promise<RejectedRow[]> {
  const found: RejectedRow[] = [];
  if (ledger.kept === 0) return found;
  const opened = await openTable(path, { name });
  try {
    for await (const batch of readTable(opened, columns, { totals: totalsOnly }).rows) {
      for (const { sheet, row, cells } of batch) {
        const rejection = ledger.rejection({ sheet, row });
        if (rejection) found.push({ sheet, row, cells, why: rejection.why.join('\n'), whyVi: rejection.whyVi.join('\n') });
      }
      if (found.length === ledger.kept) break;
    }
  } finally {
    await opened.close();
  }
  return found;
}
