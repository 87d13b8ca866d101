import { sql } from 'kysely';
import type { Reads } from '../../kernel/reads.js';
import { sheetSeen } from '../access/index.js';
import type { CanonicalField, RankingBlock } from '../criteria/index.js';
import { withinLife } from '../units/index.js';
import { lostOfLeaf } from './score.query.js';
import { LostPointsGroup } from './scores.enums.js';

/** What lost points are asked for. */
export interface LostPointsQuestion {
  /** Identity of a unit: its own sheets and those of all units below it. */
  readonly within: number;
  readonly year: number;
  readonly block: RankingBlock | null;
  readonly groupBy: readonly LostPointsGroup[];
}

/** One group with its sums. Parts of the key that are not grouped by are null. */
export interface LostPointsRow {
  /** The group's key as one text. */
  group: string;
  /** The newest of the leaves that are merged. */
  criterionKey: number | null;
  fieldKey: number | null;
  canonicalField: CanonicalField | null;
  unitKey: number | null;
  ownerAgencyName: string | null;
  ownerAgencyUnit: number | null;
  scorecards: number;
  lostPoints: string;
  meanLostPercent: string | null;
  demo: boolean;
  /** Over all groups, also those beyond `first`. */
  total: string;
}

/**
 * Every counted leaf of final sheets with what it cost, and the text that names its group. Leaves are merged over their
 * lineage (SAME and RENAMED), so criteria of different issuers stay apart; fields merge by canonical field; an agency that is
 * no unit belongs to the issuer of its set.
 */
function losses({ scope }: Reads, { within, year, block, groupBy }: LostPointsQuestion) {
  const parts = {
    CRITERION: sql`coalesce(c.lineage_id, c.id)::text`,
    FIELD: sql`f.canonical_field`,
    UNIT: sql`k.unit_id::text`,
    OWNER_AGENCY: sql`coalesce(c.owner_agency_id::text, cs.issuer_id || ':' || coalesce(c.owner_agency_name, ''))`,
  };
  return sql`
    select concat_ws('|', ${sql.join(groupBy.map((group) => parts[group]))}) as "group", c.id as criterion, f.id as field,
      f.canonical_field, f.part, c.owner_agency_name as owner_name, c.owner_agency_id as owner, k.id as card, k.unit_id as unit, k.demo, s.max_points,
      case when s.not_applicable and cs.not_applicable_policy = 'LEAVES_DENOMINATOR' then 0 else s.max_points end as counted_max, ${lostOfLeaf} as lost
    from scoring_round r
    join scorecard k on k.round_id = r.id and k.index_value is not null
    join unit u on u.id = k.unit_id
    join unit_closure up on up.ancestor_id = ${within}::int and up.descendant_id = u.id and up.during @> ${withinLife(sql`make_date(r.year, 12, 31)`)}
    join criteria_set cs on cs.id = k.criteria_set_id
    join score s on s.scorecard_id = k.id
    join criterion c on c.id = s.criterion_id
    join criteria_field f on f.id = c.field_id and f.part <> 'BONUS'
    where r.year = ${year}::int and ${sheetSeen(scope)} and (${block}::text is null or r.block = ${block}::text)`;
}

/** Groups by lost points, the most first; at most `first` of them. */
export function lostPoints(reads: Reads, question: LostPointsQuestion, first: number) {
  const by = (group: LostPointsGroup) => sql.lit(question.groupBy.includes(group));
  return reads.rows(sql<LostPointsRow>`
    with lost_leaf as (${losses(reads, question)})
    select "group",
      case when ${by(LostPointsGroup.CRITERION)} then max(criterion) end as "criterionKey",
      case when ${by(LostPointsGroup.FIELD)} and min(field) = max(field) then min(field) end as "fieldKey",
      case when ${by(LostPointsGroup.FIELD)} then min(canonical_field) end as "canonicalField",
      case when ${by(LostPointsGroup.UNIT)} then min(unit) end as "unitKey",
      case when ${by(LostPointsGroup.OWNER_AGENCY)} then min(owner_name) end as "ownerAgencyName",
      case when ${by(LostPointsGroup.OWNER_AGENCY)} then min(owner) end as "ownerAgencyUnit",
      count(distinct card)::int as scorecards, sum(lost) as "lostPoints",
      round(sum(lost) * 100 / coalesce(nullif(sum(counted_max) filter (where part = 'SCORED'), 0), sum(max_points)), 8) as "meanLostPercent",
      bool_or(demo) as demo, sum(sum(lost)) over () as total
    from lost_leaf where lost is not null
    group by "group" order by sum(lost) desc, min(criterion), "group" limit ${first}`);
}

/** The units of a group that lost most in it. */
export interface WorstKey {
  readonly question: LostPointsQuestion;
  readonly group: string;
  readonly first: number;
}

export interface WorstUnitRow {
  unitKey: number;
  lostPoints: string;
}

/** The worst units of groups, the most lost points first. One statement a question: groups of one list share it. */
export async function worstUnits(reads: Reads, keys: readonly WorstKey[]): Promise<WorstUnitRow[][]> {
  const answers = keys.map((): WorstUnitRow[] => []);
  const slots = keys.map((key, slot) => ({ ...key, slot }));
  for (const asked of Map.groupBy(slots, ({ question, first }) => JSON.stringify([question, first])).values()) {
    const { question, first } = asked[0]!;
    const slotOf = new Map(asked.map(({ group, slot }) => [group, slot]));
    for (const row of await worstOf(reads, question, [...slotOf.keys()], first)) answers[slotOf.get(row.group)!]!.push(row);
  }
  return answers;
}

function worstOf(reads: Reads, question: LostPointsQuestion, groups: readonly string[], first: number) {
  return reads.rows(sql<WorstUnitRow & { group: string }>`
    select "group", unit as "unitKey", lost as "lostPoints"
    from (
      select "group", unit, sum(lost) as lost, row_number() over (partition by "group" order by sum(lost) desc, unit) as place
      from (${losses(reads, question)}) lost_leaf
      where lost > 0 and "group" = any(${groups}::text[]) group by "group", unit
    ) placed
    where place <= ${first} order by "group", place`);
}
