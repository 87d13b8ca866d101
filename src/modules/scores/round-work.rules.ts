/** What a viewer sees of the sheets of a round at one stage. */
export interface SeenStage<Status extends string> {
  readonly status: Status;
  readonly units: number;
  /** Of these, submitted at or after the deadline. */
  readonly late: number;
  /** Leaves of these of which something is still to be said at this stage. */
  readonly open: number;
}

/** How many sheets of a round there are, whoever sees them. */
export interface AllSheets {
  readonly units: number;
  readonly submitted: number;
  readonly appraised: number;
}

/** What is counted of a round; null is what a viewer who does not see all sheets that it is about cannot be told. */
export interface RoundWork<Status extends string> {
  readonly byStatus: readonly { readonly status: Status; readonly units: number }[] | null;
  readonly late: number | null;
  readonly leavesToScore: number | null;
  readonly leavesToAppraise: number | null;
  readonly leavesToExplain: number | null;
}

/**
 * Counts of a round that are exact or null: what is seen is counted where it is all there is. How many sheets are drafts, and how
 * many are submitted, follows from what everybody is told who sees the round.
 */
export function roundWork<Status extends string>(
  all: AllSheets,
  seen: readonly SeenStage<Status>[],
  statuses: readonly Status[],
): RoundWork<Status> {
  const of = (count: 'units' | 'late' | 'open', ...names: string[]) =>
    seen.reduce((sum, stage) => (names.includes(stage.status) ? sum + stage[count] : sum), 0);
  const appraised = statuses.filter((status) => status !== 'DRAFT' && status !== 'SUBMITTED');
  const known: Readonly<Record<string, number>> = { DRAFT: all.units - all.submitted, SUBMITTED: all.submitted - all.appraised };
  const seesDrafts = of('units', 'DRAFT') === known['DRAFT'];
  const seesSubmitted = of('units', 'SUBMITTED') === known['SUBMITTED'];
  const seesAppraised = of('units', ...appraised) === all.appraised;
  return {
    byStatus: seesAppraised ? statuses.map((status) => ({ status, units: known[status] ?? of('units', status) })) : null,
    late: seesSubmitted && seesAppraised ? of('late', 'SUBMITTED', ...appraised) : null,
    leavesToScore: seesDrafts ? of('open', 'DRAFT') : null,
    leavesToAppraise: seesSubmitted && seesAppraised ? of('open', 'SUBMITTED', 'EXPLAINED') : null,
    leavesToExplain: seesAppraised ? of('open', 'EXPLANATION_REQUESTED') : null,
  };
}
