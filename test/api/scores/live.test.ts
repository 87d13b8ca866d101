import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { globalId, parseGlobalId } from '../../../src/kernel/global-id.js';
import { leaveTrace } from '../../../src/modules/scores/scoring-trace.commands.js';
import { query } from '../../kit/databases.js';
import { hubsForWriting, type Asker, type TestHub } from '../../kit/hub.js';
import { byEventStream, byWebSocket, codesOf, errorsOf, type Subscribe, type Subscriber } from '../../kit/subscriber.js';
import { changesOf, eventsOf, Listeners, numbers, told, type SeenChange } from './live-round.js';
import { POSTS, RoundPlayer, ward } from './round-player.js';
import { smallRound, type SmallRound } from './small-round.js';
import { publishSmallSet } from './small-set.js';
import { withClient } from './with-client.js';

const { chair, standing } = POSTS;
const [here, there] = hubsForWriting(2, { now: () => new Date('2018-11-10T09:00:00+07:00') }) as [TestHub, TestHub];
const player = new RoundPlayer(here);
const WARDS = ['00115', '00118', '00121', '00124', '00127', '00130', '00133', '00136', '00139', '00142'];

/** Every request at the other hub than the one before. */
function inTurns(): RoundPlayer {
  let at = 0;
  const next = (): TestHub => [here, there][(at += 1) % 2]!;
  return new RoundPlayer({ ...here, ask: (...asked) => next().ask(...asked), askAs: (...asked) => next().askAs(...asked) });
}

/** How many changes a round has seen, by the database. */
async function sequenceOf(round: string): Promise<number> {
  const [row] = await query(here.databaseUrl, 'select sequence from scoring_feed where round_id = $1', [keyOf(round)]);
  return Number(row?.['sequence'] ?? 0);
}

const keyOf = (id: string): number => Number(parseGlobalId(id)!.key);
const sequences = (changes: readonly SeenChange[]): number[] => changes.map(({ sequence }) => sequence);

const listeners = new Listeners();
afterEach(() => listeners.leave());
beforeAll(() => publishSmallSet(here.databaseUrl, '004', '004-thu'));

const WAYS: readonly [string, Subscribe][] = [
  ['over SSE', byEventStream],
  ['over a WebSocket', byWebSocket],
];

describe.each(WAYS)('A round that is played at two hubs, watched %s', (way, transport) => {
  const TOLD = [
    'OPEN_ROUND',
    ...['1.1', '1.2', '2.1', 'T.1'].flatMap(() => ['SCORE_LEAF', 'ATTACH_EVIDENCE']),
    'SUBMIT',
    ...['1.1', '1.2', '2.1', '2.2', 'T.1', 'P.1'].map(() => 'APPRAISE_LEAF'),
    ...'CLOSE_APPRAISAL REQUEST_EXPLANATION EXPLAIN_LEAF SUBMIT_EXPLANATION REAPPRAISE_LEAF CLOSE_REAPPRAISAL'.split(' '),
    ...'ADJUST_ROUND FINALIZE FINALIZE_ROUND APPROVE_ROUND PUBLISH_ROUND CORRECT_LEAF'.split(' '),
  ];
  const OF_THE_ROUND = ['OPEN_ROUND', 'ADJUST_ROUND', 'FINALIZE_ROUND', 'APPROVE_ROUND', 'PUBLISH_ROUND'];
  let round: SmallRound;
  let watchers: Record<'steward' | 'appraiser' | 'officer', Subscriber>;
  let progress: Subscriber[];

  /** From opening to a correction. */
  async function play(both: RoundPlayer, { id, sheets }: SmallRound): Promise<void> {
    const sheet = sheets['00115']!;
    const leaf = async (code: string) => (await both.sheet(sheet)).leaves[code]!;
    await both.stepDone(chair, 'openRound', id);
    await both.score(ward('00115'), sheet, { '1.1': 20, '1.2': 15, '2.1': 20, 'T.1': 1 });
    await both.stepDone(ward('00115'), 'submitScorecard', sheet, { lockedBy: 'Phó Chủ tịch UBND phường' });
    await both.appraise(standing, sheet, { '1.1': 20, '1.2': 15, '2.1': 18, '2.2': 10, 'T.1': 1, 'P.1': 0.5 });
    await both.stepDone(standing, 'closeAppraisal', sheet);
    await both.stepDone(standing, 'requestExplanation', sheet, { leaves: [(await leaf('1.2')).id], note: 'Thiếu biên bản' });
    const asked = await leaf('1.2');
    await both.done(ward('00115'), 'explainLeaf', { score: asked.id, version: asked.version, explanation: 'Biên bản lập ngày 5/9' });
    await both.stepDone(ward('00115'), 'submitExplanation', sheet);
    await both.appraise(standing, sheet, { '1.2': 14 }, 'reappraiseLeaf');
    await both.stepDone(standing, 'closeReappraisal', sheet);
    await both.stepDone(standing, 'adjustRound', id, { input: { surveyHeld: false } });
    await both.stepDone(standing, 'finalizeScorecard', sheet);
    await both.stepDone(standing, 'finalizeRound', id);
    await both.stepDone(chair, 'approveRound', id, { decision: { number: '15/QĐ-UBND', on: '2018-11-20' } });
    await both.stepDone(chair, 'publishRound', id, { decision: { number: '16/QĐ-UBND', on: '2018-11-25' } });
    const wrong = await leaf('2.1');
    const input = { points: 19, decision: '20/QĐ-UBND', decidedOn: '2018-12-10', reason: 'Cộng sai điểm' };
    await both.done(chair, 'correctScore', { score: wrong.id, version: wrong.version, input });
  }

  beforeAll(async () => {
    round = await smallRound(player, `Theo dõi ${way}`, ['00115'], false);
    watchers = {
      steward: await listeners.changes(here, undefined, { round: round.id }, transport),
      appraiser: await listeners.changes(there, standing, { round: round.id }, transport),
      officer: await listeners.changes(there, ward('00115'), { scorecard: round.sheets['00115']! }, transport),
    };
    progress = [await listeners.progress(here, chair, round.id, transport), await listeners.progress(there, standing, round.id, transport)];
    await Promise.all([...Object.values(watchers), ...progress].map((one) => one.result(0)));
    await play(inTurns(), round);
    await Promise.all([...Object.values(watchers), ...progress].map((one) => told(one, TOLD.length + 1)));
    await sleep(700); // whatever would come twice has come by then
    listeners.leave();
  }, 60_000);

  test('begins with its present, and tells each step once and in order at both hubs', () => {
    for (const watcher of [watchers.steward, watchers.appraiser]) {
      expect(eventsOf(watcher)[0]).toMatchObject({ sequence: 1, changes: [], more: false, round: { id: round.id, status: 'PLANNED' } });
      expect(changesOf(watcher).map(({ step }) => step)).toEqual(TOLD);
      expect(sequences(changesOf(watcher))).toEqual(numbers(2, TOLD.length + 1));
    }
    expect(changesOf(watchers.appraiser).map(({ at }) => at)).toEqual(changesOf(watchers.steward).map(({ at }) => at));
  });

  test('says of each change whose it was, how far sheet or round came, and what was said with it', () => {
    const by = Object.fromEntries(changesOf(watchers.appraiser).map((change) => [change.step, change]));
    const sheet = expect.objectContaining({ id: round.sheets['00115'] });
    expect(by['OPEN_ROUND']).toMatchObject({ part: 'ISSUER', roundStatus: 'OPEN', status: null, scorecard: null, score: null });
    expect(by['SCORE_LEAF']).toMatchObject({
      part: 'UNIT',
      status: 'DRAFT',
      roundStatus: null,
      scorecard: sheet,
      score: { id: expect.any(String) },
    });
    expect(by['SUBMIT']).toMatchObject({ part: 'UNIT', status: 'SUBMITTED', scorecard: sheet, score: null, note: null });
    expect(by['REQUEST_EXPLANATION']).toMatchObject({ part: 'STANDING_AGENCY', status: 'EXPLANATION_REQUESTED', note: 'Thiếu biên bản' });
    expect(by['REAPPRAISE_LEAF']).toMatchObject({ part: 'LEAF_APPRAISER', status: 'EXPLAINED' });
    expect(by['CORRECT_LEAF']).toMatchObject({ part: 'ISSUER', status: 'FINALIZED', note: '20/QĐ-UBND: Cộng sai điểm' });
  });

  test('tells whoever watches one sheet of that sheet alone, with the numbers of the round', () => {
    const changes = changesOf(watchers.officer);
    expect(changes.map(({ step }) => step)).toEqual(TOLD.filter((step) => !OF_THE_ROUND.includes(step)));
    const all = changesOf(watchers.steward);
    expect(sequences(changes)).toEqual(sequences(all.filter(({ scorecard }) => scorecard !== null)));
    expect(
      eventsOf(watchers.officer)
        .slice(1)
        .every((event) => event.changes.length > 0),
    ).toBe(true);
  });

  test('is a state in roundProgress: the last one at both hubs, no event without a change, and not over when it is published', () => {
    for (const { results } of progress) {
      const events = results.map(({ data }) => data.roundProgress);
      const passed = events.map(({ sequence }) => sequence);
      expect(passed).toEqual([...new Set(passed)].sort((one, other) => one - other));
      expect(events[0]).toMatchObject({ sequence: 1, round: { status: 'PLANNED', progress: { units: 1, submitted: 0, finalized: 0 } } });
      expect(events.at(-1)).toEqual({
        sequence: TOLD.length + 1,
        round: { id: round.id, status: 'PUBLISHED', version: 6, progress: { units: 1, submitted: 1, appraised: 1, finalized: 1 } },
      });
    }
  });
});

describe('scorecardChanged', () => {
  let round: SmallRound;
  beforeAll(async () => {
    round = await smallRound(player, 'Theo dõi', WARDS);
  }, 60_000);

  /** A leaf of the first sheet is scored so often, with a pause after each time. */
  async function scoreAgain(times: number, pauseMs: number): Promise<void> {
    const { id, version } = (await player.sheet(round.sheets['00115']!)).leaves['1.1']!;
    for (let time = 0; time < times; time += 1) {
      await player.done(ward('00115'), 'scoreLeaf', { score: id, version: version + time, input: { points: time % 20 } });
      await sleep(pauseMs);
    }
  }

  /** A client that is cut again and again, comes again at some hub by some way with the last sequence that came, and ends at a number. */
  async function oftenCut(cuts: readonly Cut[], from: number, isOver: () => number | null): Promise<SeenChange[]> {
    const seen: SeenChange[] = [];
    let after = from;
    for (let at = 0; after !== isOver(); at += 1) {
      const { hub, way, events, pauseMs } = cuts[at % cuts.length]!;
      const subscriber = await listeners.changes(
        hub ? here : there,
        standing,
        { round: round.id, after },
        way ? byEventStream : byWebSocket,
      );
      await Promise.race([subscriber.result(events), sleep(400)]);
      subscriber.leave();
      seen.push(...changesOf(subscriber));
      after = eventsOf(subscriber).at(-1)?.sequence ?? after;
      await sleep(pauseMs);
    }
    return seen;
  }

  interface Cut {
    readonly hub: boolean;
    readonly way: boolean;
    readonly events: number;
    readonly pauseMs: number;
  }

  const cut = fc.record({
    hub: fc.boolean(),
    way: fc.boolean(),
    events: fc.integer({ min: 0, max: 2 }),
    pauseMs: fc.integer({ min: 0, max: 150 }),
  });

  test('loses nothing and tells nothing twice, wherever a client is cut and comes again with what it has', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 6 }), async (cuts) => {
        const from = await sequenceOf(round.id);
        let over: number | null = null;
        const writing = scoreAgain(20, 40).then(async () => (over = await sequenceOf(round.id)));
        const seen = await oftenCut(cuts, from, () => over);
        await writing;
        expect(sequences(seen)).toEqual(numbers(from + 1, from + 20));
      }),
      { numRuns: 6, endOnFailure: true },
    );
  }, 90_000);

  test('sees each of 40 who score at the same moment at two hubs, and their numbers have no gap', async () => {
    const from = await sequenceOf(round.id);
    const watchers = [
      await listeners.changes(here, standing, { round: round.id }),
      await listeners.changes(there, undefined, { round: round.id }, byWebSocket),
      await listeners.changes(there, standing, { round: round.id, after: from }),
    ];
    await Promise.all(watchers.map((one) => one.result(0)));
    const sheets = await Promise.all(WARDS.map(async (unit) => [unit, (await player.sheet(round.sheets[unit]!)).leaves] as const));
    const leaves = sheets.flatMap(([unit, all]) => ['1.1', '1.2', '2.1', 'T.1'].map((code) => ({ unit, leaf: all[code]! })));
    const other = new RoundPlayer(there);
    await Promise.all(
      leaves.map(({ unit, leaf }, at) =>
        (at % 2 ? player : other).done(ward(unit), 'scoreLeaf', { score: leaf.id, version: leaf.version, input: { points: 1 } }),
      ),
    );
    expect(await sequenceOf(round.id)).toBe(from + 40);
    const stored = await query(here.databaseUrl, 'select sequence from scoring_change where round_id = $1 order by sequence', [
      keyOf(round.id),
    ]);
    expect(stored.map(({ sequence }) => sequence)).toEqual(numbers(1, from + 40));
    for (const watcher of watchers) {
      await told(watcher, from + 40);
      expect(sequences(changesOf(watcher))).toEqual(numbers(from + 1, from + 40));
      expect(new Set(changesOf(watcher).map(({ score }) => score!.id))).toEqual(new Set(leaves.map(({ leaf }) => leaf.id)));
    }
  }, 60_000);

  test('tells at most 500 changes an event, and the next event at once where there are more', async () => {
    const from = await sequenceOf(round.id);
    const live = await listeners.changes(there, standing, { round: round.id });
    await live.result(0);
    await withClient(here.databaseUrl, async (client) => {
      for (const sheet of Object.values(round.sheets)) {
        const { rows } = await client.query<{ id: number }>('select id from score where scorecard_id = $1 order by id', [keyOf(sheet)]);
        const scores = numbers(1, 120).map((at) => rows[at % rows.length]!.id);
        await leaveTrace(client, {
          round: keyOf(round.id),
          scorecard: keyOf(sheet),
          scores,
          step: 'APPRAISE_LEAF',
          status: 'SUBMITTED',
          part: 'LEAF_APPRAISER',
          note: null,
        });
      }
    });
    const back = await listeners.changes(here, standing, { round: round.id, after: from });
    for (const [watcher, first] of [
      [back, 0],
      [live, 1],
    ] as const) {
      await told(watcher, from + 1_200);
      const events = eventsOf(watcher).slice(first);
      expect(events.map(({ changes, more, sequence }) => [changes.length, more, sequence])).toEqual([
        [500, true, from + 500],
        [500, true, from + 1_000],
        [200, false, from + 1_200],
      ]);
      expect(sequences(changesOf(watcher))).toEqual(numbers(from + 1, from + 1_200));
    }
  }, 60_000);

  test('looks at all that is watched with one statement, and no more when nobody is left', async () => {
    const other = await smallRound(player, 'Theo dõi nữa', ['00115']);
    const rounds = [round, other, round].map(({ id }) => ({ round: id }));
    const sheets = [round.sheets['00115']!, round.sheets['00118']!, other.sheets['00115']!].map((scorecard) => ({ scorecard }));
    const all = await Promise.all([...rounds, ...sheets].map((wanted) => listeners.changes(there, standing, wanted)));
    await Promise.all(all.map((one) => one.result(0)));
    await sleep(600);
    const looks = await there.statementsDuring(() => sleep(1_200));
    const [ofRounds, ofSheets] = ['scoring_feed', 'max(c.sequence)'].map((part) => looks.filter(({ sql }) => sql.includes(part)));
    expect(looks).toHaveLength(ofRounds!.length + ofSheets!.length);
    for (const [statements, keys] of [
      [ofRounds!, [round.id, other.id]],
      [ofSheets!, sheets.map(({ scorecard }) => scorecard)],
    ] as const) {
      expect(statements.length).toBeGreaterThanOrEqual(1);
      expect(statements.length).toBeLessThanOrEqual(4);
      for (const { parameters } of statements) expect(new Set(parameters[0] as number[])).toEqual(new Set(keys.map(keyOf)));
    }
    listeners.leave();
    await sleep(700);
    expect(await there.statementsDuring(() => sleep(700))).toEqual([]);
  });
});

describe('What somebody may not see', () => {
  const above: Asker = { role: 'LEADER', unit: '01' };
  const beside = ward('00118');
  let round: SmallRound;
  beforeAll(async () => {
    round = await smallRound(player, 'Quyền xem', ['00115', '00118']);
  });

  test('is left out of a round while the sheet is a draft and as long as it is submitted, and told from the first appraisal on', async () => {
    const sheet = round.sheets['00115']!;
    const from = await sequenceOf(round.id);
    const watchers = {
      above: await listeners.changes(here, above, { round: round.id }),
      issuer: await listeners.changes(there, chair, { round: round.id }, byWebSocket),
      beside: await listeners.changes(there, beside, { round: round.id }),
      own: await listeners.changes(here, ward('00115'), { round: round.id }),
    };
    await Promise.all(Object.values(watchers).map((one) => one.result(0)));
    await player.score(ward('00115'), sheet, { '1.1': 20, '1.2': 15, '2.1': 20, 'T.1': 1 });
    await player.stepDone(ward('00115'), 'submitScorecard', sheet, { lockedBy: 'Phó Chủ tịch UBND phường' });
    await player.appraise(standing, sheet, { '1.1': 20, '1.2': 15, '2.1': 18, '2.2': 10, 'T.1': 1, 'P.1': 0.5 });
    const submitted = await sequenceOf(round.id);
    for (const watcher of Object.values(watchers)) await told(watcher, submitted);
    expect(sequences(changesOf(watchers.own))).toEqual(numbers(from + 1, submitted));
    for (const name of ['above', 'issuer', 'beside'] as const) expect([name, changesOf(watchers[name])]).toEqual([name, []]);

    await player.stepDone(standing, 'closeAppraisal', sheet);
    for (const watcher of Object.values(watchers)) await told(watcher, submitted + 1);
    for (const name of ['above', 'issuer'] as const)
      expect(changesOf(watchers[name]).map(({ sequence, step, scorecard }) => [sequence, step, scorecard?.id])).toEqual([
        [submitted + 1, 'CLOSE_APPRAISAL', sheet],
      ]);
    expect(changesOf(watchers.beside)).toEqual([]);
    // What was left out then, a sheet of this stage shows to whoever asks for it from the start; its neighbour still nothing.
    const [again, neighbour] = [
      await listeners.changes(there, above, { round: round.id, after: from }),
      await listeners.changes(there, beside, { round: round.id, after: from }),
    ];
    await told(again, submitted + 1);
    await told(neighbour, submitted + 1);
    expect(sequences(changesOf(again))).toEqual(numbers(from + 1, submitted + 1));
    expect(changesOf(neighbour)).toEqual([]);
  }, 60_000);

  test('ends the watch of a sheet: the next event is NOT_FOUND', async () => {
    const watcher = await listeners.changes(there, above, { scorecard: round.sheets['00115']! });
    await watcher.result(0);
    await player.stepDone(standing, 'reopenScorecard', round.sheets['00115']!, { reason: 'Chấm lại' });
    expect(await codesOf(watcher)).toEqual(['NOT_FOUND']);
    expect(watcher.results.filter(({ data }) => data)).toHaveLength(1);
  });

  test('is NOT_FOUND to watch, as what is not there', async () => {
    const sheet = round.sheets['00115']!;
    const askers: [Asker, { round: string } | { scorecard: string }][] = [
      [null, { round: round.id }],
      [ward('00004'), { round: round.id }],
      [standing, { round: globalId('ScoringRound', 999_999) }],
      [null, { scorecard: sheet }],
      [beside, { scorecard: sheet }],
      [above, { scorecard: sheet }],
      [standing, { scorecard: globalId('Scorecard', 999_999) }],
    ];
    const texts = new Set<string>();
    for (const [asker, wanted] of askers) {
      const errors = await errorsOf(await listeners.changes(here, asker, wanted));
      expect(errors).toMatchObject([{ path: ['scorecardChanged'], extensions: { code: 'NOT_FOUND', messageVi: expect.any(String) } }]);
      texts.add(errors[0].message);
    }
    expect([...texts].sort()).toEqual(['There is no such round.', 'There is no such scorecard.']);
    expect(await codesOf(await listeners.progress(here, null, round.id))).toEqual(['NOT_FOUND']);
  });
});

describe('What cannot be watched', () => {
  let round: SmallRound;
  beforeAll(async () => {
    round = await smallRound(player, 'Không theo dõi', ['00115']);
  });

  test.each<[string, (round: SmallRound) => object]>([
    ['neither round nor sheet', () => ({})],
    ['both of them', ({ id, sheets }) => ({ round: id, scorecard: sheets['00115'] })],
    ['an id of something else', ({ sheets }) => ({ round: sheets['00115'] })],
    ['no id at all', () => ({ scorecard: 'x' })],
    ['a number below 0', ({ id }) => ({ round: id, after: -1 })],
    ['a number that is still to come', ({ id }) => ({ round: id, after: 3 })],
    ['the same of a sheet', ({ sheets }) => ({ scorecard: sheets['00115'], after: 3 })],
  ])('%s is refused in both languages', async (_, wanted) => {
    const errors = await errorsOf(await listeners.changes(here, standing, wanted(round)));
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', messageVi: expect.any(String), hint: expect.any(String) } }]);
  });

  test('goes for the ids of roundProgress too', async () => {
    expect(await codesOf(await listeners.progress(here, standing, round.sheets['00115']!))).toEqual(['BAD_USER_INPUT']);
  });
});
