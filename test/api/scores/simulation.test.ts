import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { values } from '../../../src/database/values.js';
import { clientReads } from '../../../src/kernel/client-reads.js';
import { globalId } from '../../../src/kernel/global-id.js';
import { storeLeaves } from '../../../src/modules/scores/index.js';
import { leavesOfSheets } from '../../../src/modules/scores/standing.query.js';
import { hubForWriting, type Asker } from '../../kit/hub.js';

let client: pg.Client;
// Before the hub is set up: jest ends things from top to bottom, and the hub's end drops the database.
afterAll(() => client?.end());
const hub = hubForWriting();

interface Leaf {
  readonly criterion: number;
  readonly code: string;
  readonly max: string;
}

/** A final sheet with its stored result. */
interface Sheet {
  readonly id: string;
  readonly key: number;
  readonly round: number;
  readonly index: number;
  readonly grade: string;
  readonly rank: { readonly position: number; readonly of: number } | null;
  readonly leaves: readonly Leaf[];
}

const SHEETS = `
  select k.id as key, k.round_id as round, round(k.index_value, 4)::float as index, b.code as grade,
    case when k.computed_rank is not null then jsonb_build_object('position', k.computed_rank, 'of', k.computed_of) end as rank,
    (select jsonb_agg(jsonb_build_object('criterion', c.id, 'code', c.code, 'max', c.max_points::text) order by c.ordinal)
      from criterion c where c.set_id = k.criteria_set_id and c.is_leaf) as leaves
  from scorecard k join scoring_round r on r.id = k.round_id join grade_band b on b.id = k.grade_band_id
  where k.index_value is not null and`;

const sheetsWhere = async (condition: string): Promise<Sheet[]> =>
  (await client.query<Omit<Sheet, 'id'>>(`${SHEETS} ${condition} order by k.id`)).rows.map((row) => ({
    ...row,
    id: globalId('Scorecard', row.key),
  }));

const codeOf = async (condition: string): Promise<string> =>
  (await client.query<{ code: string }>(`select c.code from criterion c join score s on s.criterion_id = c.id where ${condition} limit 1`))
    .rows[0]!.code;

const FIELDS = `
  index presentIndex change finalPoints denominator surveyHeld assumed open othersOpen noRank
  grade { code } rank { position of } leaves { criterion { code } before after } fields { field { code } maxPoints points lostPoints }`;
const QUERY = `query Simulation($scorecard: ID!, $leaves: [SimulatedLeafInput!]!, $surveyHeld: Boolean) {
  simulateScorecard(scorecard: $scorecard, leaves: $leaves, surveyHeld: $surveyHeld) { ${FIELDS} }
}`;

interface Supposed {
  readonly code: string;
  readonly points?: number;
  readonly notApplicable?: boolean;
}

async function simulate(scorecard: string, leaves: readonly Supposed[] = [], surveyHeld?: boolean): Promise<any> {
  const { data, errors } = await hub.ask(QUERY, { scorecard, leaves, surveyHeld });
  expect(errors).toBeUndefined();
  return data.simulateScorecard;
}

const simulatedAs = async (asker: Asker, scorecard: string): Promise<any> =>
  (await hub.askAs(asker, QUERY, { scorecard, leaves: [] })).data.simulateScorecard;

let published: Sheet[];
beforeAll(async () => {
  client = new pg.Client({ connectionString: hub.databaseUrl, types: values });
  await client.connect();
  published = await sheetsWhere(`r.status = 'PUBLISHED'`);
});

describe('nothing supposed on a final sheet', () => {
  test('gives its stored index, grade and computed rank', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...published), async ({ id, index, grade, rank }) => {
        const simulation = await simulate(id);
        expect(simulation).toMatchObject({ index, presentIndex: index, change: 0, grade: { code: grade }, rank, assumed: 0, leaves: [] });
        expect(simulation.noRank).toBe(rank === null ? 'UNRANKED' : null);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('gives its stored fields', async () => {
    const { id } = published[0]!;
    const { data } = await hub.ask(
      'query Fields($id: ID!) { node(id: $id) { ... on Scorecard { finalPoints denominator surveyHeld fields { field { code } maxPoints points lostPoints } } } }',
      { id },
    );
    expect(await simulate(id)).toMatchObject(data.node);
  });

  test('leaves the survey out, or supposes it, for all sheets of the round', async () => {
    const [sheet] = await sheetsWhere(`r.status = 'PUBLISHED' and k.survey_held`);
    const without = await simulate(sheet!.id, [], false);
    expect(without).toMatchObject({ surveyHeld: false, presentIndex: sheet!.index });
    expect(without.denominator).toBeLessThan((await simulate(sheet!.id)).denominator);
    expect(without.rank.of).toBe(sheet!.rank!.of);
  });
});

describe('points that are then stored', () => {
  test('give the stored index, grade and rank', async () => {
    const round = (await sheetsWhere(`r.status = 'FINALIZED'`))[0]!.round;
    const sheets = await sheetsWhere(`k.round_id = ${round}`);
    expect(sheets.length).toBeGreaterThan(3);
    const supposed = fc.array(fc.record({ at: fc.nat(), percent: fc.option(fc.nat({ max: 100 }), { nil: null, freq: 6 }) }), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sheets), supposed, async (sheet, given) => {
        const byLeaf = new Map(given.map(({ at, percent }) => [sheet.leaves[at % sheet.leaves.length]!, percent]));
        const wanted = [...byLeaf].map(([leaf, percent]) => ({
          leaf,
          points: percent === null ? null : (Math.round(Number(leaf.max) * percent) / 100).toString(),
        }));
        const simulation = await simulate(
          sheet.id,
          wanted.map(({ leaf: { code }, points }) => (points === null ? { code, notApplicable: true } : { code, points: Number(points) })),
        );
        await store(sheet, wanted);
        const [stored] = await sheetsWhere(`k.id = ${sheet.key}`);
        expect(simulation).toMatchObject({ index: stored!.index, grade: { code: stored!.grade }, rank: stored!.rank });
        expect(simulation.leaves).toHaveLength(wanted.length);
        expect(await simulate(sheet.id)).toMatchObject({ index: stored!.index, rank: stored!.rank });
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

/** Brings leaves of a sheet to points, by the command that imports write with. */
async function store({ key: sheet, round }: Sheet, wanted: readonly { leaf: Leaf; points: string | null }[]): Promise<void> {
  const standing = new Map((await leavesOfSheets(clientReads(client), [sheet])).map((leaf) => [leaf.criterion, leaf]));
  await client.query('begin');
  const { rows } = await client.query<{ id: number }>('select min(id) as id from source_document');
  await storeLeaves(
    client,
    rows[0]!.id,
    wanted.map(({ leaf: { criterion }, points }) => ({
      ...standing.get(criterion)!,
      round,
      sheet,
      criterion,
      appraised: points,
      reappraised: null,
      notApplicable: points === null,
      locator: 'row 2',
    })),
  );
  await client.query('commit');
}

describe('a sheet that is not final', () => {
  const UNFINISHED = `k.status = 'SUBMITTED' and r.status = 'OPEN'`;
  let sheet: { id: string; unit: string; round: number };
  beforeAll(async () => {
    const { rows } = await client.query<{ key: number; unit: string; round: number }>(
      `select k.id as key, k.round_id as round, v.code as unit from scorecard k join scoring_round r on r.id = k.round_id
       join unit_version v on v.unit_id = k.unit_id and v.during @> date '2021-12-31' where ${UNFINISHED} and r.year = 2021
         and (select count(*) from scorecard o where o.round_id = r.id and o.status = 'DRAFT') > 0 order by k.id limit 1`,
    );
    sheet = { ...rows[0]!, id: globalId('Scorecard', rows[0]!.key) };
  });

  test('counts what the unit gave itself, says on how many leaves, and how many other sheets are not final', async () => {
    const { rows } = await client.query<{ assumed: number; sheets: number }>(
      `select count(*) filter (where s.self_points is not null and s.final_points is null and not s.not_applicable and c.method <> 'SURVEY')::int as assumed,
         (select count(*) from scorecard k where k.round_id = $2 and k.status <> 'FINALIZED')::int as sheets
       from score s join criterion c on c.id = s.criterion_id join scorecard k on k.id = s.scorecard_id where k.id = $1`,
      [Number(Buffer.from(sheet.id, 'base64url').toString().split(':')[1]), sheet.round],
    );
    const simulation = await simulate(sheet.id);
    expect(rows[0]!.assumed).toBeGreaterThan(10);
    expect(simulation).toMatchObject({ assumed: rows[0]!.assumed, othersOpen: rows[0]!.sheets - 1, change: 0 });
    expect(simulation.index).toBeGreaterThan(0);
  });

  test('tells each leaf before and after, and what it changes', async () => {
    const code = await codeOf(`s.scorecard_id = ${atob(sheet.id).split(':')[1]} and s.self_points > 0 and c.method = 'SELF_APPRAISED'`);
    const simulation = await simulate(sheet.id, [{ code, points: 0 }]);
    expect(simulation.leaves).toEqual([{ criterion: { code }, before: expect.any(Number), after: 0 }]);
    expect(simulation.leaves[0].before).toBeGreaterThan(0);
    expect(simulation.change).toBeLessThan(0);
    expect(simulation.change).toBeCloseTo(simulation.index - simulation.presentIndex, 3);
  });

  test('has no rank for its own officer, who may not see the other sheets, and is null for whoever may not see it', async () => {
    expect(await simulatedAs({ role: 'UNIT_OFFICER', unit: sheet.unit }, sheet.id)).toMatchObject({
      index: expect.any(Number),
      rank: null,
      noRank: 'OTHERS_NOT_SEEN',
      othersOpen: null,
    });
    expect(await simulatedAs({ role: 'UNIT_OFFICER', unit: '00145' }, sheet.id)).toBeNull();
    expect(await simulatedAs(null, sheet.id)).toBeNull();
    expect(await simulatedAs(null, published[0]!.id)).toMatchObject({ rank: published[0]!.rank });
  });

  test('has no index and no rank while nothing is said of it', async () => {
    const { rows } = await client.query<{ id: number }>(
      `select k.id from scorecard k join scoring_round r on r.id = k.round_id where r.status = 'PLANNED' order by k.id limit 1`,
    );
    const id = globalId('Scorecard', rows[0]!.id);
    const silent = await simulate(id);
    expect(silent).toMatchObject({ index: null, rank: null, noRank: 'NO_INDEX', assumed: 0 });
    expect(silent.open).toBeGreaterThan(30);
    const code = await codeOf(
      `c.set_id = (select criteria_set_id from scorecard where id = ${rows[0]!.id}) and c.method = 'SELF_APPRAISED'`,
    );
    expect(await simulate(id, [{ code, points: 0.5 }])).toMatchObject({ rank: { position: 1, of: 1 }, presentIndex: null, change: null });
  });
});

describe('a simulation', () => {
  test('writes nothing, and takes as many statements for two sheets with ten leaves as for one with none', async () => {
    const [one, two] = published.filter(({ round }) => round === published[0]!.round);
    const fingerprint = `select md5(string_agg(s::text, chr(10) order by s.id)) as leaves from score s where s.scorecard_id in (${one!.key}, ${two!.key})`;
    const before = (await client.query(fingerprint)).rows;
    const leaves = one!.leaves.slice(0, 10).map(({ code }) => ({ code, points: 0.25 }));
    const single = await hub.ask(QUERY, { scorecard: one!.id, leaves: leaves.slice(0, 1) });
    const both = await hub.ask(
      `query Both($one: ID!, $two: ID!, $leaves: [SimulatedLeafInput!]!) {
        a: simulateScorecard(scorecard: $one, leaves: $leaves) { ${FIELDS} }
        b: simulateScorecard(scorecard: $two, leaves: $leaves) { ${FIELDS} } }`,
      { one: one!.id, two: two!.id, leaves },
    );
    expect(both.errors).toBeUndefined();
    expect(both.data.b.leaves).toHaveLength(10);
    expect(both.statements).toHaveLength(single.statements.length);
    expect((await client.query(fingerprint)).rows).toEqual(before);
  });

  test.each([
    ['an unknown leaf', [{ code: '99.9', points: 1 }], '99.9'],
    [
      'a leaf that is named twice',
      [
        { code: 'LEAF', points: 1 },
        { code: 'LEAF', points: 1 },
      ],
      'LEAF',
    ],
    ['neither points nor not applicable', [{ code: 'LEAF' }], 'LEAF'],
    ['applicable without points', [{ code: 'LEAF', notApplicable: false }], 'LEAF'],
    ['points of what does not apply', [{ code: 'LEAF', points: 1, notApplicable: true }], 'LEAF'],
    ['points below 0', [{ code: 'LEAF', points: -0.25 }], 'LEAF'],
    ['points above the maximum', [{ code: 'LEAF', points: 100 }], 'LEAF'],
    ['points finer than points are', [{ code: 'LEAF', points: 0.00001 }], 'LEAF'],
  ])('of %s is refused with the name of the leaf', async (_, leaves, named) => {
    const [{ code }] = published[0]!.leaves as [Leaf];
    const asked = leaves.map((leaf) => ({ ...leaf, code: leaf.code === 'LEAF' ? code : leaf.code }));
    const { errors } = await hub.ask(QUERY, { scorecard: published[0]!.id, leaves: asked });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', messageVi: expect.any(String) });
    expect(errors?.[0]?.message).toContain(JSON.stringify(named === 'LEAF' ? code : named));
  });

  test.each([['nonsense'], [globalId('ScoringRound', 1)], [globalId('Scorecard', 999_999_999)], [globalId('Scorecard', '1x')]])(
    'of %s is null',
    async (id) => {
      expect(await simulate(id)).toBeNull();
    },
  );
});
