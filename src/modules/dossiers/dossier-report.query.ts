import { sql, type RawBuilder } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import type { ReportScope } from '../documents/index.js';
import type { Channel } from './dossier.enums.js';
import { placedBy } from './placement.js';

/** Dossier counts as somebody reported them; null is not reported. */
export interface DossierReportRow {
  key: number;
  unit: number;
  scope: ReportScope;
  channel: Channel | null;
  periodFrom: string;
  periodTo: string;
  intake: number | null;
  carriedOver: number | null;
  received: number | null;
  resolved: number | null;
  early: number | null;
  onTime: number | null;
  late: number | null;
  open: number | null;
  openInTime: number | null;
  openLate: number | null;
  paused: number | null;
  returned: number | null;
  withdrawn: number | null;
  refused: number | null;
  definition: string | null;
  note: string | null;
  demo: boolean;
  sourceId: number;
  locator: string;
}

const columns = sql<DossierReportRow>`
  r.id as key, r.unit_id as unit, r.scope, r.channel, r.period_from as "periodFrom", r.period_to as "periodTo", r.intake,
  r.carried_over as "carriedOver", r.received, r.resolved, r.early, r.on_time as "onTime", r.late, r.open, r.open_in_time as "openInTime",
  r.open_late as "openLate", r.paused, r.returned, r.withdrawn, r.refused, r.definition, r.note, r.demo, r.source_id as "sourceId", r.locator`;

export const dossierReports = (reads: Reads, keys: readonly number[]) =>
  reads.rows(sql<DossierReportRow>`select ${columns} from dossier_report r where r.id = any(${keys}::int[])`);

/** All reports of units themselves, by period, then as recorded. */
export const dossierReportsOfUnits = (reads: Reads, units: readonly number[]) =>
  reads.rows(sql<DossierReportRow>`
    select ${columns} from dossier_report r where r.unit_id = any(${units}::int[]) order by r.unit_id, r.period_from, r.period_to, r.id`);

/** All reports that cite the source of a code, in the order in which they came; none where there is no such source. */
export const dossierReportsOfCode = (reads: Reads, source: string) =>
  reads.rows(sql<DossierReportRow>`
    select ${columns} from dossier_report r where r.source_id = (select id from source_document where code = ${source}) order by r.id`);

/** Which reports a list holds; all conditions apply together, null is none. */
export interface DossierReportListFilter {
  /** This unit and all below it, each placed at the end of its report's period, or on its own last day before it. */
  readonly within: number | null;
  readonly scope: ReportScope | null;
  readonly channel: Channel | null;
  /** Periods that meet the days from `from` to `to`. */
  readonly from: string | null;
  readonly to: string | null;
}

export const keysetOfReport = (report: DossierReportRow): Keyset => [report.periodTo, report.key];

function matches({ within, scope, channel, from, to }: DossierReportListFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [
    sql`daterange(r.period_from, r.period_to, '[]') && daterange(${from}::date, ${to}::date, '[]')`,
  ];
  if (scope !== null) conditions.push(sql`r.scope = ${scope}`);
  if (channel !== null) conditions.push(sql`r.channel = ${channel}`);
  if (within !== null) {
    conditions.push(sql`exists (select from unit_closure c join unit u on u.id = c.descendant_id
      where c.ancestor_id = ${within} and c.descendant_id = r.unit_id and ${placedBy('c.during', sql`r.period_to`)})`);
  }
  return sql.join(conditions, sql` and `);
}

/** Reports of a list, newest period first. */
export function listedDossierReports(reads: Reads, filter: DossierReportListFilter, page: Page) {
  const beyond = page.beyond
    ? sql`and (r.period_to, r.id) ${sql.raw(page.backward ? '>' : '<')} (${page.beyond[0]}::date, ${page.beyond[1]}::int)`
    : sql``;
  const direction = sql.raw(page.backward ? 'asc' : 'desc');
  return reads.rows(sql<DossierReportRow>`
    select ${columns} from dossier_report r where ${matches(filter)} ${beyond}
    order by r.period_to ${direction}, r.id ${direction} limit ${page.limit + 1}`);
}

export async function countOfDossierReports(reads: Reads, filter: DossierReportListFilter): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`select count(*)::int as count from dossier_report r where ${matches(filter)}`);
  return row?.count ?? 0;
}
