import { clientReads } from '../../kernel/client-reads.js';
import { missionsOfCodes, recommendationsRestorable, standingRecommendations, storeRecommendations } from '../oversight/index.js';
import type { Dataset } from './dataset.js';
import type { ImportSource, IntakeRun } from './intake.js';
import { PartyDirectory } from './party-directory.js';
import type { PartyWords } from './party.rules.js';
import { missionUnknown } from './recommendation-complaint.rules.js';
import { recommendationPlan, type NamedParty, type PlacedRecommendation, type PlannedRecommendation } from './recommendation-plan.js';
import { recommendationOutcome, type RecommendationDraft } from './recommendation-row.rules.js';
import type { RowComplaint } from './row-complaint.rules.js';
import { smallIntake } from './small-intake.js';

/** What the columns that name parties are called. */
export const PARTY_COLUMNS = { from: 'Nơi kiến nghị', to: 'Nơi nhận', forwardedTo: 'Chuyển đến', responseBy: 'Nơi trả lời' } as const;

/** How recommendations are taken in: known by who raised them, when, and in which words. */
export const recommendationIntake: Pick<Dataset, 'intake' | 'restorable'> = {
  intake: smallIntake<RecommendationDraft, PlannedRecommendation>({ outcome: recommendationOutcome, plan, write }),
  restorable: recommendationsRestorable,
};

async function plan(drafts: readonly RecommendationDraft[], run: IntakeRun): Promise<readonly (PlannedRecommendation | RowComplaint)[]> {
  await run.client.query('lock table recommendation in share row exclusive mode');
  const { placed, refused } = await placedRecommendations(drafts, run);
  const texts = [...new Set(placed.map(({ row }) => row.text))];
  return [...recommendationPlan(placed, await standingRecommendations(clientReads(run.client), texts)), ...refused];
}

async function placedRecommendations(drafts: readonly RecommendationDraft[], { client }: IntakeRun) {
  const reads = clientReads(client);
  const codes = [...new Set(drafts.flatMap(({ mission }) => mission ?? []))];
  const missions = new Map((await missionsOfCodes(reads, codes)).map(({ code, key }) => [code, key]));
  const parties = await PartyDirectory.of(
    reads,
    drafts.flatMap(({ from, to, forwardedTo, response }) => [from, ...to, ...forwardedTo, ...(response?.by ? [response.by] : [])]),
  );
  const placed: PlacedRecommendation[] = [];
  const refused: RowComplaint[] = [];
  for (const row of drafts) {
    const mission = row.mission === null ? null : missions.get(row.mission);
    const found = mission === undefined ? missionUnknown(row, row.mission!) : partiesOf(row, parties);
    if ('message' in found) refused.push(found);
    else placed.push({ row, mission: mission ?? null, ...found });
  }
  return { placed, refused };
}

/** The parties of a row, each read on the day of what it did; or the first that is not found. */
function partiesOf(row: RecommendationDraft, parties: PartyDirectory) {
  const { raisedOn, forwardedOn, response } = row;
  let wrong: RowComplaint | null = null;
  const find = (column: string, words: PartyWords, on: string): NamedParty[] => {
    const party = parties.find(row, column, words, on);
    if (!('message' in party)) return [{ words, party }];
    wrong ??= party;
    return [];
  };
  const [from] = find(PARTY_COLUMNS.from, row.from, raisedOn);
  const to = row.to.flatMap((one) => find(PARTY_COLUMNS.to, one, raisedOn));
  const forwardedTo = row.forwardedTo.flatMap((one) => find(PARTY_COLUMNS.forwardedTo, one, forwardedOn ?? raisedOn));
  const [responseBy = null] = response?.by ? find(PARTY_COLUMNS.responseBy, response.by, response.on) : [];
  return wrong ?? { from: from!, to, forwardedTo, responseBy };
}

async function write(changed: readonly PlannedRecommendation[], source: ImportSource, { client }: IntakeRun): Promise<void> {
  await storeRecommendations(
    client,
    changed.map(({ draft, stated }) => ({ ...stated, source: source.id, locator: source.locatorOf(draft) })),
  );
}
