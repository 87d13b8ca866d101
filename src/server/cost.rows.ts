/** The arguments of a field as far as they are known before it runs: raw values, defaults filled in. */
export type Arguments = Readonly<Record<string, unknown>>;

/** How many rows a field gives for each of its parents: a list its items, anything else the items of the lists right in it. */
export type Rows = number | ((args: Arguments) => number);

/** Of a list that is not named below. */
export const USUAL_ROWS = 8;
/** Of a page that does not say. */
const USUAL_PAGE = 50;
const MOST_PAGE = 500;

/** A number within bounds; what is none, or out of them, is refused by the field itself. */
const within = (value: unknown, usual: number, most: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(value, 1), most) : usual;

/** The rows of a page by `first` or `last`. */
export const pageRows = ({ first, last }: Arguments): number => within(first ?? last, USUAL_PAGE, MOST_PAGE);

const years =
  (aYear: number): Rows =>
  ({ from, to }) =>
    aYear * (typeof from === 'number' && typeof to === 'number' ? within(to - from + 1, 1, 50) : 6);

/** Territories of a level in the country, and in one province or district of it, by the list of 2019. */
const COUNTRY = new Map<unknown, number>([
  ['NATIONAL', 1],
  ['PROVINCE', 63],
  ['DISTRICT', 713],
  ['COMMUNE', 11_160],
]);
const PART = new Map<unknown, number>([
  ['NATIONAL', 1],
  ['PROVINCE', 1],
  ['DISTRICT', 30],
  ['COMMUNE', 600],
]);

const unitsOf = ({ within: code, level }: Arguments): number => (code === 'VN' ? COUNTRY : PART).get(level) ?? 30;

/** Units named one by one are no more than that. */
function unitPage(args: Arguments): number {
  const codes = (args['filter'] as { readonly codes?: unknown } | null | undefined)?.codes;
  return Math.min(pageRows(args), Array.isArray(codes) ? Math.max(codes.length, 1) : MOST_PAGE);
}

const GROUPS = new Map<unknown, number>([
  ['PROCEDURE_FIELD', 30],
  ['CHANNEL', 4],
  ['SERVICE_LEVEL', 4],
  ['YEAR', 6],
  ['QUARTER', 4],
  ['MONTH', 12],
]);
/** Beyond it the register itself is asked before anything is counted: src/modules/dossiers. */
const MOST_GROUPS = 5_000;

function groups(args: Arguments): number {
  const by: readonly unknown[] = Array.isArray(args['groupBy']) ? args['groupBy'] : [];
  const rows = by.reduce<number>((product, group) => product * (group === 'UNIT' ? unitsOf(args) : (GROUPS.get(group) ?? 1)), 1);
  return Math.min(rows, MOST_GROUPS);
}

/**
 * Every list of the graph whose length is known to differ from the usual, by field: what a whole country holds, not what the
 * largest of its parts does. Pages need no line.
 */
export const ROWS: Readonly<Record<string, Rows>> = {
  'CriteriaField.criteria': 15,
  'CriteriaSet.criteria': ({ codes }) => (Array.isArray(codes) ? Math.max(codes.length, 1) : 100),
  'CriteriaSet.fields': 10,
  'Criterion.findings': 20,
  'Criterion.scores': 500,
  'LostPointsGroupRow.worst': ({ first }) => within(first, 5, MOST_PAGE),
  'OversightMission.findings': 20,
  'OversightMission.recommendations': 20,
  'OversightMission.statements': 20,
  'Plan.items': 50,
  'Procedure.dossierStats': 1,
  'Query.dossierStats': groups,
  'Query.lostPoints': ({ first }) => within(first, 50, MOST_PAGE),
  'Query.metrics': 50,
  'Query.procedureFields': 30,
  'Query.simulateScorecard': ({ leaves }) => (Array.isArray(leaves) ? Math.max(leaves.length, 1) : 1),
  'Query.surveyResults': unitsOf,
  'Query.units': unitPage,
  'RoundProgress.byStatus': 7,
  'Scorecard.changes': pageRows,
  'Scorecard.fields': 10,
  'Scorecard.scores': 60,
  'ScorecardSimulation.fields': 10,
  'ScoringRound.changes': pageRows,
  'ScoringRound.overclaims': ({ first }) => within(first, 10, MOST_PAGE),
  'ScoringRound.scorecards': 30,
  'ScoringRound.units': 30,
  'ScoringTask.leaves': 20,
  'Score.evidence': 2,
  'ScoreMeasure.sources': 1,
  'SourceDocument.statements': 50,
  'Statement.missions': 2,
  'Subscription.scorecardChanged': ({ after }) => (typeof after === 'number' ? MOST_PAGE : USUAL_PAGE),
  'SurveyCampaign.results': 60,
  'SurveyResult.dimensions': 5,
  'Unit.ancestors': 3,
  'Unit.children': 30,
  'Unit.dossierReports': years(2),
  'Unit.predecessors': 2,
  'Unit.qualityFindings': 20,
  'Unit.rounds': 3,
  'Unit.scorecards': years(1),
  'Unit.successors': 2,
  'Unit.surveyResults': years(3),
  'Unit.versions': 3,
};

/**
 * What a field costs by itself, where it is more than a row: it searches, counts or sums what lies below. On the scale of rows,
 * of which a core makes about 30 in a millisecond.
 */
export const WORK: Readonly<Record<string, number>> = {
  'Criterion.scores': 100,
  'Procedure.dossierStats': 1_000,
  'Query.dossierStats': 1_000,
  'Query.dossiers': 1_000,
  'Query.lostPoints': 3_000,
  'Query.scoringTasks': 500,
  'Query.simulateScorecard': 1_000,
  'Query.units': 300,
  'ScoringRound.overclaims': 50,
  'Unit.dossiers': 100,
};
/** Of `totalCount`, which looks at the whole list. */
export const COUNT_WORK = 100;
/** Of `__schema` and `__type`, whatever they are asked. */
export const INTROSPECTION_WORK = 1_000;
/** Of every request, for being read and answered. */
export const BASE_WORK = 25;
