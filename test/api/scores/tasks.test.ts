import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { hubForWriting, type Asker } from '../../kit/hub.js';

let client: pg.Client;
// Before the hub is set up: jest ends things from top to bottom, and the hub's end drops the database.
afterAll(() => client?.end());
const hub = hubForWriting();

/** Sheets of the wards of Ba Đình of 2021, in the order of their keys: those first whose code no later ward took over. */
let cards: { readonly key: number; readonly code: string }[];
let round: number;

/** The leaves of their set that units score themselves: the first of Phòng Tư pháp, and one that it has nothing to do with. */
let ofJustice: number;
let ofOthers: number;

const ROUND = `r.year = 2021 and r.block = 'WARD' and r.issuer_id = (select unit_id from unit_version where code = '001' limit 1)`;

beforeAll(async () => {
  client = new pg.Client({ connectionString: hub.databaseUrl });
  await client.connect();
  ({ rows: cards } = await client.query<{ key: number; code: string }>(
    `select k.id as key, v.code from scorecard k join scoring_round r on r.id = k.round_id
     join unit_version v on v.unit_id = k.unit_id and v.during @> date '2021-12-31' where ${ROUND}
     order by exists (select from unit_version o where o.code = v.code and o.unit_id <> v.unit_id), k.id`,
  ));
  round = (await client.query<{ id: number }>(`select r.id from scoring_round r where ${ROUND}`)).rows[0]!.id;
  const { rows } = await client.query<{ id: number; justice: boolean }>(
    `select c.id, c.owner_agency_id = a.unit_id as justice from criterion c join scoring_round r on r.criteria_set_id = c.set_id and r.id = $1
     join unit_version a on a.code = '001.tu-phap' where c.method = 'SELF_APPRAISED' order by c.ordinal`,
    [round],
  );
  ofJustice = rows.find(({ justice }) => justice)!.id;
  ofOthers = rows.find(({ justice }) => !justice)!.id;
  await client.query(`update scoring_round set status = 'OPEN', published_on = null where id = $1`, [round]);
});

interface Stage {
  readonly status: string;
  /** What is set on leaves: SQL by key of the leaf. */
  readonly leaves?: readonly (readonly [leaf: number, set: string])[];
  readonly dropped?: number;
}

/** Brings the ward at a place of the round to a stage, with every leaf scored and appraised but for what the stage says. */
async function stage(at: number, { status, leaves = [], dropped }: Stage): Promise<string> {
  const { key, code } = cards[at]!;
  await client.query(
    `insert into score (scorecard_id, criterion_id, criteria_set_id, max_points)
     select k.id, c.id, c.set_id, c.max_points from scorecard k join criterion c on c.set_id = k.criteria_set_id and c.is_leaf where k.id = $1
     on conflict do nothing`,
    [key],
  );
  await client.query(
    `update score set self_points = 0.25, appraised_points = 0.25, reappraised_points = null, explanation_requested = false, not_applicable = false
     where scorecard_id = $1`,
    [key],
  );
  await client.query(
    `update scorecard set status = $2, index_value = null, final_points = null, denominator = null, computed_rank = null, computed_of = null,
       published_rank = null, published_of = null where id = $1`,
    [key, status],
  );
  for (const [leaf, set] of leaves)
    await client.query(`update score set ${set} where scorecard_id = $1 and criterion_id = $2`, [key, leaf]);
  if (dropped) await client.query('delete from score where scorecard_id = $1 and criterion_id = $2', [key, dropped]);
  return code;
}

interface Task {
  readonly kind: string;
  readonly leafCount: number;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly scorecard: { readonly unit: { readonly code: string } };
  readonly leaves: readonly { readonly criterion: { readonly code: string } }[];
}

const FIELDS = 'kind leafCount dueAt overdue scorecard { unit { code } } round { year } leaves { criterion { code } }';

/** Tasks in the round of the tests; what other rounds have is left out. */
async function tasksOf(asker: Asker): Promise<Task[]> {
  const { data, errors } = await hub.askAs(asker, `{ scoringTasks(first: 500) { totalCount nodes { ${FIELDS} } } }`);
  expect(errors).toBeUndefined();
  expect(data.scoringTasks.totalCount).toBe(data.scoringTasks.nodes.length);
  const codes = new Set(cards.map(({ code }) => code));
  return data.scoringTasks.nodes.filter((task: Task) => codes.has(task.scorecard.unit.code));
}

const kindsOf = async (asker: Asker): Promise<Record<string, string>> =>
  Object.fromEntries((await tasksOf(asker)).map(({ kind, leafCount, scorecard }) => [scorecard.unit.code, `${kind} ${leafCount}`]));

const officer = (unit: string) => ({ role: 'UNIT_OFFICER', unit }) as const;
const appraiser = { role: 'APPRAISER', unit: '001.noi-vu' } as const;

beforeEach(() =>
  client.query(`update scoring_round set status = 'OPEN', intake_closed_at = null, self_score_due = '2021-12-01T00:00+07' where id = $1`, [
    round,
  ]),
);

describe('a unit', () => {
  test('scores the leaves without its own points, also those that have no row yet', async () => {
    const code = await stage(0, { status: 'DRAFT', leaves: [[ofJustice, 'self_points = null']], dropped: ofOthers });
    for (const role of ['UNIT_OFFICER', 'LEADER'] as const) {
      const [task, ...more] = await tasksOf({ role, unit: code });
      expect(more).toEqual([]);
      expect(task).toMatchObject({ kind: 'SCORE', leafCount: 2, dueAt: '2021-12-01T00:00:00+07:00', overdue: true });
      expect(task!.leaves).toHaveLength(1);
    }
  });

  test('need not score what does not apply, and submits once all is scored', async () => {
    const code = await stage(1, { status: 'DRAFT', leaves: [[ofJustice, 'self_points = null, not_applicable = true']] });
    expect(await kindsOf(officer(code))).toEqual({ [code]: 'SUBMIT 0' });
  });

  test('explains the leaves that it was asked about, and those only', async () => {
    const code = await stage(2, {
      status: 'EXPLANATION_REQUESTED',
      leaves: [
        [ofJustice, 'explanation_requested = true'],
        [ofOthers, 'explanation_requested = true'],
      ],
    });
    const [task] = await tasksOf(officer(code));
    expect(task).toMatchObject({ kind: 'EXPLAIN', leafCount: 2, dueAt: null, overdue: false });
    expect(task!.leaves).toHaveLength(2);
  });

  test.each(['SUBMITTED', 'APPRAISED', 'EXPLAINED', 'REAPPRAISED', 'FINALIZED'])(
    'has nothing to do while its sheet is %s',
    async (status) => {
      expect(await tasksOf(officer(await stage(3, { status, leaves: [[ofJustice, 'appraised_points = null']] })))).toEqual([]);
    },
  );

  test('has no task of units below it or beside it', async () => {
    const code = await stage(0, { status: 'DRAFT', leaves: [[ofJustice, 'self_points = null']] });
    expect(Object.keys(await kindsOf({ role: 'LEADER', unit: '001' }))).toEqual([]);
    expect(Object.keys(await kindsOf(officer(cards[5]!.code)))).not.toContain(code);
  });

  test('scores and submits no more once intake is closed, but still explains', async () => {
    const [first, second, third] = [
      await stage(0, { status: 'DRAFT', leaves: [[ofJustice, 'self_points = null']] }),
      await stage(1, { status: 'DRAFT' }),
      await stage(2, { status: 'EXPLANATION_REQUESTED', leaves: [[ofJustice, 'explanation_requested = true']] }),
    ];
    const asker = [first, second, third].map(officer);
    expect(await kindsOf(asker)).toEqual({ [first]: 'SCORE 1', [second]: 'SUBMIT 0', [third]: 'EXPLAIN 1' });
    await client.query(`update scoring_round set intake_closed_at = now() + interval '1 day' where id = $1`, [round]);
    expect(Object.keys(await kindsOf(asker))).toHaveLength(3);
    await client.query(`update scoring_round set intake_closed_at = now() where id = $1`, [round]);
    expect(await kindsOf(asker)).toEqual({ [third]: 'EXPLAIN 1' });
  });

  test('is late from the first late instant on, and never without one', async () => {
    const code = await stage(1, { status: 'DRAFT' });
    const dueAt = async (due: string) => {
      await client.query(`update scoring_round set self_score_due = ${due} where id = $1`, [round]);
      return (await tasksOf(officer(code))).map((task) => [task.dueAt !== null, task.overdue]);
    };
    expect(await dueAt(`now() + interval '1 hour'`)).toEqual([[true, false]]);
    expect(await dueAt('now()')).toEqual([[true, true]]);
    expect(await dueAt('null')).toEqual([[false, false]]);
  });

  test.each(['PLANNED', 'FINALIZED', 'APPROVED', 'PUBLISHED'])('has nothing to do in a round that is %s', async (status) => {
    const code = await stage(1, { status: 'DRAFT' });
    await client.query('update scoring_round set status = $2 where id = $1', [round, status]);
    expect(await tasksOf(officer(code))).toEqual([]);
  });
});

describe('the standing agency', () => {
  test('appraises, closes, appraises again and finalizes, by what is left to say of a sheet', async () => {
    const expected: Record<string, string> = {};
    const stages: readonly (readonly [Stage, string | null])[] = [
      [{ status: 'DRAFT', leaves: [[ofJustice, 'self_points = null']] }, null],
      [{ status: 'SUBMITTED', leaves: [[ofJustice, 'appraised_points = null']], dropped: ofOthers }, 'APPRAISE 2'],
      [{ status: 'SUBMITTED', leaves: [[ofJustice, 'appraised_points = null, not_applicable = true']] }, 'CLOSE 0'],
      [{ status: 'APPRAISED' }, 'FINALIZE 0'],
      [{ status: 'APPRAISED', leaves: [[ofJustice, 'explanation_requested = true']] }, null],
      [{ status: 'EXPLANATION_REQUESTED', leaves: [[ofJustice, 'explanation_requested = true']] }, null],
      [
        {
          status: 'EXPLAINED',
          leaves: [
            [ofJustice, 'explanation_requested = true'],
            [ofOthers, 'explanation_requested = true, reappraised_points = 0.25'],
          ],
        },
        'REAPPRAISE 1',
      ],
      [{ status: 'EXPLAINED', leaves: [[ofJustice, 'explanation_requested = true, reappraised_points = 0']] }, 'CLOSE 0'],
      [{ status: 'REAPPRAISED', leaves: [[ofJustice, 'explanation_requested = true, reappraised_points = 0']] }, 'FINALIZE 0'],
      [{ status: 'FINALIZED' }, null],
    ];
    for (const [at, [wanted, task]] of stages.entries()) {
      const code = await stage(at, wanted);
      if (task) expected[code] = task;
    }
    const kinds = await kindsOf(appraiser);
    const staged = Object.fromEntries(cards.slice(0, stages.length).flatMap(({ code }) => (kinds[code] ? [[code, kinds[code]]] : [])));
    expect(staged).toEqual(expected);
    expect(await kindsOf({ role: 'SURVEYOR', unit: '001.noi-vu' })).toEqual({});
  });

  test('gives its leader no task on sheets that a leader may not see', async () => {
    await stage(2, { status: 'SUBMITTED' });
    expect(await kindsOf({ role: 'LEADER', unit: '001.noi-vu' })).toEqual({});
    const code = await stage(3, { status: 'APPRAISED' });
    const both = [{ role: 'LEADER', unit: '001.noi-vu' } as const, { role: 'LEADER', unit: '001' } as const];
    expect(await kindsOf(both)).toMatchObject({ [code]: 'FINALIZE 0' });
    expect(await kindsOf(both[1]!)).toEqual({});
  });
});

describe('the owner agency of a leaf', () => {
  const justice = { role: 'APPRAISER', unit: '001.tu-phap' } as const;

  test('appraises its own leaves only, and closes nothing', async () => {
    const open = await stage(0, {
      status: 'SUBMITTED',
      leaves: [
        [ofJustice, 'appraised_points = null'],
        [ofOthers, 'appraised_points = null'],
      ],
    });
    const done = await stage(1, { status: 'SUBMITTED', leaves: [[ofOthers, 'appraised_points = null']] });
    const closed = await stage(2, { status: 'SUBMITTED' });
    const explained = await stage(3, {
      status: 'EXPLAINED',
      leaves: [
        [ofJustice, 'explanation_requested = true'],
        [ofOthers, 'explanation_requested = true'],
      ],
    });
    const kinds = await kindsOf(justice);
    expect(kinds).toMatchObject({ [open]: 'APPRAISE 1', [explained]: 'REAPPRAISE 1' });
    expect(kinds).not.toHaveProperty(done);
    expect(kinds).not.toHaveProperty(closed);
    expect(await kindsOf(appraiser)).toMatchObject({
      [open]: 'APPRAISE 2',
      [done]: 'APPRAISE 1',
      [closed]: 'CLOSE 0',
      [explained]: 'REAPPRAISE 2',
    });
  });
});

describe('the list', () => {
  const PAGE = `query Tasks($first: Int, $after: String, $last: Int, $before: String) {
    scoringTasks(first: $first, after: $after, last: $last, before: $before) {
      totalCount pageInfo { hasNextPage startCursor endCursor } nodes { ${FIELDS} } } }`;
  const codeOf = ({ scorecard }: Task) => scorecard.unit.code;

  test('is paged both ways without gaps, the soonest due first', async () => {
    const codes: string[] = [];
    for (let at = 0; at < 4; at += 1) codes.push(await stage(at, { status: 'DRAFT' }));
    for (let at = 4; at < 6; at += 1)
      codes.push(await stage(at, { status: 'EXPLANATION_REQUESTED', leaves: [[ofJustice, 'explanation_requested = true']] }));
    // Ward 00100 stands in another round, which was due earlier.
    await client.query(`update scoring_round set self_score_due = '2021-12-20T00:00+07' where id = $1`, [round]);
    const asker = [...codes, '00100'].map(officer);
    const whole = (await hub.askAs(asker, PAGE, { first: 50 })).data.scoringTasks;
    expect(whole.nodes.map(codeOf)).toEqual(['00100', ...codes]);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await hub.askAs(asker, PAGE, { first: 3, after });
      seen.push(...data.scoringTasks.nodes.map(codeOf));
      expect(data.scoringTasks.totalCount).toBe(7);
      after = data.scoringTasks.pageInfo.hasNextPage ? data.scoringTasks.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['00100', ...codes]);
    const { data } = await hub.askAs(asker, PAGE, { last: 2, before: whole.pageInfo.endCursor });
    expect(data.scoringTasks.nodes.map(codeOf)).toEqual(codes.slice(3, 5));
    const foreign = await hub.askAs(asker, '{ scoringRounds(first: 1) { pageInfo { endCursor } } }');
    const refused = await hub.askAs(asker, PAGE, { after: foreign.data.scoringRounds.pageInfo.endCursor });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('takes as many statements for all tasks with their leaves as for one', async () => {
    for (let at = 0; at < 8; at += 1) await stage(at, { status: 'SUBMITTED', leaves: [[ofJustice, 'appraised_points = null']] });
    const one = await hub.askAs(appraiser, PAGE, { first: 1 });
    const all = await hub.askAs(appraiser, PAGE, { first: 500 });
    expect(one.data.scoringTasks.nodes).toHaveLength(1);
    expect(all.data.scoringTasks.nodes.length).toBeGreaterThan(7);
    expect(all.statements).toHaveLength(one.statements.length);
  });

  test.each<[string, Asker]>([
    ['everybody', null],
    ['a data steward', { role: 'DATA_STEWARD' }],
    ['an administrator', { role: 'ADMIN' }],
  ])('of %s is empty, and asks the database nothing', async (_, asker) => {
    const { data, statements } = await hub.askAs(asker, '{ scoringTasks { totalCount nodes { kind } } }');
    expect(data.scoringTasks).toEqual({ totalCount: 0, nodes: [] });
    expect(statements).toEqual([]);
  });
});
