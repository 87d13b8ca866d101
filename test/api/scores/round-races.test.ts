import { beforeAll, describe, expect, test } from '@jest/globals';
import { query } from '../../kit/databases.js';
import { hubForWriting } from '../../kit/hub.js';
import { codeOf, POSTS, RoundPlayer, ruleOf, ward } from './round-player.js';
import { publishSmallSet } from './small-set.js';

const { chair, standing } = POSTS;
const hub = hubForWriting({ now: () => new Date('2018-11-10T09:00:00+07:00') });
const player = new RoundPlayer(hub);
const UNIT = '00115';
let labels = 0;

async function openedRound(): Promise<{ round: string; sheet: string }> {
  const { id } = await player.done(chair, 'planRound', {
    input: {
      issuer: '004',
      block: 'WARD',
      blockLabel: `Cùng lúc ${(labels += 1)}`,
      year: 2018,
      criteriaSet: { code: '004-cung-luc', version: 1 },
      standingAgency: '004.noi-vu',
      selfScoreDue: '2018-11-30T00:00:00+07:00',
      units: [UNIT, '00118'],
    },
  });
  await player.stepDone(chair, 'openRound', id);
  return { round: id, sheet: (await player.sheetsOf(id))[UNIT]! };
}

const outcomes = (answers: readonly { errors: any }[]): string[] =>
  answers.map(({ errors }) => (errors ? String(errors[0].extensions.code) : 'DONE')).toSorted();

describe('several people at once', () => {
  beforeAll(() => publishSmallSet(hub.databaseUrl, '004', '004-cung-luc'));

  test('on different leaves of one sheet lose nothing', async () => {
    const { sheet } = await openedRound();
    const { leaves } = await player.sheet(sheet);
    const codes = ['1.1', '1.2', '2.1', 'T.1'];
    const answers = await Promise.all(
      codes.map((code, at) =>
        player.send(ward(UNIT), 'scoreLeaf', {
          score: leaves[code]!.id,
          version: leaves[code]!.version,
          input: { points: at === 3 ? 1 : at + 10 },
        }),
      ),
    );
    expect(outcomes(answers)).toEqual(['DONE', 'DONE', 'DONE', 'DONE']);
    const after = await player.sheet(sheet);
    expect(codes.map((code) => after.leaves[code]!.selfPoints)).toEqual([10, 11, 12, 1]);
    expect(after['selfPoints']).toBe(33);
  });

  test('on the same leaf: one is taken, and every other is told how it stands now', async () => {
    const { sheet } = await openedRound();
    const leaf = (await player.sheet(sheet)).leaves['1.1']!;
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((points) => player.send(ward(UNIT), 'scoreLeaf', { score: leaf.id, version: leaf.version, input: { points } })),
    );
    expect(outcomes(answers)).toEqual(['DONE', 'STALE_VERSION', 'STALE_VERSION', 'STALE_VERSION', 'STALE_VERSION']);
    const taken = answers.find(({ errors }) => !errors)!.data.done;
    expect((await player.sheet(sheet)).leaves['1.1']).toMatchObject({ selfPoints: taken.selfPoints, version: taken.version });
    for (const { errors } of answers)
      if (errors)
        expect(errors[0]!.extensions['present']).toMatchObject({
          version: taken.version,
          selfPoints: expect.stringMatching(`^${taken.selfPoints}`),
        });
  });

  test('a submission and a score: the score is in the sheet that was submitted, or it is refused', async () => {
    for (let game = 0; game < 6; game += 1) {
      const { sheet } = await openedRound();
      await player.score(ward(UNIT), sheet, { '1.1': 1, '1.2': 1, '2.1': 1 });
      const { leaves, version } = await player.sheet(sheet);
      const leaf = leaves['1.1']!;
      const [submitted, scored] = await Promise.all([
        player.send(ward(UNIT), 'submitScorecard', { scorecard: sheet, version, lockedBy: 'Phó Chủ tịch' }),
        player.send(ward(UNIT), 'scoreLeaf', { score: leaf.id, version: leaf.version, input: { points: 9 } }),
      ]);
      expect(submitted.errors).toBeUndefined();
      const after = await player.sheet(sheet);
      expect(after.status).toBe('SUBMITTED');
      if (scored.errors) expect([codeOf(scored), ruleOf(scored)]).toEqual(['RULE_VIOLATION', 'SCORE_LEAF_NEEDS_DRAFT']);
      expect(after.leaves['1.1']!.selfPoints).toBe(scored.errors ? 1 : 9);
      const order = await query(hub.databaseUrl, `select step from scoring_change where scorecard_id = $1 order by sequence desc limit 2`, [
        Number(Buffer.from(sheet, 'base64url').toString().split(':')[1]),
      ]);
      if (!scored.errors) expect(order.map(({ step }) => step)).toEqual(['SUBMIT', 'SCORE_LEAF']);
    }
  });

  test('a publication and a correction: a correction before it is refused, and one after it counts', async () => {
    const { round, sheet } = await openedRound();
    const sheets = await player.sheetsOf(round);
    await player.stepDone(standing, 'adjustRound', round, { input: { surveyHeld: false } });
    for (const [unit, id] of Object.entries(sheets)) {
      await player.score(ward(unit), id, { '1.1': 10, '1.2': 10, '2.1': 10 });
      await player.stepDone(ward(unit), 'submitScorecard', id, { lockedBy: 'Phó Chủ tịch' });
      await player.appraise(standing, id, { '1.1': 10, '1.2': 10, '2.1': 10, '2.2': 5 });
      await player.stepDone(standing, 'closeAppraisal', id);
      await player.stepDone(standing, 'finalizeScorecard', id);
    }
    await player.stepDone(standing, 'finalizeRound', round);
    await player.stepDone(chair, 'approveRound', round, { decision: { number: '1/QĐ-UBND', on: '2018-12-01' } });
    const version = await player.version(round);
    const leaf = (await player.sheet(sheet)).leaves['1.1']!;
    const input = { points: 12, decision: '3/QĐ-UBND', decidedOn: '2018-12-20', reason: 'Đính chính' };
    const [published, corrected] = await Promise.all([
      player.send(chair, 'publishRound', { round, version, decision: { number: '2/QĐ-UBND', on: '2018-12-10' } }),
      player.send(chair, 'correctScore', { score: leaf.id, version: leaf.version, input }),
    ]);
    expect(published.errors).toBeUndefined();
    if (corrected.errors) expect(ruleOf(corrected)).toBe('CORRECT_LEAF_NEEDS_ROUND_PUBLISHED');
    const after = await player.sheet(sheet);
    expect(after.leaves['1.1']!.finalPoints).toBe(corrected.errors ? 10 : 12);
    expect(after['rank']).toEqual({ position: 1, of: 2 });
    const again = { round, version, decision: { number: '2/QĐ-UBND', on: '2018-12-10' } };
    const twice = await player.send(chair, 'publishRound', again);
    expect(ruleOf(twice)).toBe('PUBLISH_ROUND_NEEDS_ROUND_APPROVED');
  });

  test('sheets of one round made final together: every rank is right in the end', async () => {
    const { round } = await openedRound();
    const sheets = await player.sheetsOf(round);
    await player.stepDone(standing, 'adjustRound', round, { input: { surveyHeld: false } });
    for (const [unit, id] of Object.entries(sheets)) {
      await player.score(ward(unit), id, { '1.1': 10, '1.2': 10, '2.1': 10 });
      await player.stepDone(ward(unit), 'submitScorecard', id, { lockedBy: 'Phó Chủ tịch' });
      await player.appraise(standing, id, { '1.1': unit === UNIT ? 10 : 12, '1.2': 10, '2.1': 10, '2.2': 5 });
      await player.stepDone(standing, 'closeAppraisal', id);
    }
    await Promise.all(Object.values(sheets).map((id) => player.stepDone(standing, 'finalizeScorecard', id)));
    expect((await player.sheet(sheets[UNIT]!))['rank']).toEqual({ position: 2, of: 2 });
    expect((await player.sheet(sheets['00118']!))['rank']).toEqual({ position: 1, of: 2 });
  });
});
