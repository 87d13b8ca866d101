import { sql, type RawBuilder } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import { withinLife, type UnitLevel } from '../units/index.js';

export interface SurveyCampaignRow {
  key: number;
  code: string;
  name: string;
  /** The key of the instrument version. */
  instrument: number;
  /** The identity of the unit that runs it. */
  organiser: number;
  levels: UnitLevel[];
  year: number;
  periodFrom: string | null;
  periodTo: string | null;
  sent: number | null;
  received: number | null;
  valid: number | null;
  demo: boolean;
  sourceId: number | null;
  locator: string | null;
}

const columns = sql<SurveyCampaignRow>`
  k.id as key, k.code, k.name, k.instrument_id as instrument, k.organiser_id as organiser, k.levels, k.year, k.period_from as "periodFrom",
  k.period_to as "periodTo", k.sent, k.received, k.valid, k.demo, k.source_id as "sourceId", k.locator`;

export const campaignsOfIds = (reads: Reads, ids: readonly number[]) =>
  reads.rows(sql<SurveyCampaignRow>`select ${columns} from survey_campaign k where k.id = any(${ids}::int[])`);

/** Which campaigns a list holds; null is no condition. */
export interface CampaignListFilter {
  readonly instrument: string | null;
  readonly year: number | null;
  /** Only campaigns that this unit or one below it runs, placed on `on` or on its own last day. */
  readonly within: number | null;
  readonly on: string;
}

const tables = sql`survey_campaign k join survey_instrument i on i.id = k.instrument_id`;

function matches({ instrument, year, within, on }: CampaignListFilter): RawBuilder<boolean> {
  const conditions = [
    sql`(${instrument}::text is null or i.code = ${instrument}::text)`,
    sql`(${year}::int is null or k.year = ${year}::int)`,
  ];
  if (within !== null) {
    conditions.push(sql`exists (select 1 from unit_closure c join unit u on u.id = c.descendant_id
      where c.ancestor_id = ${within} and c.descendant_id = k.organiser_id and c.during @> ${withinLife(sql`${on}::date`)})`);
  }
  return sql.join(conditions, sql` and `);
}

export const keysetOfCampaign = (campaign: SurveyCampaignRow): Keyset => [campaign.year, campaign.code];

/** Campaigns of a list, newest year first, then by code backwards. */
export function listedCampaigns(reads: Reads, filter: CampaignListFilter, page: Page) {
  const beyond = page.beyond ? sql`and (k.year, k.code) ${sql.raw(page.backward ? '>' : '<')} (${sql.join(page.beyond)})` : sql``;
  const order = page.backward ? sql`k.year, k.code` : sql`k.year desc, k.code desc`;
  return reads.rows(sql<SurveyCampaignRow>`
    select ${columns} from ${tables} where ${matches(filter)} ${beyond} order by ${order} limit ${page.limit + 1}`);
}

export async function countOfCampaigns(reads: Reads, filter: CampaignListFilter): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`select count(*)::int as count from ${tables} where ${matches(filter)}`);
  return row?.count ?? 0;
}

export interface RespondentGroupRow {
  campaign: number;
  code: string;
  name: string;
}

/** Who is asked in campaigns, in the campaign's order. */
export const respondentGroupsOfCampaigns = (reads: Reads, campaigns: readonly number[]) =>
  reads.rows(sql<RespondentGroupRow>`
    select g.campaign_id as campaign, g.code, g.name from survey_respondent_group g
    where g.campaign_id = any(${campaigns}::int[]) order by g.campaign_id, g.position`);
