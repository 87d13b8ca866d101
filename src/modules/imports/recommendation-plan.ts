import type { NewParty } from '../documents/index.js';
import type { StandingRecommendationRow, StatedRecommendation } from '../oversight/index.js';
import type { FoundParty } from './party-directory.js';
import { meansParty, type PartyWords } from './party.rules.js';
import type { RecommendationDraft } from './recommendation-row.rules.js';
import { repeatedRow } from './record-complaint.rules.js';
import type { RowComplaint } from './row-complaint.rules.js';
import type { Planned } from './small-intake.js';

/** A party that a row names, with how it names it. */
export interface NamedParty {
  readonly words: PartyWords;
  readonly party: FoundParty;
}

/** A row whose mission and parties are known. */
export interface PlacedRecommendation {
  readonly row: RecommendationDraft;
  readonly mission: number | null;
  readonly from: NamedParty;
  readonly to: readonly NamedParty[];
  readonly forwardedTo: readonly NamedParty[];
  readonly responseBy: NamedParty | null;
}

export interface PlannedRecommendation extends Planned<RecommendationDraft> {
  readonly stated: Omit<StatedRecommendation, 'source' | 'locator'>;
}

type Standing = { readonly name: string | null; readonly unit: number | null };
const isParty = ({ words, party }: NamedParty, standing: Standing): boolean => meansParty(words, party.unit, standing);

/** What becomes of rows beside the recommendations of their texts: known by sender, day and text. */
export function recommendationPlan(
  rows: readonly PlacedRecommendation[],
  existing: readonly StandingRecommendationRow[],
): (PlannedRecommendation | RowComplaint)[] {
  const byText = Map.groupBy(existing, ({ text }) => text);
  const first = new Map<string, RecommendationDraft>();
  return rows.map((placed) => {
    const { row, mission, from } = placed;
    const before =
      byText
        .get(row.text)
        ?.find((one) => one.raisedOn === row.raisedOn && isParty(from, one.from) && (mission === null || one.mission === mission)) ?? null;
    const key = before ? String(before.key) : JSON.stringify([mission, from.party.name, from.party.unit, row.raisedOn, row.text]);
    const twin = first.get(key);
    if (twin) return repeatedRow(row, twin);
    first.set(key, row);
    const stated = statedOf(placed, before);
    return { draft: row, stated, fate: before === null ? 'CREATED' : isNew(stated, before) ? 'UPDATED' : 'UNCHANGED' };
  });
}

/** What a row adds to a recommendation: nothing that is there already, and nothing is taken away. */
function statedOf(placed: PlacedRecommendation, before: StandingRecommendationRow | null): PlannedRecommendation['stated'] {
  const { row, mission, from, to, forwardedTo, responseBy } = placed;
  const missing = to.filter((one) => !before?.to.some((standing) => isParty(one, standing)));
  const forwardings = forwardedTo.flatMap((one) => {
    const there = before?.forwardings.find((standing) => isParty(one, standing));
    if (there && (row.forwardedOn === null || there.on === row.forwardedOn)) return [];
    return [{ ordinal: there?.ordinal ?? null, to: partyOf(one), on: row.forwardedOn }];
  });
  return {
    key: before?.key ?? null,
    mission,
    from: partyOf(from),
    text: row.text,
    status: row.status,
    raisedOn: row.raisedOn,
    dueOn: row.dueOn ?? before?.dueOn ?? null,
    to: distinct(missing.map(partyOf)),
    forwardings,
    responses: responsesOf(row, responseBy, before),
  };
}

function responsesOf({ response }: RecommendationDraft, by: NamedParty | null, before: StandingRecommendationRow | null) {
  if (response === null) return [];
  const { on, text } = response;
  const there = before?.responses.find((one) => one.on === on && (by === null ? one.name === null : isParty(by, one)));
  if (there?.text === text) return [];
  return [{ key: there?.key ?? null, from: by && partyOf(by), on, text }];
}

const partyOf = ({ party }: NamedParty): NewParty => party;

const distinct = (parties: readonly NewParty[]): readonly NewParty[] => [
  ...new Map(parties.map((party) => [JSON.stringify([party.name, party.unit]), party])).values(),
];

const isNew = (stated: PlannedRecommendation['stated'], before: StandingRecommendationRow): boolean =>
  stated.status !== before.status ||
  stated.dueOn !== before.dueOn ||
  stated.to.length + stated.forwardings.length + stated.responses.length > 0;
