import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { globalId } from '../../../src/kernel/global-id.js';
import { draftCriteriaSets, publishCriteriaSets } from '../../../src/modules/criteria/criteria-set.commands.js';
import type { CriteriaSetDraft, EquivalenceDraft } from '../../../src/modules/criteria/criteria-set.draft.js';
import { enrolUnits, openRounds } from '../../../src/modules/scores/round.commands.js';
import { recordLeaves, type LeafEntry } from '../../../src/modules/scores/sheet.commands.js';
import { hubForWriting, type Asker } from '../../kit/hub.js';

let client: pg.Client;
// Before the hub is set up: jest ends things from top to bottom, and the hub's end drops the database.
afterAll(() => client?.end());
const hub = hubForWriting();
beforeAll(async () => {
  client = new pg.Client({ connectionString: hub.databaseUrl });
  await client.connect();
});

const PREVIOUS = 'previous { kind change changePercentOfMax score { id finalPoints criterion { code } } }';

interface Leaf {
  readonly criterion: { readonly code: string };
  readonly previous: { readonly kind: string; readonly change: number | null; readonly changePercentOfMax: number | null } | null;
}

/** The leaves of the sheet of a ward of Hồng Bàng, by code. */
async function leavesOf(card: number, asker?: Asker): Promise<Record<string, Leaf['previous']>> {
  const query = `query Leaves($id: ID!) { node(id: $id) { ... on Scorecard { scores { criterion { code } ${PREVIOUS} } } } }`;
  const variables = { id: globalId('Scorecard', card) };
  const { data, errors } = await (asker === undefined ? hub.ask(query, variables) : hub.askAs(asker, query, variables));
  expect(errors).toBeUndefined();
  return Object.fromEntries(data.node.scores.map(({ criterion, previous }: Leaf) => [criterion.code, previous]));
}

/** Leaves with their maxima, and how they follow those of the version before. */
interface Version {
  readonly leaves: Readonly<Record<string, number>>;
  readonly links?: readonly EquivalenceDraft[];
}

const link = (kind: EquivalenceDraft['kind'], newer: string | null, older: string | null): EquivalenceDraft => ({ kind, newer, older });

const VERSIONS: readonly Version[] = [
  { leaves: { same: 10, renamed: 10, rescaled: 10, both: 6, merged: 4, split: 20, dropped: 40 } },
  {
    leaves: { same: 10, renamed: 10, 'rescaled-2': 5, 'both-2': 8, 'split-a': 12, 'split-b': 15, new: 40 },
    links: [
      link('SAME', 'same', 'same'),
      link('SAME', 'renamed', 'renamed'),
      link('RESCALED', 'rescaled-2', 'rescaled'),
      link('RESCALED', 'both-2', 'both'),
      link('RESCALED', 'both-2', 'merged'),
      link('RESCALED', 'split-a', 'split'),
      link('RESCALED', 'split-b', 'split'),
      link('NONE', 'new', null),
      link('NONE', null, 'dropped'),
    ],
  },
  {
    leaves: { same: 10, 'renamed-3': 10, 'rescaled-3': 5, 'both-3': 8, 'split-a': 12, 'split-b': 15, new: 40 },
    links: [
      link('SAME', 'same', 'same'),
      link('RENAMED', 'renamed-3', 'renamed'),
      link('RENAMED', 'rescaled-3', 'rescaled-2'),
      link('SAME', 'both-3', 'both-2'),
      link('SAME', 'split-a', 'split-a'),
      link('SAME', 'split-b', 'split-b'),
      link('SAME', 'new', 'new'),
    ],
  },
];

function draftOf({ leaves, links }: Version, at: number): CriteriaSetDraft {
  const criteria = Object.entries(leaves).map(([code, max]) => ({
    code,
    name: `Tiêu chí ${code}`,
    maxPoints: String(max),
    method: 'SELF_APPRAISED' as const,
    scoringRule: null,
  }));
  return {
    code: 'chain',
    version: at + 1,
    name: `Bộ tiêu chí thử, phiên bản ${at + 1}`,
    block: 'WARD',
    status: 'DRAFT',
    issuer: '303',
    effectiveFromYear: 2010 + at,
    effectiveToYear: null,
    maxPoints: '100',
    surveyMaxPoints: '0',
    notApplicablePolicy: 'LEAVES_DENOMINATOR',
    bonusEntry: 'BEFORE_RESCALING',
    bonusCap: null,
    penaltyCap: null,
    indexMayPass100: false,
    source: null,
    locator: null,
    fields: [{ code: '1', name: 'Lĩnh vực 1', canonicalField: 'DIRECTION', part: 'SCORED', maxPoints: '100', criteria }],
    gradeBands: [],
    tieBreakers: [],
    ...(links && { follows: { version: at, links } }),
  };
}

/** A published round of the wards of Hồng Bàng; answers the key of the first sheet, with these points. */
async function sheetOf(year: number, version: number, points: Readonly<Record<string, string | null>>): Promise<number> {
  const [round] = await openRounds(client, 'test', [
    {
      issuer: '303',
      level: 'COMMUNE',
      block: 'WARD',
      blockLabel: null,
      year,
      criteriaSet: { code: 'chain', version },
      status: 'PUBLISHED',
      source: null,
      locator: null,
    },
  ]);
  await enrolUnits(client, 'test', [round!]);
  const { rows } = await client.query<{ id: number; set: number }>(
    'select id, criteria_set_id as set from scorecard where round_id = $1 order by unit_id limit 1',
    [round],
  );
  const { id: scorecard, set } = rows[0]!;
  const { rows: criteria } = await client.query<{ id: number; code: string; max: string }>(
    'select id, code, max_points as max from criterion where set_id = $1',
    [set],
  );
  const entries = criteria
    .filter(({ code }) => code in points)
    .map(({ id, code, max }): LeafEntry => ({
      scorecard,
      criterion: id,
      set,
      maxPoints: max,
      self: null,
      appraised: points[code] ?? null,
      reappraised: null,
      measured: null,
      measuredFrom: null,
      notApplicable: points[code] === null,
      note: null,
      appraiserNote: null,
      explanation: null,
      explanationRequested: false,
      evidence: [],
    }));
  await recordLeaves(client, 'test', entries);
  return scorecard;
}

describe('a leaf against the year before', () => {
  let sheets: readonly number[];
  beforeAll(async () => {
    await client.query('begin');
    for (const [at, version] of VERSIONS.entries())
      await publishCriteriaSets(client, 'test', await draftCriteriaSets(client, 'test', [draftOf(version, at)]));
    const first = { same: '4', renamed: '5', rescaled: '2.5', both: '3', merged: '2', split: '10', dropped: '40' };
    const third = { same: '4.5', 'renamed-3': '4', 'rescaled-3': '2.5', 'both-3': '6', 'split-a': '9', 'split-b': '3', new: '1' };
    sheets = [
      await sheetOf(2010, 1, first),
      await sheetOf(2011, 1, { ...first, same: '6', renamed: null }),
      await sheetOf(2012, 3, third),
      await sheetOf(2013, 3, { same: '10', new: '0' }),
      await sheetOf(2014, 3, third),
    ];
    await client.query('commit');
  });

  test('is SAME within one version', async () => {
    const { same, dropped } = await leavesOf(sheets[1]!);
    expect(same).toMatchObject({ kind: 'SAME', change: 2, changePercentOfMax: 20, score: { finalPoints: 4, criterion: { code: 'same' } } });
    expect(dropped).toMatchObject({ kind: 'SAME', change: 0, changePercentOfMax: 0 });
  });

  test('follows links over several versions, and is as loose as the loosest of them', async () => {
    const leaves = await leavesOf(sheets[2]!);
    expect(leaves['same']).toMatchObject({ kind: 'SAME', change: -1.5, changePercentOfMax: -15 });
    expect(leaves['rescaled-3']).toMatchObject({
      kind: 'RESCALED',
      change: null,
      changePercentOfMax: 25,
      score: { finalPoints: 2.5, criterion: { code: 'rescaled' } },
    });
  });

  test('adds up what was drawn together, and compares every part of what was split, in percent only', async () => {
    const leaves = await leavesOf(sheets[2]!);
    expect(leaves['both-3']).toEqual({ kind: 'RESCALED', change: null, changePercentOfMax: 25, score: null });
    expect(leaves['split-a']).toMatchObject({ kind: 'RESCALED', change: null, changePercentOfMax: 25 });
    expect(leaves['split-b']).toMatchObject({ kind: 'RESCALED', change: null, changePercentOfMax: -30 });
  });

  test('is NONE where it had no predecessor', async () => {
    const { new: added } = await leavesOf(sheets[2]!);
    expect(added).toEqual({ kind: 'NONE', change: null, changePercentOfMax: null, score: null });
  });

  test('has no change from or to what did not apply, or of what nothing is recorded', async () => {
    expect((await leavesOf(sheets[1]!))['renamed']).toMatchObject({ kind: 'SAME', change: null, changePercentOfMax: null });
    const { 'renamed-3': renamed } = await leavesOf(sheets[2]!);
    expect(renamed).toMatchObject({ kind: 'RENAMED', change: null, changePercentOfMax: null, score: { finalPoints: null } });
    expect((await leavesOf(sheets[4]!))['split-a']).toEqual({ kind: 'SAME', change: null, changePercentOfMax: null, score: null });
  });

  test('is null without a result of the year before', async () => {
    expect(Object.values(await leavesOf(sheets[0]!))).toEqual(Array<null>(7).fill(null));
  });

  test('is null where that result is not theirs to see', async () => {
    const { rows } = await client.query<{ code: string }>(
      'select v.code from scorecard k join unit_version v on v.unit_id = k.unit_id where k.id = $1 limit 1',
      [sheets[0]],
    );
    expect((await leavesOf(sheets[2]!, null))['same']).toMatchObject({ kind: 'SAME' });
    await client.query(`update scoring_round set status = 'OPEN' where id = (select round_id from scorecard where id = $1)`, [sheets[1]]);
    expect((await leavesOf(sheets[2]!, null))['same']).toBeNull();
    expect((await leavesOf(sheets[2]!, { role: 'LEADER', unit: '303' }))['same']).toBeNull();
    expect((await leavesOf(sheets[2]!, { role: 'UNIT_OFFICER', unit: rows[0]!.code }))['same']).toMatchObject({
      kind: 'SAME',
      change: -1.5,
    });
  });
});

describe('previous', () => {
  test('is the leaf of Scorecard.previous, on every leaf of the demo that is not new', async () => {
    const { data } = await hub.ask(`{
      unit(code: "31", year: 2019) { rounds(year: 2019) { scorecards {
        previous { scores { id } } scores { finalPoints criterion { code } ${PREVIOUS} } } } } }`);
    const cards = data.unit.rounds[0].scorecards;
    expect(cards).toHaveLength(15);
    for (const { previous, scores } of cards) {
      const ids = new Set(previous.scores.map(({ id }: { id: string }) => id));
      const found = scores.flatMap((leaf: any) => leaf.previous.score?.id ?? []);
      expect(found.length).toBeGreaterThan(30);
      expect(new Set(found).size).toBe(found.length);
      expect(found.every((id: string) => ids.has(id))).toBe(true);
      for (const { finalPoints, previous: before } of scores)
        if (before.change !== null) expect(before.change).toBeCloseTo(finalPoints - before.score.finalPoints, 6);
    }
  });

  test('takes as many statements for sixty sheets as for one', async () => {
    const ask = (first: number) =>
      hub.ask(
        `query Sheets($first: Int!) { units(filter: { within: "31", level: COMMUNE, year: 2019 }, first: $first) { nodes {
          scorecard(year: 2020) { scores { ${PREVIOUS} } } } } }`,
        { first },
      );
    const [one, sixty] = [await ask(1), await ask(60)];
    expect(sixty.errors).toBeUndefined();
    expect(sixty.data.units.nodes.flatMap(({ scorecard }: any) => scorecard?.scores ?? []).length).toBeGreaterThan(2_000);
    expect(sixty.statements).toHaveLength(one.statements.length);
  });
});
