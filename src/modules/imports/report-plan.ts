import { REPORTED_COUNTS, type DossierReportRow } from '../dossiers/index.js';
import type { ReportDraft } from './report-draft.js';
import { duplicateRow, type RowComplaint } from './row-complaint.rules.js';
import type { Planned } from './small-intake.js';

/** A row whose unit is known. */
export interface PlacedReport extends ReportDraft {
  /** Identity of the unit. */
  readonly unitKey: number;
}

export interface PlannedReport extends Planned<PlacedReport> {
  /** The report of the same file that is there already. */
  readonly before: DossierReportRow | null;
}

type Key = Pick<DossierReportRow, 'unit' | 'periodFrom' | 'periodTo'> & { readonly scope: string; readonly channel?: string | null };

/** What a report of one source is known by. */
const keyOf = ({ unit, scope, channel, periodFrom, periodTo }: Key): string =>
  JSON.stringify([unit, scope, channel ?? null, periodFrom, periodTo]);

const COMPARED = [...REPORTED_COUNTS, 'definition', 'note'] as const;

/** What becomes of rows beside the reports that cite the same file; of two rows that state the same the second is rejected. */
export function planOf(rows: readonly PlacedReport[], existing: readonly DossierReportRow[]): (PlannedReport | RowComplaint)[] {
  const known = new Map(existing.toReversed().map((report) => [keyOf(report), report]));
  const first = new Map<string, PlacedReport>();
  return rows.map((row) => {
    const key = keyOf({ unit: row.unitKey, ...row.report });
    const twin = first.get(key);
    if (twin) return duplicateRow(row, twin);
    first.set(key, row);
    const before = known.get(key) ?? null;
    if (before === null) return { draft: row, before, fate: 'CREATED' };
    const same = COMPARED.every((name) => (row.report[name] ?? null) === before[name]);
    return { draft: row, before, fate: same ? 'UNCHANGED' : 'UPDATED' };
  });
}
