import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import { requireSources } from '../documents/index.js';

export interface NewCampaign {
  readonly code: string;
  readonly name: string;
  /** The key of the instrument version. */
  readonly instrument: number;
  /** The identity of the unit that runs it. */
  readonly organiser: number;
  readonly levels: readonly string[];
  readonly year: number;
  readonly periodFrom?: string | null;
  readonly periodTo?: string | null;
  readonly demo?: boolean;
  /** Code of the source document. */
  readonly source?: string | null;
  readonly locator?: string | null;
  readonly groups?: readonly { readonly code: string; readonly name: string }[];
}

/** Opens a campaign with its groups of respondents; answers its id. */
export async function openCampaign(client: Client, actor: string, campaign: NewCampaign): Promise<number> {
  await requireSources(client, [campaign.source]);
  const { rows } = await client.query<{ id: number }>(
    `insert into survey_campaign (code, name, instrument_id, organiser_id, levels, year, period_from, period_to, demo, source_id, locator)
     select n.code, n.name, n.instrument, n.organiser, n.levels, n.year, n."periodFrom", n."periodTo", coalesce(n.demo, false),
       (select d.id from source_document d where d.code = n.source), n.locator
     from jsonb_to_record($1) as n(code text, name text, instrument int, organiser int, levels text[], year int, "periodFrom" date,
       "periodTo" date, demo boolean, source text, locator text)
     returning id`,
    [JSON.stringify(campaign)],
  );
  const { id } = rows[0]!;
  await client.query(
    `insert into survey_respondent_group (campaign_id, code, name, position)
     select $1, g ->> 'code', g ->> 'name', position from jsonb_array_elements($2) with ordinality as e(g, position)`,
    [id, JSON.stringify(campaign.groups ?? [])],
  );
  await audit(client, { actor, command: 'surveys.openCampaign', subject: campaign.code, after: campaign });
  return id;
}
