import { clientReads } from '../../kernel/client-reads.js';
import { recordsWritten } from '../access/index.js';
import {
  addSourceDocuments,
  allMetrics,
  statementsOfSourceCodes,
  statementsRestorable,
  storeStatements,
  type NewStatement,
} from '../documents/index.js';
import { localDay } from '../dossiers/index.js';
import type { Dataset } from './dataset.js';
import type { ImportSource, IntakeRun } from './intake.js';
import { recordNotYours } from './record-complaint.rules.js';
import type { RowComplaint } from './row-complaint.rules.js';
import { smallIntake } from './small-intake.js';
import { SourceDirectory, type FoundSource } from './source-directory.js';
import { metricUnknown, subjectForbidden } from './statement-complaint.rules.js';
import { statementPlan, type PlacedStatement, type PlannedStatement } from './statement-plan.js';
import { statementOutcome, type StatementDraft } from './statement-row.rules.js';
import { UnitDirectory, type FoundUnit } from './unit-directory.js';

/** How published figures are taken in: known by metric, subject, scope, period and place in the document that states them. */
export const statementIntake: Pick<Dataset, 'intake' | 'restorable'> = {
  intake: smallIntake<StatementDraft, PlannedStatement>({ outcome: statementOutcome, plan, write }),
  restorable: statementsRestorable,
};

async function plan(drafts: readonly StatementDraft[], run: IntakeRun): Promise<readonly (PlannedStatement | RowComplaint)[]> {
  await run.client.query('lock table statement in share row exclusive mode');
  const { placed, refused } = await placedStatements(drafts, run);
  const codes = new Set([run.source, ...placed.flatMap(({ source }) => source?.code ?? [])]);
  const existing = await statementsOfSourceCodes(clientReads(run.client), [...codes]);
  return [...statementPlan(placed, existing, { file: run.source, corrects: run.viewer.scope.everything }), ...refused];
}

/** Drafts with their metrics, documents and units; those that name what is not there, or what is not the sender's, are refused. */
async function placedStatements(drafts: readonly StatementDraft[], run: IntakeRun) {
  const reads = clientReads(run.client);
  const metrics = new Map((await allMetrics(reads)).map(({ code, key }) => [code, key]));
  const sources = await SourceDirectory.of(
    reads,
    drafts.flatMap(({ document }) => document ?? []),
  );
  const units = new UnitDirectory(reads);
  await units.learn(drafts.flatMap(({ unit }) => unit ?? []));
  const placed: PlacedStatement[] = [];
  const refused: RowComplaint[] = [];
  for (const draft of drafts) {
    const metricKey = metrics.get(draft.metric);
    const source = draft.document && sources.find(draft, draft.document);
    if (metricKey === undefined) refused.push(metricUnknown(draft, draft.metric));
    else if (source !== null && 'message' in source) refused.push(source);
    else {
      const unit = subjectOf(draft, source, units, run);
      if (unit !== null && 'message' in unit) refused.push(unit);
      else placed.push({ ...draft, metricKey, source, unitKey: unit?.unit ?? null });
    }
  }
  return { placed, refused };
}

/** The unit that a row speaks of, read on the statement's own day; null where the subject is only words. */
function subjectOf(draft: StatementDraft, source: FoundSource | null, units: UnitDirectory, { viewer, now }: IntakeRun) {
  if (draft.unit === null) return viewer.scope.everything ? null : subjectForbidden(draft, draft.subject!);
  const on = draft.asOf ?? draft.to ?? source?.publishedOn ?? localDay(now);
  const since = draft.asOf === null && draft.from !== null && draft.from < on ? draft.from : on;
  const unit: FoundUnit | RowComplaint = units.find(draft, draft.unit, { since, on });
  if ('message' in unit) return unit;
  return recordsWritten(viewer, unit.unit) ? unit : recordNotYours(draft, unit);
}

async function write(changed: readonly PlannedStatement[], source: ImportSource, { client }: IntakeRun): Promise<void> {
  const documents = changed.flatMap(({ draft }) => draft.source?.added ?? []);
  if (documents.length > 0) await addSourceDocuments(client, [...new Map(documents.map((one) => [one.code, one])).values()]);
  await storeStatements(
    client,
    changed.map((one) => statementOf(one, source)),
  );
}

function statementOf({ draft, before }: PlannedStatement, file: ImportSource): NewStatement {
  return {
    metric: draft.metric,
    unit: draft.unitKey,
    unresolvedSubject: draft.subject,
    scope: draft.scope as NewStatement['scope'],
    operator: (draft.operator ?? before?.operator ?? 'EXACT') as NonNullable<NewStatement['operator']>,
    value: draft.value,
    outOf: draft.outOf ?? before?.outOf ?? null,
    text: draft.text,
    periodFrom: draft.from,
    periodTo: draft.to,
    asOf: draft.asOf ?? before?.asOf ?? null,
    noValueReason: draft.noValueReason,
    source: draft.source?.code ?? file.code,
    locator: before?.locator ?? draft.locator ?? file.locatorOf(draft),
  };
}
