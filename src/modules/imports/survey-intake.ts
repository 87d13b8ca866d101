import { clientReads } from '../../kernel/client-reads.js';
import { judgedFromAbove, recordsWritten } from '../access/index.js';
import {
  openCampaigns,
  standingAnswers,
  standingDimensions,
  standingResults,
  storeSurveyResults,
  surveyResultsRestorable,
  type OpenCampaignRow,
} from '../surveys/index.js';
import { unitsBelow } from '../units/index.js';
import type { Dataset } from './dataset.js';
import type { ImportSource, IntakeRun } from './intake.js';
import { recordNotYours } from './record-complaint.rules.js';
import type { RowComplaint } from './row-complaint.rules.js';
import { smallIntake } from './small-intake.js';
import { answerUnknown, campaignUnknown, dimensionUnknown, unitOutside } from './survey-complaint.rules.js';
import { surveyPlan, type PlacedSurvey, type PlannedSurvey } from './survey-plan.js';
import { surveyOutcome, type SurveyDraft } from './survey-row.rules.js';
import { UnitDirectory } from './unit-directory.js';

/** How survey results are taken in: known by campaign and unit, within it by dimension, or by question, group and option. */
export const surveyIntake: Pick<Dataset, 'intake' | 'restorable'> = {
  intake: smallIntake<SurveyDraft, PlannedSurvey>({ outcome: surveyOutcome, plan, write }),
  restorable: surveyResultsRestorable,
};

async function plan(drafts: readonly SurveyDraft[], run: IntakeRun): Promise<readonly (PlannedSurvey | RowComplaint)[]> {
  await run.client.query('lock table survey_result in share row exclusive mode');
  const reads = clientReads(run.client);
  const campaigns = await openCampaigns(reads, [...new Set(drafts.map(({ campaign }) => campaign))]);
  const { placed, refused } = await placedSurveys(drafts, campaigns, run);
  const keys = campaigns.map(({ key }) => key);
  const standing = {
    results: await standingResults(reads, keys),
    dimensions: await standingDimensions(reads, keys),
    answers: await standingAnswers(reads, keys),
  };
  return [...surveyPlan(placed, standing), ...refused];
}

interface Campaign extends OpenCampaignRow {
  /** The last day on which its units are looked for. */
  readonly on: string;
  readonly since: string;
  /** What it may measure: its organiser and all below it. */
  readonly area: ReadonlySet<number>;
}

async function placedSurveys(drafts: readonly SurveyDraft[], rows: readonly OpenCampaignRow[], { client, viewer }: IntakeRun) {
  const reads = clientReads(client);
  const campaigns = new Map<string, Campaign>();
  for (const row of rows) {
    const on = row.periodTo ?? `${row.year}-12-31`;
    const area = new Set(await unitsBelow(reads, [row.organiser], on));
    campaigns.set(row.code, { ...row, on, since: row.periodFrom ?? `${row.year}-01-01`, area });
  }
  const units = new UnitDirectory(reads);
  await units.learn(drafts.map(({ unit }) => unit));
  const placed: PlacedSurvey[] = [];
  const refused: RowComplaint[] = [];
  for (const draft of drafts) {
    const campaign = campaigns.get(draft.campaign);
    const found = campaign ? units.find(draft, draft.unit, campaign) : campaignUnknown(draft, draft.campaign);
    if ('message' in found) refused.push(found);
    else {
      const { organiser, area, key } = campaign!;
      const may = recordsWritten(viewer, organiser) || judgedFromAbove(viewer, found.unit);
      const why = !area.has(found.unit) ? unitOutside(draft, found) : may ? namesUnknown(draft, campaign!) : recordNotYours(draft, found);
      if (why === null) placed.push({ ...draft, campaignKey: key, found });
      else refused.push(why);
    }
  }
  return { placed, refused };
}

/** What a row names that neither the campaign nor its instrument has; null where all is known. */
function namesUnknown(draft: SurveyDraft, { dimensions, groups, questions }: OpenCampaignRow): RowComplaint | null {
  const { states } = draft;
  if (states.kind === 'RESULT') return null;
  if (states.kind === 'DIMENSION')
    return dimensions.includes(states.dimension) ? null : dimensionUnknown(draft, states.dimension, dimensions);
  const options = new Map(Object.entries(questions)).get(states.question);
  if (!options) return answerUnknown(draft, 'Câu hỏi', states.question, Object.keys(questions));
  if (!groups.includes(states.group)) return answerUnknown(draft, 'Nhóm đối tượng', states.group, groups);
  return options.includes(states.option) ? null : answerUnknown(draft, 'Phương án trả lời', states.option, options);
}

async function write(changed: readonly PlannedSurvey[], source: ImportSource, { client }: IntakeRun): Promise<void> {
  await storeSurveyResults(client, {
    results: changed.flatMap(({ draft, whole }) =>
      whole.kind === 'RESULT' ? [{ ...whole.row, source: source.id, locator: source.locatorOf(draft) }] : [],
    ),
    dimensions: changed.flatMap(({ whole }) => (whole.kind === 'DIMENSION' ? [whole.row] : [])),
    answers: changed.flatMap(({ whole }) => (whole.kind === 'ANSWER' ? [whole.row] : [])),
  });
}
