import { balanceChecks } from './balance.rules.js';
import type { Check } from './check.rules.js';
import type { Counts } from './counts.rules.js';
import { periodCheck, publicationCheck } from './date.rules.js';
import { carriedOverCheck, rollUpCheck, type ChildCounts } from './neighbour.rules.js';
import { registerCountCheck, type RegisterSpan } from './register.rules.js';
import { rankCheck, type RankPair } from './score-check.rules.js';
import { partOfWholeCheck } from './statement-check.rules.js';

/** A statement with all that its checks need. */
export interface StatementFacts {
  readonly exact: boolean;
  readonly value: string | null;
  readonly outOf: string | null;
  readonly periodTo: string | null;
  readonly asOf: string | null;
  readonly publishedOn: string | null;
  /** Units below the subject that its metric counts, over time; null where it counts none. */
  readonly spans: readonly RegisterSpan[] | null;
  /** The subject on the statement's day; null where one of the two is not known. */
  readonly subject: { readonly name: string; readonly on: string } | null;
}

/** The checks that apply to a statement: none to a claim in words; a figure is held against the register, its report and its source. */
export function statementChecks({ exact, value, outOf, periodTo, asOf, publishedOn, spans, subject }: StatementFacts): readonly Check[] {
  if (value === null) return [];
  const counted = exact && spans !== null && subject !== null;
  return [
    ...(outOf !== null ? [partOfWholeCheck(value, outOf)] : []),
    ...(counted ? [registerCountCheck({ claimed: outOf ?? value, unitName: subject.name, on: subject.on }, spans)] : []),
    ...(periodTo !== null ? [periodCheck(periodTo, asOf ?? publishedOn)] : []),
    ...(asOf !== null ? [publicationCheck(asOf, publishedOn)] : []),
  ];
}

/** A reported row of dossier counts with its neighbours in time and in the tree. */
export interface ReportFacts {
  readonly counts: Counts;
  readonly before: Counts | null;
  /** Only for a report of everything in and below a unit. */
  readonly parts: { readonly ownDesk: Counts | null; readonly children: readonly ChildCounts[] } | null;
  readonly periodTo: string;
  readonly reportedOn: string | null;
}

/** B1–B8 and the period of a report, in this order; B6 only for a total. */
export function reportChecks({ counts, before, parts, periodTo, reportedOn }: ReportFacts): readonly Check[] {
  const own = balanceChecks(counts);
  return [
    ...own.slice(0, 4),
    carriedOverCheck(before, counts),
    ...(parts ? [rollUpCheck(counts, parts.ownDesk, parts.children)] : []),
    ...own.slice(4),
    periodCheck(periodTo, reportedOn),
  ];
}

/** The rank of a sheet, as far as one was published. */
export const scorecardChecks = (rank: RankPair): readonly Check[] =>
  rank.published !== null || rank.publishedText !== null ? [rankCheck(rank)] : [];
