import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clientReads } from '../../../src/kernel/client-reads.js';
import { wrongResults } from '../../../src/modules/scores/result-check.js';
import { query } from '../../kit/databases.js';
import { hubForWriting, type Asker } from '../../kit/hub.js';
import { codeOf, POSTS, RoundPlayer, ruleOf, ward, type SeenSheet } from './round-player.js';
import { publishSmallSet } from './small-set.js';
import { withClient } from './with-client.js';

let now = '2018-11-10T09:00:00+07:00';
const hub = hubForWriting({ now: () => new Date(now) });
const player = new RoundPlayer(hub);

const UNITS = ['00115', '00118'];
const LEAVES = ['1.1', '1.2', '2.1', '2.2', '3.1', 'T.1', 'P.1'];
const ASKERS: Readonly<Record<string, Asker>> = {
  ...POSTS,
  'ward 00115': ward('00115'),
  'ward 00118': ward('00118'),
  steward: { role: 'DATA_STEWARD' },
  administrator: { role: 'ADMIN' },
};

/** What somebody tries: numbers choose a unit, a leaf and points of what is there. */
interface Attempt {
  readonly as: keyof typeof ASKERS;
  readonly name: string;
  readonly unit: number;
  readonly leaf: number;
  readonly points: number;
  /** A version that is not the present one. */
  readonly stale: boolean;
}

const SHEET_MOVES = ['submitScorecard', 'closeAppraisal', 'submitExplanation', 'closeReappraisal', 'finalizeScorecard'];
const REASONED = ['reopenScorecard', 'leaveUnranked'];
const LEAF_MOVES = ['scoreLeaf', 'appraiseLeaf', 'reappraiseLeaf', 'explainLeaf', 'correctScore', 'attachEvidence', 'requestExplanation'];
const ROUND_MOVES = ['closeIntake', 'reopenIntake', 'finalizeRound', 'approveRound', 'publishRound', 'reopenRound', 'adjustRound'];

const attempt: fc.Arbitrary<Attempt> = fc.record({
  as: fc.constantFrom(...Object.keys(ASKERS)),
  name: fc.constantFrom(...SHEET_MOVES, ...REASONED, ...LEAF_MOVES, ...LEAF_MOVES, ...ROUND_MOVES),
  unit: fc.nat(UNITS.length - 1),
  leaf: fc.nat(LEAVES.length - 1),
  points: fc.constantFrom(0, 0.25, 1.5, 2, 10, 19.75, 20, 21),
  stale: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
});

/** Brings a round forward as it is meant to go, so that late stages are reached too. */
const forward = fc.constantFrom('score', 'appraise', 'explain', 'final', 'publish');

/** All that the database holds of a round but what follows from it. */
async function state(round: number): Promise<Record<string, unknown>> {
  const [row] = await query(
    hub.databaseUrl,
    `select (select to_jsonb(r) from scoring_round r where r.id = $1) as round,
       (select jsonb_agg(to_jsonb(k) order by k.id) from scorecard k where k.round_id = $1) as sheets,
       (select jsonb_agg(to_jsonb(s) order by s.id) from score s join scorecard k on k.id = s.scorecard_id where k.round_id = $1) as leaves,
       (select jsonb_agg(to_jsonb(e) order by e.id) from evidence e join score s on s.id = e.score_id join scorecard k on k.id = s.scorecard_id where k.round_id = $1) as evidence,
       (select sequence from scoring_feed where round_id = $1) as sequence`,
    [round],
  );
  return row!;
}

const keyOf = (id: string): number => Number(Buffer.from(id, 'base64url').toString().split(':')[1]);
let rounds = 0;

async function newRound(): Promise<{ id: string; sheets: Record<string, string> }> {
  now = '2018-11-10T09:00:00+07:00';
  const { id } = await player.done(POSTS.chair, 'planRound', {
    input: {
      issuer: '004',
      block: 'WARD',
      blockLabel: `Thử ${(rounds += 1)}`,
      year: 2018,
      criteriaSet: { code: '004-bat-bien', version: 1 },
      standingAgency: '004.noi-vu',
      selfScoreDue: '2018-11-30T00:00:00+07:00',
      units: UNITS,
    },
  });
  await player.stepDone(POSTS.chair, 'openRound', id);
  return { id, sheets: await player.sheetsOf(id) };
}

async function tryOut({ as, name, unit, leaf, points, stale }: Attempt, round: { id: string; sheets: Record<string, string> }) {
  const asker = ASKERS[as]!;
  const sheetId = round.sheets[UNITS[unit]!]!;
  const off = stale ? 7 : 0;
  if (ROUND_MOVES.includes(name)) {
    const more: Record<string, object> = {
      approveRound: { decision: { number: '1/QĐ-UBND', on: '2019-02-01' } },
      publishRound: { decision: { number: '2/QĐ-UBND', on: '2019-02-02' } },
      reopenRound: { reason: 'Kiểm tra lại' },
      reopenIntake: { reason: 'Kiểm tra lại' },
      adjustRound: { input: { surveyHeld: points > 1 } },
    };
    return player.send(asker, name, { round: round.id, version: (await player.version(round.id)) + off, ...more[name] });
  }
  const sheet: SeenSheet = await player.sheet(sheetId);
  const version = sheet.version + off;
  const at = sheet.leaves[LEAVES[leaf]!]!;
  const ofLeaf = { score: at.id, version: at.version + off };
  switch (name) {
    case 'scoreLeaf':
      return player.send(asker, name, {
        ...ofLeaf,
        input: points === 21 ? { notApplicable: true } : { points, explanation: 'Chưa ban hành' },
      });
    case 'appraiseLeaf':
    case 'reappraiseLeaf':
      return player.send(asker, name, { ...ofLeaf, input: { points } });
    case 'explainLeaf':
      return player.send(asker, name, { ...ofLeaf, explanation: 'Đã bổ sung' });
    case 'correctScore':
      return player.send(asker, name, {
        ...ofLeaf,
        input: { points, decision: '9/QĐ-UBND', decidedOn: '2019-03-01', reason: 'Đính chính' },
      });
    case 'attachEvidence':
      return player.send(asker, name, { score: at.id, input: { title: 'Quyết định', number: '5/QĐ-UBND' } });
    case 'requestExplanation':
      return player.send(asker, name, { scorecard: sheetId, version, leaves: [at.id] });
    case 'submitScorecard':
      return player.send(asker, name, { scorecard: sheetId, version, lockedBy: 'Phó Chủ tịch' });
    default:
      return player.send(asker, name, { scorecard: sheetId, version, ...(REASONED.includes(name) && { reason: 'Kiểm tra lại' }) });
  }
}

/** Goes one stretch of the usual way, as far as it is open; what is refused is part of the game. */
async function goForward(stretch: string, { id, sheets }: { id: string; sheets: Record<string, string> }): Promise<void> {
  for (const unit of UNITS) {
    const sheet = await player.sheet(sheets[unit]!);
    const each = async (as: Asker, name: string, codes: readonly string[], input: object): Promise<void> => {
      for (const code of codes)
        await player.send(as, name, { score: sheet.leaves[code]!.id, version: sheet.leaves[code]!.version, ...input });
    };
    if (stretch === 'score') {
      await each(ward(unit), 'scoreLeaf', ['1.1', '1.2', '2.1'], { input: { points: 15.25, explanation: 'Chưa có văn bản' } });
      await player.step(ward(unit), 'submitScorecard', sheet.id, { lockedBy: 'Phó Chủ tịch' });
    } else if (stretch === 'appraise') {
      await each(POSTS.standing, 'appraiseLeaf', ['1.1', '1.2', '2.1', '2.2', 'T.1'], { input: { points: 1.75 } });
      await player.step(POSTS.standing, 'closeAppraisal', sheet.id);
    } else if (stretch === 'explain') {
      await player.step(POSTS.standing, 'requestExplanation', sheet.id, { leaves: [sheet.leaves['1.1']!.id] });
      const asked = await player.sheet(sheet.id);
      for (const { id: score, version, explanationRequested } of Object.values(asked.leaves))
        if (explanationRequested) await player.send(ward(unit), 'explainLeaf', { score, version, explanation: 'Đã có' });
      await player.step(ward(unit), 'submitExplanation', sheet.id);
      const explained = await player.sheet(sheet.id);
      for (const { id: score, version, explanationRequested } of Object.values(explained.leaves))
        if (explanationRequested) await player.send(POSTS.standing, 'reappraiseLeaf', { score, version, input: { points: 2 } });
      await player.step(POSTS.standing, 'closeReappraisal', sheet.id);
    } else if (stretch === 'final') {
      await player.step(POSTS.standing, 'adjustRound', id, { input: { surveyHeld: false } });
      await player.step(POSTS.standing, 'finalizeScorecard', sheet.id);
    }
  }
  if (stretch !== 'publish') return;
  await player.step(POSTS.standing, 'finalizeRound', id);
  now = '2019-02-01T09:00:00+07:00';
  await player.step(POSTS.chair, 'approveRound', id, { decision: { number: '1/QĐ-UBND', on: '2019-02-01' } });
  await player.step(POSTS.chair, 'publishRound', id, { decision: { number: '2/QĐ-UBND', on: '2019-02-02' } });
}

const REFUSALS = ['FORBIDDEN', 'RULE_VIOLATION', 'STALE_VERSION', 'DEADLINE_PASSED', 'BAD_USER_INPUT', 'NOT_FOUND'];

/** What the journal says a round is, from its first row to its last. */
async function replayed(round: number): Promise<{ round: any; scorecards: Map<number, any>; scores: Map<number, any> }> {
  const rows = await query(
    hub.databaseUrl,
    `select after from audit_entry where command like 'scores.%' and after is not null order by id`,
  );
  const kept = { round: null as any, scorecards: new Map<number, any>(), scores: new Map<number, any>() };
  const sheets = new Set(
    (await query(hub.databaseUrl, 'select id from scorecard where round_id = $1', [round])).map(({ id }) => id as number),
  );
  for (const { after } of rows as { after: any }[]) {
    if (after.round?.id === round) kept.round = after.round;
    for (const sheet of after.scorecards ?? []) if (sheets.has(sheet.id)) kept.scorecards.set(sheet.id, sheet);
    for (const leaf of after.scores ?? []) if (sheets.has(leaf.scorecard)) kept.scores.set(leaf.id, leaf);
  }
  return kept;
}

async function holds(round: number): Promise<void> {
  const leaves = await query(
    hub.databaseUrl,
    `select s.id, s.final_points is not distinct from case when s.not_applicable then null
        else coalesce(s.corrected_points, s.reappraised_points, s.appraised_points, s.measured_points) end as last,
       s.self_points, s.appraised_points, s.reappraised_points, s.corrected_points, s.version, s.explanation, s.not_applicable, s.explanation_requested,
       (select count(*)::int from evidence e where e.score_id = s.id) as evidence
     from score s join scorecard k on k.id = s.scorecard_id where k.round_id = $1 order by s.id`,
    [round],
  );
  expect(leaves.filter(({ last }) => last !== true)).toEqual([]);
  const sums = await query(
    hub.databaseUrl,
    `select k.id from scorecard k left join lateral (
       select sum(s.self_points) as self from score s join criterion c on c.id = s.criterion_id join criteria_field f on f.id = c.field_id
       where s.scorecard_id = k.id and f.part = 'SCORED') s on true
     where k.round_id = $1 and k.self_points is distinct from s.self`,
    [round],
  );
  expect(sums).toEqual([]);
  expect(await withClient(hub.databaseUrl, (client) => wrongResults(clientReads(client)))).toEqual([]);
  const { round: told, scorecards, scores } = await replayed(round);
  const [present] = await query(hub.databaseUrl, 'select status, version, survey_held from scoring_round where id = $1', [round]);
  expect([told.status, told.version, told.surveyHeld]).toEqual([present!['status'], present!['version'], present!['survey_held']]);
  for (const { id, status, version, late } of await query(
    hub.databaseUrl,
    'select id, status, version, late from scorecard where round_id = $1',
    [round],
  ))
    expect(scorecards.get(id as number)).toMatchObject({ status, version, late });
  const same = (kept: unknown, present: unknown): boolean =>
    kept === null ? present === null : present !== null && Number(kept) === Number(present);
  for (const leaf of leaves as Record<string, any>[]) {
    const kept = scores.get(leaf['id']);
    expect(kept).toMatchObject({
      version: leaf['version'],
      explanation: leaf['explanation'],
      notApplicable: leaf['not_applicable'],
      asked: leaf['explanation_requested'],
    });
    expect(kept.evidence).toHaveLength(leaf['evidence']);
    for (const column of ['self', 'appraised', 'reappraised', 'corrected'])
      expect([leaf['id'], column, same(kept[column], leaf[`${column}_points`])]).toEqual([leaf['id'], column, true]);
  }
  const [feed] = await query(
    hub.databaseUrl,
    `select f.sequence = count(*) and max(c.sequence) = count(*) as whole from scoring_feed f join scoring_change c on c.round_id = f.round_id
     where f.round_id = $1 group by f.sequence`,
    [round],
  );
  expect(feed).toEqual({ whole: true });
}

describe('any sequence of steps by anybody', () => {
  beforeAll(() => publishSmallSet(hub.databaseUrl, '004', '004-bat-bien'));

  test('keeps what a round promises: a refusal changes nothing and names itself, sums follow from leaves, and the journal gives back the present state', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 6, arbitrary: attempt }, { weight: 1, arbitrary: forward }), { minLength: 25, maxLength: 60 }),
        async (game) => {
          const round = await newRound();
          const key = keyOf(round.id);
          for (const move of game) {
            if (typeof move === 'string') {
              await goForward(move, round);
              continue;
            }
            const before = await state(key);
            const answer = await tryOut(move, round);
            if (answer.errors) {
              expect(REFUSALS).toContain(codeOf(answer));
              // Not the database's own refusal of what a step should not have written.
              if (codeOf(answer) === 'BAD_USER_INPUT') expect(answer.errors[0]!.message).toMatch(/ takes 0 to |^The decision is of /u);
              if (codeOf(answer) === 'RULE_VIOLATION') expect(ruleOf(answer)).toEqual(expect.stringMatching(/^[A-Z_]+$/u));
              expect(await state(key)).toEqual(before);
            } else if ((before['round'] as any).status === 'PUBLISHED') {
              expect(move.name).toBe('correctScore');
            }
          }
          await holds(key);
        },
      ),
      { numRuns: 5 },
    );
  }, 300_000);

  test('reaches publication and correction on the way', async () => {
    const round = await newRound();
    for (const stretch of ['score', 'appraise', 'explain', 'final', 'publish']) await goForward(stretch, round);
    const leaf = (await player.sheet(round.sheets['00115']!)).leaves['1.1']!;
    const input = { points: 3, decision: '9/QĐ-UBND', decidedOn: '2019-03-01', reason: 'Đính chính' };
    const corrected = await player.done(POSTS.chair, 'correctScore', { score: leaf.id, version: leaf.version, input });
    expect(corrected).toMatchObject({ correctedPoints: 3, finalPoints: 3 });
    await holds(keyOf(round.id));
  }, 60_000);
});
