import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import type { Restorable } from '../../kernel/restore.js';
import type { ReportScope } from '../documents/index.js';
import type { Channel } from './dossier.enums.js';

type Count = number | null;

/** Reported counts by natural keys; what is left out was not reported. */
export interface NewDossierReport {
  /** Identity of the unit. */
  readonly unit: number;
  readonly scope: `${ReportScope}`;
  readonly channel?: `${Channel}` | null;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly intake?: Count;
  readonly carriedOver?: Count;
  readonly received?: Count;
  readonly resolved?: Count;
  readonly early?: Count;
  readonly onTime?: Count;
  readonly late?: Count;
  readonly open?: Count;
  readonly openInTime?: Count;
  readonly openLate?: Count;
  readonly paused?: Count;
  readonly returned?: Count;
  readonly withdrawn?: Count;
  readonly refused?: Count;
  readonly definition?: string | null;
  readonly note?: string | null;
  readonly demo?: boolean;
  /** Code of the source document. */
  readonly source: string;
  readonly locator: string;
}

/** The counts of a report, as they are called. */
export const REPORTED_COUNTS = [
  'intake',
  'carriedOver',
  'received',
  'resolved',
  'early',
  'onTime',
  'late',
  'open',
  'openInTime',
  'openLate',
  'paused',
  'returned',
  'withdrawn',
  'refused',
] as const;
const column = (name: string): string => name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
const columns = REPORTED_COUNTS.map(column);

/** Adds reports, or replaces the figures of those at the same place of the same source. The audit row is the caller's. */
export async function storeDossierReports(client: Client, reports: readonly NewDossierReport[]): Promise<void> {
  await client.query(
    `insert into dossier_report (unit_id, scope, channel, period_from, period_to, ${columns.join(', ')}, definition, note, demo, source_id, locator)
     select r.unit, r.scope, r.channel, r."periodFrom", r."periodTo", ${REPORTED_COUNTS.map((name) => `r."${name}"`).join(', ')}, r.definition, r.note,
       coalesce(r.demo, false), (select d.id from source_document d where d.code = r.source), r.locator
     from jsonb_to_recordset($1) as r(unit int, scope text, channel text, "periodFrom" date, "periodTo" date,
       ${REPORTED_COUNTS.map((name) => `"${name}" int`).join(', ')}, definition text, note text, demo boolean, source text, locator text)
     on conflict on constraint one_report_a_place do update set
       ${[...columns, 'definition', 'note', 'demo'].map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [JSON.stringify(reports)],
  );
}

/** See `storeDossierReports`; with an audit row. Answers how many came. */
export async function recordDossierReports(client: Client, actor: string, reports: readonly NewDossierReport[]): Promise<number> {
  await storeDossierReports(client, reports);
  await audit(client, { actor, command: 'dossiers.recordDossierReports', subject: `${reports.length} reports`, after: reports });
  return reports.length;
}

/** Reports are referred to by nothing that is stored. */
export const dossierReportsRestorable: Restorable = { relations: ['dossier_report'] };
