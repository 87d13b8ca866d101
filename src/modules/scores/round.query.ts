import { sql } from 'kysely';
import type { Keyset, Page } from '../../kernel/connection.js';
import type { Reads } from '../../kernel/reads.js';
import { roundSeen } from '../access/index.js';
import type { RankingBlock } from '../criteria/index.js';
import { withinLife, type UnitLevel } from '../units/index.js';
import type { RoundStatus } from './scores.enums.js';

/** A round as the graph shows it. */
export interface ScoringRoundRow {
  key: number;
  issuerUnit: number;
  /** 31 December of the year: the day on which its units are read. */
  on: string;
  level: UnitLevel;
  block: RankingBlock;
  blockLabel: string | null;
  year: number;
  setKey: number | null;
  status: RoundStatus;
  standingAgencyUnit: number | null;
  selfScoreDue: Date | null;
  appraisalDue: Date | null;
  explanationDue: Date | null;
  intakeClosedAt: Date | null;
  openedOn: string | null;
  finalizedOn: string | null;
  approvedOn: string | null;
  approvalDecision: string | null;
  publishedOn: string | null;
  publicationDecision: string | null;
  surveyPlanned: boolean | null;
  surveyHeld: boolean | null;
  note: string | null;
  version: number;
  demo: boolean;
  sourceId: number | null;
  locator: string | null;
}

const roundColumns = sql<ScoringRoundRow>`
  r.id as key, r.issuer_id as "issuerUnit", make_date(r.year, 12, 31) as "on", r.level, r.block, r.block_label as "blockLabel", r.year,
  r.criteria_set_id as "setKey", r.status, r.standing_agency_id as "standingAgencyUnit", r.self_score_due as "selfScoreDue", r.appraisal_due as "appraisalDue",
  r.explanation_due as "explanationDue",
  r.intake_closed_at as "intakeClosedAt", r.opened_on as "openedOn", r.finalized_on as "finalizedOn", r.approved_on as "approvedOn",
  r.approval_decision as "approvalDecision", r.published_on as "publishedOn", r.publication_decision as "publicationDecision",
  r.survey_planned as "surveyPlanned", r.survey_held as "surveyHeld", r.note, r.version, r.demo, r.source_id as "sourceId", r.locator`;

export function scoringRounds(reads: Reads, keys: readonly number[]) {
  return reads.rows(sql<ScoringRoundRow>`
    select ${roundColumns} from scoring_round r where r.id = any(${keys}::int[]) and ${roundSeen(reads.scope)}`);
}

export interface IssuerYear {
  readonly unit: number;
  readonly year: number;
}

/** Rounds that units run as issuers in years, by block. */
export function roundsOfIssuers(reads: Reads, keys: readonly IssuerYear[]) {
  return reads.rows(sql<ScoringRoundRow & { slot: number }>`
    select (k.slot - 1)::int as slot, ${roundColumns}
    from unnest(${keys.map((key) => key.unit)}::int[], ${keys.map((key) => key.year)}::int[]) with ordinality as k(unit, year, slot)
    join scoring_round r on r.issuer_id = k.unit and r.year = k.year and ${roundSeen(reads.scope)}
    order by k.slot, r.block, r.block_label collate "C" nulls first, r.id`);
}

/** How many sheets of a round have come how far. */
export interface RoundProgressRow {
  round: number;
  units: number;
  submitted: number;
  submittedOnTime: number;
  appraised: number;
  finalized: number;
}

/** Counted over all sheets of rounds that are seen, also over sheets that are not. */
export function progressOfRounds(reads: Reads, rounds: readonly number[]) {
  return reads.rows(sql<RoundProgressRow>`
    select round, units, submitted, submitted_on_time as "submittedOnTime", appraised, finalized
    from round_progress(array(select r.id from scoring_round r where r.id = any(${rounds}::int[]) and ${roundSeen(reads.scope)}))`);
}

/** A unit that is in a round. */
export interface RoundUnitRow {
  round: number;
  unit: number;
}

/** The units of rounds that are seen, also those whose sheets are not, by their codes on 31 December of the year. */
export function unitsOfRounds(reads: Reads, rounds: readonly number[]) {
  return reads.rows(sql<RoundUnitRow>`
    select p.round, p.unit
    from round_units(array(select r.id from scoring_round r where r.id = any(${rounds}::int[]) and ${roundSeen(reads.scope)})) p
    join scoring_round r on r.id = p.round
    join unit u on u.id = p.unit
    join unit_version v on v.unit_id = u.id and v.during @> ${withinLife(sql`make_date(r.year, 12, 31)`)}
    order by p.round, v.code collate "C"`);
}

/** Which rounds a list holds; null is no condition. */
export interface RoundListFilter {
  /** Issued by this unit or one below it on 31 December of the round's year. */
  readonly within: number | null;
  /** Issued by this unit itself. */
  readonly issuer: number | null;
  readonly year: number | null;
  readonly level: UnitLevel | null;
  readonly block: RankingBlock | null;
  readonly status: RoundStatus | null;
}

const listed = ({ scope }: Reads, filter: RoundListFilter) => sql`
  ${roundSeen(scope)}
  and (${filter.within}::int is null or exists (
    select 1 from unit u join unit_closure c on c.descendant_id = u.id
      and c.during @> greatest(least(make_date(r.year, 12, 31), u.last_day), u.first_day)
    where u.id = r.issuer_id and c.ancestor_id = ${filter.within}::int))
  and (${filter.issuer}::int is null or r.issuer_id = ${filter.issuer}::int)
  and (${filter.year}::int is null or r.year = ${filter.year}::int)
  and (${filter.level}::text is null or r.level = ${filter.level}::text)
  and (${filter.block}::text is null or r.block = ${filter.block}::text)
  and (${filter.status}::text is null or r.status = ${filter.status}::text)`;

export const keysetOfRound = (round: ScoringRoundRow): Keyset => [round.year, round.block, round.key];

/** A page of rounds by year, block and order of opening. */
export function listedRounds(reads: Reads, filter: RoundListFilter, page: Page) {
  const order = page.backward ? sql`r.year desc, r.block desc, r.id desc` : sql`r.year, r.block, r.id`;
  const [year, block, key] = page.beyond ?? [];
  const beyond = page.beyond
    ? sql`and (r.year, r.block, r.id) ${sql.raw(page.backward ? '<' : '>')} (${year}::int, ${block}::text, ${key}::int)`
    : sql``;
  return reads.rows(sql<ScoringRoundRow>`
    select ${roundColumns} from scoring_round r where ${listed(reads, filter)} ${beyond} order by ${order} limit ${page.limit + 1}`);
}

export async function countOfRounds(reads: Reads, filter: RoundListFilter): Promise<number> {
  const [row] = await reads.rows(sql<{ count: number }>`select count(*)::int as count from scoring_round r where ${listed(reads, filter)}`);
  return row?.count ?? 0;
}
