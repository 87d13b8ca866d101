import type { Client } from 'pg';
import { SEEDER } from '../../kernel/audit.js';
import { checkedAtOnce } from '../../kernel/first-load.js';
import type { SeedStep } from '../../kernel/module.js';
import { seedFile } from '../../kernel/seed-file.js';
import { plannedRounds, type DemoPlan } from './demo-plan.js';
import { DemoSheet, type DemoCard, type DemoLeaf } from './demo-sheet.js';
import { computeResults } from './results.commands.js';
import { dropEmptyRounds, enrolUnits, openRounds } from './round.commands.js';
import {
  publishComputedRanks,
  recordLeaves,
  recordPublishedRank,
  setSheetStates,
  type LeafEntry,
  type SheetState,
} from './sheet.commands.js';

/** The tables that are filled, and those that lean on their keys. */
const FILLED = ['score', 'evidence', 'scorecard_field', 'score_correction', 'scoring_change'];

export const demoStep: SeedStep = {
  name: 'scores/demo',
  title: 'rounds of 2016–2021 with sheets, leaves and evidence, for demonstration',
  async run(seeding) {
    const { client } = seeding;
    const plan = await seedFile<DemoPlan>(seeding, 'demo/scores.json');
    const planned = await openRounds(client, SEEDER, plannedRounds(plan));
    await enrolUnits(client, SEEDER, planned);
    const rounds = await dropEmptyRounds(client, SEEDER, planned);
    await client.query('analyze scoring_round, scorecard, criterion');
    let written = rounds.length;
    await checkedAtOnce(client, FILLED, ['keys', 'indexes', 'foreign keys'], async () => {
      for (const year of plan.years) written += await fillYear(client, plan, rounds, year);
      await client.query('analyze score');
      await computeResults(client, rounds);
    });
    await publishRanks(client, plan, rounds);
    return written;
  },
};

/** Fills in the sheets of one year: a year at a time keeps what is in memory small. */
async function fillYear(client: Client, plan: DemoPlan, rounds: readonly number[], year: number): Promise<number> {
  const leaves = await leavesBySet(client);
  const states: SheetState[] = [];
  const entries: LeafEntry[] = [];
  for (const card of await cardsOf(client, rounds, year)) {
    const sheet = new DemoSheet(plan, card);
    states.push(sheet.state());
    if (card.roundStatus === 'PLANNED') continue;
    for (const leaf of leaves.get(card.set) ?? []) entries.push(sheet.leaf(leaf));
  }
  await setSheetStates(client, SEEDER, states);
  return states.length + (await recordLeaves(client, SEEDER, entries));
}

async function publishRanks(client: Client, plan: DemoPlan, rounds: readonly number[]): Promise<void> {
  const { rows } = await client.query<{ id: number; issuer: string; year: number; published: boolean }>(
    `select r.id, v.code as issuer, r.year, r.status = 'PUBLISHED' as published from scoring_round r
     join unit_version v on v.unit_id = r.issuer_id and v.during @> make_date(r.year, 12, 31) where r.id = any($1::int[])`,
    [rounds],
  );
  await publishComputedRanks(
    client,
    SEEDER,
    rows.filter((round) => round.published).map((round) => round.id),
  );
  for (const { issuer, year, first } of plan.swappedRanks) {
    const round = rows.find((one) => one.issuer === issuer && one.year === year)!;
    const [one, other] = await neighbours(client, round.id, first);
    await recordPublishedRank(client, SEEDER, one!.id, other!.rank);
    await recordPublishedRank(client, SEEDER, other!.id, one!.rank);
  }
}

/** Two sheets that follow each other in the ranking. */
async function neighbours(client: Client, round: number, first: number): Promise<{ id: number; rank: number }[]> {
  const { rows } = await client.query<{ id: number; rank: number }>(
    'select id, computed_rank as rank from scorecard where round_id = $1 and computed_rank >= $2 order by computed_rank, id limit 2',
    [round, first],
  );
  return rows;
}

async function cardsOf(client: Client, rounds: readonly number[], year: number): Promise<(DemoCard & { set: number })[]> {
  const { rows } = await client.query<DemoCard & { set: number }>(
    `select k.id as scorecard, v.code as unit, v.kind as "unitKind", r.year, s.code as "setCode", s.id as set, r.status as "roundStatus",
       coalesce(r.survey_held, false) as "surveyHeld"
     from scoring_round r join scorecard k on k.round_id = r.id join criteria_set s on s.id = k.criteria_set_id
     cross join lateral (
       select code, kind from unit_version where unit_id = k.unit_id and during @> make_date(r.year, 12, 31) limit 1
     ) v
     where r.id = any($1::int[]) and r.year = $2 order by k.id`,
    [rounds, year],
  );
  return rows;
}

async function leavesBySet(client: Client): Promise<Map<number, DemoLeaf[]>> {
  const { rows } = await client.query<DemoLeaf>(
    `select c.id as criterion, c.set_id as set, c.code, c.name, (c.max_points * 100)::int as max, c.method, f.part, c.scoring_rule as rule
     from criterion c join criteria_field f on f.id = c.field_id join criteria_set s on s.id = c.set_id
     where c.is_leaf and s.demo order by c.set_id, c.ordinal`,
  );
  return Map.groupBy(rows, (leaf) => leaf.set);
}
