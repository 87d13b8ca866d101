import { clientReads } from '../../kernel/client-reads.js';
import { recordsWritten } from '../access/index.js';
import { dossierReportsOfCode, dossierReportsRestorable, storeDossierReports } from '../dossiers/index.js';
import { reportBalances } from './report-balances.js';
import type { ReportDraft } from './report-draft.js';
import type { Dataset } from './dataset.js';
import type { IntakeRun } from './intake.js';
import { planOf, type PlacedReport, type PlannedReport } from './report-plan.js';
import { notYours, type RowComplaint } from './row-complaint.rules.js';
import { smallIntake, type RowOutcome } from './small-intake.js';
import type { TableRow } from './row-reader.js';
import { UnitDirectory } from './unit-directory.js';

/** How reported figures are taken in, whatever the form: known by the file that states them, and kept as they are. */
export const reportIntake = (
  outcome: (row: TableRow, run: IntakeRun) => RowOutcome<ReportDraft>,
): Pick<Dataset, 'intake' | 'restorable'> => ({
  intake: smallIntake<ReportDraft, PlannedReport>({
    outcome,
    plan: async (drafts, run) => {
      await run.client.query('lock table dossier_report in share row exclusive mode');
      const { placed, refused } = await placedReports(drafts, run);
      const existing = await dossierReportsOfCode(clientReads(run.client), run.source);
      return [...planOf(placed, existing), ...refused];
    },
    write: async (changed, source, { client }) =>
      storeDossierReports(
        client,
        changed.map(({ draft, before }) => ({
          ...draft.report,
          unit: draft.unitKey,
          source: source.code,
          locator: before?.locator ?? source.locatorOf(draft),
        })),
      ),
    balances: (planned) => reportBalances(planned.map(({ draft }) => draft)),
  }),
  restorable: dossierReportsRestorable,
});

/** Drafts with their units, found at the end of the period; those whose unit is not found or not the sender's are refused. */
async function placedReports(drafts: readonly ReportDraft[], { client, viewer }: IntakeRun) {
  const units = new UnitDirectory(clientReads(client));
  await units.learn(drafts.map(({ unit }) => unit));
  const placed: PlacedReport[] = [];
  const refused: RowComplaint[] = [];
  for (const draft of drafts) {
    const unit = units.find(draft, draft.unit, { since: draft.report.periodFrom, on: draft.report.periodTo });
    if ('message' in unit) refused.push(unit);
    else if (recordsWritten(viewer, unit.unit)) placed.push({ ...draft, unitKey: unit.unit });
    else refused.push(notYours(draft, unit));
  }
  return { placed, refused };
}
