import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import type { RankingBlock } from '../criteria/index.js';
import type { RoundStatus, ScorecardStatus } from './scores.enums.js';

/** What people call a round by. */
export interface RoundName {
  /** Code that its issuer held on 31 December of the year. */
  readonly issuer: string;
  readonly block: string;
  readonly year: number;
}

export interface NamedRoundRow {
  key: number;
  issuer: string;
  /** The identity of the issuer. */
  issuerUnit: number;
  block: `${RankingBlock}`;
  blockLabel: string | null;
  year: number;
  status: `${RoundStatus}`;
  /** The key of its criteria set; null where it is not stated. */
  set: number | null;
}

/** The rounds of these names, which may be several a name, told apart by their label. */
export const roundsNamed = (reads: Reads, names: readonly RoundName[]) =>
  reads.rows(sql<NamedRoundRow>`
    select distinct r.id as key, i.code as issuer, r.issuer_id as "issuerUnit", r.block, r.block_label as "blockLabel", r.year, r.status,
      r.criteria_set_id as "set"
    from unnest(${names.map(({ issuer }) => issuer)}::text[], ${names.map(({ block }) => block)}::text[], ${names.map(({ year }) => year)}::int[])
      as n(issuer, block, year)
    join unit_version i on i.code = n.issuer and i.during @> make_date(n.year, 12, 31)
    join scoring_round r on r.issuer_id = i.unit_id and r.year = n.year and r.block = n.block
    order by r.id`);

export interface SheetStandingRow {
  key: number;
  round: number;
  unit: number;
  status: `${ScorecardStatus}`;
}

/** All sheets of rounds, with the stage of each. */
export const sheetsOfRounds = (reads: Reads, rounds: readonly number[]) =>
  reads.rows(sql<SheetStandingRow>`
    select k.id as key, k.round_id as round, k.unit_id as unit, k.status from scorecard k where k.round_id = any(${rounds}::int[])`);

/** What was said of a leaf; points as exact texts. */
export interface LeafState {
  self: string | null;
  appraised: string | null;
  reappraised: string | null;
  notApplicable: boolean;
  note: string | null;
  appraiserNote: string | null;
  explanation: string | null;
}

export interface StandingLeafRow extends LeafState {
  key: number;
  sheet: number;
  criterion: number;
  explanationRequested: boolean;
}

/** The leaves of sheets, as far as somebody has said something of them. */
export const leavesOfSheets = (reads: Reads, sheets: readonly number[]) =>
  reads.rows(sql<StandingLeafRow>`
    select s.id as key, s.scorecard_id as sheet, s.criterion_id as criterion, s.self_points as self, s.appraised_points as appraised,
      s.reappraised_points as reappraised, s.not_applicable as "notApplicable", s.note, s.appraiser_note as "appraiserNote", s.explanation,
      s.explanation_requested as "explanationRequested"
    from score s where s.scorecard_id = any(${sheets}::int[])`);

export interface StandingEvidenceRow {
  key: number;
  /** The key of the leaf. */
  leaf: number;
  title: string;
  number: string | null;
  issuedOn: string | null;
  url: string | null;
}

/** The evidence of leaves, in the order in which it was recorded. */
export const evidenceOfLeaves = (reads: Reads, leaves: readonly number[]) =>
  reads.rows(sql<StandingEvidenceRow>`
    select e.id as key, e.score_id as leaf, e.title, e.number, e.issued_on as "issuedOn", e.url
    from evidence e where e.score_id = any(${leaves}::int[]) order by e.id`);
