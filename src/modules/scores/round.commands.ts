import type { Client } from 'pg';
import { audit } from '../../kernel/audit.js';
import type { RankingBlock } from '../criteria/index.js';
import type { UnitLevel } from '../units/index.js';
import type { RoundStatus } from './scores.enums.js';

/** A round as it is announced; units, set and source by code. Units are looked up on 31 December of the year. */
export interface RoundDraft {
  readonly issuer: string;
  readonly level: `${UnitLevel}`;
  readonly block: `${RankingBlock}`;
  readonly blockLabel: string | null;
  readonly year: number;
  readonly criteriaSet: { readonly code: string; readonly version: number } | null;
  readonly status: `${RoundStatus}`;
  readonly standingAgency?: string | null;
  /** The first late instant. */
  readonly selfScoreDue?: string | null;
  readonly intakeClosedAt?: string | null;
  readonly openedOn?: string | null;
  readonly finalizedOn?: string | null;
  readonly approvedOn?: string | null;
  readonly approvalDecision?: string | null;
  readonly publishedOn?: string | null;
  readonly publicationDecision?: string | null;
  readonly surveyPlanned?: boolean | null;
  readonly surveyHeld?: boolean | null;
  readonly note?: string | null;
  readonly demo?: boolean;
  readonly source: string | null;
  readonly locator: string | null;
}

/** Opens rounds; answers their keys in the order given. */
export async function openRounds(client: Client, actor: string, drafts: readonly RoundDraft[]): Promise<number[]> {
  const keys = await insertRounds(client, drafts);
  if (keys.length !== drafts.length) throw new Error(`${drafts.length - keys.length} rounds name a unit or a set that does not exist.`);
  const subject = drafts.map((round) => `${round.issuer} ${round.block} ${round.year}`).join(', ');
  await audit(client, { actor, command: 'scores.openRounds', subject });
  return keys;
}

/** Writes rounds, and answers their keys in the order given; a round whose issuer or set is not there is left out. */
export async function insertRounds(client: Client, drafts: readonly RoundDraft[]): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(INSERT_ROUNDS, [JSON.stringify(drafts)]);
  return rows.map((row) => row.id);
}

/**
 * Gives every unit of a round its sheet: the issuer's direct children of the block's kinds on 31 December of the year, by
 * code. Answers how many sheets there are now.
 */
export async function enrolUnits(client: Client, actor: string, rounds: readonly number[]): Promise<number> {
  const sheets = await enrol(client, rounds, null);
  await audit(client, { actor, command: 'scores.enrolUnits', subject: `${sheets} sheets of ${rounds.length} rounds` });
  return sheets;
}

/** The same of those units only whose codes are given; null is all. */
export async function enrol(client: Client, rounds: readonly number[], codes: readonly string[] | null): Promise<number> {
  const { rowCount } = await client.query(ENROL_UNITS, [rounds, codes]);
  return rowCount ?? 0;
}

/** What was published about a unit's sheet whose leaves are not known. */
export interface PublishedSheet {
  readonly round: number;
  readonly unit: string;
  readonly rank: number | null;
  readonly of: number | null;
  readonly rankText: string | null;
  readonly source: string | null;
  readonly locator: string | null;
}

/** Records final sheets of which only the published result is known. */
export async function recordPublishedSheets(client: Client, actor: string, sheets: readonly PublishedSheet[]): Promise<number> {
  const { rowCount } = await client.query(INSERT_PUBLISHED_SHEETS, [JSON.stringify(sheets)]);
  await audit(client, {
    actor,
    command: 'scores.recordPublishedSheets',
    subject: sheets.map((sheet) => sheet.unit).join(', '),
    after: sheets,
  });
  return rowCount ?? 0;
}

const INSERT_ROUNDS = `
  insert into scoring_round (issuer_id, level, block, block_label, year, criteria_set_id, status, standing_agency_id, self_score_due,
    intake_closed_at, opened_on, finalized_on, approved_on, approval_decision, published_on, publication_decision, survey_planned,
    survey_held, note, demo, source_id, locator)
  select i.unit_id, d."level", d.block, d."blockLabel", d.year, cs.id, d.status, a.unit_id, d."selfScoreDue", d."intakeClosedAt",
    d."openedOn", d."finalizedOn", d."approvedOn", d."approvalDecision", d."publishedOn", d."publicationDecision", d."surveyPlanned",
    d."surveyHeld", d.note, coalesce(d.demo, false), s.id, d.locator
  from jsonb_array_elements($1) with ordinality as given(draft, slot)
  cross join lateral jsonb_to_record(given.draft) as d(issuer text, "level" text, block text, "blockLabel" text, year int,
    "criteriaSet" jsonb, status text, "standingAgency" text, "selfScoreDue" timestamptz, "intakeClosedAt" timestamptz,
    "openedOn" date, "finalizedOn" date, "approvedOn" date, "approvalDecision" text, "publishedOn" date,
    "publicationDecision" text, "surveyPlanned" boolean, "surveyHeld" boolean, note text, demo boolean, source text, locator text)
  join unit_version i on i.code = d.issuer and i.during @> make_date(d.year, 12, 31)
  left join unit_version a on a.code = d."standingAgency" and a.during @> make_date(d.year, 12, 31)
  left join criteria_set cs on cs.code = d."criteriaSet" ->> 'code' and cs.version = (d."criteriaSet" ->> 'version')::int
  left join source_document s on s.code = d.source
  where cs.id is not null or jsonb_typeof(d."criteriaSet") is distinct from 'object'
  order by given.slot
  returning id`;

const ENROL_UNITS = `
  insert into scorecard (round_id, unit_id, criteria_set_id, demo, source_id, locator)
  select r.id, v.unit_id, r.criteria_set_id, r.demo, r.source_id, r.locator
  from scoring_round r
  join unit_version v on v.parent_id = r.issuer_id and v.during @> make_date(r.year, 12, 31) and v.level = r.level
  where r.id = any ($1::int[]) and ($2::text[] is null or v.code = any($2::text[])) and case r.block
    when 'WARD' then v.kind = 'WARD'
    when 'RURAL_COMMUNE' then v.kind in ('RURAL_COMMUNE', 'TOWNSHIP')
    when 'DEPARTMENT' then v.kind = 'DEPARTMENT'
    when 'DIVISION' then v.kind in ('DIVISION', 'OFFICE')
    else v.is_territory end
  order by r.id, v.code collate "C"
  on conflict (round_id, unit_id) do nothing`;

const INSERT_PUBLISHED_SHEETS = `
  insert into scorecard (round_id, unit_id, criteria_set_id, status, published_rank, published_of, published_rank_text, demo, source_id, locator)
  select r.id, v.unit_id, r.criteria_set_id, 'FINALIZED', d."rank", d."of", d."rankText", r.demo, s.id, d.locator
  from jsonb_to_recordset($1) as d(round int, unit text, "rank" int, "of" int, "rankText" text, source text, locator text)
  join scoring_round r on r.id = d.round
  join unit_version v on v.code = d.unit and v.during @> make_date(r.year, 12, 31)
  left join source_document s on s.code = d.source
  order by r.id, v.code collate "C"`;

/** Takes back rounds that no unit is in: a block that an issuer does not have. Answers the keys that are left. */
export async function dropEmptyRounds(client: Client, actor: string, rounds: readonly number[]): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `delete from scoring_round r where r.id = any($1::int[]) and not exists (select from scorecard k where k.round_id = r.id) returning r.id`,
    [rounds],
  );
  const dropped = new Set(rows.map((row) => row.id));
  if (dropped.size > 0) await audit(client, { actor, command: 'scores.dropEmptyRounds', subject: `${dropped.size} rounds` });
  return rounds.filter((round) => !dropped.has(round));
}
