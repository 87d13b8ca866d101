import { sql } from 'kysely';
import type { ScopeBasis } from '../../kernel/module.js';
import type { Reads } from '../../kernel/reads.js';
import type { Scope } from '../../kernel/viewer.js';

/** From the first appraisal on, a sheet is seen from above. */
const APPRAISED = sql`k.status not in ('DRAFT', 'SUBMITTED')`;

/** Rounds that units appraise: as standing agency of the round, or as owner or appraiser of a leaf of its set. */
async function roundsAppraisedBy(reads: Reads, units: readonly number[]): Promise<number[]> {
  const rows = await reads.rows(sql<{ round: number }>`
    select r.id as round from scoring_round r
    where r.standing_agency_id = any(${units}::int[]) or r.criteria_set_id in (
      select c.set_id from criterion c
      where c.is_leaf and (c.owner_agency_id = any(${units}::int[]) or c.appraiser_agency_id = any(${units}::int[])))`);
  return rows.map(({ round }) => round);
}

/** Unpublished rounds that are issued by or hold a sheet of own units, that leaders issue, or that hold an appraised sheet from below. */
async function roundsSeenBy(reads: Reads, { own, below, led }: Pick<ScopeBasis, 'own' | 'below' | 'led'>): Promise<number[]> {
  const rows = await reads.rows(sql<{ round: number }>`
    select r.id as round from scoring_round r
    where r.status <> 'PUBLISHED' and (
      r.issuer_id = any(${own}::int[]) or r.issuer_id = any(${led}::int[])
      or exists (select from scorecard k where k.round_id = r.id and (
        k.unit_id = any(${own}::int[]) or ${APPRAISED} and k.unit_id = any(${below}::int[]))))`);
  return rows.map(({ round }) => round);
}

/** The rounds that grants open: those of appraisers, and unpublished ones of units. */
export async function scopeOfScores(reads: Reads, basis: ScopeBasis): Promise<Partial<Scope>> {
  const agencies = basis.grants.flatMap(({ role, unit }) => (role === 'APPRAISER' && unit !== null ? [unit] : []));
  const appraised = agencies.length > 0 ? await roundsAppraisedBy(reads, agencies) : [];
  const seen = basis.below.length > 0 ? await roundsSeenBy(reads, basis) : [];
  return { appraised, rounds: [...appraised, ...seen] };
}

/** The sheets of a unit and of whatever lay below it on 31 December of the round's year, over some years. */
export interface SheetsBelow {
  readonly unit: number;
  /** First and last year; null is open. */
  readonly from: number | null;
  readonly to: number | null;
}

/** Keys of sheets, and of the unpublished rounds that hold an appraised one of them. */
export async function sheetsBelow(reads: Reads, asked: readonly SheetsBelow[]): Promise<{ sheets: number[]; rounds: number[] }> {
  const rows = await reads.rows(sql<{ sheet: number; round: number | null }>`
    select distinct k.id as sheet, case when r.status <> 'PUBLISHED' and ${APPRAISED} then r.id end as round
    from unnest(${asked.map(({ unit }) => unit)}::int[], ${asked.map(({ from }) => from)}::int[], ${asked.map(({ to }) => to)}::int[]) as a(unit, first, last)
    join unit_closure c on c.ancestor_id = a.unit
    join unit u on u.id = c.descendant_id
    join scorecard k on k.unit_id = u.id
    join scoring_round r on r.id = k.round_id and r.year >= coalesce(a.first, r.year) and r.year <= coalesce(a.last, r.year)
    where c.during @> greatest(least(make_date(r.year, 12, 31), u.last_day), u.first_day)`);
  return { sheets: rows.map(({ sheet }) => sheet), rounds: [...new Set(rows.flatMap(({ round }) => round ?? []))] };
}
